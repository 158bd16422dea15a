"""Which jar of Jython runs: the one that is named, that of JYTHON_JAR, of NIFI_HOME, of the Maven repository, or none."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import emulator
from emulator.base.errors import InputError, NotEmulated
from emulator.cli.main import main

SCRIPT = "import shlex\nprint shlex.split('a')\nsession.transfer(session.get(), REL_SUCCESS)\n"


def jar(path: Path, source: str = "def split(text):\n    return 'of the jar', type(text), [x for x in 'ab']\n") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Lib/shlex.py", source)
    return str(path)


def test_a_module_comes_from_the_jar_that_is_named(tmp_path: Path) -> None:
    result = emulator.run_script(text=SCRIPT, jython=jar(tmp_path / "j.jar"))
    assert result.stdout == "('of the jar', <type 'str'>, ['a', 'b'])\n"


def test_without_a_jar_it_is_not_emulated_where_it_is_used(tmp_path: Path) -> None:
    with pytest.raises(NotEmulated, match=r"<script>:2: not emulated: shlex.split. name Jython's jar"):
        emulator.run_script(text=SCRIPT, jython="")


@pytest.mark.parametrize("place", ["variable", "home"])
def test_it_is_found_by_the_environment(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from emulator.jython import library

    inside = "work/nar/extensions/nifi-scripting-nar-1.16.3.nar-unpacked/NAR-INF/bundled-dependencies/jython-standalone-2.7.2.jar"
    path = jar(tmp_path / inside)
    library._path_of_the_machine.cache_clear()
    if place == "variable":
        monkeypatch.setenv("JYTHON_JAR", path)
    else:
        monkeypatch.delenv("JYTHON_JAR")
        monkeypatch.setenv("NIFI_HOME", str(tmp_path))
    try:
        assert "of the jar" in emulator.run_script(text=SCRIPT).stdout
    finally:
        library._path_of_the_machine.cache_clear()


def test_what_is_no_jar_is_refused_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, script = tmp_path / "no.jar", tmp_path / "s.py"
    path.write_text("x")
    script.write_text(SCRIPT)
    with pytest.raises(InputError, match="is no jar of Jython"):
        emulator.run_script(text=SCRIPT, jython=str(path))
    assert main(["run", str(script), "--jython", str(path)]) == 2
    assert "no.jar: is no jar of Jython" in capsys.readouterr().err
    assert main(["run", str(script), "--jython", jar(tmp_path / "j.jar")]) == 0


def test_a_module_of_the_jar_that_needs_what_is_not_emulated_says_so_when_it_is_used(tmp_path: Path) -> None:
    path = jar(tmp_path / "j.jar", "import select\nselect.select([], [], [])\ndef split(text): pass\n")
    with pytest.raises(NotEmulated, match="shlex.split"):
        emulator.run_script(text=SCRIPT, jython=path)


def test_a_frame_of_the_jar_is_in_the_traceback(tmp_path: Path) -> None:
    path = jar(tmp_path / "j.jar", "def split(text):\n    raise ValueError(text)\n")
    text = "import shlex, traceback\ntry: shlex.split('a')\nexcept ValueError: print traceback.format_exc()\n"
    stdout = emulator.run_script(text=text, jython=path, flowfiles=[]).stdout
    assert f'  File "{path}/Lib/shlex$py.class", line 2, in split\n    raise ValueError(text)\n' in stdout


@pytest.mark.parametrize("module, name", [("subprocess", "check_output"), ("subprocess", "Popen"), ("signal", "signal")])
def test_what_no_jar_can_do_here_is_refused_by_name(module: str, name: str, tmp_path: Path) -> None:
    path = jar(tmp_path / "j.jar")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(f"Lib/{module}.py", "raise ImportError('of the jar')\n")
    with pytest.raises(NotEmulated, match=rf"<script>:2: not emulated: {module}\.{name}"):
        emulator.run_script(text=f"import {module}\n{module}.{name}(['echo'])\n", jython=path)
