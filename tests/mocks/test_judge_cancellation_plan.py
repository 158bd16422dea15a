"""The judge of the Run Cancellation Plan Service finds each broken rule: one small pair of journals, changed in one place."""

import copy
import json

import pytest

from emulator.mocks.judge import judge_of
from emulator.mocks.judge.__main__ import main

JUDGE = judge_of("cancellation_plan")


def call(rid, name="good", answer=202, ending="complete"):
    body = json.dumps({"event": {"uuid": rid}, "payload": {"pk": 1}})
    request = {"path": "/cancellation_plan/", "method": "POST", "query": {"call": [name]}, "headers": [], "body": body, "gave": []}
    return {**request, "id": rid, "answer": answer, "ending": ending, "at": 0}


def erp(rid, answer=200, ending="complete", key=None, token="Bearer a"):
    headers = [["Idempotency-Key", key or rid], ["Authorization", token]]
    body = json.dumps({"event": {"uuid": rid}, "payload": {"pk": 1}})
    request = {"path": "/cancellations/1", "method": "POST", "query": {}, "headers": headers, "body": body, "gave": []}
    return {**request, "id": rid, "answer": answer, "ending": ending, "at": 1}


CALLS = [call("a"), call("a"), call("b"), call("c"), call("x", "bad_secret", 401), call("y", "no_pk", 400), call("z", "other_event")]
ERP = [erp("a", 401), erp("a", token="Bearer b"), erp("b", None, "dropped"), erp("b"), erp("c", 422), erp("c", 422), erp("c", 422)]
BROKEN = [
    ("settled: d is not settled", lambda c, e: c.append(call("d"))),
    ("settled: c is not settled", lambda c, e: e.pop()),
    (
        "answered: the call bad_secret was answered 202, owed was 401",
        lambda c, e: c[4].update(answer=202, query={"call": ["bad_secret"]}, id="a"),
    ),
    ("answered: the call no_pk was answered 202, owed was 400", lambda c, e: c[5].update(answer=202, id="b")),
    ("refused: x reached the ERP and was never taken", lambda c, e: e.append(erp("x"))),
    ("refused: z reached the ERP and was never taken", lambda c, e: e.append(erp("z"))),
    ("alike: z was answered 202 and 400", lambda c, e: c.append(call("z", "no_pk", 400))),
    ("whole: a reached the ERP as something else", lambda c, e: e[1].update(body='{"payload": {"pk": 2}}')),
    ("repeated: a was sent again after 200", lambda c, e: e.append(erp("a", token="Bearer b"))),
    ("key: b has the idempotency keys ['b', 'other']", lambda c, e: e.__setitem__(3, erp("b", key="other"))),
    ("token: a was sent again with the token that was refused", lambda c, e: e.__setitem__(1, erp("a"))),
    ("headers: POST /cancellations/1 carries a forged value", lambda c, e: e.__setitem__(3, erp("b", token="Bearer forged"))),
]


def findings(calls, erp):
    return JUDGE.findings({"calls": calls, "erp": erp})


def test_calls_that_keep_every_rule_have_no_findings():
    assert findings(CALLS, ERP) == []


@pytest.mark.parametrize("sentence, change", BROKEN, ids=["%02d %s" % (place, one[0]) for place, one in enumerate(BROKEN)])
def test_a_broken_plan_rule_is_found(sentence, change):
    calls, entries = copy.deepcopy(CALLS), copy.deepcopy(ERP)
    change(calls, entries)
    assert findings(calls, entries) == [sentence]


def test_every_plan_rule_is_broken_by_a_case():
    assert {sentence.split(":")[0] for sentence, _ in BROKEN} == set(JUDGE.names)


def test_the_judge_reads_journals_of_calls_from_files(tmp_path, capsys):
    for name, entries in (("calls", CALLS), ("erp", ERP)):
        (tmp_path / name).write_text("".join(json.dumps(one) + "\n" for one in entries), encoding="utf-8")
    assert main([str(tmp_path / "calls"), str(tmp_path / "erp"), "--flow", "cancellation_plan"]) == 0
    assert capsys.readouterr().out == "every rule holds\n"
