"""Every recorded expression over a Java class gives here what Jython 2.7.2 on JDK 17 answered; ``CASE=word`` takes the files named so."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Dict, List

import pytest

import emulator.components.standard_validators  # noqa: F401  NiFi's validators stand in that room
import emulator.script.engine  # noqa: F401  the attributes of Java objects are those that a script sees
import tests.kits.expression_compilers  # noqa: F401  the framework's compiler, which scripts get from a context
from emulator.base.clock import RealClock
from emulator.jython.interpreter import Interpreter
from emulator.jython.source.compile import compile_script
from nifi.proof.recorder.java_class_cases import normal, setup

FOLDER = Path(__file__).parents[1] / "compliance" / "java_classes"
FILES = [path for path in sorted(FOLDER.glob("*.json")) if os.environ.get("CASE", "") in path.stem]
_CALL = "def ask():\n  global ANSWER\n  ANSWER = run(QUESTION.encode('ascii'))\nask()\n"


def answers(group: Dict[str, Any]) -> List[str]:
    """What the emulator answers to a group's expressions."""
    interpreter = Interpreter(RealClock(), lambda text: None)
    names = interpreter.fresh_globals()
    interpreter.run(compile_script(setup(group), "<script>", 0, True), names)
    observed = []
    for case in group["cases"]:
        names["QUESTION"] = case["expression"]
        try:
            interpreter.run(compile_script(_CALL), names)
            observed.append(normal(str.__str__(names["ANSWER"])))
        except BaseException as error:
            observed.append(f"!{type(error).__name__}: {error}")
    return observed


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_gives_what_the_class_gave(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    wrong = []
    for group in json.loads(path.read_text(encoding="utf-8")):
        for case, answer in zip(group["cases"], answers(group)):
            if answer != case["answer"]:
                wrong.append(f"{case['expression']}\n  Java     {case['answer']}\n  emulator {answer}")
    assert not wrong, "\n".join(wrong)
