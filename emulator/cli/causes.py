"""What an error of NiFi's log is about: each of its messages repeats the whole chain of causes."""

from __future__ import annotations

from typing import Iterable, Iterator, Set

_CAUSED_BY = "- Caused by: "
_FRAMES = 2  # a traceback's head and the one place that a sentence names anyway


def innermost(message: str) -> str:
    """The last cause of an error; another message as it is."""
    _, caused, cause = message.rpartition(_CAUSED_BY)
    return cause.partition("\n; rolling back")[0].strip() if caused else message


def beside(messages: Iterable[str], sentence: str) -> Iterator[str]:
    """The messages beside a sentence that has told an error: each cause once, and of the told one the way to its place alone."""
    causes: Set[str] = set()
    for message in messages:
        cause = innermost(message)
        if cause == message:
            yield message
        elif cause not in causes:
            causes.add(cause)
            *frames, error = cause.splitlines()
            if error not in sentence:
                yield cause
            elif len(frames) > _FRAMES:
                yield "\n".join(frames)
