"""The judge of the Order Flow finds each broken rule: one small pair of journals a rule, changed in one place."""

import copy
import json

import pytest

from emulator.mocks.judge import judge_of
from emulator.mocks.judge.__main__ import main

JUDGE = judge_of("order")


class Clock:
    def __init__(self):
        self.now = 0

    def tick(self):
        self.now += 10
        return self.now


def entry(at, method, path, rid="", answer=200, ending="complete", gave=(), document=None, headers=()):
    body = "" if document is None else json.dumps(document)
    common = {"query": {}, "headers": [list(pair) for pair in headers], "body": body, "gave": list(gave)}
    return {**common, "at": at, "method": method, "path": path, "id": rid, "answer": answer, "ending": ending}


def part(kind, pk):
    return "/api/v1/%s/%s/detailed_integration/" % (kind, pk)


def query(at, rid, answer=404, gave=()):
    return entry(at, "GET", "/orders/query", rid, answer, gave=gave)


def write(at, rid, items=(), discounts=(), answer=200, ending="complete", key=None, token="Bearer a"):
    document = {
        "pk": int(rid),
        "orderitem_set": [{"pk": int(pk)} for pk in items],
        "discountitem_set": [{"pk": int(pk)} for pk in discounts],
    }
    headers = [("Idempotency-Key", key or "number-" + rid), ("Authorization", token)]
    return entry(at, "POST", "/orders", rid, answer, ending, document=document, headers=headers)


def mapping(at, rid, target, code="E", answer=201):
    return entry(at, "POST", "/api/v1/integration_mappings/", rid, answer, document={"content_type": 3, "object_id": target, "code": code})


def mark(at, rid, answer=200):
    return entry(at, "PATCH", "/api/v1/orders/%s/" % rid, rid, answer, document={"is_send": True})


def read(clock, rid, items=(), discounts=()):
    """An order as it is read whole."""
    yield entry(clock.tick(), "GET", "/api/v1/order_items/", rid, gave=items)
    yield entry(clock.tick(), "GET", "/api/v1/discount_items/", rid, gave=discounts)
    yield entry(clock.tick(), "GET", "/api/v1/orders_integration/%s/detailed_integration/" % rid, rid)
    for kind, pks in (("order_items", items), ("discount_items", discounts)):
        for pk in pks:
            yield entry(clock.tick(), "GET", part(kind, pk), rid)


def journals():
    """1: two items, a discount; 2: found; 3: known by the script; 4: refused three times; 5: cancelled meanwhile; 6: cut, then found;
    7: cancelled before it was read; 8: that too, and then approved again."""
    clock, omnitron, erp = Clock(), [], []
    omnitron.append(entry(clock.tick(), "GET", "/api/v1/orders_integration/", gave=list("12345678")))

    def settle(rid, items=()):
        for target in (*items, rid):
            omnitron.append(mapping(clock.tick(), rid, target))
        omnitron.append(mark(clock.tick(), rid))

    omnitron += read(clock, "1", ["11", "12"], ["17"])
    erp += [query(clock.tick(), "1"), write(clock.tick(), "1", ["11", "12"], ["17"])]
    settle("1", ["11", "12"])
    omnitron += read(clock, "2", ["21"])
    erp.append(query(clock.tick(), "2", 200, ["2"]))
    settle("2", ["21"])
    omnitron += read(clock, "3")
    erp.append(query(clock.tick(), "3"))
    settle("3")
    for _ in range(3):
        omnitron += read(clock, "4", ["41"])
        erp += [query(clock.tick(), "4"), write(clock.tick(), "4", ["41"], answer=422)]
    omnitron += read(clock, "5")
    erp += [query(clock.tick(), "5"), write(clock.tick(), "5", answer=500)]
    omnitron.append(entry(clock.tick(), "NOTE", "cancelled", "5", None, "note"))
    omnitron += read(clock, "6", ["61"])
    erp += [query(clock.tick(), "6"), write(clock.tick(), "6", ["61"], ending="cut")]
    omnitron += read(clock, "6", ["61"])
    erp.append(query(clock.tick(), "6", 200, ["6"]))
    settle("6", ["61"])
    for rid in "78":
        omnitron.append(entry(clock.tick(), "NOTE", "cancelled", rid, None, "note"))
        omnitron += read(clock, rid)
    omnitron.append(entry(clock.tick(), "NOTE", "approved", "8", None, "note"))
    omnitron += read(clock, "8")
    erp += [query(clock.tick(), "8"), write(clock.tick(), "8")]
    settle("8")
    return omnitron, erp


END = 10**6


def at(entries, method, path, rid, place=0):
    found = [index for index, one in enumerate(entries) if (one["method"], one["id"]) == (method, rid) and path in one["path"]]
    return found[place]


def drop(entries, *where):
    entries.pop(at(entries, *where))


BROKEN = [
    ("settled: 9 is not settled", lambda o, e: o[0]["gave"].append("9")),
    ("settled: 1 is not settled", lambda o, e: drop(o, "PATCH", "orders/1", "1")),
    ("settled: 7 is not settled", lambda o, e: o.append(entry(END, "NOTE", "approved", "7", None, "note"))),
    ("settled: 5 is not settled", lambda o, e: drop(o, "NOTE", "", "5")),
    (
        "marked: 4 was marked sent, and the ERP never had it",
        lambda o, e: o.extend([mapping(END, "4", "4"), mapping(END, "4", "41"), mark(END + 1, "4")]),
    ),
    ("marked: 1 was marked sent 2 times", lambda o, e: o.append(mark(END, "1"))),
    ("order: 2 was marked sent before the ERP had it", lambda o, e: e[at(e, "GET", "query", "2")].update(at=END)),
    ("mappings: 1 was mapped after it was marked sent", lambda o, e: o.append(mapping(END, "1", "12"))),
    ("mappings: 1 has mappings with several codes", lambda o, e: o.append(mapping(1, "1", "12", "other"))),
    ("mappings: 1 was marked sent without the mapping of 12", lambda o, e: drop(o, "POST", "mappings", "1", 1)),
    ("mappings: 3 was marked sent without the mapping of 3", lambda o, e: o[at(o, "POST", "mappings", "3")].update(answer=500)),
    ("whole: 1 was sent with the order_items ['11'] of ['11', '12']", lambda o, e: rewrite(e, "1", ["11"], ["17"])),
    ("whole: 1 was sent with the discount_items [] of ['17']", lambda o, e: rewrite(e, "1", ["11", "12"])),
    ("whole: 1 was sent with order_items ['12'] that were not read in full", lambda o, e: drop(o, "GET", "order_items/12", "1")),
    (
        "whole: 1 was sent with order_items ['12'] that were not read in full",
        lambda o, e: o[at(o, "GET", "order_items/12", "1")].update(ending="cut"),
    ),
    ("whole: 1 was sent and never read", lambda o, e: drop(o, "GET", "orders_integration", "1")),
    (
        "whole: 1 was sent as another order",
        lambda o, e: e[at(e, "POST", "", "1")].update(body=e[at(e, "POST", "", "1")]["body"].replace('"pk": 1,', '"pk": 8,')),
    ),
    ("checked: 1 was sent, and the ERP was not asked first", lambda o, e: drop(e, "GET", "query", "1")),
    ("checked: 6 was sent after it was found", lambda o, e: e.append(write(END, "6", ["61"]))),
    (
        "left: 7 was sent, and had been cancelled before it was read",
        lambda o, e: e.extend([query(END, "7"), write(END + 1, "7", answer=422)]),
    ),
    ("left: 8 was sent, and had been cancelled before it was read", lambda o, e: drop(o, "GET", "orders_integration/8", "8", 1)),
    ("repeated: 1 was sent again after 200", lambda o, e: e.append(write(END, "1", ["11", "12"], ["17"]))),
    ("repeated: 4 was sent again after 3 failures", lambda o, e: e.append(write(END, "4", ["41"], answer=422))),
    ("budget: 3 cost 8 requests, allowed are 7", lambda o, e: o.extend(list(read(Clock(), "3"))[1:2] * 2)),
    ("key: 4 has the idempotency keys ['another', 'number-4']", lambda o, e: rewrite(e, "4", ["41"], answer=422, key="another")),
    (
        "token: 1 was sent again with the token that was refused",
        lambda o, e: e.insert(1, write(e[1]["at"] - 1, "1", ["11", "12"], ["17"], answer=401)),
    ),
    ("headers: GET /orders/query carries a forged value", lambda o, e: e[0].update(query={"number": ["forged"]})),
]


def rewrite(entries, rid, items=(), discounts=(), **more):
    place = at(entries, "POST", "", rid)
    entries[place] = write(entries[place]["at"], rid, items, discounts, **more)


def findings(omnitron, erp, exists=()):
    return JUDGE.findings({"omnitron": omnitron, "erp": erp}, exists=exists)


def test_a_run_that_keeps_every_rule_has_no_findings():
    assert findings(*journals(), exists=["3"]) == []


@pytest.mark.parametrize("sentence, change", BROKEN, ids=["%02d %s" % (place, one[0]) for place, one in enumerate(BROKEN)])
def test_a_broken_order_rule_is_found(sentence, change):
    omnitron, erp = copy.deepcopy(journals())
    change(omnitron, erp)
    assert findings(omnitron, erp, exists=["3"]) == [sentence]


def test_an_order_that_only_the_script_knew_is_marked_wrongly_when_it_did_not():
    assert findings(*journals()) == ["marked: 3 was marked sent, and the ERP never had it"]


def test_every_order_rule_is_broken_by_a_case():
    assert {sentence.split(":")[0] for sentence, _ in BROKEN} == set(JUDGE.names)


def test_the_judge_reads_order_journals_from_files(tmp_path, capsys):
    for name, entries in zip(("omnitron", "erp"), journals()):
        (tmp_path / name).write_text("".join(json.dumps(one) + "\n" for one in entries), encoding="utf-8")
    files = [str(tmp_path / "omnitron"), str(tmp_path / "erp"), "--flow", "order"]
    assert (main([*files, "--exists", "3"]), main(files)) == (0, 1)
    assert capsys.readouterr().out == "every rule holds\nmarked: 3 was marked sent, and the ERP never had it\n"
