"""What `python -m nifi COMMAND --help` says beyond its options."""

from __future__ import annotations

import re

import pytest

from nifi.cli import main
from nifi.run.places import REPOSITORY

INTERNAL = {"NIFI_REPOSITORY"}  # for the container's own file


def test_the_help_of_up_names_every_variable_that_it_reads(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["up", "--help"])
    sources = [file.read_text(encoding="utf-8") for file in (REPOSITORY / "nifi" / "run").rglob("*.py")]
    read = {name for source in sources for name in re.findall(r"\bNIFI_[A-Z_]*[A-Z]\b", source)}
    assert read - INTERNAL <= set(re.findall(r"NIFI_[A-Z_]+", capsys.readouterr().out))
