"""Host: what a session needs to know of the component it works for, and of its connections.

Stands for Connectable, Connection and RepositoryContext (NiFi 1.16.3): incoming queues, outgoing queues by relationship, what is
auto-terminated, the penalty and yield periods, the framework's retry.
"""

from __future__ import annotations

from typing import Callable, Dict, FrozenSet, Iterable, List, Mapping, Optional, Sequence, Set, Union

from .log import ComponentLog
from .queue import FlowFileQueue
from .releases import DEFAULT_RELEASE, Release
from .repository import Repository
from .state import StateManager

PENALIZE_FLOWFILE, YIELD_PROCESSOR = "PENALIZE_FLOWFILE", "YIELD_PROCESSOR"


class RetryPolicy:
    """The framework's retry of a processor (since 1.16.0); ``backoff`` is one of the two mechanisms."""

    def __init__(
        self,
        count: int = 0,
        relationships: FrozenSet[str] = frozenset(),
        backoff: str = PENALIZE_FLOWFILE,
        max_backoff_ms: int = 600_000,
    ) -> None:
        self.count, self.relationships = count, relationships
        self.backoff, self.max_backoff_ms = backoff, max_backoff_ms

    def backoff_ms(self, retries: int, base_ms: int) -> int:
        """StandardProcessSession.calculateBackoffTime: doubled for each retry, up to the maximum."""
        return int(min(self.max_backoff_ms, 2**retries * base_ms))


class Host:
    """A component with its connections. ``yield_until_ms`` is when it wants to be triggered again."""

    def __init__(
        self,
        identifier: str,
        name: str,
        component_type: str,
        repository: Repository,
        incoming: Sequence[FlowFileQueue] = (),
        outgoing: Optional[Mapping[str, Sequence[FlowFileQueue]]] = None,
        auto_terminated: Iterable[str] = (),
        relationships: Union[Callable[[], Iterable[str]], Iterable[str], None] = None,
        penalty_ms: int = 30000,
        yield_ms: int = 1000,
        retry: Optional[RetryPolicy] = None,
        log: Optional[ComponentLog] = None,
        state: Optional[StateManager] = None,
        release: Release = DEFAULT_RELEASE,
    ) -> None:
        self.identifier, self.name, self.component_type = identifier, name, component_type
        self.repository, self.clock = repository, repository.clock
        self.incoming: List[FlowFileQueue] = list(incoming)
        self.outgoing: Dict[str, List[FlowFileQueue]] = {key: list(queues) for key, queues in (outgoing or {}).items()}
        self.auto_terminated: Set[str] = set(auto_terminated)
        self._relationships = relationships
        self.penalty_ms, self.yield_ms = penalty_ms, yield_ms
        self.retry, self.retry_attribute = retry or RetryPolicy(), "retryCount." + identifier
        self.log = log or ComponentLog(_nowhere, str(self))
        self.state, self.release = state or StateManager(identifier=identifier), release
        self.yield_until_ms = 0
        self.counters: Dict[str, int] = {}
        self._next_incoming = 0

    def relationships(self) -> Set[str]:
        if self._relationships is None:
            return {*self.outgoing, *self.auto_terminated}
        return set(self._relationships() if callable(self._relationships) else self._relationships)

    def queues(self, relationship: str) -> List[FlowFileQueue]:
        return self.outgoing.get(relationship, [])

    def yield_for(self, millis: int) -> None:
        """Do not trigger before that time has passed; a later moment that was set stays."""
        self.yield_until_ms = max(self.yield_until_ms, self.clock.now_ms() + millis)

    def next_incoming_index(self) -> int:
        """Where the next poll starts: the incoming connections take turns."""
        self._next_incoming += 1
        return self._next_incoming - 1

    def adjust_counter(self, name: str, delta: int) -> None:
        """Add to a counter of the component and of the run."""
        self.counters[name] = self.counters.get(name, 0) + delta
        self.repository.adjust_counter(name, delta)

    def __str__(self) -> str:
        return f"{self.component_type}[id={self.identifier}]"


def _nowhere(level: str, message: str) -> None:
    """The sink of a component that nobody listens to."""
