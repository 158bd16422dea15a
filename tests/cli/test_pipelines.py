"""What other people's pipelines call is there: the commands and options of the action, the GitLab job and the hooks."""

import re
from pathlib import Path

import pytest

from emulator.cli.main import COMMANDS, main

ROOT = Path(__file__).resolve().parents[2]
FILES = ["action.yml", ".gitlab/nifi-emulator.yml"]


@pytest.mark.parametrize("name", FILES)
def test_a_pipeline_calls_commands_and_options_that_there_are(name, capsys):
    calls = re.findall(r"nifi-emulator ([a-z]+)(.*)", (ROOT / name).read_text(encoding="utf-8"))
    commands = [(command, options) for command, options in calls if command in COMMANDS]
    assert [command for command, _ in commands] == ["lint", "test"]
    for command, options in commands:
        with pytest.raises(SystemExit):
            main([command, "--help"])
        shown = capsys.readouterr().out
        assert all(option in shown for option in re.findall(r"--[a-z]+", options))
