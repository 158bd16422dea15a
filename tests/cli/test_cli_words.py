"""What a person is told: words instead of JSON, what changed, the state, the program's own name and version."""

import re

import pytest

from emulator.cli.main import main

CHANGES = """from org.apache.nifi.components.state import Scope
ff = session.get()
if ff is not None:
  context.getStateManager().setState({'n': '1'}, Scope.CLUSTER)
  ff = session.removeAttribute(session.putAttribute(ff, 'new', 'x'), 'old')
  session.transfer(ff, REL_SUCCESS)
"""


def test_run_says_what_changed_and_the_state_afterwards(call, script):
    code, shown, _ = call("run", script(CHANGES), "--attr", "old=1")
    assert (code, shown["state"]) == (0, {"n": "1"})
    assert shown["changed"] == {"attributes": {"new": "x", "old": None}, "content": False}


def test_run_says_nothing_of_a_state_that_there_is_not(call, script):
    assert "state" not in call("run", script("session.remove(session.get())\n"))[1]


def test_run_in_words(call, script):
    code, shown, said = call("run", script(CHANGES), "--attr", "old=1", "--format", "text", "--in", script("hello", "in.txt"))
    assert (code, said) == (0, "")
    assert shown == "\n".join([
        "to success: the script changed 2 attributes", "attributes changed", "  old is gone", "  new = x", "content", "  hello", "",
        "state", "  n = 1", "",
    ])  # fmt: skip


def test_run_in_words_says_a_fault_once(call, script):
    code, shown, said = call("run", script("raise ValueError('boom')\n"), "--format", "text")
    assert (code, said) == (1, "")
    assert shown.startswith("the script failed, the FlowFile is back in its queue: ") and shown.count("the script failed") == 1
    assert shown.count("ValueError: boom") == 2 and "ERROR" not in shown


def test_run_in_words_has_the_way_to_a_fault_that_lies_deeper_and_what_the_script_logged_itself(call, script):
    text = "log.error('mine')\nlog.error('mine')\ndef inner():\n  raise ValueError('boom')\ninner()\n"
    _, shown, _ = call("run", script(text), "--format", "text")
    assert shown.count("ValueError: boom") == 2 and shown.count("mine") == 2
    assert shown.count("ERROR: Traceback (most recent call last):\n") == 1 and shown.count(", in inner") == 1


def test_an_expression_in_words_is_the_bare_text(call):
    assert call("el", "a ${a}", "--attr", "a=b", "--format", "text") == (0, "a b\n", "")


def test_findings_in_words_are_a_line_each(call, script):
    path = script("print f'{x}'\n")
    code, shown, _ = call("lint", path, "--format", "text")
    assert code == 1 and re.match(r"%s:\d+:\d+: [\w-]+: " % re.escape(str(path)), shown)
    assert call("lint", script("x = 1\n"), "--format", "text")[:2] == (0, "nothing was found\n")


def test_the_version_is_the_projects(call):
    code, shown, _ = call("--version")
    assert code == 0 and re.fullmatch(r"nifi-emulator \d+\.\d+\.\d+\n", shown)


@pytest.mark.parametrize("called, name", [("/usr/bin/nifi-emulator", "nifi-emulator"), ("/x/emulator/__main__.py", "python -m emulator")])
def test_help_speaks_the_name_that_was_called(capsys, monkeypatch, called, name):
    monkeypatch.setattr("sys.argv", [called])
    with pytest.raises(SystemExit):
        main(["el", "--help"])
    shown = capsys.readouterr().out
    assert "usage: %s el" % name in shown and "example: %s el" % name in shown
