"""templates/webhook_proxy.conf, run by nginx before the webhook of the Run Cancellation Plan Service."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from tests.kits.cancellation_plan_kit import erp_for, events, lines, started, uuid_of, written
from tests.kits.webhook_proxy import NGINX, NO_NGINX, Proxy, half_bodies, waits

pytestmark = pytest.mark.skipif(NGINX is None, reason=NO_NGINX)


def backend(run):
    return int(run.url("Webhook/Listen").rpartition(":")[2])


def test_behind_the_proxy_fifty_half_sent_bodies_keep_nobody_waiting(tmp_path):
    plans = events(3)

    def work(run):
        with Proxy(tmp_path, backend(run)) as proxy, ExitStack() as stack:
            half = [stack.enter_context(proxy.connect(f"127.0.0.{number}")) for number in range(2, 52)]
            half_bodies(half)
            answers = [proxy.post(plan) for plan in plans]
            return answers, sum(map(waits, half))

    with erp_for(plans) as erp:
        run = started(erp)
        answers, waiting = run.serve(work)
    assert (answers, waiting) == ([(202, {"status": "accepted"})] * 3, 50)
    assert set(written(erp)) == {uuid_of(plan) for plan in plans}


def test_fifty_callers_at_one_address_are_all_answered_behind_the_proxy(tmp_path):
    plans = events(60)

    def work(run):
        with Proxy(tmp_path, backend(run)) as proxy, ThreadPoolExecutor(50) as pool:
            return list(pool.map(proxy.post, plans))

    with erp_for(plans) as erp:
        answers = started(erp).serve(work)
    assert answers == [(202, {"status": "accepted"})] * 60
    assert {key: len(each) for key, each in written(erp).items()} == {uuid_of(plan): 1 for plan in plans}


def test_what_comes_by_the_proxy_came_by_https_whatever_the_caller_says(tmp_path):
    plans = events(2)

    def work(run):
        with Proxy(tmp_path, backend(run)) as proxy:
            forged = {"X-Forwarded-Proto": "http", "X-Forwarded-For": "192.0.2.1", "Forwarded": "proto=http"}
            return [proxy.post(plans[0]), proxy.post(plans[1], **forged)]

    with erp_for(plans) as erp:
        run = started(erp)
        assert [status for status, _ in run.serve(work)] == [202, 202]
    assert [line["log.webhook.via"] for line in lines(run)] == ["https, by X-Forwarded-Proto"] * 2
    assert run.log_of("Webhook/Check the call", "warn") == []
