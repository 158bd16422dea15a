"""A shift that is used often becomes a generated function, which does what was recorded and to which a specification is data."""

from __future__ import annotations

import ast
import builtins
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulator import jolt
from emulator.base import often
from emulator.java.lang.throwable import Throwable
from emulator.java.libraries import jackson
from emulator.jolt.shift import Shift
from emulator.jolt.shift_code import NAMES, shift_code
from tests.kits.recorded_jolt_cases import DIFFERENT, OPERATIONS, cases, verdict

HOSTILE = ["__import__('os')", "own", "output", "ABSENT", "'+x+'", '");x', "\\", "\n", "{x}", "%s", "value1", "at1", "é", "__class__"]


def outcome(transform, document):
    try:
        return jackson.render(transform(document))
    except jolt.JoltError as error:
        return error.java_class
    except Throwable as error:  # a result that holds itself cannot be written
        return error.java_name


@pytest.fixture
def at_once(monkeypatch):
    """Code is compiled before the first use."""
    monkeypatch.setattr(often, "OFTEN", 0)


@pytest.mark.parametrize("operation", ["shift", "chain"])
def test_generated_code_does_what_java_did(at_once, operation):
    verdicts = [(case["name"], *verdict(case)) for case in cases(operation)]
    assert not [(name, sentence) for name, word, sentence in verdicts if word == DIFFERENT][:5]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_document_that_nobody_else_sees_gives_the_same_without_a_copy(operation):
    different = []
    for case in cases(operation):
        try:
            transform = jolt.compile(case["op"], case["spec"])
        except jolt.JoltError:
            continue
        text = jackson.render(case["input"])
        own = outcome(partial(transform.transform, context=case.get("context"), owned=True), jackson.parse(text))
        if own != outcome(partial(transform.transform, context=case.get("context")), jackson.parse(text)):
            different.append(case["name"])
    assert not different


def test_most_of_the_recorded_specifications_become_code():
    compiled = refused = 0
    for case in cases("shift"):
        try:
            shift_code(Shift(case["spec"]).root)
            compiled += 1
        except often.Unsupported:
            refused += 1
        except jolt.JoltError:
            pass
    assert compiled > 700 and compiled > refused / 2


def test_the_first_uses_and_the_later_ones_give_the_same():
    transform = jolt.compile("shift", {"a": {"*": {"id": "ids", "x|y": "out.&1.&"}}, "@": "all"})
    document = {"a": [{"id": 1, "x": 2}, {"id": [3], "y": None}]}
    results = [jackson.render(transform.transform(document)) for _ in range(often.OFTEN + 3)]
    assert len(set(results)) == 1
    assert document == {"a": [{"id": 1, "x": 2}, {"id": [3], "y": None}]}


def test_a_list_of_the_input_is_not_lengthened(at_once):
    transform = jolt.compile("shift", {"a": "x", "b": "x"})
    document = {"a": [1], "b": 2}
    assert transform.transform(document) == {"x": [1, 2]}
    assert document == {"a": [1], "b": 2}


VARIABLES = {"at", "value", "members", "name", "index", "count", "key", "key_value", "match", "matched"}
KEYS = st.sampled_from([*HOSTILE, "*", "a*", "&", "&1", "@(1,a)", "$", "#x", "[&1]", "[]", "@"]) | st.text(max_size=6)
PATHS = st.sampled_from(["&", "&1.x", "a[&1].b", "[&]", "a[]", "a.@(1,b)", "a[#2]"]) | KEYS | st.builds("{}.{}".format, KEYS, KEYS)
SPECS = st.recursive(PATHS, lambda inner: st.dictionaries(KEYS, inner, min_size=1, max_size=3), max_leaves=6)
DOCUMENTS = st.recursive(
    st.none() | st.integers(-9, 9) | st.sampled_from([*HOSTILE, "a", "ab", "0"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*HOSTILE, "a", "ab", "0"]), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(KEYS, SPECS, min_size=1, max_size=4), DOCUMENTS)
def test_code_and_specification_agree_whatever_is_written_in_it(spec, document):
    try:
        shift = Shift(spec)
        tree, names = shift_code(shift.root)
    except (jolt.JoltError, often.Unsupported):
        return
    transform = jolt.compile("shift", spec)
    expected = outcome(transform.transform, document)
    transform._operation._code = often.loaded(tree, names)
    assert outcome(transform.transform, document) == expected


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(KEYS, SPECS, min_size=1, max_size=4))
def test_what_is_written_in_a_specification_is_data_in_the_code(spec):
    try:
        tree, names = shift_code(Shift(spec).root)
    except (jolt.JoltError, often.Unsupported):
        return
    own = {"shift", "document", "own", "output", "dict", "type", "len", "root", "there", *names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in own:
            assert node.id.rstrip("0123456789") in VARIABLES
        if isinstance(node, ast.Attribute):
            assert node.attr in {"get", "items", "keys", "append"}
        assert not isinstance(node, (ast.Import, ast.ImportFrom, ast.Lambda, ast.JoinedStr))


def test_the_code_uses_nothing_that_could_reach_out():
    assert not {name for name in NAMES if hasattr(builtins, name)}
