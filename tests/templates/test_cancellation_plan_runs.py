"""Runs of the Run Cancellation Plan Service in the emulator, with a real HTTP client and a mock ERP."""

from __future__ import annotations

import json
import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from emulator.base.errors import InputError
from emulator.engine.validity import InvalidFlow
from emulator.mocks.erp import BEHAVIOURS, TAKEN
from emulator.mocks.omnitron import Omnitron
from emulator.mocks.webhook_sender import CALLS
from tests.kits.cancellation_plan_kit import calls, erp_for, events, ledger_state, lines, sender, started, statuses, uuid_of, written
from tests.kits.seeds import seeds

OPERATOR = "Ledger/Operator's order"


def play(run, work, **more):
    def all_of_it(run):
        made = sender(run)
        work(made)
        return made

    return run.serve(all_of_it, **more)


def send(*several):
    return lambda sender: [sender.send(event) for event in several]


def order(run, op, event, fires=1):
    run.run_once(OPERATOR, {"generate-ff-custom-text": json.dumps({"op": op, "id": uuid_of(event)})})


@pytest.mark.parametrize("kind", ["xml", "json"])
def test_every_call_is_answered_as_it_is_owed_and_every_good_plan_is_written_once(kind):
    plans = events(4)
    with erp_for(plans) as erp:
        run = started(erp, kind)
        made = play(run, lambda sender: sender.play(plans))
    for name, status, body in calls(made):
        wanted = {"status": "ignored"} if name == "other_event" else {"status": "accepted"} if CALLS[name].owed == 202 else None
        assert (status, body if wanted else body["status"], bool(body.get("reason"))) == (CALLS[name].owed, wanted or "refused", not wanted)
    good = {uuid_of(one) for one in plans} | {uuid for name, uuid, _ in made.sent if name in ("charset", "chunked")}
    assert set(written(erp)) == good
    assert {len(each) for each in written(erp).values()} == {1}
    assert statuses(ledger_state(run)) == dict.fromkeys(good, "done")
    assert (run.stalled, run.finished) == ([], True)


def test_the_erp_gets_the_plan_as_it_came_under_its_own_address():
    (plan,) = events(1)
    with erp_for([plan]) as erp:
        run = started(erp)
        play(run, send(plan))
    ((method, path, body, scheme),) = written(erp)[uuid_of(plan)]
    assert (method, scheme) == ("POST", "Bearer")
    assert path == f"/cancellations/{plan['payload']['pk']}/{plan['payload']['order']['number']}"
    assert json.loads(body) == plan
    assert body == json.dumps(plan, ensure_ascii=False)


def test_a_plan_that_is_known_is_answered_alike_whatever_became_of_it_and_not_processed_again():
    plans = events(2)
    with erp_for(plans, [["accept"], ["reject"] * 9]) as erp:
        run = started(erp, failure__attempts="1")
        play(run, send(*plans))
        made = play(run, send(*plans, *plans))
    assert calls(made) == [("good", 202, {"status": "accepted"})] * 4
    assert [len(each) for each in written(erp).values()] == [1, 1]


@pytest.mark.parametrize(
    ("words", "tries"),
    [
        (["hang_up", "accept"], 2), (["cut", "accept"], 2), (["reject", "busy", "accept"], 3), (["unauthorized", "accept"], 2),
        (["hang_up", "reject", "hang_up", "error", "accept"], 5), (["forbidden", "forbidden", "accept"], 3),
    ],
)  # fmt: skip
def test_a_plan_that_failed_comes_again_as_it_came_until_the_erp_takes_it(words, tries):
    (plan,) = events(1)
    with erp_for([plan], [words]) as erp:
        run = started(erp)
        play(run, send(plan))
    sent = written(erp)[uuid_of(plan)]
    assert len(sent) == tries and len({each[2] for each in sent}) == 1
    assert json.loads(sent[0][2]) == plan
    assert (statuses(ledger_state(run)), run.stalled) == ({uuid_of(plan): "done"}, [])


def test_failures_are_spaced_and_then_held_until_an_operator_releases_the_plan():
    (plan,) = events(1)
    with erp_for([plan], [["reject"] * 3]) as erp:
        run = started(erp)
        play(run, send(plan))
        assert statuses(ledger_state(run)) == {uuid_of(plan): "held"}
        assert ["Ledger/Held plans again" in str(one) for one in run.stalled] == [True]
        run.run_once("Ledger/Held plans again")
        assert (len(written(erp)[uuid_of(plan)]), len(run.queue("Ledger/Still held plans again"))) == (3, 1)
        order(run, "release", plan)
        run.run_once("Ledger/Still held plans again")
    sent = written(erp)[uuid_of(plan)]
    assert len(sent) == 4 and json.loads(sent[3][2]) == plan
    assert (statuses(ledger_state(run)), run.stalled) == ({uuid_of(plan): "done"}, [])


def test_a_held_plan_that_the_operator_sets_done_ends():
    (plan,) = events(1)
    with erp_for([plan], [["reject"]]) as erp:
        run = started(erp, failure__attempts="1")
        play(run, send(plan))
        order(run, "done", plan)
        run.run_once("Ledger/Held plans again")
    assert len(written(erp)[uuid_of(plan)]) == 1
    assert (statuses(ledger_state(run)), run.stalled) == ({uuid_of(plan): "done"}, [])


def test_without_an_answer_the_waits_double_and_never_end():
    (plan,) = events(1)
    with erp_for([plan], [["hang_up"] * 7]) as erp:
        run = started(erp)
        began = run._runtime.clock.now_ms()
        play(run, send(plan))
        waited = (run._runtime.clock.now_ms() - began) / 1000
    assert len(written(erp)[uuid_of(plan)]) == 8
    assert sum(min(60 * 2**n, 3600) for n in range(7)) <= waited < sum(min(60 * 2**n, 3600) + 30 for n in range(7)) + 120


def test_an_erp_whose_login_fails_gets_the_plan_later():
    (plan,) = events(1)
    with erp_for([plan]) as erp:
        run = started(erp, erp__login__url=erp.refused + "/token")
        opened = []

        def work(made):
            made.send(plan)

        def seen(record):
            if "asked again" in record.message and not opened:
                opened.append(erp.open_door())

        run._runtime.logs._listener = seen
        play(run, work)
    assert opened and len(written(erp)[uuid_of(plan)]) == 1
    assert any("log.login.error" in line for line in lines(run))


def test_script_and_mapping_change_what_the_erp_gets_and_a_later_try_begins_with_the_plan():
    (plan,) = events(1)
    with erp_for([plan], [["hang_up"]]) as erp:
        run = started(erp, script__enabled="true", mapping__enabled="true", post__script__enabled="true")
        play(run, send(plan))
    first, second = [json.loads(each[2]) for each in written(erp)[uuid_of(plan)]]
    items = plan["payload"]["cancellationplanorderitem_set"]
    assert first == second
    assert (first["uuid"], first["order_number"]) == (uuid_of(plan), plan["payload"]["order"]["number"])
    assert [(one["id"], one["sku"]) for one in first["items"]] == [(one["pk"], one["order_item"]["product"]["sku"]) for one in items]


def test_an_unknown_relation_or_a_script_error_holds_the_plan():
    plans = events(2)
    with erp_for(plans) as erp:
        run = started(erp, script__enabled="true")
        broken = "raise ValueError('mine')"
        body = run._runtime.nodes
        node = next(one for one in body.values() if one.path == "Script/Script")
        text = node.described.properties["Script Body"].replace("return output_obj", broken)
        run.run_once("Script/Script", {"Script Body": text})
        play(run, send(*plans))
    assert (written(erp), set(statuses(ledger_state(run)).values())) == ({}, {"held"})
    assert [one.json() for one in run.queue("Ledger/Held plans again")] == plans


def test_a_write_back_is_made_only_where_it_is_wanted_after_a_login_of_its_own():
    (plan,) = events(1)
    with erp_for([plan]) as erp, Omnitron([]) as omnitron:
        url = omnitron.url + "/api/v1/cancellation_plans/${_cancellation_plan.id}/done/"
        more = {"omnitron__url": omnitron.url, "omnitron__username": "omnitron", "omnitron__password": "s3cret"}
        run = started(erp, writeback__enabled="true", writeback__url=url, writeback__body='{"key": "${_cancellation_plan.uuid}"}', **more)
        play(run, send(plan))
    seen = [(one["method"], one["path"], one["body"]) for one in omnitron.journal]
    assert seen[0][1] == "/api/v1/auth/login/"
    assert ("POST", f"/api/v1/cancellation_plans/{plan['payload']['pk']}/done/", json.dumps({"key": uuid_of(plan)})) in seen
    assert statuses(ledger_state(run)) == {uuid_of(plan): "parked"}  # this Omnitron knows no plans: 404
    assert ["Write back again" in str(one) for one in run.stalled] == [True]
    assert len(written(erp)[uuid_of(plan)]) == 1


def test_no_secret_configured_refuses_every_call():
    (plan,) = events(1)
    with erp_for([plan]) as erp:
        run = started(erp, webhook__secret=None)
        made = play(run, lambda sender: [sender.send(plan), sender.send(plan, "empty_secret"), sender.send(plan, "no_secret")])
    assert [status for _, status, _ in calls(made)] == [401, 401, 401]
    assert (written(erp), lines(run)[0]["relation"]) == ({}, "refused")


def test_nothing_that_a_caller_sends_as_a_header_gets_into_the_flow():
    (plan,) = events(1)
    with erp_for([plan]) as erp:
        run = started(erp, without="Script/Forget allVar")
        play(run, send(plan))
    (at_work,) = run.queue("Script/Forget allVar")
    assert {name for name in at_work.attributes if name.partition(".")[0] not in ("ledger", "_cancellation_plan")} == {
        "RouteOnAttribute.Route", "_order.number", "filename", "log.webhook.via", "login.scope", "mime.type", "path", "plan.body",
        "token.erp", "uuid",
    }  # fmt: skip
    assert at_work.attributes["log.webhook.via"] == "http, without a proxy"


def test_a_call_that_came_by_http_is_told_once_and_the_log_says_how_each_one_came():
    plans = events(3)
    with erp_for(plans) as erp:
        run = started(erp)
        play(run, lambda sender: [sender.send(plans[0], "no_secret"), *map(sender.send, plans[:2])])
        said = [one.partition("] ")[2] for one in run.log_of("Webhook/Check the call", "warn")]
        assert len(said) == 1 and said[0].startswith("a call of 127.0.0.1 came by http, without a proxy: one caller that sends half a body")
        assert [line["log.webhook.via"] for line in lines(run)] == ["http, without a proxy"] * 3
        later = started(erp, state=run.state)
        play(later, send(plans[2]))
        assert later.log_of("Webhook/Check the call", "warn") == []


def test_without_a_host_the_webhook_does_not_listen_at_all():
    with erp_for([]) as erp:
        with pytest.raises(InvalidFlow, match="'Hostname' validated against '' is invalid because Hostname cannot be empty"):
            started(erp, webhook__host="").run()
        run = started(erp, webhook__host=None)
        with pytest.raises(InputError, match="webhook.host is empty, give an address"):
            run.serve(lambda run: run.url("Webhook/Listen"))


def test_too_much_under_way_is_answered_503_and_not_known_afterwards():
    plans = events(3)
    with erp_for(plans) as erp:
        run = started(erp, max__inflight="0")
        made = play(run, send(*plans))
        assert calls(made) == [("good", 503, {"status": "refused", "reason": "too much is under way: send it again later"})] * 3
    assert statuses(ledger_state(run)) == {}


def test_calls_that_bring_no_plan_are_one_line_of_the_log_each():
    (plan,) = events(1)
    with erp_for([plan]) as erp:
        run = started(erp)
        play(run, lambda sender: [sender.send(plan, name) for name in ("other_event", "bad_secret", "get")])
    assert sorted((line["relation"], line.get("log.webhook.error", "")[:3]) for line in lines(run)) == [
        ("ignored", ""), ("refused", "401"), ("refused", "405"),
    ]  # fmt: skip


def test_many_calls_at_once_each_sent_twice_are_all_answered_and_each_is_written_once():
    plans = events(20)
    with erp_for(plans) as erp, ThreadPoolExecutor(10) as pool:
        run = started(erp)
        made = play(run, lambda sender: list(pool.map(sender.send, plans * 2)))
    assert {(status, body["status"]) for _, status, body in calls(made)} == {(202, "accepted")}
    assert {key: len(each) for key, each in written(erp).items()} == {uuid_of(plan): 1 for plan in plans}


@pytest.mark.parametrize("seed", seeds(range(50)))
def test_nothing_is_lost_and_nothing_done_twice_unasked_whatever_the_erp_does(seed):
    chosen = random.Random(seed)
    plans = events(4, seed)
    fatal = [word for word in sorted(BEHAVIOURS) if word != "slow"]
    words = [[chosen.choice(fatal) for _ in range(chosen.choice((1, 2, 5)))] for _ in plans]
    sent = [plan for plan in plans for _ in range(chosen.choice((1, 2, 3)))]
    chosen.shuffle(sent)
    with erp_for(plans, words) as erp:
        more = {"failure__attempts": chosen.choice(("1", "3")), "custom__response": chosen.choice(("true", "false"))}
        run = started(erp, chosen.choice(("xml", "json")), **more)
        made = play(run, send(*sent))
        taken = list(erp.taken)
    assert {status for _, status, _ in calls(made)} == {202}
    known = statuses(ledger_state(run))
    assert set(known) == {uuid_of(plan) for plan in plans} and set(known.values()) <= {"done", "held"}
    held = sorted(uuid_of(one.json()) for one in run.queue("Ledger/Held plans again"))
    assert held == sorted(uuid for uuid, word in known.items() if word == "held")
    for plan, given in zip(plans, words):
        tries, got = written(erp)[uuid_of(plan)], taken.count(uuid_of(plan))
        assert {json.dumps(json.loads(one[2]), sort_keys=True) for one in tries} == {json.dumps(plan, sort_keys=True)}
        unsure = sum(word in TAKEN for word in given[: len(tries)])
        assert got <= 1 + unsure, (given, got)
        assert got >= 1 or known[uuid_of(plan)] == "held", (given, got)
