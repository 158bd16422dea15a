"""Folders of tests/compliance whose cases are a text and what one kind of question answers to it, in groups that share the rest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping, Sequence

from . import groups
from .jvm import Jvm


@dataclass(frozen=True)
class TextTopic:
    """One folder. ``kind``: the recorder's question; ``shared``: what a group or a case adds to it; ``outcome``: the answer's names;
    ``source``: where a new case comes from once it was asked.
    """

    kind: str
    shared: Sequence[str]
    outcome: Sequence[str]
    source: str = "recorded:1.16.3"

    def ask(self, jvm: Jvm, group: Mapping[str, Any], case: Mapping[str, Any]) -> dict[str, Any]:
        """A case's outcome; an ``exception`` becomes ``error`` ("Class: message")."""
        question = {name: source[name] for source in (group, case) for name in self.shared if name in source}
        answer = jvm.ask(self.kind, question, text=case["text"])
        if "exception" in answer:
            return {"error": f"{answer['exception']['class'].rpartition('.')[2]}: {answer['exception']['message']}"}
        return {name: answer[name] for name in self.outcome if name in answer}

    def refresh(self, jvm: Jvm, file: Path) -> tuple[int, list[str]]:
        """Ask a file's cases again and write it when the truth changed: cases asked, what changed."""
        return groups.refresh(file, lambda group, case: self.ask(jvm, group, case), self.outcome, "text", self.source)


PARAMETERS = TextTopic(
    "parameters",
    ("parameters", "expression_language"),
    ("tokens", "substituted", "escaped", "problems"),
    "recorded:nifi-parameter-1.16.3",
)
UNITS = TextTopic(
    "units",
    (),
    ("nanos", "millis", "precise_millis", "bytes", "period_invalid", "size_invalid"),
    "recorded:nifi-utils-1.16.3",
)
URLS = TextTopic(
    "url",
    ("context",),
    ("external_form", "protocol", "host", "port", "default_port", "authority", "user_info", "path", "file", "query", "ref", "error"),
    "recorded:jdk-17",
)
