"""A script that does not end is stopped, whatever it does, and the message says where it was."""

from __future__ import annotations

import signal
import threading
from typing import List

import pytest

import emulator
from tests.kits.cli_kit import PASS
from tests.kits.flow_kit import flow, processor

SHORT = 0.2
LOOPS = {
    "a loop": ("x = 1\nwhile True:\n    x = 2\n", (2, 3)),
    "a loop in a function": ("def wait(n):\n    while True:\n        n = n + 1\nwait(1)\n", (2, 3)),
    "a loop that catches everything": ("while True:\n    try:\n        x = 1\n    except:\n        pass\n", (1, 2, 3)),
    "a loop that catches interrupts": ("while 1:\n    try:\n        x = 1\n    except KeyboardInterrupt:\n        pass\n", (1, 2, 3)),
    "a finally that goes round as well": ("try:\n    while 1:\n        x = 1\nfinally:\n    while 2:\n        x = 2\n", (5, 6)),
}


def stopped(text: str) -> emulator.Failure:
    with pytest.raises(emulator.Failure) as raised:
        emulator.run_script(text=text, timeout=SHORT)
    return raised.value


@pytest.mark.parametrize("name", LOOPS)
def test_a_script_without_end_is_stopped_and_its_line_told(name: str) -> None:
    text, lines = LOOPS[name]
    failure = stopped(text)
    assert failure.script_line in lines and f"<script>:{failure.script_line}: the script has not ended after 0.2 s" in str(failure)
    assert "--timeout SECONDS, timeout=… in Python" in str(failure)
    assert text.split("\n")[failure.script_line - 1].strip() in str(failure)


@pytest.mark.parametrize("name", LOOPS)
def test_a_thread_is_watched_as_well(name: str) -> None:
    failures: List[emulator.Failure] = []
    thread = threading.Thread(target=lambda: failures.append(stopped(LOOPS[name][0])))
    thread.start()
    thread.join()
    assert [failure.script_line in LOOPS[name][1] for failure in failures] == [True]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="without SIGALRM a call of the library is not interrupted")
def test_a_regular_expression_that_backtracks_for_ever_is_stopped() -> None:
    assert stopped("import re\nre.match('(a+)+$', 'a' * 64 + 'b')\n").script_line == 2


def test_a_thread_that_was_stopped_runs_other_scripts_afterwards() -> None:
    results: List[object] = []

    def work() -> None:
        stopped("while True: pass\n")
        results.extend(emulator.run_script(text=PASS, timeout=SHORT).relationship for _ in range(5))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert results == ["success"] * 5


def test_the_function_is_named() -> None:
    assert "at 'while 1: pass' in wait()." in str(stopped("def wait():\n    while 1: pass\nwait()\n"))


def test_no_limit_is_none_or_nought() -> None:
    assert [emulator.run_script(text=PASS, timeout=timeout).relationship for timeout in (None, 0)] == ["success", "success"]


def test_the_rollback_has_happened_when_a_test_runner_says_so() -> None:
    runner = emulator.TestRunner(text="ff = session.get()\nwhile True: pass\n", timeout=SHORT)
    runner.enqueue("x")
    with pytest.raises(emulator.Failure, match="has not ended"):
        runner.run()
    runner.assert_queue_not_empty()


@pytest.mark.usefixtures("ctrl_c")
def test_an_interrupt_says_where_the_script_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emulator.core.log.ComponentLog.info", lambda *words: signal.raise_signal(signal.SIGINT))
    with pytest.raises(KeyboardInterrupt, match=r"<script>:2: interrupted at 'log.info\('x'\)' in say\(\)"):
        emulator.run_script(text="def say():\n    log.info('x')\nsay()\n")


def test_a_flow_names_the_processor() -> None:
    properties = {"Script Engine": "python", "Script Body": "x = 1\nwhile x: x = 2\n"}
    flow_with_a_loop = flow(processor("Wait", "ExecuteScript", properties, terminate=["success", "failure"]))
    with pytest.raises(emulator.Failure, match="^Wait:2: the script has not ended after 0.2 s; it was at 'while x: x = 2'"):
        emulator.run_flow(flow_with_a_loop, timeout=SHORT)
