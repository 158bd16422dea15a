"""Bodies that are said to be JSON: what a merchant writes as one has to be one once its expressions are filled in."""

from __future__ import annotations

import json
from typing import Dict, Iterator, Mapping

from emulator.el.ranges import expression_ranges

from .. import expressions
from ..settings import Settings
from ..snapshot import Definition, Use
from .rule import effective

CONTENT_TYPES: Dict[str, str] = {"writeback.body": "", "erp.login.body": "erp.login.content.type"}  # "": always JSON
FILLINGS = ("0", '"name": 0')  # a value or a part of a text; members of an object


def are_json(settings: Settings, defined: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """A body of the settings that goes out as JSON is JSON."""
    values = effective(settings, defined)
    for name, content_type in CONTENT_TYPES.items():
        body = settings.parameters.get(name, "")
        if not body.strip() or expressions.fault(body) or "json" not in values.get(content_type, "json"):
            continue
        words = [fault(body, filling) for filling in FILLINGS]
        if all(words):
            yield f"parameters.{name}: is no JSON ({words[0]})" + (f"; {content_type} says that it is" if content_type else "")


def fault(body: str, filling: str) -> str:
    """Why the body is no JSON with that in place of each expression, '' when it is."""
    for start, end in reversed(expression_ranges(body)):
        body = body[:start] + filling + body[end + 1 :]
    try:
        json.loads(body)
    except ValueError as e:
        return str(e)
    return ""
