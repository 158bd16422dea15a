"""The ``${…}`` in a setting: closed, known to NiFi, and about attributes that the flow's cards write."""

from __future__ import annotations

import difflib
import re
from typing import Iterator, Mapping, Set

from emulator import el
from emulator.el.ranges import expression_ranges

from .snapshot import Snapshot

SCRIPT, EXPRESSION = "Script Body", "${"
NAME = re.compile(r"[A-Za-z_][\w.:-]*")
QUOTED = re.compile(r"""(['"])([A-Za-z_][\w.:-]*)\1""")
UNNAMED = "; a script that writes it has to hold its name as a text"
# Attributes that NiFi itself writes: of every FlowFile, and by processor (their @WritesAttributes).
CORE = ("filename", "path", "uuid", "entryDate", "lineageStartDate", "fileSize", "flowFileId", "mime.type")
BY_PROCESSOR: Mapping[str, Set[str]] = {
    "InvokeHTTP": {
        "invokehttp.status.code", "invokehttp.status.message", "invokehttp.response.body", "invokehttp.request.url",
        "invokehttp.response.url", "invokehttp.tx.id", "invokehttp.remote.dn", "invokehttp.java.exception.class",
        "invokehttp.java.exception.message",
    },
    "HandleHttpRequest": {"http.method", "http.request.uri", "http.query.string", "http.remote.host", "http.context.identifier"},
    "SplitJson": {"fragment.identifier", "fragment.index", "fragment.count", "segment.original.filename"},
    "MergeContent": {"merge.count", "merge.bin.age", "merge.uuid", "fragment.identifier", "fragment.count"},
}  # fmt: skip


def fault(text: str) -> str:
    """Why NiFi could not evaluate the text, '' when it could."""
    if unclosed(text):
        return "a ${ in it is not closed by }"
    error = el.validate(text)
    if not error:
        return ""
    word = re.match(r"Unexpected token '(\w+)'", error)
    near = difflib.get_close_matches(word.group(1), el.function_names(), n=1, cutoff=0.6) if word else []
    if near and word:
        return f"the Expression Language has no function {word.group(1)}; did you mean {near[0]}"
    return f"is no Expression Language: {error}"


def faults(text: str, written: Set[str]) -> Iterator[str]:
    """Why the text cannot be evaluated; else each attribute in it that nothing writes."""
    wrong = fault(text)
    if wrong:
        yield wrong
    else:
        yield from strange(text, written)


def unclosed(text: str) -> bool:
    """Whether a ``${`` begins no expression (NiFi takes it for text)."""
    for escaped in (True, False):
        for start, end in reversed(expression_ranges(text, escaped)):
            text = text[:start] + text[end + 1 :]
    return EXPRESSION in text


def strange(text: str, written: Set[str]) -> Iterator[str]:
    """``name`` and the nearest of those written, for each attribute that nothing writes."""
    for name in sorted(el.attribute_names(text) - written):
        near = difflib.get_close_matches(name, sorted(written), n=1, cutoff=0.7)
        yield f"no card of the flow writes the attribute {name}" + (f"; did you mean {near[0]}" if near else UNNAMED)


def attributes_written(snapshot: Snapshot) -> Set[str]:
    """What may be an attribute in that flow: property names, names in plain property values, texts in scripts, NiFi's own.

    More than is written, never less: a script's attribute has to stand in it as a text.
    """
    names = set(CORE)
    for component in snapshot.processors():
        names |= BY_PROCESSOR.get(component.type.rpartition(".")[2], set())
        for key, value in component.properties().items():
            names.add(key)
            if key == SCRIPT:
                names |= {match.group(2) for match in QUOTED.finditer(value or "")}
            elif value and EXPRESSION not in value:
                names |= set(NAME.findall(value))
    return names
