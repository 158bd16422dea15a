"""tests/compliance/jython_expressions: what each expression gives inside a function of a script, as Jython 2.7.2 answered.

An answer is the repr of the value, or the class of the error and the repr of its text with | between.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Dict, List

from emulator.base.clock import RealClock
from emulator.jython.interpreter import Interpreter
from emulator.jython.source.compile import compile_script

FILE = Path(__file__).resolve().parents[1] / "compliance" / "jython_expressions" / "expressions.json"
_CALL = "def ask():\n  global ANSWER\n  ANSWER = run(QUESTION.encode('ascii'))\nask()\n"
_ADDRESS = re.compile(r"0x[0-9a-f]+|@[0-9a-f]+")


def recorded() -> Dict[str, Any]:
    return json.loads(FILE.read_text(encoding="utf-8"))


def differences(cases: List[Dict[str, Any]], prelude: str) -> Dict[str, str]:
    """Expression → the emulator's answer, where it is not the recorded one."""
    interpreter = Interpreter(RealClock(), lambda text: None)
    names = {**interpreter.fresh_globals(), "sys": interpreter.sys_module()}
    interpreter.run(compile_script(prelude, "<script>", 0, True), names)
    found = {}
    for case in cases:
        names["QUESTION"] = case["expression"]
        try:
            interpreter.run(compile_script(_CALL), names)
            answer = str.__str__(names["ANSWER"])
        except BaseException as error:
            answer = f"!{type(error).__name__}: {error}"
        if _ADDRESS.sub("@", answer) != _ADDRESS.sub("@", case["answer"]):
            found[case["expression"]] = answer
    return found
