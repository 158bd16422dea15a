"""What Jython 2.7.2 printed for some hundred snippets, as recorded; a case that is left out says why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

import pytest

from emulator.base.clock import RealClock
from emulator.jython.interpreter import Interpreter
from emulator.jython.source.compile import compile_script
from emulator.script.script_errors import qualified

FOLDER = Path(__file__).parent.parent / "compliance" / "jython"
FILES = sorted(FOLDER.glob("*.json"))


def run(code: str) -> Tuple[str, Optional[str]]:
    """What a script printed, and the error that left it."""
    printed: List[str] = []
    interpreter = Interpreter(RealClock(), printed.append)
    names = {**interpreter.fresh_globals(), "sys": interpreter.sys_module()}
    try:
        interpreter.run(compile_script(code), names)
    except BaseException as error:
        return "".join(printed), qualified(error)
    return "".join(printed), None


def difference(case: Dict[str, Any]) -> str:
    printed, error = run(case["code"])
    if printed == case["stdout"] and bool(error) == bool(case.get("error")):
        return ""
    return f"{case['code']}\n  Jython   {case['stdout']!r} {case.get('error')}\n  emulator {printed!r} {error}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_prints_what_jython_prints(path: Path) -> None:
    cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
    found = [difference(case) for case in cases if "left_out" not in case]
    assert not any(found), "\n".join(text for text in found if text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_left_out_really_differs(path: Path) -> None:
    cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
    same = [case["code"] for case in cases if "left_out" in case and not difference(case)]
    assert not same, "these now agree with Jython; take left_out away:\n" + "\n".join(same)
