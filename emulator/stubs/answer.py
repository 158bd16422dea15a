"""What a stand-in answers, read from data: a relationship, attributes, content, further FlowFiles, a condition.

A text alone is a relationship. An object may have:

``relationship``  where the FlowFile goes; null removes it
``attributes``    name → text (a NiFi expression over the FlowFile's attributes), null takes one away
``content``       a text (a NiFi expression too), or any other JSON value, written as JSON
``file``          the content, from a file beside the one that says so
``if``            a NiFi expression: the answer counts when it is "true"
``also``          a list of such objects, each a further FlowFile made from the first
``feed``          in a source's place: a list of such objects, the FlowFiles that it brings at its first trigger

A list is a table of answers: the first whose ``if`` is true counts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Tuple

from ..base import files
from ..base.errors import InputError

KEYS = ("relationship", "attributes", "content", "file", "if", "also", "feed")
DEFAULT_RELATIONSHIP = "success"


@dataclass(frozen=True)
class Answer:
    """One row of a stand-in's table. ``content`` is None where the FlowFile keeps its own, text where it is an expression."""

    relationship: Optional[str] = DEFAULT_RELATIONSHIP
    attributes: Mapping[str, Optional[str]] = ()  # type: ignore[assignment]  # frozen and empty
    text: Optional[str] = None
    data: Optional[bytes] = None
    condition: Optional[str] = None
    also: Tuple[Answer, ...] = ()
    feed: Tuple[Answer, ...] = ()

    def relationships(self) -> Tuple[str, ...]:
        """Every relationship that it may use."""
        inner = tuple(name for answer in (*self.also, *self.feed) for name in answer.relationships())
        own = () if self.relationship is None or self.feed else (self.relationship,)
        return (*own, *inner)


def answers_of(entry: Any, where: str, folder: Path) -> Tuple[Answer, ...]:
    """The table that an entry says; InputError, with the key, for what is none. ``folder``: where files are looked for."""
    if isinstance(entry, list) and entry:
        return tuple(_answer(row, "%s[%d]" % (where, number), folder) for number, row in enumerate(entry))
    return (_answer(entry, where, folder),)


def _answer(entry: Any, where: str, folder: Path) -> Answer:
    if isinstance(entry, str):
        return Answer(entry)
    if not isinstance(entry, dict):
        raise InputError("is no answer of a stand-in", where, 'Write a relationship, or an object as {"relationship": "success"}')
    refuse_unknown(entry, KEYS, where)
    relationship = entry.get("relationship", DEFAULT_RELATIONSHIP)
    if not (relationship is None or isinstance(relationship, str)):
        raise InputError("is no relationship", where + ".relationship", "Write its name, or null to remove the FlowFile")
    return Answer(
        relationship,
        _attributes(entry.get("attributes", {}), where + ".attributes"),
        *_content(entry, where, folder),
        _text(entry.get("if"), where + ".if"),
        _several(entry, "also", where, folder),
        _several(entry, "feed", where, folder),
    )


def _several(entry: Dict[str, Any], key: str, where: str, folder: Path) -> Tuple[Answer, ...]:
    rows = entry.get(key, [])
    if not isinstance(rows, list):
        raise InputError("is no list", "%s.%s" % (where, key), "Write a list of objects, one for each FlowFile")
    return tuple(_answer(row, "%s.%s[%d]" % (where, key, number), folder) for number, row in enumerate(rows))


def _attributes(entry: Any, where: str) -> Dict[str, Optional[str]]:
    if not isinstance(entry, dict) or not all(value is None or isinstance(value, str) for value in entry.values()):
        raise InputError("attributes are texts", where, 'Write {"name": "value"}, null to take one away')
    return dict(entry)


def _text(entry: Any, where: str) -> Optional[str]:
    if not (entry is None or isinstance(entry, str)):
        raise InputError("is no expression", where, "Write a text, as ${filename:endsWith('.json')}")
    return entry


def _content(entry: Dict[str, Any], where: str, folder: Path) -> Tuple[Optional[str], Optional[bytes]]:
    if "file" in entry:
        return None, files.read_bytes(folder / str(entry["file"]))
    content = entry.get("content")
    if content is None or isinstance(content, str):
        return content, None
    return None, json.dumps(content, ensure_ascii=False).encode("utf-8")


def refuse_unknown(entry: Mapping[str, Any], keys: Tuple[str, ...], where: str) -> None:
    """InputError for the first key that nobody reads, with the nearest that somebody does."""
    for key in entry:
        if key not in keys:
            import difflib

            near = difflib.get_close_matches(str(key), keys, 1)
            advice = "Did you mean '%s'?" % near[0] if near else "Known: " + ", ".join(keys)
            raise InputError("there is no key '%s'" % key, where, advice)
