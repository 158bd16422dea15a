"""tests/compliance/processors: one file a processor, groups that share properties and FlowFiles, one line a case.

A group: ``type`` (a class), and what its cases share; a case's own ``properties`` come on top of the group's. ``observed`` holds what there
was: FlowFiles without the attributes every one has, of the provenance the types, of the logs what becomes a bulletin.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any, Mapping

from . import groups
from .jvm import Jvm
from .normal import UUID, normal

GIVEN = ("type", "annotation_data", "parameters", "state", "flowfiles", "arrivals", "pauses", "triggers", "auto_terminated", "unconnected")
BULLETINS = ("warn", "error")
DATE = re.compile(r"[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d UTC \d{4}")  # Date.toString()
JACKSON = re.compile(r"\n- Caused by: com\.fasterxml\.jackson[^\n]*(\n at [^\n]*)?")  # its words about what is wrong with a text
VARYING = {"merge.bin.age": re.compile(r"\d+"), "filename": re.compile(r"\d{10,}")}  # milliseconds of a run, System.nanoTime()


def question(group: Mapping[str, Any], case: Mapping[str, Any]) -> dict[str, Any]:
    """What a case asks."""
    given = {name: holder[name] for holder in (group, case) for name in GIVEN if name in holder}
    return {**given, "properties": {**group.get("properties", {}), **case.get("properties", {})}}


def observed(answer: Mapping[str, Any]) -> dict[str, Any]:
    """An answer in the form in which it is recorded: what is empty or as usual is left out."""
    if "invalid" in answer:
        return {"invalid": answer["invalid"]}
    told = normal(answer)
    found: dict[str, Any] = {name: [_flowfile(each) for each in ones] for name, ones in told["relationships"].items()}
    found["queue"] = [_flowfile(each) for each in told["queue"]]
    found["exception"] = told["exception"] and {name: told["exception"][name] for name in ("class", "message")}
    found["triggers"] = told["triggers"] if any(told["triggers"][1:]) else []
    logs = {level: [JACKSON.sub("", DATE.sub("<date>", line)) for line in told["logs"].get(level, ())] for level in BULLETINS}
    found["logs"] = {level: lines for level, lines in logs.items() if lines}
    found["provenance"] = [_event(event) for event in told["provenance"]]
    found.update({name: told[name] for name in ("counters", "yielded")})
    found["state"] = (told["state"] or {"values": {}})["values"]
    return {name: value for name, value in found.items() if value}


def _flowfile(told: Mapping[str, Any]) -> dict[str, Any]:
    attributes = {name: _value(name, value) for name, value in told["attributes"].items() if not _usual(name, value)}
    found = {**({"attributes": attributes} if attributes else {}), **({"penalized": True} if told["penalized"] else {})}
    return {**found, **{name: told[name] for name in ("content", "content_b64") if name in told}}


def _usual(name: str, value: str) -> bool:
    return name == "uuid" or (name, value) == ("path", "./") or (name == "filename" and UUID.fullmatch(value) is not None)


def _value(name: str, value: str) -> str:
    pattern = VARYING.get(name)
    return "0" if pattern and pattern.fullmatch(value) else value


def _event(event: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (event["type"], event["relationship"])))


def ask(jvm: Jvm, group: Mapping[str, Any], case: Mapping[str, Any]) -> dict[str, Any]:
    """A case's outcome."""
    return {"observed": observed(jvm.ask("processor", question(group, case)))}


def refresh(jvm: Jvm, file: Path) -> tuple[int, list[str]]:
    """Ask a file's cases again and write it when the truth changed."""
    return groups.refresh(file, partial(ask, jvm), ("observed",), "name")
