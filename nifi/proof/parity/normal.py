"""What no two runs share, and what stands in its place. Everything else is compared to the letter.

Times before the start of the scenario are data and stay; later ones are the run's own. A uuid stays when a request of the scenario has it.
"""

from __future__ import annotations

import json
import re
from typing import Any, Callable, Dict, FrozenSet, Mapping, Match, Tuple

from emulator.mocks.data import from_ms, iso
from emulator.mocks.scenario import FlowScenario

from ...deploy.ledger_entry import LedgerEntry
from ...run.version import PINNED, is_nifi_2

# in any text: pattern, what stands there instead
TEXTS: Tuple[Tuple[str, str], ...] = (
    (r"\b(omnitron|erp)-token-\d+\b", r"\1-token"),
    (r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT", "<date>"),
    (r"\bJava/[\d._]+", "Java/<version>"),
    (r"TeeInputStream@[0-9a-f]+", "TeeInputStream@<hash>"),
    (r"\bname=\d{9,}", "name=<nanoseconds>"),  # of a FlowFile in an error's text: System.nanoTime
    (r'"cap": "[^"]+"', '"cap": "<cap>"'),  # what the server's clock said at a scan's first page, less the overlap
    (r"^(timeout|Read timed out)$", "<timeout>"),  # OkHttp sets two clocks, the socket's and its own: either may be first
)
# attributes: pattern of the whole name, pattern of the whole value, what stands there instead
ATTRIBUTES: Tuple[Tuple[str, str, str], ...] = (
    (r"uuid|invokehttp\.tx\.id", ".*", "<uuid>"),
    (r"invokehttp\.request\.duration", r"\d+", "<milliseconds>"),
    (r"(keep:)?ledger\.(flight|batch|scan|ask)", "[0-9a-f]{12}", "<flowfile>"),
    (r"(keep:)?ledger\.(since|due)", r"\d+", "<seconds>"),
    (r"(keep:)?ledger\.trouble", r"[1-9]\d+", "<seconds>"),
    (r"(keep:)?ledger\.cap", ".+", "<cap>"),
    (r"(keep:)?filename", r"\d{9,}", "<nanoseconds>"),  # of a FlowFile made of several: System.nanoTime
)
FORGOTTEN = "written"  # the Ledger forgets it some seconds after it was settled: whether it still knows it hangs on how long a run takes
SHORT = 10  # seconds; Verdict says when, the Ledger stores it: a short wait is shorter by what lay between the two
SINCE = 6  # what an entry of the Ledger has at least: the fields up to `since`
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d(?::|%3A)\d\d(?::|%3A)\d\d(?:\.\d+)?Z?")
WINDOW_MS = 21 * 86_400_000
LOCAL = re.compile(r"127\.0\.0\.1:(\d+)")


class Normal:
    """The normal form of texts, attributes, requests and states of one run."""

    def __init__(self, scenario: FlowScenario[Any], nifi: str = PINNED) -> None:
        # InvokeHTTP of NiFi 2 keeps the names of its own headers in a Set.copyOf, whose order is another one in each JVM
        self._sorted = is_nifi_2(nifi)
        self._ports = {
            str(scenario.omnitron.port): "omnitron",
            str(scenario.erp.port): "erp",
            scenario.erp.refused.rpartition(":")[2]: "refused",
        }
        self._start = iso(from_ms(scenario.start_ms))
        self._window = tuple(iso(from_ms(scenario.start_ms - WINDOW_MS + hours * 3_600_000)) for hours in (0, 1))
        self._uuids: FrozenSet[str] = frozenset(str(row["uuid"]) for row in scenario.rows if "uuid" in row)

    def text(self, text: str) -> str:
        """Any text."""
        for pattern, instead in TEXTS:
            text = re.sub(pattern, instead, text)
        text = LOCAL.sub(lambda found: self._ports.get(found.group(1), found.group()), text)
        text = UUID.sub(lambda found: found.group() if found.group() in self._uuids else "<uuid>", text)
        return MOMENT.sub(self._moment, text)

    def _moment(self, match: Match[str]) -> str:
        moment = match.group().replace("%3A", ":")
        if self._window[0] <= moment <= self._window[1]:
            return "<three weeks ago>"
        return match.group() if moment < self._start else "<now>"

    def attributes(self, attributes: Mapping[str, str]) -> Dict[str, str]:
        """A FlowFile's attributes."""
        return {self.text(name): self._attribute(name, value) for name, value in sorted(attributes.items())}

    def _attribute(self, name: str, value: str) -> str:
        for pattern, whole, instead in ATTRIBUTES:
            if re.fullmatch(pattern, name) and re.fullmatch(whole, value):
                return instead
        return self.text(value)

    def request(self, entry: Mapping[str, Any]) -> str:
        """One entry of a mock's journal: what was asked, and how it ended."""
        headers = [self.text(f"{name}: {value}") for name, value in entry["headers"]]
        headers = sorted(headers) if self._sorted else headers
        query = "&".join(f"{name}={value}" for name, values in sorted(entry["query"].items()) for value in values)
        line = f"{entry['server']} {entry['method']} {entry['path']}" + (f"?{query}" if query else "")
        # HttpURLConnection's connections belong to the whole JVM: whether a login finds one open is not the flow's doing
        reused = entry["reused"] and not any(line.startswith("User-Agent: Java/") for line in headers)
        end = f"-> {entry['answer']} {entry['ending']}" + (" on a reused connection" if reused else "")
        return "\n".join((self.text(line), *headers, "", self.text(entry["body"]), self.text(end)))

    def state(self, state: Mapping[str, str]) -> Dict[str, str]:
        """The Ledger's state."""
        kept = {key: value for key, value in sorted(state.items()) if key not in _OF_CHANCE and not value.startswith(FORGOTTEN + "|")}
        return {key: self.text(_STATE.get(key[:2], str)(value)) for key, value in kept.items()}


def _entry(text: str) -> str:
    """An entry of the Ledger: that it waits, and how long where it is long, instead of the moments; what is no entry stays."""
    if text.count("|") < SINCE:
        return text
    entry = LedgerEntry.parse(text)
    wait = entry.next - entry.since
    due = "0" if not entry.next else f"+{wait}" if wait > SHORT else "short" if entry.status == "open" or wait > 0 else "past"
    fields = (entry.status, entry.version, entry.seen, entry.failures, entry.waits, due, "<since>", "<flowfile>")
    trouble = ("<since>" if entry.trouble else "", entry.answer) if entry.trouble or entry.answer else ()
    return "|".join(map(str, (*fields, *trouble)))


def _own(text: str) -> str:
    """0scan, 0summary and 0floor: no moments of the run, no uuids."""
    try:
        values = json.loads(text)
    except ValueError:
        return text
    volatile = {"id": "<flowfile>", "by": "<flowfile>", "since": "<since>", "cap": "<now>"}
    values = {key: volatile.get(key, value) for key, value in values.items()}
    if "oldest" in values:
        values["oldest"] = sorted(set(values["oldest"]) - {FORGOTTEN})
        values["count"].pop(FORGOTTEN, None)
        values["bytes"] = "<bytes>"  # of what is forgotten, too
    return json.dumps(values, sort_keys=True)


_OF_CHANCE = ("0trouble",)  # how many answers in a row were failures hangs on the order in which they came
_STATE: Dict[str, Callable[[str], str]] = {
    "i:": _entry,
    "0s": _own,
    "0f": _own,
    "0e": lambda _: "<edge of the window>",
    "0t": lambda _: "<when everything was read>",
}
