"""Which targets Jetty 12 refuses (UriCompliance.DEFAULT), in its words, and which path a servlet sees of the others (HttpURI)."""

from __future__ import annotations

import re
from typing import Callable, List, Optional, Sequence, Tuple
from urllib.parse import unquote, unquote_to_bytes

_ESCAPE = re.compile(r"%(?!(?:u[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2}))")
_LEGAL = re.compile(r"[A-Za-z0-9\-._~!$&'()*+,;=:@/%]*")
_UTF_16 = re.compile(r"%u[0-9A-Fa-f]{4}")
_SUSPICIOUS = re.compile(r"\\|%5c|%[01][0-9a-f]|%7f", re.IGNORECASE)
_NO_ASCII = re.compile(r"[^\x00-\x7f]+")  # as sent: an illegal character, whatever it would be
_DOTS = (".", "..")


def _names(path: str) -> List[str]:
    """The segments without their parameters."""
    return [segment.partition(";")[0] for segment in path.split("/")[1:]]


def _has_dots_in_escapes(path: str) -> bool:
    return any("%2e" in name and name.replace("%2e", ".") in _DOTS for name in _names(path.lower()))


def _has_dots_with_parameters(path: str) -> bool:
    return any(segment.partition(";")[0] in _DOTS and ";" in segment for segment in path.split("/"))


def _is_no_utf_8(path: str) -> bool:
    try:
        unquote_to_bytes(_NO_ASCII.sub("", _UTF_16.sub("", path))).decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


# in the order in which several are told
VIOLATIONS: Sequence[Tuple[str, Callable[[str], object]]] = (
    ("Ambiguous URI path segment", _has_dots_in_escapes),
    ("Ambiguous URI empty segment", lambda path: "" in _names(path)[:-1]),
    ("Ambiguous URI path separator", lambda path: "%2f" in path.lower()),
    ("Ambiguous URI path parameter", _has_dots_with_parameters),
    ("Ambiguous URI path encoding", lambda path: "%25" in path),
    ("UTF-16 encoding", _UTF_16.search),
    ("Bad UTF-8 encoding", _is_no_utf_8),
    ("Suspicious Path Character", _SUSPICIOUS.search),
    ("Illegal Path Character", lambda path: not _LEGAL.fullmatch(path)),
)


def is_no_uri(path: str) -> bool:
    """An escape that is none, NUL, or more steps up than down."""
    return bool(_ESCAPE.search(path)) or "%00" in path or _resolved(path) is None


def violations(path: str) -> str:
    """What is refused about a path as it was sent, '' for nothing."""
    return ", ".join(words for words, holds in VIOLATIONS if holds(path))


def servlet_path(path: str) -> str:
    """The path that a servlet sees: without parameters, dots resolved, decoded."""
    return "/" + unquote("/".join(_resolved(path) or ()))


def _resolved(path: str) -> Optional[List[str]]:
    """The segments without ``.`` and ``..``; None above the root."""
    names = _names(path)
    if not _has_dots(path):
        return names
    steps: List[str] = []
    for place, name in enumerate(names):
        if name == ".." and not steps:
            return None
        if name == "..":
            steps.pop()
        elif name != ".":
            steps.append(name)
        if name in _DOTS and place == len(names) - 1:
            steps.append("")
    return steps


def _has_dots(path: str) -> bool:
    """Whether there are dots to resolve: Jetty overlooks those right behind a segment with parameters, unless there are others."""
    segments = path.split("/")
    return any(";" not in before and segment.partition(";")[0] in _DOTS for before, segment in zip(segments, segments[1:]))
