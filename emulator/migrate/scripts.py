"""The scripts of a flow, each by ``lint --target nifi2``; languages that NiFi 2 lost."""

from __future__ import annotations

from typing import Iterator

from ..flow.model import Flow
from ..flow.parts import SCRIPT, parts
from ..script.lint import lint_text, rules_of
from ..script.lint.rule import ERROR, NIFI_2
from .changes import BY_HAND, NOTE, Change, Component, below, groups

PYTHON = "python"
KEPT_LANGUAGES = frozenset(("groovy", "clojure"))  # ScriptingComponentHelper of 2.3.0 finds these engines
RUNNERS = frozenset(("org.apache.nifi.processors.script.ExecuteScript", "org.apache.nifi.processors.script.InvokeScriptedProcessor"))


def language_of(component: Component) -> str:
    """python, groovy …: the engine of a processor that runs scripts, '' for any other."""
    return (component.properties.get("Script Engine") or "").lower() if component.type in RUNNERS else ""


def script_changes(flow: Flow) -> Iterator[Change]:
    """What each script uses that NiFi 2 lacks, and what cannot be looked at."""
    levels = {rule.name: rule.level for rule in rules_of(NIFI_2) if rule.target}
    for part in parts(flow):
        if part.kind == SCRIPT and language_of(part.processor) == PYTHON:
            for finding in lint_text(part.text, target=NIFI_2):
                if finding.rule in levels:
                    kind = BY_HAND if levels[finding.rule] == ERROR else NOTE
                    yield Change(kind, part.path, f"script line {finding.line}: {finding.advice} ({finding.rule})")
    for group, path in groups(flow):
        for processor in group.processors:
            engine = processor.properties.get("Script Engine")
            language, where = language_of(processor), below(path, processor.name)
            if language not in ("", PYTHON, *KEPT_LANGUAGES):
                yield Change(BY_HAND, where, f"NiFi 2 has no script engine {engine}: write it in Groovy or Python")
            elif language == PYTHON and processor.properties.get("Script File"):
                yield Change(NOTE, where, "its script is a file of the server: 'lint --target nifi2' looks at it")
