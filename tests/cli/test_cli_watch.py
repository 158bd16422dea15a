"""``test --watch``: the cases run again when one of their files changed, and only then."""

import json
import os

import pytest

from emulator.base.errors import InputError
from emulator.cli.watch import stamps, watch

SCRIPT = "session.transfer(session.get(), REL_SUCCESS)\n"


@pytest.fixture
def case(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "s.py").write_text(SCRIPT, encoding="utf-8")
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "a.case.json").write_text(json.dumps({"script": "../elsewhere/s.py", "in": {"content": "x"}}), encoding="utf-8")
    return folder


def touched(path):
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000_000))


def test_cases_run_again_only_when_a_file_changed(case, tmp_path, capsys):
    runs = []

    def looks():
        yield
        yield
        touched(tmp_path / "elsewhere" / "s.py")
        yield
        touched(case / "a.case.json")
        yield
        yield

    watch([str(case)], lambda: runs.append(1), looks())
    assert len(runs) == 3 and capsys.readouterr().out.count("watching 2 files") == 3


def test_a_case_that_is_half_written_is_told_and_watched_on(case, capsys):
    def again():
        raise InputError("is not JSON", "a.case.json")

    (case / "a.case.json").write_text("{", encoding="utf-8")
    watch([str(case)], again, iter([None]))
    assert "a.case.json: is not JSON" in capsys.readouterr().out and list(stamps([str(case)])) == [str(case / "a.case.json")]
