"""Fixtures of the command line's tests."""

import json

import pytest

from emulator.cli.main import main


@pytest.fixture
def call(capsys):
    """(exit code, what was printed, as JSON where it is some; what was said)."""

    def run(*arguments):
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as end:
            code = end.code
        out, err = capsys.readouterr()
        try:
            return code, json.loads(out), err
        except ValueError:
            return code, out, err

    return run


@pytest.fixture
def script(tmp_path):
    def write(text, name="script.py"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
