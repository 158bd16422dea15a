"""A random world round the Ledger: Omnitron, an ERP, the flow's queues, crashes and clocks, all made from one seed.

The world checks while it runs (no settled, accepted, held or given-up one is sent again, none before it is due, no two flights of one
request, the same input gives the same step, flights and state keep their bounds) and at its end (nothing lost, nobody stuck, no
write-back without an acceptance). `World(ledger, seed).run()`
returns the list of what went wrong.
"""

import collections
import email.utils
import json
import random

from .script_files import load_script

READ_PAGE, VERDICT = load_script("common/read_page.py"), load_script("common/verdict.py")
BEGIN = 1_800_000_000.0
DAY = 86400
CALM_LIMIT = 48 * 3600
SETTLED = ("done", "written", "given up")


class Omnitron:
    """Requests with modified dates: coarse or equal ones, pages that the server caps, rows committed late, reads that lag behind."""

    def __init__(self, rand, ledger, world):
        self.rand, self.ledger, self.world = rand, ledger, world
        self.skew = rand.choice([0, 0, 120, -200])
        self.grain = rand.choice([0, 1, 1, 60])
        self.cap = rand.choice([10**6, 10**6, 100, 20])
        self.late = rand.choice([0, 0, 30, 300])
        self.lag = rand.choice([0, 0, 20])
        self.bare_list = self.cap == 10**6 and rand.random() < 0.2
        self.rows = {}

    def clock(self):
        return self.world.now + self.skew

    def stamp(self, when):
        if self.grain:
            when -= when % self.grain
        return self.ledger.iso_of(int(when))[:-7] + "%06dZ" % (int(when * 1e6) % 1_000_000)

    def add(self, number):
        for _ in range(number):
            identifier = str(len(self.rows) + 1)
            late = self.rand.uniform(0, self.late) if self.rand.random() < 0.3 else 0
            date = self.stamp(self.clock() - self.rand.choice([0, 0, self.rand.uniform(0, 3)]))
            self.rows[identifier] = {"date": date, "visible": self.world.now + late, "matches": True}

    def touch(self, identifier):
        """Somebody changes a request; a settled one may match the filter again."""
        row = self.rows[identifier]
        row["date"] = max(self.stamp(self.clock()), row["date"])
        settled = self.world.settled.get(identifier, "")
        if not row["matches"] and row["date"] > settled and self.rand.random() < 0.3:
            row["matches"] = True
            self.world.settled.pop(identifier, None)

    def write_back(self, identifier):
        row = self.rows[identifier]
        row.update(read_before=(self.world.now + self.lag, row["date"]))
        row.update(matches=False, visible=0, date=max(self.stamp(self.clock()), row["date"]))
        return row["date"]

    def seen(self, row):
        """The date under which a query meets a row now, None when it does not."""
        until, date = row.get("read_before", (0, None))
        if not row["matches"]:
            return date if self.world.now < until else None
        return row["date"] if row["visible"] <= self.world.now else None

    def answer(self, after, limit):
        limit = min(int(limit), self.cap)
        found = sorted((self.seen(row), identifier) for identifier, row in self.rows.items() if (self.seen(row) or "") > after)
        results = [{"id": int(identifier), "modified_date": date, "price": "1.0"} for date, identifier in found[:limit]]
        if self.bare_list:
            return json.dumps(results)
        return json.dumps({"count": len(found), "next": "more" if len(found) > limit else None, "previous": None, "results": results})


class World:
    """One run: `run()` gives the list of problems; `sent` and `rows` say how much happened."""

    def __init__(self, ledger, seed):
        self.ledger, self.rand, self.now = ledger, random.Random(seed), BEGIN
        self.settled, self.accepted, self.released, self.problems = {}, set(), set(), []
        self.state, self.queue, self.flights = {}, [], []
        self.uuids = 0
        self.journal = collections.defaultdict(list)
        self.written = collections.Counter()
        self.crashes = 0
        self.omnitron = Omnitron(self.rand, ledger, self)
        self.choose()

    def choose(self):
        pick = self.rand.choice
        self.nifi_skew = pick([0, 0, -300, 400])
        self.period = pick([5, 30, 300, 300])
        self.chance = {name: pick([0, 0.05, 0.3]) for name in ("failure", "do_nothing", "word", "write_failed")}
        self.chance.update(crash=pick([0, 0.05, 0.2]), page_failed=pick([0, 0.1]), query_lost=pick([0, 0, 0.01]))
        self.settings = dict(
            self.ledger.SETTINGS,
            start_date=self.omnitron.stamp(self.now - DAY),
            limit=pick([5, 5, 2, 20]),
            max_inflight=pick([500, 7, 30]),
            max_bytes=pick([512000, 512000, 3000, 8000]),
            max_asks=pick([50, 3]),
            lease=pick([86400, 86400, 6000]),
            leaves=pick(["true", "false"]),
        )
        self.verdict = dict(VERDICT.SETTINGS, failure_wait=pick([1, 300]), failure_patience=pick([259200, 600]))
        self.reading = {
            **{name: str(self.settings[name]) for name in ("order_by", "limit", "overlap")},
            "row_id": "pk,id",
            "row_attributes": "_row.id",
        }

    def uuid(self):
        self.uuids += 1
        return "%08x-%04x-%04x" % (self.rand.getrandbits(32), self.rand.getrandbits(16), self.uuids & 0xFFFF)

    def later(self, event):
        self.flights.append((self.now + self.rand.expovariate(1 / self.rand.choice([0.5, 2, 20])), event))

    # -- the flow round the Ledger

    def query(self, attributes):
        if self.rand.random() < self.chance["query_lost"]:
            return
        event = dict(attributes, **{"uuid": self.uuid(), "ledger.event": "page"})
        if self.rand.random() < self.chance["page_failed"]:
            event["ledger.event"] = "page_failed"
        else:
            answer = self.omnitron.answer(attributes["ledger.cursor"], attributes["ledger.limit"])
            now = READ_PAGE.http_date(email.utils.formatdate(self.omnitron.clock(), usegmt=True))
            event["content"], event["ledger.next"], told = READ_PAGE.page_of(answer, self.reading, attributes, now)
            self.problems += [sentence for sentence in told if "more than" not in sentence]
        self.later(event)

    def work(self, attributes):
        identifier, version = attributes["ledger.id"], attributes["ledger.version"]
        if version <= self.settled.get(identifier, ""):
            self.problems.append("settled %s is sent again" % identifier)
        if any(event.get("ledger.id") == identifier for _, event in self.flights) and self.settings["lease"] == DAY:
            self.problems.append("%s is sent while it is in flight" % identifier)
        self.problems.extend(self.unasked(identifier, version))
        dice, outcome = self.rand.random(), "continue"
        for word, part in (("failure", 1), ("do_nothing", 1), ("word", 0.3)):
            if dice < self.chance[word] * part:
                outcome = word
                break
            dice -= self.chance[word] * part
        self.journal[identifier].append((version, outcome, self.now))
        self.released.discard(identifier)
        if outcome == "continue":
            self.accepted.add(identifier)
        back = dict(
            attributes,
            **{"uuid": self.uuid(), "ledger.event": "accepted" if outcome == "continue" else "outcome", "ledger.outcome": outcome},
        )
        if outcome in ("failure", "do_nothing"):
            back["invokehttp.status.code"] = "422" if outcome == "failure" else "503"
        if outcome != "continue":
            back.update(VERDICT.verdict(back, self.verdict, int(self.now + self.nifi_skew))[0])
        self.later(back)

    def unasked(self, identifier, version):
        """Why this version must not go to the ERP again."""
        if identifier in self.accepted:
            yield "%s is sent again though the ERP accepted it" % identifier
        earlier = [outcome for sent, outcome, _ in self.journal[identifier] if sent == version]
        if earlier.count("failure") >= self.verdict["failure_attempts"] and "word" not in earlier:
            yield "%s is sent again though it was given up" % identifier
        last, outcome, when = (self.journal[identifier] or [("", "", 0)])[-1]
        if outcome == "word" and identifier not in self.released:
            yield "%s is sent again though it is held" % identifier
        waits = {"failure": self.verdict["failure_wait"], "do_nothing": self.verdict["nothing_wait"]}
        if last == version and self.now - when < waits.get(outcome, 0) - 1:
            yield "%s is sent again before it is due" % identifier

    def writeback(self, attributes):
        identifier, event = attributes["ledger.id"], dict(attributes, **{"ledger.event": "outcome"})
        event["ledger.outcome"] = "write_failed" if self.rand.random() < self.chance["write_failed"] else "written"
        if event["ledger.outcome"] == "written":
            event["ledger.written.version"] = self.settled[identifier] = self.omnitron.write_back(identifier)
            self.written[identifier] += 1
            self.accepted.discard(identifier)
        self.later(event)

    def park(self, attributes):
        self.flights.append((self.now + 5000 * self.rand.random(), dict(attributes, **{"ledger.event": "accepted"})))

    # -- the Ledger's processor

    def trigger(self):
        self.rand.shuffle(self.queue)
        batch = self.queue[: self.rand.choice([1, 3, 100])]
        if not batch:
            return
        before, now = dict(self.state), self.now + self.nifi_skew
        state, emitted, notes = self.ledger.step(self.state, batch, self.settings, now)
        if self.rand.random() < 0.05 and (state, emitted, notes) != self.ledger.step(before, batch, self.settings, now):
            self.problems.append("the same step gives two results")
        self.check(before, state, notes)
        self.state = state
        if self.rand.random() < self.chance["crash"]:  # the state is stored, the session is not committed
            self.crashes += 1
            return
        del self.queue[: len(batch)]
        events = {event["uuid"]: event for event in batch}
        for each in emitted:
            attributes = dict(events[each["in"]] if each["forward"] else {}, **each["attributes"])
            if each["content"] is not None:
                attributes["content"] = each["content"]
            getattr(self, each["to"])(attributes)

    def check(self, before, state, notes):
        if before != self.state:
            self.problems.append("a step changes the state that it was given")
        if self.settings["lease"] == DAY:
            self.problems.extend("a lease was needed: " + text for _, text in notes if "(flying) did not come back" in text)
        self.problems.extend(text for _, text in notes if "cannot be taken" in text)
        book = self.ledger.Book(state)
        if book.bytes > self.settings["max_bytes"] * 1.5 + 200:
            self.problems.append("the state holds %d bytes" % book.bytes)
        if book.count.get("flying", 0) + book.count.get("asked", 0) > self.settings["max_inflight"]:
            self.problems.append("%s are in flight" % book.count)

    # -- time

    def run(self):
        end, next_tick = self.now + 3600 * self.rand.choice([0.5, 1]), self.now
        self.omnitron.add(self.rand.choice([0, 3, 40]))
        while self.now < end + CALM_LIMIT:
            calm = self.now > end
            if calm:
                self.chance = dict.fromkeys(self.chance, 0)
                self.period = max(self.period, 300)
                if self.is_quiet() and self.now > end + 3 * self.period + 100:
                    break
            self.now = max(self.now, min([next_tick] + [due for due, _ in self.flights] + ([self.now + 0.2] if self.queue else [])))
            if self.now >= next_tick:
                next_tick = self.now + self.period
                self.queue.append({"uuid": self.uuid(), "ledger.event": "tick"})
                self.operate() if calm else self.live()
            self.queue += [event for due, event in self.flights if due <= self.now]
            self.flights = [flight for flight in self.flights if flight[0] > self.now]
            self.trigger()
        self.judge()
        return self.problems

    def live(self):
        if len(self.omnitron.rows) < 200:
            if self.rand.random() < 0.5:
                self.omnitron.add(self.rand.choice([1, 2, 12]))
            if self.rand.random() < 0.5 and self.omnitron.rows:
                self.omnitron.touch(self.rand.choice(list(self.omnitron.rows)))

    def operate(self):
        for identifier, entry in self.entries():
            if entry.status == "held":
                self.released.add(identifier)
                self.queue.append(
                    {"uuid": self.uuid(), "ledger.event": "operator", "content": json.dumps({"op": "release", "id": int(identifier)})}
                )

    def entries(self):
        return [(key[2:], self.ledger.Entry.parse(text)) for key, text in self.state.items() if key.startswith("i:")]

    def entry(self, identifier):
        text = self.state.get("i:" + identifier)
        return self.ledger.Entry.parse(text) if text else None

    def is_quiet(self):
        if self.flights or self.queue or json.loads(self.state.get("0scan") or "{}").get("more"):
            return False
        if any(entry.status not in SETTLED for _, entry in self.entries()):
            return False
        return not any(self.is_unread(identifier, row) for identifier, row in self.omnitron.rows.items())

    def is_unread(self, identifier, row):
        entry = self.entry(identifier)
        settled = entry and entry.version >= row["date"] and entry.status in ("done", "given up")
        return row["matches"] and not self.given_up(identifier) and not settled

    def given_up(self, identifier):
        date = self.omnitron.rows[identifier]["date"]
        return sum(1 for sent in self.journal[identifier] if sent[:2] == (date, "failure")) >= self.verdict["failure_attempts"]

    def judge(self):
        for identifier, row in self.omnitron.rows.items():
            if row["matches"] and not self.given_up(identifier):
                self.problems.append(
                    "%s of %s is lost: %s, sent %s" % (identifier, row["date"], self.state.get("i:" + identifier), self.journal[identifier])
                )
        for identifier, entry in self.entries():
            if entry.status not in SETTLED:
                self.problems.append("%s is stuck: %s" % (identifier, entry.text()))
        for identifier, times in self.written.items():
            if times > sum(1 for _, outcome, _ in self.journal[identifier] if outcome == "continue"):
                self.problems.append("%s is written back more often than the ERP accepted it" % identifier)
