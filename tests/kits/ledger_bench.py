"""A Ledger on the bench: feeds single events, keeps the state, answers what was emitted and said."""

import json
import uuid

from .script_files import load_script

LEDGER, READ_PAGE, VERDICT = (load_script("common/%s.py" % name) for name in ("ledger", "read_page", "verdict"))
NOW = 1_800_000_000  # 2027-01-15T08:00:00Z
START = "2027-01-01T00:00:00.000000Z"


def date(seconds=0, micros=0):
    """A moment relative to NOW, as the Ledger writes it."""
    return LEDGER.iso(LEDGER.iso_of(NOW), seconds=seconds, micros=micros)


def row(identifier, when, **more):
    return dict({"id": identifier, "modified_date": when}, **more)


class Bench:
    def __init__(self, state=None, **settings):
        self.verdict = {name: settings.pop(name, default) for name, default in VERDICT.SETTINGS.items()}
        self.settings = {**LEDGER.SETTINGS, "start_date": START, **settings}
        self.rows = {"row_id": "id", "row_attributes": "_cancellation_request.id"}
        self.state, self.now, self.notes, self.judged, self.told = dict(state or {}), NOW, [], ("", ""), []

    # -- events

    def event(self, name, **attributes):
        found = {"uuid": str(uuid.uuid4()), "ledger.event": name}
        found.update((key.replace("__", "."), value) for key, value in attributes.items())
        return found

    def step(self, *events, commit=True):
        """One step. commit=False: the state is stored and the session is not, so nothing comes out."""
        self.state, emitted, self.notes = LEDGER.step(self.state, list(events), self.settings, self.now)
        return emitted if commit else []

    def tick(self, after=0):
        self.now += after
        return self.step(self.event("tick"))

    def page_event(self, query, *rows, more=False, content=None, server_now=None):
        """The page as Read the page makes it of an answer; what it had to tell is in ``told``."""
        attributes = query.get("attributes", query)
        event = {**attributes, **self.event("page")}
        answer = json.dumps({"results": list(rows), "next": "more" if more else None}) if content is None else content
        reading = {**{name: str(self.settings[name]) for name in ("order_by", "limit", "overlap")}, **self.rows}
        now = READ_PAGE.http_date(server_now) or LEDGER.iso_of(self.now)
        try:
            event["content"], event["ledger.next"], self.told = READ_PAGE.page_of(answer, reading, attributes, now)
        except READ_PAGE.NoPage as error:
            event.update({"ledger.event": "page_failed", "log.omnitron.error": str(error)})
        return event

    def page(self, query, *rows, **more):
        return self.step(self.page_event(query, *rows, **more))

    def outcome(self, work, word, **more):
        return self.step(self.outcome_event(work, word, **more))

    def outcome_event(self, work, word, **more):
        event = dict(work["attributes"], **self.event("outcome", ledger__outcome=word, **more))
        if word == "continue":
            event["ledger.event"] = "accepted"
        elif word not in VERDICT.KEPT:
            attributes, level, said = VERDICT.verdict(event, self.verdict, self.now)
            self.judged = (level, said)
            event.update(attributes)
        return event

    # -- ways there

    def sent(self, *rows, **more):
        """One tick, one page: the work that came of it."""
        (query,) = only(self.tick(), "query")
        return only(self.page(query, *rows, **more), "work")

    def settled(self, word="failure", when=None, identifier=1):
        (work,) = self.sent(row(identifier, when or date(-60)))
        self.outcome(work, word)
        return work

    # -- what is known

    def entry(self, identifier):
        return LEDGER.Book(self.state).entry(str(identifier))

    def status(self, identifier):
        found = self.entry(identifier)
        return found.status if found else None

    def scan(self):
        return json.loads(self.state["0scan"])

    def summary(self):
        return json.loads(self.state["0summary"])

    def floor(self):
        return self.state.get("0floor")

    def said(self, part):
        """Whether the Ledger, or Verdict or Read the page before it, said so."""
        return any(part in text for _, text in [*self.notes, self.judged, *(("error", text) for text in self.told)])


def only(emitted, to):
    return [each for each in emitted if each["to"] == to]


def kinds(emitted):
    return [each["to"] for each in emitted]


def ids(emitted):
    return [each["attributes"]["ledger.id"] for each in only(emitted, "work")]


def after(query):
    """The cursor that a query asks from."""
    return query["attributes"]["ledger.cursor"]


def open_bench(**settings):
    """A bench with one open entry, due, far behind the floor."""
    return Bench({"i:1": "open|%s||1|2|%d|%d|x" % (date(-5000), NOW, NOW), "0floor": date(-10)}, **settings)


def flying(**settings):
    """A bench with one request at the ERP, and its work."""
    bench = Bench(**settings)
    (work,) = bench.sent(row(1, date(-60)))
    return bench, work
