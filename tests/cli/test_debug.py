"""``run --debug``, and scripts that somebody traces: their code has its own file and lines, their errors have NiFi's."""

import os
import re
import subprocess
import sys

import pytest

from tests.kits.cli_kit import ROOT

SCRIPT = """flowFile = session.get()
sizes = [2 * number for number in (1, 2)]
def fail(text):
    raise ValueError(text)
if flowFile.getAttribute('fails'):
    fail('no')
session.transfer(flowFile, REL_SUCCESS)
"""


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "steps.py"
    file.write_text(SCRIPT, encoding="utf-8")
    return file


def python(*words, said=""):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *map(str, words)], input=said, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=60
    )


def test_the_debugger_stops_at_the_first_line_and_steps_through_the_script_alone(path):
    done = python("-m", "emulator", "run", path, "--debug", said="n\nn\np sizes\nb 7\nc\np number\nc\n")
    assert re.findall(rf"> {re.escape(str(path))}\((\d+)\)", done.stderr) == ["1", "2", "3", "7"]
    assert "(Pdb) [2, 4]" in done.stderr
    assert done.returncode == 0 and '"relationship": "success"' in done.stdout


def test_who_leaves_the_debugger_is_told_that_the_script_had_not_ended(path):
    done = python("-m", "emulator", "run", path, "--debug", said="q\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("the debugger was left before the script had ended\n")


def test_nifis_own_classes_are_not_debugged(call, path):
    code, _, said = call("run", path, "--debug", "--compare")
    assert code == 2 and "--debug" in said and "Leave out --engine nifi and --compare" in said


def test_a_breakpoint_of_pdb_itself_holds_in_a_script(path):
    done = python("-m", "pdb", "-c", f"b {path}:7", "-c", "c", "-c", "p sizes", "-c", "q", "-m", "emulator", "run", path)
    assert f"Breakpoint 1 at {path}:7\n[2, 4]\n" in done.stdout


def test_errors_of_a_traced_script_are_those_of_nifi(path, call):
    words = ("run", path, "--attr", "fails=yes")
    before = sys.gettrace()
    sys.settrace(lambda frame, event, argument: None)
    try:
        traced = call(*words)
    finally:
        sys.settrace(before)
    assert traced == call(*words)
    assert "ValueError: no in <script> at line number 8" in traced[2] and f"{path}:4 in fail: ValueError: no" in traced[2]
