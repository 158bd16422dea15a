"""tests/compliance/nifi2/lint.json: what NiFi 2 with our NAR does with the scripts of the rules of ``lint --target nifi2``."""

from __future__ import annotations

import json
import re
from typing import Any, Dict, List

from emulator.script.lint.rule import NIFI_2 as TARGET
from emulator.script.lint.rule import rules_of

from ...run.version import NIFI_2
from .jvm import Jvm
from .lint_cases import SCRIPTS, outcome
from .refresh import COMPLIANCE

FILE = COMPLIANCE / "nifi2" / "lint.json"
FLOWFILE = {"content": "{}", "attributes": {"filename": "a.json"}}
USUAL = ("filename", "path", "uuid")
PROXY = re.compile(r"'[\w.$]*\$Proxy\d+'")  # the recorder's own ProcessContext; in a running NiFi it is a StandardProcessContext


def scripts() -> Dict[str, str]:
    """``rule.kind`` → the script, the bad and the good one of each rule."""
    names = [f"{rule.name}.{kind}" for rule in rules_of(TARGET) if rule.target for kind in ("bad", "good")]
    return {name: (SCRIPTS / f"{name}.txt").read_text(encoding="utf-8") for name in sorted(names)}


def ask(jvm: Jvm, script: str) -> Dict[str, Any]:
    """Where the FlowFile went, with which attributes of the script's, and the message of what left the script."""
    answer = jvm.ask("script", script=script, flowfiles=[FLOWFILE])
    went = [flowfile for flowfiles in answer["relationships"].values() for flowfile in flowfiles]
    attributes = {name: value for flowfile in went for name, value in flowfile["attributes"].items() if name not in USUAL}
    observed = {**outcome(answer), **({"attributes": attributes} if attributes else {})}
    return dict(json.loads(PROXY.sub("'$Proxy'", json.dumps(observed))))


def write() -> int:
    """Ask all and write the file; how many there are."""
    cases: List[str] = []
    with Jvm(NIFI_2) as jvm:
        for name, script in scripts().items():
            case = {"script": name, "asked": script, "observed": ask(jvm, script)}
            cases.append(json.dumps(case, ensure_ascii=False))
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(f'{{"from": "recorded:{NIFI_2}", "cases": [\n' + ",\n".join(cases) + "\n]}\n", encoding="utf-8")
    return len(cases)
