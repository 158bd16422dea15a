"""The judges of the Order Cancellation Request Flow and of the Order Cancel Flow find each broken rule.

One small pair of journals a rule, changed in one place.
"""

import copy

import pytest

from emulator.mocks.judge import judge_of

JUDGES = {"cancellation_requests": judge_of("order_cancellation_request"), "cancellation_plans": judge_of("order_cancel")}


def erp(rid, answer=200, ending="complete", at=1, key=None, token="Bearer a"):
    headers = [["Idempotency-Key", key or "key-" + rid], ["Authorization", token]]
    request = {"path": "/cancellations", "method": "POST", "query": {}, "headers": headers}
    return {**request, "id": rid, "gave": [], "answer": answer, "ending": ending, "at": at}


def back(rid, answer=200, ending="complete", at=9):
    path = "/api/v1/cancellation_requests/%s/complete/" % rid
    return {"path": path, "method": "POST", "query": {}, "headers": [], "id": rid, "answer": answer, "ending": ending, "at": at, "gave": []}


def page(*ids):
    return {**back(""), "path": "/api/v1/cancellation_requests/detailed/", "method": "GET", "gave": list(ids)}


GOOD_ERP = [
    erp("1"),
    erp("2", 401),
    erp("2", token="Bearer b"),
    erp("3", None, "dropped"),
    erp("3"),
    erp("4", 422),
    erp("4", 422),
    erp("4", 422),
    erp("5", 200, "cut"),
    erp("5"),
]
GOOD_OMNITRON = [page("1", "2", "3", "4", "5"), back("1"), back("2"), back("3", 503), back("3"), back("5")]

BROKEN = [
    ("settled: 9 is not settled", lambda o, e: e.append(erp("9", 422))),
    ("settled: 7 is not settled", lambda o, e: o.append(page("7"))),
    ("settled: 1 is not settled", lambda o, e: o.pop(1)),
    ("written: 4 was written back and never accepted", lambda o, e: o.append(back("4"))),
    ("written: 1 was written back 2 times", lambda o, e: o.append(back("1"))),
    ("order: 1 was written back before it was accepted", lambda o, e: o[1].update(at=0)),
    ("repeated: 1 was sent again after 200", lambda o, e: e.append(erp("1"))),
    ("repeated: 4 was sent again after 3 failures", lambda o, e: e.append(erp("4", 422))),
    ("key: 3 has the idempotency keys ['another', 'key-3']", lambda o, e: e.__setitem__(4, erp("3", key="another"))),
    ("key: ['1', '5'] share the idempotency key key-1", lambda o, e: e.__setitem__(slice(8, 10), [erp("5", key="key-1")])),
    ("token: 2 was sent again with the token that was refused", lambda o, e: e.__setitem__(2, erp("2"))),
    ("headers: POST /cancellations carries a forged value", lambda o, e: e.__setitem__(0, erp("1", token="Bearer forged"))),
]


def findings(collection, omnitron, erp):
    calls = [{**entry, "path": entry["path"].replace("cancellation_requests", collection)} for entry in omnitron]
    return JUDGES[collection].findings({"omnitron": calls, "erp": erp})


@pytest.mark.parametrize("collection", JUDGES)
def test_a_run_that_keeps_every_rule_has_no_findings(collection):
    assert findings(collection, GOOD_OMNITRON, GOOD_ERP) == []


@pytest.mark.parametrize("collection", JUDGES)
@pytest.mark.parametrize("sentence, change", BROKEN, ids=[sentence for sentence, _ in BROKEN])
def test_a_broken_rule_is_found(collection, sentence, change):
    omnitron, entries = copy.deepcopy(GOOD_OMNITRON), copy.deepcopy(GOOD_ERP)
    change(omnitron, entries)
    assert findings(collection, omnitron, entries) == [sentence]


@pytest.mark.parametrize("collection", JUDGES)
def test_every_rule_is_broken_by_a_case(collection):
    assert {sentence.split(":")[0] for sentence, _ in BROKEN} == set(JUDGES[collection].names)
