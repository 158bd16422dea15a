"""Components at run time. Here: ports and funnels, which pass FlowFiles on; processors are ``processor_node``.

A component is triggered when it has work and no destination is full (ConnectableTask.invoke, NiFi 1.16.3).
"""

from __future__ import annotations

from typing import List, Optional

from ..core.flowfile import FlowFile
from ..core.host import Host
from ..core.session import ProcessSession
from ..java.nifi.processor.relationship import Relationship
from .edge import Edge
from .report import Counts
from .trigger import in_session

_PASSED_AT_ONCE = 100


class Node:
    """A port or a funnel; processors are ``ProcessorNode``."""

    tasks = 1
    is_source = False
    wakes_when_empty = False
    asleep = False  # nothing waited when it was last looked at, and nothing came since (EdgeQueue.put)
    retry_attribute = ""  # what the framework's retry counts in, where there is one

    def __init__(self, identifier: str, name: str, path: str, kind: str, group_path: str, *, enabled: bool = True) -> None:
        self.identifier, self.name, self.path, self.kind, self.enabled = identifier, name, path, kind, enabled
        self.group_path = group_path
        self.incoming: List[Edge] = []
        self.outgoing: List[Edge] = []
        self.counts = Counts()
        self.host: Optional[Host] = None

    @property
    def is_output(self) -> bool:
        """An output port of the outermost group that leads nowhere: what waits there has left the flow."""
        return self.kind == "OUTPUT_PORT" and not self.group_path and not self.outgoing

    def passed_on(self) -> Counts:
        """Its counts; what waits at an output of the flow counts as passed on."""
        if not self.is_output:
            return self.counts
        sizes = [edge.queue.size() for edge in self.incoming]
        left = Counts()
        left.passed(sum(count for count, _ in sizes), sum(size for _, size in sizes))
        return left

    def next_ready_ms(self) -> Optional[int]:
        """The earliest moment at which it has work and may do it; None when time alone will not bring that."""
        earliest: Optional[int] = None
        for edge in self.incoming if self.enabled else ():
            moment = edge.queue.next_available_ms()
            if moment is not None and (earliest is None or moment < earliest):
                earliest = moment
        return earliest

    def is_blocked(self) -> bool:
        """Back pressure, by the rule of the component's kind; a port or funnel that leads nowhere cannot move either."""
        return not self.outgoing or any(edge.queue.is_full() for edge in self.outgoing)

    def is_ready(self, now_ms: int) -> bool:
        """Whether to trigger it now; it falls asleep where nothing waits. One that sleeps is not asked."""
        self.asleep = self._can_sleep()
        return not self.asleep and self._is_due(now_ms)

    def _can_sleep(self) -> bool:
        """Nothing waits in front of it: until something is put there, no time will make it ready."""
        for edge in self.incoming:  # noqa: SIM110  asked for every component in every round
            if edge.queue.is_waiting():
                return False
        return True

    def _is_due(self, now_ms: int) -> bool:
        moment = self.next_ready_ms()
        return moment is not None and moment <= now_ms and not self.is_blocked()

    def trigger(self) -> bool:
        """Do the work once; whether anything moved."""
        flowfiles: List[FlowFile] = []

        def pass_on(session: ProcessSession) -> None:
            flowfiles.extend(session.get(_PASSED_AT_ONCE))
            if flowfiles:
                session.transfer(flowfiles, Relationship.ANONYMOUS)

        in_session(self._host(), pass_on)
        self.counts.passed(len(flowfiles), sum(flowfile.size for flowfile in flowfiles))
        for edge in self.outgoing:
            edge.passed += len(flowfiles)
        return bool(flowfiles)

    def _host(self) -> Host:
        if self.host is None:
            raise RuntimeError(f"{self.path} has no host")
        return self.host
