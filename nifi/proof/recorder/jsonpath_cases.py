"""tests/compliance/jsonpath: one file a topic, groups of paths into one document, one line a case."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Mapping

from . import groups
from .jvm import Jvm

OUTCOME = ("definite", "value", "class", "error")


def outcome(answer: Mapping[str, Any]) -> dict[str, Any]:
    """``definite`` and ``value`` (as NiFi would write it; null of a null) with its Java ``class``, or ``error`` ("Class: message")."""
    if "exception" in answer:
        thrown = answer["exception"]
        told = {"error": f"{thrown['class'].rpartition('.')[2]}: {'null' if thrown['message'] is None else thrown['message']}"}
    else:
        told = {"value": answer["value"], "class": answer["class"]}
    return {**({"definite": answer["definite"]} if "definite" in answer else {}), **told}


def ask(jvm: Jvm, group: Mapping[str, Any], case: Mapping[str, Any]) -> dict[str, Any]:
    """A case's outcome."""
    return outcome(jvm.ask("jsonpath", path=case["path"], document=group["document"]))


def refresh(jvm: Jvm, file: Path) -> tuple[int, list[str]]:
    """Ask a file's cases again and write it when the truth changed."""
    return groups.refresh(file, partial(ask, jvm), OUTCOME, "path", "recorded:json-path-2.6.0")
