"""Plain words are read without argparse, and mean what argparse makes of them."""

from importlib import import_module

import pytest

from emulator.cli.argument_parser import parsed
from emulator.cli.command_line import CommandLine
from emulator.cli.main import COMMANDS

PLAIN = {
    "run": [
        "a.py --in x.json --attr a=1 --attr b= --timeout 2.5",
        "--debug a.py", "a.py --in - --format=json --engine nifi", "a.py --attr="],
    "flow": ["f.json --fires 3 --trace a=b --clock real --logs", "--settings s.json", ""],
    "el": ["${a:plus(1)} --attr a=1", "--nifi 2.3.0 x"],
    "jolt": ["a.json", "a.json b.json --compact", "--operation sort a.json", "- -"],
    "test": ["a b c -k word", "a"],
    "build": ["a --out b"],
    "schema": ["", "a", "a b c"],
    "lint": ["a.py", ""],
    "explain": ["jolt a.json"],
}  # fmt: skip
OTHERS = {
    "run": ["--help", "", "a b", "a --in", "a --in --debug", "a --form json", "a --wrong 1", "a --timeout x",
        "a --engine b", "a --debug=1", "-- a"],
    "flow": ["f --serve", "f --serve 80", "a b"],
    "jolt": ["a --compact b", "a b c"],
    "build": ["a", "--out b"],
    "coverage": ["--write --check", "--write"],
    "test": ["", "a -kword"],
}  # fmt: skip


def declared(command):
    line = CommandLine()
    import_module("emulator.cli." + command).add_arguments(line)
    return line


def cases(table):
    return [(command, words.split()) for command, lines in table.items() for words in lines]


@pytest.mark.parametrize("command, words", cases(PLAIN))
def test_plain_words_are_read_as_argparse_reads_them(command, words):
    line = declared(command)
    values = line.plain(words)
    assert values is not None or command in ("schema", "lint")
    assert values in (None, parsed(line, words, "program", ""))


@pytest.mark.parametrize("command, words", cases(OTHERS))
def test_help_mistakes_and_other_words_are_left_to_argparse(command, words):
    assert declared(command).plain(words) is None


@pytest.mark.parametrize("command", COMMANDS)
def test_what_a_command_declares_argparse_takes(command, capsys):
    with pytest.raises(SystemExit) as ended:
        parsed(declared(command), ["--help"], "program", "")
    assert ended.value.code == 0 and "usage: program" in capsys.readouterr().out
