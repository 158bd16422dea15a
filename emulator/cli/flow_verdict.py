"""Whether a run went well: sentences for what failed (exit code 1), and for what somebody should only know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Dict, Iterator, List, Mapping, NamedTuple, Optional, Set

from .flow_notes import Notes

if TYPE_CHECKING:
    from ..engine.run import FlowRun
    from ..flowfile import FlowFile

_ENDED_BY = r"Auto-Terminated by (.*) Relationship"
_ERROR = r"(^|[._])error$|exception\.message$"
_THROUGH = {"continue", "written"}  # what the Ledger of templates/ calls a good end


class Verdict(NamedTuple):
    """``failures`` end the command with 1."""

    failures: List[str]
    notes: List[str]


def verdict_of(done: FlowRun, notes: Notes, parameters: Mapping[str, Optional[str]], leftovers: str) -> Verdict:
    """Each fault once: what a server that is not there did to the FlowFiles is not said again."""
    failures = notes.unreachable(parameters, done.events)
    remarks: List[str] = []
    if notes.refusals() and not failures:
        remarks.append("a server that answered later was not reached %d time%s" % (notes.refusals(), "" if notes.refusals() == 1 else "s"))
    for stalled in done.stalled:
        lenient = stalled.left_open and leftovers == "ok"
        (remarks if lenient else failures).append(("left: %s" if stalled.left_open else "stalled: %s") % stalled)
    stuck = " ".join(failures)
    for path, (times, error) in done.raised.items():
        if "%s gave up" % path not in stuck and "%s could not start" % path not in stuck:
            failures.append("%s raised %d time%s, the last: %s" % (path, times, "" if times == 1 else "s", error))
    failures += all_failed(done) if not failures else []
    if not done.finished:
        failures.append("the run was ended by --max-time before everything was settled")
    if notes.repeated():
        remarks.append("%d more messages like those above (--logs shows all)" % notes.repeated())
    return Verdict(failures, remarks)


def all_failed(done: FlowRun) -> List[str]:
    """A sentence when not one FlowFile got through, else nothing."""
    ended = list(_ended(done))
    requests = [flowfile for flowfile in ended if flowfile.attributes.get("ledger.id")]
    bad = _bad_requests(requests) if requests else [flowfile for flowfile in ended if _failed(flowfile)]
    count = len({flowfile.attributes["ledger.id"] for flowfile in requests}) if requests else len(ended)
    if not bad or len(bad) < count:
        return []
    reasons = list(dict.fromkeys(_reason(flowfile) for flowfile in bad))
    counted = "all %d FlowFiles" % count if count > 1 else "the only FlowFile"
    return ["%s failed, or %s held or parked: %s" % (counted, "were" if count > 1 else "was", "; ".join(reasons[:3]))]


def _ended(done: FlowRun) -> Iterator[FlowFile]:
    """What came to an end; the original of what a processor split or called is none."""
    for final in done.finals:
        by = re.match(_ENDED_BY, final.details)
        if by is None or by.group(1).lower() != "original":
            yield final
    for flowfiles in done.outputs.values():
        yield from flowfiles
    for stalled in done.stalled:
        yield from (done.flowfile(uuid) for uuid in stalled.uuids)


def _bad_requests(requests: List[FlowFile]) -> List[FlowFile]:
    """One FlowFile of each request of a Ledger that did not get through."""
    words: Dict[str, Set[str]] = {}
    latest: Dict[str, FlowFile] = {}
    for flowfile in requests:
        name = flowfile.attributes["ledger.id"]
        words.setdefault(name, set()).update(_words(flowfile))
        latest[name] = flowfile
    return [latest[name] for name, said in words.items() if not said & _THROUGH or ("write_failed" in said and "written" not in said)]


def _words(flowfile: FlowFile) -> Set[str]:
    return {flowfile.attributes.get(name, "") for name in ("ledger.outcome", "relation")} - {""}


def _failed(flowfile: FlowFile) -> bool:
    by = re.match(_ENDED_BY, getattr(flowfile, "details", ""))
    return bool(by and "failure" in by.group(1).lower()) or any(_errors(flowfile))


def _errors(flowfile: FlowFile) -> List[str]:
    return [text for name, text in flowfile.attributes.items() if text.strip() and re.search(_ERROR, name)]


def _reason(flowfile: FlowFile) -> str:
    """The last line of its error, and what the Ledger says of it."""
    errors = [text.rstrip().rpartition("\n")[2] for text in _errors(flowfile)[:1]]
    place = flowfile.where or "failure"
    return ": ".join([*(sorted(_words(flowfile))[:1] or [place]), *errors])
