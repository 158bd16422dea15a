"""Waiting on an answer, never for a time: ask, and ask again until it is there or the time is up."""

from __future__ import annotations

import time
from threading import Event
from typing import Callable, Optional, TypeVar

from ..errors import NotReady

T = TypeVar("T")


def until(ask: Callable[[], Optional[T]], within: float, what: str, every: float = 0.2, advice: str = "") -> T:
    """The first true answer of ``ask``; NotReady after ``within`` seconds without one."""
    pause, end = Event(), time.monotonic() + within
    while True:
        answer = ask()
        if answer:
            return answer
        if time.monotonic() >= end:
            raise NotReady(f"{what}: not within {within:g} s", advice=advice)
        pause.wait(every)
