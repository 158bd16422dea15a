"""``make scaffold`` writes what a contribution needs, with a test that fails; what it is told wrongly it says in one sentence."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.kits.house import ROOT
from tests.scaffold.__main__ import main

NAMES = {
    "processor": "EnrichNothing",
    "el-function": "shout",
    "jolt-function": "toShout",
    "java-class": "java.util.BitSet",
    "jython-module": "colorsys",
}
JOLT = (
    "from tests.kits.recorded_jolt_cases import cases, verdict; "
    "print([verdict(case) for case in cases() if case['name'] == 'toShout/text'])"
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The parts of the repository that a contribution touches."""
    root = tmp_path_factory.mktemp("copy")
    for part in ("emulator", "nifi", "tests"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    for kind, name in NAMES.items():
        assert main([kind, name], root) == 0
    return root, before


def run_in(root, *words, **more):
    environment = {**os.environ, **more, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, *words], cwd=root, env=environment, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_nothing_that_was_there_is_lost(copy):
    root, before = copy
    for path, content in before.items():
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        assert path.read_bytes() == content or set(content.decode("utf-8").splitlines()) <= set(lines), path


def test_a_new_processor_is_found_and_its_case_fails(copy):
    printed = run_in(copy[0], "-m", "pytest", "-q", "tests/components/test_processors_recorded.py", "-k", "enrich_nothing")
    assert "1 failed" in printed and "enrich_nothing-defaults" in printed


def test_what_is_new_stands_in_the_coverage(copy):
    printed = run_in(copy[0], "-m", "emulator", "coverage")
    assert [name for name in NAMES.values() if not re.search(r'[".]%s"' % re.escape(name), printed)] == []


def test_a_new_function_is_a_word_of_the_language_and_its_case_fails(copy):
    printed = run_in(copy[0], "-m", "pytest", "-q", "tests/el/test_el_compliance.py", "-k", "shout")
    assert "1 failed" in printed and "NotImplementedError: shout" in printed


def test_a_new_function_of_jolt_is_found_and_its_case_fails(copy):
    assert "'different'" in run_in(copy[0], "-c", JOLT)


@pytest.mark.parametrize("stem", ["java_util_bit_set_is_found", "colorsys_is_a_module_of_jython"])
def test_a_new_class_or_module_can_be_imported_by_a_script_and_its_case_fails(copy, stem):
    printed = run_in(copy[0], "-m", "pytest", "-q", "tests/script/test_session_compliance.py", "-k", stem, CASE=stem)
    assert "1 failed" in printed and "ImportError" not in printed


@pytest.mark.parametrize(
    "words, sentence",
    [
        (["procesor", "X"], "there is no KIND=procesor: it is one of %s. Did you mean KIND=processor?" % ", ".join(NAMES)),
        ([], "there is no KIND=: it is one of %s." % ", ".join(NAMES)),
        (["processor", "duplicate flow"], "NAME=duplicate flow is no name of this kind: it must look like NAME=DuplicateFlowFile"),
        (["processor", "LogMessage"], "emulator/components/log_message.py is there already: nothing was written"),
        (["el-function", "trim"], "trim is in texts.py already: nothing was written"),
        (["jolt-function", "toLower"], "toLower is in strings.py already: nothing was written"),
        (["java-class", "BitSet"], "NAME=BitSet is no name of this kind: it must look like NAME=java.util.BitSet"),
        (["jython-module", "json"], "emulator/jython/modules/json_module.py is there already: nothing was written"),
    ],
)
def test_a_wrong_word_is_one_sentence_and_writes_nothing(words, sentence, copy, capsys):
    before = sorted(copy[0].rglob("*.py"))
    assert main(words, copy[0]) == 2
    assert capsys.readouterr().err.startswith("error: " + sentence)
    assert sorted(copy[0].rglob("*.py")) == before


def test_a_package_without_a_folder_says_where_to_add_it(copy, capsys):
    assert main(["java-class", "com.example.Thing"], copy[0]) == 2
    assert "a new one is a line in ROOTS of emulator/java/registry.py" in capsys.readouterr().err
