"""Writes ``tests/compliance/releases``: what other releases of NiFi answer otherwise than 1.16.3 to the recorded questions.

A folder a release: a file for each topic in which something differs, groups as in the topic's own files, ``file`` saying which; Jolt's by
the cases' names. ``asked.json``: how many cases of each file were asked, and of which libraries.
"""

from __future__ import annotations

import gzip
import json
import shutil
from functools import partial
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Sequence

from emulator.base.errors import UsageError

from ....run.prerequisites import java_of, java_version
from .. import expression_cases, groups, jolt_cases, jsonpath_cases
from ..jvm import Jvm
from ..refresh import COMPLIANCE
from ..text_cases import PARAMETERS, UNITS
from .program import JOLT, RELEASES, Release

Case = Mapping[str, Any]
FOLDER = COMPLIANCE / "releases"
ASKED = "asked.json"
WITHOUT_FRAMEWORK = tuple(name for name in PARAMETERS.outcome if name != "problems")


class Topic(NamedTuple):
    """A folder of grouped cases: ``ask(jvm, group, case)``, the names of the outcome, and of what a case is asked with."""

    ask: Callable[[Jvm, Case, Case], Case]
    outcome: Sequence[str]
    question: Sequence[str]


TOPICS: Dict[str, Topic] = {
    "el": Topic(expression_cases.ask, expression_cases.OUTCOME, ("expression", "mode")),
    "jsonpath": Topic(jsonpath_cases.ask, jsonpath_cases.OUTCOME, ("path",)),
    "parameters": Topic(PARAMETERS.ask, WITHOUT_FRAMEWORK, ("text",)),
    "units": Topic(UNITS.ask, UNITS.outcome, ("text",)),
}


def write(versions: Sequence[str], say: Callable[[str], object], folder: Path = FOLDER) -> Dict[str, Any]:
    """Ask those releases every case and write what differs; {release: {topic: {"asked": {file: cases}, "different": cases}}}."""
    unknown = [version for version in versions if version not in RELEASES]
    if unknown:
        raise UsageError(f"NiFi {unknown[0]} is not asked here: it is one of {', '.join(RELEASES)}")
    counts: Dict[str, Any] = {}
    file = folder / ASKED
    asked = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    for version in versions:
        with Release(version) as jvm:
            shutil.rmtree(folder / version, ignore_errors=True)
            counts[version] = {name: _grouped(jvm, name, folder / version) for name in TOPICS}
            if version in JOLT:
                counts[version]["jolt"] = _jolt(jvm, folder / version)
        libraries = [f"nifi-expression-language-{version}", *([f"jolt-{JOLT[version]}"] if version in JOLT else [])]
        source = f"recorded:{', '.join(libraries)}, JDK {java_version(java_of(version))}"
        asked[version] = {"from": source, "asked": {name: count["asked"] for name, count in counts[version].items()}}
        say(f"{version}: " + ", ".join(f"{name} {count['different']}" for name, count in counts[version].items()))
    folder.mkdir(exist_ok=True)
    lines = ",\n".join(f" {json.dumps(version)}: {json.dumps(asked[version])}" for version in sorted(asked))
    file.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    return counts


def _grouped(jvm: Jvm, name: str, folder: Path) -> Dict[str, Any]:
    """A topic's files: how many cases of each were asked, how many differ."""
    topic = TOPICS[name]
    different: List[Dict[str, Any]] = []
    asked: Dict[str, int] = {}
    for file in sorted((COMPLIANCE / name).glob("*.json")):
        for group in json.loads(file.read_text(encoding="utf-8")):
            cases = [_different(topic, partial(topic.ask, jvm, group), case) for case in group["cases"]]
            asked[file.stem] = asked.get(file.stem, 0) + len(cases)
            shared = {key: value for key, value in group.items() if key != "cases"}
            if any(cases):
                different.append({"file": file.stem, **shared, "cases": [case for case in cases if case]})
    if different:
        _written(folder / f"{name}.json", groups.render(different))
    return {"asked": asked, "different": sum(len(group["cases"]) for group in different)}


def _different(topic: Topic, ask: Callable[[Case], Case], case: Case) -> Dict[str, Any]:
    """The question with its other answer, {} where it is the recorded one."""
    answer = ask(case)
    if answer == {name: case[name] for name in topic.outcome if name in case}:
        return {}
    return {**{name: case[name] for name in topic.question if name in case}, **answer}


def _jolt(jvm: Jvm, folder: Path) -> Dict[str, Any]:
    """The same of Jolt's cases."""
    asked: Dict[str, int] = {}
    different = {}
    for file in sorted((COMPLIANCE / "jolt").glob("*.jsonl.gz")):
        for case in map(json.loads, gzip.decompress(file.read_bytes()).decode("utf-8").splitlines()):
            stem = file.name.partition(".")[0]
            asked[stem] = asked.get(stem, 0) + 1
            answer = jolt_cases.outcome(jvm.ask("jolt", jolt_cases.question(case)))
            if not jolt_cases.same(case, answer):
                different[case["name"]] = answer
    if different:
        lines = [json.dumps({name: answer}, ensure_ascii=False)[1:-1] for name, answer in different.items()]
        _written(folder / "jolt.json", "{\n " + ",\n ".join(lines) + "\n}\n")
    return {"asked": asked, "different": len(different)}


def _written(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
