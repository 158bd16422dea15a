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
from tests.kits.jython import JARS, jar

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
        interpreter.flush()
        return "".join(printed), qualified(error)
    interpreter.flush()  # these were recorded with a writer that needs no flush
    return "".join(printed), None


def difference(case: Dict[str, Any]) -> str:
    printed, error = run(case["code"])
    if printed == case["stdout"] and bool(error) == bool(case.get("error")):
        return ""
    return f"{case['code']}\n  Jython   {case['stdout']!r} {case.get('error')}\n  emulator {printed!r} {error}"


def cases_of(path: Path) -> List[Dict[str, Any]]:
    cases: List[Dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cases"]
    return cases


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_prints_what_jython_prints(path: Path) -> None:
    differences = [difference(case) for case in cases_of(path) if "left_out" not in case and "jar" not in case]
    assert not any(differences), "\n".join(text for text in differences if text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_left_out_really_differs(path: Path) -> None:
    same = [case["code"] for case in cases_of(path) if "left_out" in case and not difference(case)]
    assert not same, "these now agree with Jython; take left_out away:\n" + "\n".join(same)


@pytest.mark.parametrize("path", [path for path in FILES if any("jar" in case for case in cases_of(path))], ids=lambda path: path.stem)
def test_what_needs_the_library_of_jython_is_said_without_its_jar(path: Path) -> None:
    for case in cases_of(path):
        if "jar" in case:
            assert "not emulated" in (run(case["code"])[1] or ""), case["code"]


@pytest.mark.java
@pytest.mark.parametrize("path", [path for path in FILES if path.stem.startswith("library_")], ids=lambda path: path.stem)
def test_the_library_of_jython_prints_the_same_through_the_translator(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JYTHON_JAR", str(jar(JARS[0])))
    differences = [difference(case) for case in cases_of(path) if "left_out" not in case]
    assert not any(differences), "\n".join(text for text in differences if text)
