"""One HTTP request and the answer to it, between the connection's thread and the flow's.

It is handed on when its headers were read; its body is read when a task takes it, as in NiFi.
The connection's thread waits in ``wait`` until the flow has answered by ``respond``, or the exchange was dropped: then the connection is
closed without an answer, as Jetty does when it is stopped.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import List, Optional, Tuple

Header = Tuple[str, str]


@dataclass
class Answer:
    """Status, reason ('' where the status has its usual one), headers and body."""

    status: int
    headers: List[Header] = field(default_factory=list)
    body: bytes = b""
    reason: str = ""
    sized: bool = False  # with a Content-Length; what a flow answers is chunked, or ends with the connection


@dataclass(eq=False)
class Exchange:
    """A request as it was read; header names as Jetty gives them on, values decoded as ISO-8859-1."""

    method: str
    target: str  # path and query as sent
    protocol: str
    headers: List[Header]
    remote: str
    local: Tuple[str, int]
    authority: str = ""  # of an absolute target
    body: bytes = b""
    arrived: bool = False  # the body is here, or will not come: then ``fault`` says why, in the words of Java's exceptions
    fault: str = ""
    answer: Optional[Answer] = None
    _taken: threading.Event = field(default_factory=threading.Event)
    _done: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def uri(self) -> str:
        """The path as sent, without the query."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> Optional[str]:
        """What stands behind the question mark, None without one."""
        return self.target.partition("?")[2] if "?" in self.target else None

    def header(self, name: str) -> Optional[str]:
        """The first header of that name, in any case."""
        return next((value for known, value in self.headers if known.lower() == name.lower()), None)

    def respond(self, answer: Answer) -> bool:
        """Answer it; False when that was done before, or the client's connection is gone."""
        with self._lock:
            if self._done.is_set():
                return False
            self.answer = answer
            self.drop()
            return True

    def take(self) -> None:
        """A task reads its body now."""
        self._taken.set()

    def wait_for_task(self) -> bool:
        """Block until a task takes it; False when it was answered (refused) or dropped before."""
        self._taken.wait()
        return not self._done.is_set()

    def receive(self, body: bytes = b"", fault: str = "") -> None:
        """The body is here, or ``fault`` says why it is not."""
        self.body, self.fault = body, fault
        self.arrived = True

    def drop(self) -> None:
        """No answer: the connection is closed."""
        self._done.set()
        self._taken.set()

    def wait(self) -> Optional[Answer]:
        """Block until it was answered; None when it was dropped."""
        self._done.wait()
        return self.answer
