"""The Ledger's core carries other flows: one that reads by id, with nothing of the modified date in it."""

import json

from tests.kits.ledger_bench import LEDGER, NOW


class ById(LEDGER.Ledger):
    """Orders not sent yet: the cursor is the id, every scan begins at 0, a settled one is forgotten after the overlap."""

    def read_row(self, value):
        return LEDGER.text_of(value["pk"]), value["version"]

    def work_attributes(self, row):
        return {"_order.number": row.value.get("number")}

    def first_scan(self):
        return {"cursor": 0, "limit": self.settings["limit"]}

    def advance(self, event, scan, page, blocked):
        if blocked is not None:
            scan.update(live=0, cursor=int(blocked.id) - 1)
        elif page.full:
            scan.update(cursor=int(page.rows[-1].id))
        else:
            scan.update(live=0, more=0)

    def cursor_before(self, identifier, entry):
        return int(identifier) - 1

    def is_past(self, identifier, entry, row):
        return int(row.id) > int(identifier)

    def url(self, cursor, limit):
        return "id__gt=%d&limit=%d" % (cursor, limit)

    def is_forgotten(self, entry):
        return entry.since < self.now - self.settings["overlap"]


def step(state, now, *events):
    ledger = ById(state, dict(LEDGER.SETTINGS, base_url="x", limit=2), now)
    for event in events:
        ledger.take(event)
    ledger.book.sum_up()
    assert not any(level == "error" for level, _ in ledger.notes), ledger.notes
    return ledger.book.state, ledger.emitted


def page(uuid, query, *numbers):
    rows = [{"pk": number, "version": "v1", "number": "n%d" % number} for number in numbers]
    return dict(query["attributes"], **{"uuid": uuid, "ledger.event": "page", "content": json.dumps(rows)})


def test_a_flow_that_reads_by_id_scans_asks_and_forgets():
    state, (query,) = step({}, NOW, {"uuid": "t1", "ledger.event": "tick"})
    assert query["attributes"]["ledger.url"] == "id__gt=0&limit=2"
    state, emitted = step(state, NOW, page("p1", query, 3, 5))
    assert [each["attributes"].get("_order.number") for each in emitted] == ["n3", "n5", None]
    assert emitted[2]["attributes"]["ledger.url"] == "id__gt=5&limit=2"
    state, _ = step(state, NOW, page("p2", emitted[2]))
    sent, silent = ({**each["attributes"], "uuid": "o" + each["attributes"]["ledger.id"]} for each in emitted[:2])
    state, _ = step(state, NOW, {**sent, "ledger.event": "accepted"})
    state, _ = step(state, NOW, {**sent, "uuid": "w3", "ledger.event": "outcome", "ledger.outcome": "written",
                                 "ledger.written.version": "2027-01-15T08:00:00Z"},
                    {**silent, "ledger.event": "outcome", "ledger.outcome": "do_nothing"})
    state, (again, ask) = step(state, NOW + 601, {"uuid": "t2", "ledger.event": "tick"})
    assert "i:3" not in state and again["attributes"]["ledger.url"] == "id__gt=0&limit=2"
    assert ask["attributes"]["ledger.for"] == "5" and ask["attributes"]["ledger.url"] == "id__gt=4&limit=2"
    state, (work,) = step(state, NOW + 601, page("p3", ask, 5))
    assert work["attributes"]["ledger.id"] == "5"
