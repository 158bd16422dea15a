"""What came out of a flow before and after, compared: every FlowFile that ended, left or waits, what was sent where, what is remembered.

uuids and durations vary from run to run and are not compared.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Dict, Iterator, List, NamedTuple, Tuple

from ..engine.flow_run import FlowRun
from ..flowfile import FlowFile

_UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_VARYING = frozenset(("invokehttp.request.duration",))
OF_NIFI = {"merge.uuid": "MergeContent of NiFi 2 puts none on an original that is dropped at once"}  # attribute → why one NiFi lacks it
LONGEST = 120


class Outcome(NamedTuple):
    """A FlowFile that came out: where, how, with what."""

    place: str
    how: str
    attributes: Tuple[Tuple[str, str], ...]
    content: str


@dataclass(frozen=True)
class Comparison:
    """``same``: FlowFiles that came out alike. ``differences``: a sentence each. ``of_nifi``: those that NiFi itself makes, named."""

    same: int
    differences: Tuple[str, ...]
    of_nifi: Tuple[str, ...]


def compare(before: FlowRun, after: FlowRun) -> Comparison:
    """Two runs of a flow that kept their ends (``keep_ends``)."""
    outcomes, others = Counter(_outcomes(before)), Counter(_outcomes(after))
    differences: List[str] = []
    of_nifi: List[str] = []
    only_before, only_after = list((outcomes - others).elements()), list((others - outcomes).elements())
    for outcome in only_before:
        partner = next((other for other in only_after if other[:2] == outcome[:2]), None)
        if partner is None:
            differences.append(f"{_title(outcome)}: only before")
            continue
        only_after.remove(partner)
        for name, text in _unlike(outcome, partner):
            (of_nifi if name in OF_NIFI else differences).append(f"{_title(outcome)}: {text}")
    differences += [f"{_title(outcome)}: only after" for outcome in only_after]
    differences += _times(_sent(before), _sent(after)) + _remembered(before, after) + _times(_raised(before), _raised(after))
    return Comparison(sum((outcomes & others).values()), tuple(differences), tuple(of_nifi))


def _outcomes(run: FlowRun) -> Iterator[Outcome]:
    for final in run.finals:
        if final.has_content:
            yield _outcome(final.component or "a connection", final.details, final)
    for name, flowfiles in run.outputs.items():
        for flowfile in flowfiles:
            yield _outcome(name, "left", flowfile)
    for path, flowfile in run.waiting():
        yield _outcome(path, "waits", flowfile)


def _outcome(place: str, how: str, flowfile: FlowFile) -> Outcome:
    attributes = {name: _masked(value) for name, value in flowfile.attributes.items() if name not in _VARYING}
    return Outcome(place, how, tuple(sorted(attributes.items())), _masked(flowfile.content.decode("utf-8", "backslashreplace")))


def _masked(text: str) -> str:
    return _UUID.sub("<uuid>", text)


def _title(outcome: Outcome) -> str:
    return f"{outcome.place} ({outcome.how})"


def _unlike(outcome: Outcome, other: Outcome) -> Iterator[Tuple[str, str]]:
    """(attribute, or '' for the content, sentence) of each difference."""
    before, after = dict(outcome.attributes), dict(other.attributes)
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield name, f"attribute {name} was {_short(before.get(name))}, is {_short(after.get(name))}"
    if outcome.content != other.content:
        yield "", f"content was {_short(outcome.content)}, is {_short(other.content)}"


def _short(text: str | None) -> str:
    if text is None:
        return "not there"
    return repr(text if len(text) <= LONGEST else text[:LONGEST] + "…")


def _sent(run: FlowRun) -> Counter[Tuple[str, str]]:
    """What left the flow over a network, as provenance has it: (path, event) → how often."""
    return Counter(
        (run.paths.get(event.component_id, ""), f"{event.type} {event.transit_uri}") for event in run.events if event.transit_uri
    )


def _raised(run: FlowRun) -> Counter[Tuple[str, str]]:
    return Counter({(path, "raised"): times for path, (times, _) in run.raised.items()})


def _times(before: Counter[Tuple[str, str]], after: Counter[Tuple[str, str]]) -> List[str]:
    """A sentence of each that happened more or less often."""
    return [
        f"{path}: {event} {before[path, event]} times before, {after[path, event]} times after"
        for path, event in sorted({*before, *after})
        if before[path, event] != after[path, event]
    ]


def _remembered(before: FlowRun, after: FlowRun) -> List[str]:
    states: List[Dict[str, Dict[str, str]]] = [
        {run.paths.get(name.partition("/")[0], name): state["values"] for name, state in run.state.items()} for run in (before, after)
    ]
    return [
        f"{path}: its state was {_short(str(states[0].get(path)))}, is {_short(str(states[1].get(path)))}"
        for path in sorted({*states[0], *states[1]})
        if _masked(str(states[0].get(path))) != _masked(str(states[1].get(path)))
    ]
