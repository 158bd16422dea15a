"""A path that is read often becomes a generated function, which finds what the walk over its steps finds; a path's text is data in it."""

from __future__ import annotations

import ast
import builtins
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulator import jsonpath
from emulator.base import often
from emulator.java.lang.throwable import Throwable
from emulator.java.libraries import jackson
from emulator.jsonpath import path as path_module
from emulator.jsonpath.runtime import NAMES
from tests.jsonpath.test_jsonpath_recorded import FILES, test_recorded_paths_find_what_was_recorded

HOSTILE = ["__import__('os')", "values", "slowly", "missing", "'+x+'", '");x', "\\\\", "{x}", "%s", "value", "item1", "é", "__class__"]
VARIABLES = {"item", "value", "range", "accepts", "compare", "node"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_generated_code_finds_what_was_recorded(monkeypatch, path):
    monkeypatch.setattr(often, "OFTEN", 0)
    path_module.compile.cache_clear()
    test_recorded_paths_find_what_was_recorded(path)
    path_module.compile.cache_clear()


def test_most_of_the_recorded_paths_become_code():
    compiled = refused = 0
    for file in FILES:
        for group in json.loads(file.read_text(encoding="utf-8")):
            for case in group["cases"]:
                try:
                    jsonpath.compile(case["path"]).as_code()
                    compiled += 1
                except often.Unsupported:
                    refused += 1
                except Throwable:
                    pass
    assert compiled > refused


def quoted(names):
    return st.sampled_from(names).map(lambda name: "['%s']" % name.replace("'", "\\'"))


NAMES_OF_MEMBERS = [*HOSTILE, "a", "b", "c"]
INNER = st.sampled_from(["@.a", "@.b.c", "@", "@[0]", "$.a", "@['a']", "!@.a"]) | quoted(NAMES_OF_MEMBERS).map("@{}".format)
LITERALS = st.sampled_from(["1", "0", "-2.5", "'x'", "true", "null", "'1'", "[1]", "/x/"]) | st.sampled_from(HOSTILE).map(
    lambda text: "'%s'" % text.replace("'", "\\'")
)
COMPARISONS = st.tuples(INNER, st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "===", "in", "=~"]), LITERALS | INNER).map(" ".join)
FILTERS = st.tuples(INNER | COMPARISONS, st.sampled_from(["", " && @.a", " || @.b == 1"])).map(lambda parts: "[?(%s)]" % "".join(parts))
STEPS = (
    st.sampled_from([".a", ".b", "[0]", "[-1]", "[0,1]", "[*]", "..a", "..*", "[1:]", "[:-1]", "['a','b']"])
    | quoted(NAMES_OF_MEMBERS)
    | FILTERS
)
PATHS = st.lists(STEPS, max_size=4).map(lambda steps: "$" + "".join(steps))
DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats(-3, 3) | st.sampled_from(["x", "1", *HOSTILE]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES_OF_MEMBERS), inner, max_size=4),
    max_leaves=10,
)


def outcome(read, *arguments):
    try:
        return jackson.render([read(*arguments)])
    except Throwable as error:
        return error.java_name, error.getMessage()


@settings(max_examples=600, deadline=None)
@given(PATHS, DOCUMENTS, st.booleans())
def test_code_and_walk_agree_whatever_is_written_in_a_path(text, document, require):
    try:
        path = jsonpath.compile(text)
        tree, names = path.as_code()
    except (Throwable, often.Unsupported):
        return
    assert outcome(often.loaded(tree, names), document, None, require) == outcome(path._walk, document, None, require)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in names and not hasattr(builtins, node.id):
            assert node.id.rstrip("0123456789") in {*VARIABLES, "document", "root", "require", "values", "index", "name"}
        if isinstance(node, ast.Attribute):
            assert node.attr in {"get", "values", "append"}


def test_the_code_uses_nothing_that_could_reach_out():
    assert not {name for name in NAMES if hasattr(builtins, name)}
