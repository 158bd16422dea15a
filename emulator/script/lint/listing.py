"""Findings as text, JSON or SARIF; the table of the rules."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Mapping, Sequence

from .finding import Finding
from .ignore import UNKNOWN
from .rule import ERROR, WARNING, all_rules

FORMATS = ("json", "text", "sarif")
Findings = Mapping[str, Sequence[Finding]]  # path of a script → what was found in it
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def rendered(findings: Findings, form: str) -> str:
    """The findings in one of ``FORMATS``."""
    return {"json": as_json, "text": as_text, "sarif": as_sarif}[form](findings)


def as_json(findings: Findings) -> str:
    """``{path: [{line, column, rule, advice}]}``."""
    return _json({path: [vars(finding) for finding in each] for path, each in findings.items()})


def as_text(findings: Findings) -> str:
    """A line for each finding, as compilers write them."""
    lines = [
        f"{path}:{finding.line}:{finding.column}: {finding.rule}: {finding.advice}" for path, each in findings.items() for finding in each
    ]
    return "\n".join(lines) or "nothing was found"


def as_sarif(findings: Findings) -> str:
    """SARIF 2.1.0, which code hosts show beside the lines."""
    levels = {rule.name: rule.level for rule in all_rules()}
    rules: List[Dict[str, Any]] = [
        {"id": rule.name, "shortDescription": {"text": rule.reason}, "defaultConfiguration": {"level": rule.level}} for rule in all_rules()
    ]
    results = [
        {
            "ruleId": finding.rule,
            "level": levels.get(finding.rule, WARNING if finding.rule == UNKNOWN else ERROR),
            "message": {"text": finding.advice},
            "locations": [_location(path, finding)],
        }
        for path, each in findings.items()
        for finding in each
    ]
    run = {"tool": {"driver": {"name": "nifi-script-emulator", "rules": rules}}, "columnKind": "unicodeCodePoints", "results": results}
    return _json({"version": "2.1.0", "$schema": SARIF_SCHEMA, "runs": [run]})


def _location(path: str, finding: Finding) -> Dict[str, Any]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    return {"physicalLocation": {"artifactLocation": {"uri": path.replace("\\", "/")}, "region": region}}


def rule_table() -> str:
    """A line for each rule in Markdown: its word, its level, why it is one."""
    lines = ["| rule | level | why |", "|---|---|---|"]
    return "\n".join(lines + [f"| `{rule.name}` | {rule.level} | {rule.reason} |" for rule in all_rules()])


def _json(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)
