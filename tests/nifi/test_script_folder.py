"""The command that runs a folder of scripts on both sides: verdicts, table, exit code; with a JVM the run itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List

import pytest

from nifi.errors import NifiError
from nifi.proof.recorder import script_folder
from nifi.proof.recorder.cli import main
from nifi.proof.recorder.script_folder import ENDLESS, MESSAGE, NO_ANSWER, NOT_EMULATED, OTHERWISE, SAME, VARIES, Run, judge, table
from nifi.proof.recorder.sides import of_emulator
from tests.kits.recorder_kit import open_jvm

GOOD = "ff = session.get()\nlog.info('seen')\nsession.transfer(ff, REL_SUCCESS)\n"


def question(script: str) -> Dict[str, Any]:
    return {"script": script, "flowfiles": [{"content": "abc", "attributes": {"filename": "a.txt"}}], "properties": {}}


class Nifi:
    """Answers as the emulator does, but for the parts of ``otherwise``, which change from call to call where there are several."""

    def __init__(self, *otherwise: Dict[str, Any]) -> None:
        self.otherwise: List[Dict[str, Any]] = list(otherwise)

    def __call__(self, question: Dict[str, Any]) -> Dict[str, Any]:
        changed = self.otherwise.pop(0) if len(self.otherwise) > 1 else self.otherwise[0]
        return {**of_emulator(question), **changed}


@pytest.mark.parametrize(
    ("otherwise", "verdict"),
    [
        ([{}], SAME),
        ([{"logs": {"info": ["something else"]}}], MESSAGE),
        ([{"success": []}], OTHERWISE),
        ([{"exception": {"class": "E", "message": "m", "chain": []}}], OTHERWISE),
        ([{"stdout": ["1"]}, {"stdout": ["2"]}], VARIES),
    ],
)
def test_a_verdict_says_how_far_two_answers_are_apart(otherwise: List[Dict[str, Any]], verdict: str) -> None:
    judged, words = judge(question(GOOD), Nifi(*otherwise))
    assert judged == verdict
    assert bool(words) is (verdict != SAME)


def test_what_the_emulator_has_not_is_said_by_name_and_nifi_is_not_asked() -> None:
    assert judge(question("import pickle\npickle.dumps([])\n"), lambda question: pytest.fail("asked")) == [
        NOT_EMULATED,
        judge(question("import pickle\npickle.dumps([])\n"), Nifi({}))[1],
    ]
    assert "pickle" in judge(question("import pickle\npickle.dumps([])\n"), Nifi({}))[1]


def test_a_script_that_ends_the_jvm_is_no_fault_of_the_command() -> None:
    def ask(question: Dict[str, Any]) -> Dict[str, Any]:
        raise NifiError("the recorder's JVM ended", "script")

    assert judge(question(GOOD), ask)[0] == NO_ANSWER


def test_a_script_without_an_end_is_not_put_to_nifi(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emulator.components.execute_script.ExecuteScript.timeout", 0.05)
    assert judge(question("while True: pass\n"), lambda question: pytest.fail("asked"))[0] == ENDLESS


def test_the_table_has_a_line_for_each_script_and_one_for_all() -> None:
    runs = [Run("a.py", "json", SAME, ""), Run("a.py", "csv", SAME, ""), Run("b.py", "json", MESSAGE, "    logs")]
    lines = table(runs, details=True)
    assert [line.split()[:3] for line in lines[1:3]] == [["a.py", "2", "2"], ["b.py", "1", "-"]]
    assert lines[3] == "  json: message differs\n    logs"
    assert lines[4].split()[:4] == ["together", "3", "2", "1"]
    assert lines[-1] == "1 of 2 scripts the same in every run"


def test_a_folder_without_scripts_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scripts", str(tmp_path)]) == 2
    assert f"{tmp_path}: there is no script (*.py). Name a folder that has scripts" in capsys.readouterr().err


def test_each_file_of_a_folder_is_an_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    scripts, inputs = tmp_path / "scripts" / "deep", tmp_path / "inputs"
    scripts.mkdir(parents=True)
    inputs.mkdir()
    (scripts / "good.py").write_text(GOOD, encoding="utf-8")
    (inputs / "one.json").write_text(json.dumps([1]), encoding="utf-8")
    (inputs / "two.json").write_text(json.dumps([2]), encoding="utf-8")
    asked: List[Dict[str, Any]] = []

    def ask(jvm: Any, question: Dict[str, Any]) -> Dict[str, Any]:
        asked.append(question)
        return of_emulator(question)

    class NoJvm:
        def close(self) -> None:
            pass

    monkeypatch.setattr(script_folder, "Jvm", NoJvm)
    monkeypatch.setattr(script_folder, "of_nifi", ask)
    assert main(["scripts", str(tmp_path / "scripts"), "--inputs", str(inputs)]) == 0
    assert [question["flowfiles"][0]["attributes"]["filename"] for question in asked] == ["one.json", "two.json"]
    assert "1 of 1 scripts the same in every run" in capsys.readouterr().out


@pytest.mark.java
def test_a_script_does_in_nifi_what_it_does_in_the_emulator(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_jvm():
        pass
    (tmp_path / "good.py").write_text(GOOD, encoding="utf-8")
    assert main(["scripts", str(tmp_path)]) == 0
    assert "1 of 1 scripts the same in every run" in capsys.readouterr().out
