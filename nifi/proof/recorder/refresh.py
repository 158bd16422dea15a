"""Asks every recorded case again: a change of truth is a change of a file, the same truth is the same text."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Protocol, Sequence

from emulator.base.errors import UsageError

from ...run.places import REPOSITORY
from . import expression_cases, java_class_cases, jolt_cases, jsonpath_cases, lint_cases, processor_cases, session_cases
from .jvm import Jvm
from .text_cases import PARAMETERS, UNITS, URLS

COMPLIANCE = REPOSITORY / "tests" / "compliance"


class Topic(Protocol):
    """A module that knows one folder's form."""

    def refresh(self, jvm: Jvm, file: Path) -> tuple[int, list[str]]:
        """Ask a file's cases again and write it when the truth changed: cases asked, what changed."""


TOPICS: dict[str, Topic] = {
    "session": session_cases,
    "invoke_scripted": session_cases,
    "processors": processor_cases,
    "el": expression_cases,
    "jsonpath": jsonpath_cases,
    "jolt": jolt_cases,
    "lint": lint_cases,
    "java_classes": java_class_cases,
    "parameters": PARAMETERS,
    "units": UNITS,
    "urls": URLS,
}


def refresh(topics: Sequence[str], say: Callable[[str], object], compliance: Path = COMPLIANCE) -> dict[str, Any]:
    """``{topic: {"files", "cases", "changed"}}``; every change is also said as it is found. ``processors/log_message`` asks one file."""
    wanted = [(topic, *topic.partition("/")[::2]) for topic in topics]
    unknown = [name for _, name, _ in wanted if name not in TOPICS]
    if unknown:
        raise UsageError(f"there is no topic {unknown[0]}: it is one of {', '.join(TOPICS)}")
    counts: dict[str, Any] = {}
    for topic, name, stem in wanted:
        files = sorted((compliance / name).glob((stem or "*") + ".json*"))
        if not files:
            raise UsageError(f"there is nothing to ask in tests/compliance/{topic}")
        counts[topic] = {"files": len(files), "cases": 0, "changed": 0}
        with Jvm() as jvm:  # one for each topic: Jython's socket adds Bouncy Castle to the providers of the whole JVM
            for file in files:
                asked, changed = TOPICS[name].refresh(jvm, file)
                counts[topic]["cases"] += asked
                counts[topic]["changed"] += len(changed)
                for change in changed:
                    say(f"{file.parent.name}/{file.name}: {change}")
    return counts
