"""The named checks of parity: each says in sentences what the two sides do not share."""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass
from typing import Callable, Dict, Iterator, List, Mapping

from .observed import BATCH, Observed


@dataclass(frozen=True)
class Difference:
    """``key`` is what a known difference is listed by; ``text`` is for people."""

    check: str
    path: str
    key: str
    text: str


def valid(real: Observed, emulated: Observed) -> Iterator[Difference]:
    """Neither side finds a component that is not valid."""
    for side, seen in (("NiFi", real), ("the emulator", emulated)):
        for sentence in seen.invalid:
            yield Difference("valid", BATCH, sentence, f"not valid in {side}: {sentence}")


def requests(real: Observed, emulated: Observed) -> Iterator[Difference]:
    """The same requests at both servers; those of one id in the same order."""
    return _texts("requests", real.requests, emulated.requests, "sent")


def answers(real: Observed, emulated: Observed) -> Iterator[Difference]:
    """The same answers to the same calls: status, headers, body; those of one event in the same order."""
    return _texts("answers", real.answers, emulated.answers, "answered")


def _texts(check: str, real: Mapping[str, List[str]], emulated: Mapping[str, List[str]], did: str) -> Iterator[Difference]:
    for path in {**real, **emulated}:
        left, right = real.get(path, []), emulated.get(path, [])
        if Counter(left) == Counter(right) and left != right:
            yield Difference(check, path, "order", f"the same {check} in another order")
        for side, ours, others in (("NiFi", left, right), ("the emulator", right, left)):
            for missing in (Counter(ours) - Counter(others)).elements():
                yield Difference(check, path, missing.splitlines()[0], f"only {side} {did}\n{_nearest(missing, others)}")


def _nearest(text: str, others: List[str]) -> str:
    near = difflib.get_close_matches(text, others, 1, 0.3) if len(text) < 20_000 else []
    if not near:
        return text
    return "\n".join(line for line in difflib.unified_diff(text.splitlines(), near[0].splitlines(), "it", "the other's nearest", "", "", 0))


def attributes(real: Observed, emulated: Observed) -> Iterator[Difference]:
    """The same attributes at the end of each path."""
    for path in {**real.finals, **emulated.finals}:
        left, right = real.finals.get(path, []), emulated.finals.get(path, [])
        for component in sorted({name for name, _ in (*left, *right)}):
            ends = [[found for name, found in side if name == component] for side in (left, right)]
            if len(ends[0]) != len(ends[1]):
                yield Difference("attributes", path, f"{component} ends", f"{len(ends[0])} paths end in {component}, not {len(ends[1])}")
            for attributes, other in zip(*ends):
                yield from _attributes(path, component, attributes, other)


def _attributes(path: str, component: str, left: Mapping[str, str], right: Mapping[str, str]) -> Iterator[Difference]:
    for name in sorted({*left, *right}):
        if left.get(name) != right.get(name):
            text = f"{component}: {name} is {left.get(name)!r} in NiFi, {right.get(name)!r} in the emulator"
            yield Difference("attributes", path, f"{component} {name}", text)


def relationships(real: Observed, emulated: Observed) -> Iterator[Difference]:
    """Every RouteOnAttribute chose the same for each id."""
    for path in {**real.routes, **emulated.routes}:
        left, right = real.routes.get(path, Counter()), emulated.routes.get(path, Counter())
        for component, name in sorted({*left, *right}):
            counts = left[component, name], right[component, name]
            if counts[0] != counts[1]:
                text = f"{component} chose {name} {counts[0]} times in NiFi, {counts[1]} times in the emulator"
                yield Difference("relationships", path, f"{component} {name}", text)


def events(real: Observed, emulated: Observed) -> Iterator[Difference]:
    """As many provenance events of each type at each component."""
    for kind, component in sorted({*real.events, *emulated.events}):
        counts = real.events[kind, component], emulated.events[kind, component]
        if counts[0] != counts[1]:
            yield Difference("events", BATCH, f"{kind} {component}", f"{kind} at {component}: {counts[0]} in NiFi, {counts[1]} emulated")


def ledger(real: Observed, emulated: Observed) -> Iterator[Difference]:
    """The Ledger holds the same, and as many FlowFiles wait for an operator, in the same places."""
    for key in sorted({*real.state, *emulated.state}):
        left, right = real.state.get(key), emulated.state.get(key)
        if left != right:
            path = key[2:] if key.startswith("i:") else BATCH
            yield Difference("ledger", path, key, f"{key} is {left!r} in NiFi, {right!r} in the emulator")
    for key in sorted({*real.parked, *emulated.parked}):
        counts = real.parked.get(key, 0), emulated.parked.get(key, 0)
        if counts[0] != counts[1]:
            yield Difference("ledger", BATCH, f"parked {key}", f"{counts[0]} wait for {key} in NiFi, {counts[1]} in the emulator")


CHECKS: Dict[str, Callable[[Observed, Observed], Iterator[Difference]]] = {
    check.__name__: check for check in (valid, requests, answers, attributes, relationships, events, ledger)
}


def compare(real: Observed, emulated: Observed) -> List[Difference]:
    """Every check's differences."""
    return [one for check in CHECKS.values() for one in check(real, emulated)]
