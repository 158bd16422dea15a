"""Filters of Omnitron's lists, as its public pages have them: ``name``, and ``name__gt``, ``__gte``, ``__lt``, ``__lte``, ``__in``.

A name that a list does not know is passed over without a word, so a filter that is misspelled gives every row. Dates are compared as
texts: Omnitron writes them in UTC with microseconds.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Mapping, Union

from .data import Row
from .http_server import Request

Key = Union[int, str]
COMPARED: Dict[str, Callable[[Any, Any], bool]] = {
    "gt": lambda ours, asked: bool(ours > asked),
    "gte": lambda ours, asked: bool(ours >= asked),
    "lt": lambda ours, asked: bool(ours < asked),
    "lte": lambda ours, asked: bool(ours <= asked),
}


def matches(row: Row, request: Request, fields: Mapping[str, str]) -> bool:
    """Whether a row has what the query asks for. ``fields``: name of a filter -> where its value stands in the row, as a.b.c."""
    for name, values in request.query.items():
        filtered, _, way = name.partition("__")
        if filtered in fields and not _matches(at_path(row, fields[filtered]), way, values):
            return False
    return True


def at_path(row: Row, path: str) -> Any:
    """What stands there: a.b.c; None where there is nothing."""
    value: Any = row
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _matches(value: Any, way: str, values: List[str]) -> bool:
    if way in COMPARED:
        return value is not None and all(COMPARED[way](*_keys(_text(value), asked)) for asked in values)
    wanted = [asked for text in values for asked in (text.split(",") if way == "in" else [text])]
    return way not in ("", "in") or _text(value) in [_text(asked) for asked in wanted]


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) or value in ("True", "False") else str(value)


def _keys(*texts: str) -> List[Key]:
    return [int(text) for text in texts] if all(text.isdigit() for text in texts) else list(texts)
