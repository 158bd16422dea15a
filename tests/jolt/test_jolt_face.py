"""compile, Transform, JoltError and parse: the face of the room."""

import copy

import pytest

from emulator import jolt
from emulator.base.errors import EmulatorError, NotEmulated
from emulator.java.lang.throwable import Throwable

SHIFT_TWICE = {"a": "x", "b": "x"}


def test_a_transform_is_compiled_once_and_remembers_nothing():
    transform = jolt.compile("shift", SHIFT_TWICE)
    assert [transform.transform({"a": 1, "b": n}) for n in (2, 3)] == [{"x": [1, 2]}, {"x": [1, 3]}]


@pytest.mark.parametrize(
    "operation, spec",
    [
        ("shift", SHIFT_TWICE),
        ("shift", {"a": {"*": "x"}, "@": "y", "b": "y.c"}),
        ("default", {"a[]": {"3": 0}, "c": {"d": 1}}),
        ("remove", {"a": {"*": ""}, "c": {"*": ""}}),
        ("sort", None),
        ("cardinality", {"a": "ONE", "b": "MANY"}),
        ("modify-overwrite-beta", {"a": {"[3]": 1}, "c": {"e": "=squashNulls(@(2,c))"}}),
        ("chain", [{"operation": "shift", "spec": {"c": "c"}}, {"operation": "remove", "spec": {"c": {"d": ""}}}]),
        ("chain", [{"operation": "sort"}, {"operation": "remove", "spec": {"c": {"d": ""}}}]),
    ],
)
def test_the_document_stays_as_it_is(operation, spec):
    document = {"a": [1, [2], {"z": None}], "b": 3, "c": {"d": None}}
    before, spec_before = copy.deepcopy(document), copy.deepcopy(spec)
    result = jolt.compile(operation, spec).transform(document)
    assert (document, spec) == (before, spec_before)
    assert result != before or operation == "sort"


def test_a_list_of_the_input_that_is_written_to_grows_in_the_output_only():
    document = {"a": [1], "b": 2}
    assert jolt.compile("shift", SHIFT_TWICE).transform(document) == {"x": [1, 2]}
    assert document == {"a": [1], "b": 2}


def test_a_part_that_a_shift_wrote_twice_is_one_part_for_the_next_step():
    spec = [{"operation": "shift", "spec": {"a": ["x", "y"]}}, {"operation": "remove", "spec": {"x": {"b": ""}}}]
    assert jolt.compile("chain", spec).transform({"a": {"b": 1, "c": 2}}) == {"x": {"c": 2}, "y": {"c": 2}}


def test_a_list_of_the_specification_does_not_grow_with_the_documents():
    spec = [
        {"operation": "modify-overwrite-beta", "spec": {"a": []}},
        {"operation": "shift", "spec": {"a": "x", "b": "x"}},
    ]
    transform = jolt.compile("chain", spec)
    assert [transform.transform({"b": n}) for n in (1, 2)] == [{"x": [1]}, {"x": [2]}]


def test_the_order_of_cardinality_follows_the_hash_of_a_number_of_any_size():
    document = {"a": 12345678901234567890, "b": -12345678901234567890, "c": 1 << 70, "d": 5, "e": -(1 << 64)}
    assert list(jolt.compile("cardinality", {"*": "MANY"}).transform(document)) == list("dceab")


def test_a_shift_that_reads_what_it_writes_ends():
    with pytest.raises(jolt.JoltError, match="without end") as raised:
        jolt.compile("shift", {"a": {"@": "x", "*": "x"}}).transform({"a": [1]})
    assert raised.value.java_class == "OutOfMemoryError"


BAD_SPECS = [
    ("chain", [], "SpecException", "empty JSON array"),
    ("chain", {}, "SpecException", "expects a JSON array"),
    ("chain", [{"operation": "shift"}], "SpecException", "requires a spec at index:0"),
    ("chain", [{"operation": "modify-overwrite", "spec": {}}], "SpecException", "could not find transform class:modify-overwrite"),
    ("chain", [{"operation": "sort"}, {"operation": "shift", "spec": {"a": 1}}], "SpecException", "at index:1"),
    ("chain", [{"operation": "com.bazaarvoice.jolt.Chainr", "spec": {}}], "SpecException", "nest Chainr"),
    ("shift", None, "SpecException", "got null"),
    ("shift", {"a": "x.*"}, "SpecException", "can not contain"),
    ("shift", {"a": {}}, "SpecException", "empty {}"),
    ("shift", {"a": "b", "\\a": "c"}, "IllegalArgumentException", "Duplicate canonical key"),
    ("shift", {"**": "x"}, "ArrayIndexOutOfBoundsException", "out of bounds"),
    ("shift", {"[0]": "x", "*": "y"}, "NullPointerException", "one level"),
    ("default", {"a*": 1}, "SpecException", "can only contain"),
    ("default", {"a[]": {"b": 1}}, "NumberFormatException", "For input string"),
    ("remove", {"a": "x"}, "SpecException", "empty string or Map"),
    ("cardinality", {"a": "TWO"}, "SpecException", "TWO"),
    ("cardinality", {"a": None}, "NullPointerException", "a"),
    ("modify-overwrite-beta", {"a": {"[0]": 1, "b": 2}}, "SpecException", "cannot mix"),
    ("modify-overwrite-beta", {"&": 1}, "SpecException", "RHS"),
    ("modify-overwrite-beta", {"a": "=abs("}, "StringIndexOutOfBoundsException", "begin"),
    ("nothing", {}, "IllegalArgumentException", "no operation nothing"),
]


@pytest.mark.parametrize("operation, spec, java_class, words", BAD_SPECS)
def test_a_bad_specification_is_told_by_compile(operation, spec, java_class, words):
    with pytest.raises(jolt.JoltError, match=words.replace("{", r"\{")) as raised:
        jolt.compile(operation, spec)
    assert raised.value.java_class == java_class
    assert isinstance(raised.value, EmulatorError)


BAD_INPUTS = [
    ("default", {"a": 1}, [], "TransformException"),
    ("default", None, {}, "NullPointerException"),
    ("default", {"a[]": {"-1": 0}}, {"a": []}, "IndexOutOfBoundsException"),
    ("shift", {"a": "x.&9"}, {"a": 1}, "IndexOutOfBoundsException"),
    ("shift", {"a*": "x.&(0,4)"}, {"ab": 1}, "IndexOutOfBoundsException"),
    ("shift", {"-1": "x"}, [1], "IndexOutOfBoundsException"),
    ("cardinality", {"a": {"0": "ONE"}}, {"a": [1]}, "ClassCastException"),
    ("cardinality", {"@": "ONE"}, [1], "NullPointerException"),
    ("modify-overwrite-beta", {"a": {"*": "x"}}, {"a": "text"}, "RuntimeException"),
]


@pytest.mark.parametrize("operation, spec, document, java_class", BAD_INPUTS)
def test_a_document_that_does_not_fit_is_told_by_transform(operation, spec, document, java_class):
    transform = jolt.compile(operation, spec)
    with pytest.raises(jolt.JoltError) as raised:
        transform.transform(document)
    assert raised.value.java_class == java_class


@pytest.mark.parametrize(
    "java_class, full",
    [("SpecException", "com.bazaarvoice.jolt.exception.SpecException"), ("ClassCastException", "java.lang.ClassCastException")],
)
def test_an_error_knows_the_full_name_of_its_class(java_class, full):
    assert jolt.JoltError(java_class, "x").java_name == full


def test_a_java_class_of_ones_own_is_not_emulated():
    with pytest.raises(NotEmulated, match="com.acme.Transform"):
        jolt.compile("chain", [{"operation": "com.acme.Transform", "spec": {}}])


def test_jolts_own_classes_stand_for_their_operations():
    assert jolt.compile("chain", [{"operation": "com.bazaarvoice.jolt.Shiftr", "spec": {"a": "b"}}]).transform({"a": 1}) == {"b": 1}


@pytest.mark.parametrize(
    "text, value",
    [
        ('// what it does\n{"a": 1 /* one */, "u": "http://x/*y*/"}', {"a": 1, "u": "http://x/*y*/"}),
        (b'{"a": "\\"//", "b": 2} // end', {"a": '"//', "b": 2}),
        (b'\xef\xbb\xbf//x\n{"a": 1}', {"a": 1}),
        ("[1] rest", [1]),
        ("null", None),
    ],
)
def test_parse_takes_comments_and_ignores_what_follows(text, value):
    assert jolt.parse(text) == value


@pytest.mark.parametrize("text", ["", "/* open", "{'a': 1}", "[1,]", "[01]", "NaN", b"\xff//"])
def test_parse_refuses_what_jackson_refuses(text):
    with pytest.raises(Throwable):
        jolt.parse(text)
