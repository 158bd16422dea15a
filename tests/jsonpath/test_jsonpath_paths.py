"""Jayway's own ways (json-path 2.6.0): what is definite, what is found, what is changed. Checked against the library."""

from __future__ import annotations

import copy

import pytest

from emulator import jsonpath

DOCUMENT = {
    "a": 1,
    "b": [1, 2.5, {"c": "x", "n": None}],
    "o": {"k y": 5, "z": {"c": "y"}},
    "p": [{"t": "h", "v": 1.1}, {"t": "w", "v": "1.1"}],
}


@pytest.mark.parametrize(
    ("path", "definite", "expected"),
    [
        ("$", True, DOCUMENT),
        ("a", True, 1),
        ("$.b[-1].c", True, "x"),
        ("$['o']['k y']", True, 5),
        ("$['a','zz']", True, {"a": 1}),
        ("$.b[0,1]", False, [1, 2.5]),
        ("$.b[-2:]", False, [2.5, {"c": "x", "n": None}]),
        ("$.b[:-1]", False, [1, 2.5]),
        ("$..c", False, ["x", "y"]),
        ("$.p[*].t", False, ["h", "w"]),
        ("$.p[?(@.v == 1.1)].t", False, ["h", "w"]),
        ("$.p[?(@.v == '1.1')].t", False, ["h", "w"]),
        ("$.p[?(@.t =~ /H/i)].v", False, [1.1]),
        ("$.p[?(@.t in ['w','q'])].v", False, ["1.1"]),
        ("$.p[?(!@.x && (@.t == 'h' || @.t == 'z'))].v", False, [1.1]),
        ("$.b.length()", True, 3),
        ("$..c.length()", True, 0),  # counts what is below the places found, as $.length($..c[*])
        ("$..v.max()", True, 1.1),
        ("$.zz[*]", False, None),
    ],
)
def test_reading(path, definite, expected):
    compiled = jsonpath.compile(path)
    assert compiled.definite == definite
    if expected is None:
        with pytest.raises(jsonpath.PathNotFound):
            compiled.read(DOCUMENT)
    else:
        assert compiled.read(DOCUMENT) == expected


@pytest.mark.parametrize("path", ["$.", "$..", "$[", "$.a[::2]", "$['a'", "$.a b", "$[?(@.a ==)]", "$[?]", "$x"])
def test_paths_that_are_none(path):
    with pytest.raises(jsonpath.InvalidPathException):
        jsonpath.compile(path)


def test_a_definite_path_that_leads_nowhere_is_not_found():
    with pytest.raises(jsonpath.PathNotFound):
        jsonpath.compile("$.o.missing.c").read(DOCUMENT)


def test_changes_reach_every_place_and_deleting_keeps_the_order():
    document = copy.deepcopy(DOCUMENT)
    jsonpath.compile("$.p[*].t").set(document, 7)
    jsonpath.compile("$.b[0,1]").delete(document)
    jsonpath.compile("$.b").add(document, "new")
    jsonpath.compile("$.o").put(document, "k", None)
    assert document["p"] == [{"t": 7, "v": 1.1}, {"t": 7, "v": "1.1"}]
    assert document["b"] == [{"c": "x", "n": None}, "new"]
    assert document["o"] == {"k y": 5, "z": {"c": "y"}, "k": None}


def test_a_negative_index_can_be_read_but_not_changed():
    document = [1, 2]
    assert jsonpath.compile("$[-1]").read(document) == 2
    with pytest.raises(jsonpath.JsonPathException):
        jsonpath.compile("$[-1]").set(document, 5)


def test_adding_to_what_is_no_array_is_refused():
    with pytest.raises(jsonpath.InvalidModificationException):
        jsonpath.compile("$.a").add(copy.deepcopy(DOCUMENT), 1)
