"""``run --engine nifi`` and ``--compare``, with the answers of NiFi's classes put in: the JVM itself is asked by tests/nifi."""

import pytest

from nifi.proof.recorder import sides
from tests.kits.cli_kit import PASS


@pytest.fixture
def nifi(monkeypatch):
    """What NiFi is taken to do: what the emulator does, changed by the test."""
    changes = {}

    class Jvm:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

    monkeypatch.setattr(sides, "Jvm", Jvm)
    monkeypatch.setattr(sides, "of_nifi", lambda jvm, question: {**sides.of_emulator(question), **changes})
    return changes


def test_compare_ends_with_0_where_both_do_the_same(call, script, nifi):
    path = script(PASS)
    assert call("run", path, "--attr", "a=1", "--compare") == (0, {"same": True, "differences": []}, "")
    assert call("run", path, "--compare", "--format", "text") == (0, "the emulator does what NiFi does\n", "")


def test_compare_names_what_differs(call, script, nifi):
    nifi["stdout"] = ["x", ""]
    code, shown, _ = call("run", script(PASS), "--compare")
    assert (code, shown["differences"]) == (1, [{"what": "stdout", "nifi": ["x", ""], "emulator": [""]}])
    _, text, _ = call("run", script(PASS), "--compare", "--format", "text")
    assert text.split("\n")[:3] == ["stdout", '  NiFi      ["x", ""]', '  emulator  [""]']


def test_engine_nifi_prints_what_nifi_did(call, script, nifi):
    code, shown, _ = call("run", script(PASS), "--engine", "nifi", "--attr", "a=1")
    assert (code, shown["success"][0]["attributes"]["a"]) == (0, "1")


def test_without_the_recorder_it_is_said_where_it_is(call, script, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "nifi.proof.recorder.sides", None)
    code, _, said = call("run", script(PASS), "--compare")
    assert code == 2 and "Run it in a clone of the repository, with Java and Maven" in said
