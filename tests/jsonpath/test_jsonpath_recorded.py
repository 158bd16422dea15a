"""Every path recorded from the library gives the recorded value, as NiFi's processors write it, or the recorded exception with its message.

``CASE=filters.json pytest tests/jsonpath`` runs one file.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from emulator import jsonpath
from emulator.components.json_path_support import text_of
from emulator.java.lang.throwable import Throwable
from emulator.java.libraries import jackson

FILES = sorted((Path(__file__).resolve().parents[1] / "compliance" / "jsonpath").glob(os.environ.get("CASE", "*.json")))

# What stays different, each with its reason; one that is no longer different has to go.
DIFFERENT = {
    "$[": "json-path runs out of its text where we miss a token: the same class, another message",
    "$.length($.n)": "json-path 2.6.0 measures the root, not the argument, because the path that is called has no other step",
}


def outcome(document, path):
    """In the form of the recorded cases, without the class."""
    found = {}
    try:
        compiled = jsonpath.compile(path)
        found["definite"] = compiled.definite
        value = compiled.read(jackson.parse(document))
        return {**found, "value": None if value is None else text_of(value, None)}
    except Throwable as error:
        return {**found, "error": "%s: %s" % (error.java_name.rpartition(".")[2], error.getMessage())}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_recorded_paths_find_what_was_recorded(path):
    wrong, count = [], 0
    for group in json.loads(path.read_text(encoding="utf-8")):
        for case in group["cases"]:
            count += 1
            expected = {name: case[name] for name in ("definite", "value", "error") if name in case}
            got = outcome(group["document"], case["path"])
            if (got != expected) != (case["path"] in DIFFERENT):
                wrong.append("%s\n  expected %r\n  got      %r" % (case["path"], expected, got))
    assert not wrong, "%d of %d differ\n%s" % (len(wrong), count, "\n".join(wrong))


def test_every_case_says_where_it_comes_from():
    groups = [group for path in FILES for group in json.loads(path.read_text(encoding="utf-8"))]
    assert {case["from"].partition(":")[0] for group in groups for case in group["cases"]} == {"recorded"}
