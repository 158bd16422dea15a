"""The calls to a flow that listens: the same ones, in the same order, to both sides, and what they were answered."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional, Sequence

from emulator.mocks.scenario import Call, FlowScenario
from emulator.mocks.webhook_sender import Reply, WebhookSender


class Calls:
    """The calls of a scenario, step by step; its sender remembers them."""

    def __init__(self, sender: WebhookSender, steps: Sequence[Sequence[Call]]) -> None:
        self._sender, self._steps = sender, steps

    @property
    def url(self) -> str:
        return self._sender.url

    def make(self, step: int) -> None:
        """The calls of that step, one after the other: the flow takes the next when the one before is answered."""
        for event, name in self._of(step):
            self._sender.send(event, name)

    def has(self, step: int) -> bool:
        """Whether there are calls in that step."""
        return bool(self._of(step))

    def answers(self) -> Iterator[tuple[str, str]]:
        """(event.uuid, what was called and answered) of every call made, in order."""
        for name, uuid, reply in self._sender.sent:
            yield uuid, "\n".join((f"{name} -> {reply.status}", *_lines(reply)))

    def kinds(self) -> Dict[str, List[str]]:
        """event.uuid -> the ways in which it is sent."""
        kinds: Dict[str, List[str]] = {}
        for step in self._steps:
            for event, name in step:
                kinds.setdefault(str(event["event"]["uuid"]), []).append(name)
        return kinds

    def _of(self, step: int) -> Sequence[Call]:
        return self._steps[step] if step < len(self._steps) else ()


def calls_of(scenario: FlowScenario[Any]) -> Optional[Calls]:
    """The calls of a scenario, None of a flow that nobody calls."""
    return Calls(scenario.sender, scenario.calls) if scenario.sender else None


def _lines(reply: Reply) -> Iterator[str]:
    yield from (f"{name}: {value}" for name, value in reply.headers.items())
    yield from ("", reply.body.decode("utf-8", "replace"))
