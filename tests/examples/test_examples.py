"""The examples do what they say; a user's types are checked; each misuse of the face is told in one sentence."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import emulator
from emulator.flow.model import Flow, ProcessGroup
from tests.examples.misuses import MISUSES

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ("card", "expression", "mapping", "script", "web")
LOOSE = """import emulator

emulator.run_script("a.py", nonsense=1)  # error: call-arg
emulator.run_script("a.py", nifi=(1, 16, 3))  # error: arg-type
emulator.run_flow("a.xml", clock="sundial")  # error: arg-type
emulator.evaluate("#{a}", parameters={"a": ("v", False)})  # error: dict-item
emulator.run_flow("a.xml", parameters={"a": 1})  # error: dict-item
emulator.TestRunner(script="a.py").exceptions[0].java_clas  # error: attr-defined
emulator.run_skript("a.py")  # error: attr-defined
"""


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_runs(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    importlib.import_module("tests.examples." + name).main()


def test_a_users_file_is_checked_by_mypy_strict_as_it_stands_and_told_of_each_wrong_type(tmp_path):
    for name in EXAMPLES:
        shutil.copy(ROOT / "tests" / "examples" / (name + ".py"), tmp_path)
    (tmp_path / "loose.py").write_text(LOOSE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir=.cache", "--no-error-summary", "."],
        cwd=tmp_path, env={**os.environ, "MYPYPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = re.findall(r"^(\w+)\.py:(\d+): error: .*\[([a-z-]+)\]$", done.stdout, re.MULTILINE)
    lines = [line.partition("# error: ")[2] for line in LOOSE.splitlines()]
    wanted = [("loose", str(number), code) for number, code in enumerate(lines, 1) if code]
    assert (told, done.stderr) == (wanted, ""), done.stdout


@pytest.mark.parametrize(("call", "sentence"), MISUSES)
def test_a_misuse_is_one_clear_sentence(call, sentence, monkeypatch):
    monkeypatch.chdir(ROOT)
    with pytest.raises((emulator.EmulatorError, AttributeError, TypeError)) as raised:
        eval("emulator." + call, {"emulator": emulator, "NO_FLOW": Flow("empty", ProcessGroup("root", "Root"))})
    told, beginning = str(raised.value), sentence[:-1] if sentence.endswith(" …") else ""
    assert (told.startswith(beginning) if beginning else told == sentence) and "\n" not in told, told


def test_an_error_of_nifi_is_an_exception_of_python_with_its_cause():
    result = emulator.run_script(text="import java.io\nraise java.io.IOException('disk')\n", content="x")
    (failure,) = result.exceptions
    assert isinstance(failure, Exception) and failure.script_line == 2
    assert failure.java_class == "org.apache.nifi.processor.exception.ProcessException"
    assert failure.cause.java_class == "javax.script.ScriptException"
    first = failure.cause.cause
    assert (first.java_class, first.message) == ("org.python.core.PyException", "java.io.IOException: java.io.IOException: disk")


def test_every_public_name_is_there_and_has_a_docstring():
    missing = [name for name in emulator.__all__ if not (getattr(emulator, name).__doc__ or "").strip()]
    assert missing == [] and sorted(emulator.__all__) == emulator.__all__


def test_two_runs_without_a_seed_are_the_same_and_secrets_are_not_shown():
    now = "session.putAttribute(session.create(), 'n', '%r %r' % (time.time(), random.random()))"
    text = "import time, random\nsession.transfer(%s, REL_SUCCESS)\n" % now
    first, second = (emulator.run_script(text=text, flowfiles=[]).transferred["success"][0] for _ in range(2))
    assert first == second and first.uuid and first.attributes["n"].startswith("1700000000")
    assert "k" not in repr({"a": emulator.Secret("k")})
