"""``--timeout`` of the commands that run scripts, and what an interrupted command says."""

import signal

import pytest


def test_run_names_file_and_line_and_ends_with_1(call, script):
    path = script("x = 1\nwhile True: x = 2\n")
    code, _, said = call("run", path, "--timeout", "0.2")
    assert (code, said.startswith(f"{path}:2: the script has not ended after 0.2 s")) == (1, True)


@pytest.mark.usefixtures("ctrl_c")
def test_an_interrupted_command_says_where_the_script_was(call, script, monkeypatch):
    monkeypatch.setattr("emulator.core.log.ComponentLog.info", lambda *words: signal.raise_signal(signal.SIGINT))
    path = script("log.info('x')\n")
    code, _, said = call("run", path)
    assert (code, said) == (130, f"{path}:1: interrupted at 'log.info('x')'\n")


def test_a_timeout_is_a_number_of_seconds(call, script):
    code, _, said = call("run", script("x = 1\n"), "--timeout", "soon")
    assert code == 2 and "'soon' is not a time in seconds" in said
