"""Mapping Testing: a Jolt specification on a document, and what each operation of a chain did."""

from __future__ import annotations

import difflib
from typing import Any, Dict, List, Tuple

from .. import el, jolt
from ..base.errors import EmulatorError, InputError
from ..java.lang.throwable import Throwable
from ..java.libraries.jackson import render
from .runner import Message, texts

_SHOWN = 100_000  # characters of an operation's result
_COMPARED = 3_000  # lines


def run(message: Message) -> Message:
    """``text`` (the specification), ``input``, ``attributes``, ``operation`` → ``text``, and ``steps`` with what each operation gave."""
    try:
        document = jolt.parse(str(message.get("input") or ""))
    except Throwable as error:
        raise InputError("is not JSON: %s" % error, "the input", "In NiFi the FlowFile goes to failure") from None
    spec, transform = _compiled(message)
    text, steps = render(document, pretty=True), []
    try:
        for number, (name, result) in enumerate(zip(_names(spec, message), transform.step_results(document)), 1):
            before, text = text, render(result, pretty=True)
            steps.append({"number": number, "operation": name, **_compared(before, text)})
    except (jolt.JoltError, Throwable) as error:
        refused = "operation %d cannot be done: NiFi would say %s" % (len(steps) + 1, _java_words(error))
        return {"refused": refused, "steps": steps, "failed": True}
    return {"text": text, "steps": steps, "failed": False, "sentence": "to success"}


def lint(message: Message) -> Message:
    """``marks`` where the specification is no JSON or no specification."""
    try:
        _compiled(message)
    except EmulatorError as error:
        line, column = _place(str(message["text"]))
        return {"marks": [{"line": line, "column": column, "message": error.what, "severity": "error"}]}
    return {"marks": []}


def _compiled(message: Message) -> Tuple[Any, jolt.Transform]:
    text, operation = str(message["text"]), str(message.get("operation") or "chain")
    if "${" in text:
        text = el.evaluate(text, texts(message, "attributes"))
    try:
        spec = jolt.parse(text) if operation != "sort" else None
    except Throwable as error:
        raise InputError("is not JSON: %s" % error, "the specification", "Check brackets, quotes and commas") from None
    try:
        return spec, jolt.compile(operation, spec)
    except jolt.JoltError as error:
        raise InputError("is no %s specification: NiFi would say %s" % (operation, _java_words(error)), "the specification") from None


def _java_words(error: Any) -> str:
    return "%s: %s" % (getattr(error, "java_name", type(error).__name__), getattr(error, "what", error))


def _names(spec: Any, message: Message) -> List[str]:
    operation = str(message.get("operation") or "chain")
    return [str(entry["operation"]) for entry in spec] if operation == "chain" else [operation]


def _compared(before: str, after: str) -> Dict[str, Any]:
    """The result, cut where it is long, with the numbers of the lines that are new, and how many went."""
    old, new = before.splitlines(), after.splitlines()
    cut = after if len(after) <= _SHOWN else after[:_SHOWN] + "\n… (%d characters)" % len(after)
    if max(len(old), len(new)) > _COMPARED:
        return {"text": cut, "lines": [], "removed": None}
    changes = [change for change in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if change[0] != "equal"]
    lines = [line for _, _, _, first, last in changes for line in range(first + 1, last + 1)]
    return {"text": cut, "lines": lines, "removed": sum(last - first for _, first, last, _, _ in changes)}


def _place(text: str) -> Tuple[int, int]:
    """Where JSON breaks off, by line and column; the beginning where it is JSON, or NiFi's expressions stand in it."""
    import json

    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.lineno, error.colno
    except (ValueError, RecursionError):
        pass
    return 1, 1
