"""Every expression recorded from NiFi's own library gives the recorded value, or the recorded exception with its message.

``CASE=texts.json pytest tests/el`` runs one file.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from emulator import Secret, el
from emulator.java.lang.throwable import Throwable

FOLDER = Path(__file__).resolve().parents[1] / "compliance" / "el"
FILES = sorted(FOLDER.glob(os.environ.get("CASE", "*.json")))
RECORDED_MESSAGE_LENGTH = 300  # the recorder cut longer ones


def cases(path):
    for group in json.loads(path.read_text(encoding="utf-8")):
        for case in group["cases"]:
            yield group, case


def scope_of(group):
    parameters = {
        name: Secret(value["value"]) if isinstance(value, dict) else value for name, value in group.get("parameters", {}).items()
    }
    return el.Scope(group.get("attributes", {}), parameters=parameters, state=group.get("state"), environment={"PATH": "/bin"})


def outcome(group, case):
    try:
        return el.compile(case["expression"], case.get("mode") != "preevaluated").evaluate(scope_of(group))
    except Throwable as error:
        return ("%s: %s" % (error.java_name.rpartition(".")[2], error.getMessage()))[:RECORDED_MESSAGE_LENGTH]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_recorded_expressions_evaluate_as_recorded(path, record_property):
    wrong, count = [], 0
    for group, case in cases(path):
        count += 1
        got, expected = outcome(group, case), case.get("expected", case.get("error"))
        if got != expected:
            wrong.append("%s\n  with     %s\n  expected %r\n  got      %r" % (case["expression"], group.get("attributes"), expected, got))
    record_property("cases", count)
    print("%s: %d of %d recorded cases" % (path.stem, count - len(wrong), count))
    assert not wrong, "%d of %d differ\n%s" % (len(wrong), count, "\n".join(wrong[:20]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_recorded_result_types_are_those_of_the_compiled_expression(path):
    wrong = []
    for _, case in cases(path):
        if "result_type" in case and el.validate(case["expression"]) is None:
            types = el.compile(case["expression"]).result_types
            if types != (case["result_type"],):
                wrong.append((case["expression"], case["result_type"], types))
    assert not wrong


def test_every_case_says_where_it_comes_from():
    assert FILES
    assert {case["from"].partition(":")[0] for path in FILES for _, case in cases(path)} == {"recorded"}
