"""The calls to a flow that listens: the same ones, in the same order, to both sides, and what they were answered."""

from __future__ import annotations

from typing import Dict, Iterator, List, Sequence, Tuple

from emulator.mocks.data import Row
from emulator.mocks.plan_sender import PlanSender, Reply

Call = Tuple[Row, str]  # an event, and the way in which it is sent: a name of plan_sender.CALLS


class Calls:
    """``steps``: the calls of each step of a run."""

    def __init__(self, url: str, steps: Sequence[Sequence[Call]], header: str) -> None:
        self.url, self._steps = url, steps
        self.sender = PlanSender(url, header=header, timeout=60)

    def make(self, step: int) -> None:
        """The calls of that step, one after the other: the flow takes the next when the one before is answered."""
        for event, name in self._of(step):
            self.sender.send(event, name)

    def has(self, step: int) -> bool:
        """Whether there are calls in that step."""
        return bool(self._of(step))

    def answers(self) -> Iterator[Tuple[str, str]]:
        """(event.uuid, what was called and answered) of every call made, in order."""
        for name, uuid, reply in self.sender.sent:
            yield uuid, "\n".join((f"{name} -> {reply.status}", *_lines(reply)))

    def kinds(self) -> Dict[str, List[str]]:
        """event.uuid -> the ways in which it is sent."""
        found: Dict[str, List[str]] = {}
        for step in self._steps:
            for event, name in step:
                found.setdefault(str(event["event"]["uuid"]), []).append(name)
        return found

    def _of(self, step: int) -> Sequence[Call]:
        return self._steps[step] if step < len(self._steps) else ()


def _lines(reply: Reply) -> Iterator[str]:
    yield from (f"{name}: {value}" for name, value in reply.headers.items())
    yield from ("", reply.body.decode("utf-8", "replace"))
