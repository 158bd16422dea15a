"""What a script did, in words: a sentence for each FlowFile, then what changed, the content, logs and state."""

from __future__ import annotations

import json
from typing import Any, List, Mapping, Sequence

from .causes import beside


def text_of(documents: Sequence[Mapping[str, Any]], names: Sequence[str], sentences: Sequence[str], before: Mapping[str, str]) -> str:
    """``names``: of the files, '' for one alone; ``sentences``: what is wrong with each, '' for nothing; ``before``: the state then."""
    parts: List[str] = []
    for document, name, sentence in zip(documents, names, sentences):
        parts += [(name + ": " if name else "") + (sentence or _went(document)), *_details(document, sentence), ""]
    state = documents[-1].get("state")
    if state is not None:
        parts += ["state" + ("" if state != before else " (as before)"), *_lines(state), ""]
    return "\n".join(parts[:-1])


def _went(document: Mapping[str, Any]) -> str:
    changed = document["changed"]
    count = len(changed["attributes"])
    attributes = "%d attribute%s" % (count, "" if count == 1 else "s") if count else ""
    what = [*filter(None, (attributes, "the content" if changed["content"] else ""))]
    if document["relationship"] is None:
        made = len(document.get("created", []))
        return "the script made %d FlowFile%s" % (made, "" if made == 1 else "s") if made else "the FlowFile was removed"
    return "to %s: the script changed %s" % (document["relationship"], " and ".join(what) or "nothing")


def _details(document: Mapping[str, Any], sentence: str) -> List[str]:
    lines = _section("attributes changed", document["changed"]["attributes"])
    if document["result_data"] not in (None, ""):
        lines += ["content", *("  " + line for line in _content(document["result_data"]).splitlines())]
    for created in document.get("created", []):
        lines += ["made, to %s" % created["relationship"], *("  " + line for line in _content(created["result_data"]).splitlines())]
    for level, messages in document["logs"].items():
        lines += ["%s: %s" % (level.upper(), message) for message in beside(messages, sentence)]
    return lines + (["printed", *("  " + line for line in document["stdout"].splitlines())] if document.get("stdout") else [])


def _section(title: str, values: Mapping[str, Any]) -> List[str]:
    return [title, *_lines(values)] if values else []


def _lines(values: Mapping[str, Any]) -> List[str]:
    return ["  %s %s" % (name, "is gone" if value is None else "= %s" % value) for name, value in values.items()]


def _content(data: Any) -> str:
    return data if isinstance(data, str) else json.dumps(data, ensure_ascii=False, indent=2)
