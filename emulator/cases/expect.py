"""What should come out, compared with what did.

``expect`` is an object, or a list of FlowFiles (short for ``out``), or one FlowFile (an object with ``to``):

``out``     FlowFiles in their order: ``to`` (a relationship of the script; in a flow an output port, or the component where it ended or
            waits), ``attributes`` (those named, null: there is none), ``content``
``state``   the state afterwards, of a script
``error``   a pattern of what the script or flow failed with
``logs``    patterns, each found in some message

A content that is an object or a list is compared as JSON. In place of any value may stand ``{"$matches": "pattern"}`` (the whole text),
``{"$any": true}``, and in place of a content ``{"$file": "beside.json"}``.
"""

from __future__ import annotations

import re
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple

from ..base import files
from ..base.errors import InputError
from ..flowfile import FlowFile
from ..stubs.answer import refuse_unknown
from .case import Case
from .texts import as_value

KEYS, ROW_KEYS = ("out", "state", "error", "logs"), ("to", "attributes", "content")
MATCHES, ANY, FILE = "$matches", "$any", "$file"
_MISSING = object()


class Difference(NamedTuple):
    """One thing that is not as it should be; ``where`` as out[0].attributes.relation."""

    where: str
    expected: Any
    actual: Any


class Expected(NamedTuple):
    """``expect`` in its full form; ``state`` None where the case says nothing of it."""

    out: Optional[List[Dict[str, Any]]]
    state: Optional[Dict[str, Any]]
    error: Optional[str]
    logs: List[str]


def expected_of(case: Case) -> Expected:
    """InputError for a key that nobody reads."""
    where = "%s, expect" % case.title
    entry = case.get("expect", {})
    if isinstance(entry, list) or (isinstance(entry, dict) and set(entry) & set(ROW_KEYS)):
        entry = {"out": entry if isinstance(entry, list) else [entry]}
    if not isinstance(entry, dict):
        raise InputError("is no object", where, 'Write {"to": "success", "attributes": {…}, "content": …}')
    refuse_unknown(entry, KEYS, where)
    out = entry.get("out")
    for number, row in enumerate(out or []):
        if not isinstance(row, dict):
            raise InputError("is no FlowFile", "%s.out[%d]" % (where, number), 'Write {"to": "success", …}')
        refuse_unknown(row, ROW_KEYS, "%s.out[%d]" % (where, number))
    logs = entry.get("logs", [])
    return Expected(out, entry.get("state"), entry.get("error"), [logs] if isinstance(logs, str) else logs)


def compare_out(case: Case, expected: List[Dict[str, Any]], actual: List[Tuple[str, FlowFile]], strict: List[str]) -> List[Difference]:
    """``actual``: (where it went, FlowFile). ``strict``: places where nothing may be that nobody expects."""
    differences: List[Difference] = []
    waiting: Dict[str, List[FlowFile]] = {}
    for place, flowfile in actual:
        waiting.setdefault(place, []).append(flowfile)
    for number, row in enumerate(expected):
        where, place = "out[%d]" % number, _place(str(row.get("to", "success")), waiting)
        flowfiles = waiting.get(place, [])
        if not flowfiles:
            others = ["%s: %d" % (name, len(left)) for name, left in waiting.items() if left]
            wanted = "a FlowFile at %s" % row.get("to", "success")
            differences.append(Difference(where, wanted, "none; there is %s" % (", ".join(others) or "nothing")))
            continue
        differences += _compare_row(case, where, row, flowfiles.pop(0))
    missing = sum(difference.where.endswith("]") for difference in differences)  # they went elsewhere: said already
    unexpected = [(place, flowfile) for place in strict for flowfile in waiting.get(place, [])][missing:]
    for place, flowfile in unexpected:
        differences.append(Difference("out", "no more FlowFiles", "one at %s: %s" % (place, as_value(flowfile.content))))
    return differences


def _place(wanted: str, waiting: Dict[str, List[FlowFile]]) -> str:
    return next((place for place in waiting if place == wanted or place.endswith("/" + wanted)), wanted)


def _compare_row(case: Case, where: str, row: Dict[str, Any], flowfile: FlowFile) -> Iterator[Difference]:
    for name, value in row.get("attributes", {}).items():
        actual = flowfile.attributes.get(name)
        if not fits(value, actual):
            yield Difference("%s.attributes.%s" % (where, name), value, actual)
    if "content" in row:
        wanted = row["content"]
        if isinstance(wanted, dict) and set(wanted) == {FILE}:
            wanted = as_value(files.read_bytes(case.path(wanted[FILE])))
        yield from compare("%s.content" % where, wanted, _as(wanted, flowfile))


def _as(wanted: Any, flowfile: FlowFile) -> Any:
    """The content as that is written with which it is compared."""
    value = as_value(flowfile.content)
    is_text = isinstance(wanted, str) or (isinstance(wanted, dict) and MATCHES in wanted)
    return flowfile.text if is_text and not isinstance(value, str) and not (isinstance(value, dict) and "$hex" in value) else value


def compare(where: str, expected: Any, actual: Any) -> Iterator[Difference]:
    """Every place in which two JSON values differ."""
    if _is_rule(expected):
        if not fits(expected, actual):
            yield Difference(where, expected, actual)
    elif isinstance(expected, dict) and isinstance(actual, dict):
        for name in {**expected, **actual}:
            if name not in actual:
                yield Difference("%s.%s" % (where, name), expected[name], "(nothing)")
            elif name not in expected:
                yield Difference("%s.%s" % (where, name), "(nothing)", actual[name])
            else:
                yield from compare("%s.%s" % (where, name), expected[name], actual[name])
    elif isinstance(expected, list) and isinstance(actual, list):
        for number in range(max(len(expected), len(actual))):
            pair = [values[number] if number < len(values) else _MISSING for values in (expected, actual)]
            if _MISSING in pair:
                yield Difference("%s[%d]" % (where, number), *("(nothing)" if value is _MISSING else value for value in pair))
            else:
                yield from compare("%s[%d]" % (where, number), *pair)
    elif type(expected) is not type(actual) or expected != actual:
        yield Difference(where, expected, actual)


def fits(expected: Any, actual: Any) -> bool:
    """Whether a value is the expected one, or fits the rule in its place."""
    if not _is_rule(expected):
        return type(expected) is type(actual) and bool(expected == actual)
    if ANY in expected:
        return actual is not None
    return isinstance(actual, (str, int, float)) and re.fullmatch(expected[MATCHES], str(actual), re.DOTALL) is not None


def _is_rule(value: Any) -> bool:
    return isinstance(value, dict) and (set(value) == {MATCHES} or set(value) == {ANY})
