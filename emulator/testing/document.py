"""What a script did with a FlowFile as Script Testing shows it: attributes, result_data, relationship, logs, and what it changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Dict, Optional

from .batch import Settled

if TYPE_CHECKING:
    from ..core.flowfile import FlowFile as Record
    from ..flowfile import FlowFile


def document_of(settled: Settled, before: Record) -> Dict[str, Any]:
    """What a script did with a FlowFile, as JSON; ``before``: as it came."""
    document = _shown(settled.relationship, settled.flowfile)
    document["logs"] = settled.logs
    if settled.created:
        document["created"] = [_shown(relationship, flowfile) for relationship, flowfile in settled.created]
    if settled.exception is not None:
        document["exception"] = str(settled.exception)
    if settled.stdout:
        document["stdout"] = settled.stdout
    document["changed"] = changed(before, settled.flowfile)
    return document


def _shown(relationship: Optional[str], flowfile: Optional[FlowFile]) -> Dict[str, Any]:
    return {
        "attributes": flowfile.attributes if flowfile else {},
        "result_data": _data(flowfile.content) if flowfile else None,
        "relationship": relationship,
    }


def _data(content: bytes) -> Any:
    """The content as JSON where it is some, else as text, else (not UTF-8) its bytes in hexadecimal."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return {"hex": content.hex()}
    try:
        return json.loads(text, parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError):
        return text


def _no_number(text: str) -> None:
    raise ValueError("NaN and the infinities are not JSON")


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError("too large to be shown as a number")
    return value


_LEFT = "the FlowFile is still in its queue: the script did not take it with session.get()"
_BACK = "the FlowFile is back in its queue, by a transfer without a relationship or a rollback: NiFi gives it to the next trigger"


def sentence_of(settled: Settled, optional: bool) -> str:
    """What is wrong with it, '' for nothing. ``optional``: the script may leave the FlowFile and make its own."""
    if settled.exception is not None:
        place = f"\n  {settled.exception.script_place}" if settled.exception.script_place else ""
        return f"the script failed, the FlowFile is back in its queue: {settled.exception}{place}"
    if settled.relationship is None and settled.flowfile is not None:
        return "" if optional and settled.created else _BACK if settled.was_taken else _LEFT
    if settled.relationship == "failure" and settled.flowfile is not None:
        errors = [text for name, text in settled.flowfile.attributes.items() if name.startswith("log.") and name.endswith("error")]
        return ": ".join(["the FlowFile went to failure", *(text.rstrip().rpartition("\n")[2] for text in errors[:1])])
    return ""


def changed(before: Record, after: Optional[FlowFile]) -> Dict[str, Any]:
    """What the script changed: attributes with their new value (null: gone), and whether the content is another."""
    if after is None:
        return {"attributes": {}, "content": False}
    names = [name for name in {**before.attributes, **after.attributes} if before.attributes.get(name) != after.attributes.get(name)]
    same = after.size == before.size and after.content == before.content.read()
    return {"attributes": {name: after.attributes.get(name) for name in names}, "content": not same}
