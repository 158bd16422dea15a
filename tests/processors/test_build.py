"""What several scripts share is written once: processors/source/ becomes the scripts that are pasted."""

import re
import shutil
import subprocess
import sys

import pytest

from processors import build
from tests.kits.script_files import PROCESSORS

SCRIPTS = sorted(path for path in PROCESSORS.rglob("*.py") if "source" not in path.parts and path.name != "build.py")
LEDGERS = {"common/ledger.py": 600, "cancellation_plan/ledger.py": 520, "common/read_page.py": 300, "common/verdict.py": 100}


@pytest.fixture
def sources(tmp_path):
    """An empty processors/source with a folder of what can be included."""
    (tmp_path / "include").mkdir()
    (tmp_path / "common").mkdir()
    return tmp_path


def write(folder, **files):
    """Files below a folder: include__words="..." is include/words.py."""
    for name, text in files.items():
        (folder / (name.replace("__", "/") + ".py")).write_text(text, encoding="ascii")


def test_every_script_is_what_its_source_says():
    assert list(build.stale(build.everything())) == []


def test_everything_that_can_be_included_is_included_somewhere():
    texts = [path.read_text() for path in build.SOURCE.rglob("*.py")]
    names = {match.group("name") for text in texts for match in build.INCLUDE.finditer(text)}
    assert names == {path.stem for path in (build.SOURCE / "include").glob("*.py")}


def test_a_line_stands_for_what_is_included_and_for_what_that_includes(sources):
    write(sources, common__a="# A\n\n\n# include: outer\n\n\nx = 1\n")
    write(sources, include__outer="# include: inner\n\n\ny = 2\n", include__inner="z = 3\n")
    assert build.everything(sources) == {
        "common/a.py": "# Written by make build: edit processors/source/common/a.py, or what it includes.\n# A\n\nz = 3\n\ny = 2\n\nx = 1\n"
    }


def test_what_is_not_there_is_named_with_the_file_to_write(sources):
    write(sources, common__a="# include: nothing\n")
    with pytest.raises(build.SourceError, match=r"source/common/a.py: .* nothing: write processors/source/include/nothing.py"):
        build.everything(sources)


def test_what_includes_itself_is_refused_with_the_circle(sources):
    write(sources, common__a="# include: one\n", include__one="# include: two\n", include__two="# include: one\n")
    with pytest.raises(build.SourceError, match="one includes itself: one -> two -> one"):
        build.everything(sources)


def test_a_script_that_was_edited_is_missing_or_has_no_source_is_told(tmp_path):
    files = build.everything()
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="ascii")
    assert list(build.stale(files, tmp_path)) == []
    script = tmp_path / "common" / "verdict.py"
    script.write_text(files["common/verdict.py"].replace("held", "sent"), encoding="ascii")
    shutil.copy(tmp_path / "order" / "fan_out.py", tmp_path / "order" / "left_over.py")
    (tmp_path / "common" / "login.py").unlink()
    assert sorted(build.stale(files, tmp_path)) == [
        "processors/common/login.py is missing",
        "processors/common/verdict.py is stale",
        "processors/order/left_over.py has no source",
    ]


def test_the_command_answers_by_its_exit_code(monkeypatch, tmp_path, capsys):
    assert build.main(["--check"]) == 0
    monkeypatch.setattr(build, "HERE", tmp_path)
    monkeypatch.setattr(build, "stale", lambda files: iter(["processors/common/script.py is stale"]))
    assert build.main(["--check"]) == 1 and "script.py is stale\nRun: python -m processors.build" in capsys.readouterr().out
    monkeypatch.setattr(build, "everything", lambda: {"a.py": "# include: x\n"})
    assert build.main([]) == 0 and (tmp_path / "a.py").read_text() == "# include: x\n"
    monkeypatch.setattr(build, "everything", lambda: build.included("nothing", "a.py"))
    assert build.main([]) == 2 and "nothing to include called nothing" in capsys.readouterr().err


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_can_be_pasted(path):
    text = path.read_bytes()
    assert all(byte < 128 for byte in text), "NiFi would read other letters as it pleases"
    source = text.decode("ascii")
    assert "#" + "{" not in source, "NiFi takes it for a parameter, even in a comment"
    assert "__future__" not in source, "NiFi puts lines of its own before the script"
    assert not re.search(r"^\s*print\b|\bf'|\bf\"|nonlocal|\w :=", source, re.MULTILINE), "not the common ground of Python 2.7 and 3"
    assert "# include:" not in source
    header = source.split("\n\n")[0] + source.split("\nimport ")[0]
    for word in ("Reads:", "Writes:", "Relationships:", "Example:"):
        assert word in header, "its header does not say what it " + word


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_asks_for_what_opens_a_socket_or_for_what_nifi_2_has_not(path):
    """Jython's _socket opens threads that nobody closes: a script engine that was given up would stay for ever."""
    source = path.read_text(encoding="ascii")
    assert not re.search(r"^\s*(?:import|from) +(?:urllib\w*|email|socket|ssl|select|httplib|http)\b", source, re.MULTILINE)
    assert "getVersion" not in source


def test_every_name_in_a_script_is_defined_or_a_binding_of_nifi():
    """What is included must bring, or find, every name that it uses: the linter with ExecuteScript's bindings as the only globals."""
    settings = ["lint.per-file-ignores={}", 'builtins=["session","context","log","flowFile","REL_SUCCESS","REL_FAILURE"]']
    options = [word for setting in settings for word in ("--config", setting)]
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "F821", *options, *map(str, SCRIPTS)]
    linted = subprocess.run(command, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.mark.parametrize("name", LEDGERS)
def test_the_ledgers_scripts_stay_small(name):
    assert len((PROCESSORS / name).read_text().splitlines()) <= LEDGERS[name]
