"""What json's C encoder writes for ``jackson.render`` is what Jackson writes; a walk over the value is the reference."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulator.java.libraries import jackson

TEXTS = st.text(st.characters(), max_size=12) | st.sampled_from(['1.5,"', "[1.5]", "e+3,", '\x0b\x1f\x7f"\\', "\\u00", "\ud800", "ı", ""])
NUMBERS = st.integers() | st.floats() | st.sampled_from([0.0, -0.0, 2e23, 1e7, 9999999.0, 0.001, 0.0009, 1e-5, 1e16, 1.0, 23.66, 10**30])
SCALARS = st.none() | st.booleans() | NUMBERS | TEXTS
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4) | st.tuples(inner), max_leaves=12
)


def written(value, pretty=False, line="\n"):
    """Jackson's text, piece by piece."""
    if isinstance(value, dict):
        between, colon, inner = ("," + line + "  ", " : ", line + "  ") if pretty else (",", ":", line)
        members = between.join(jackson.quoted(key) + colon + written(item, pretty, inner) for key, item in value.items())
        if not pretty:
            return "{" + members + "}"
        return "{" + line + "  " + members + line + "}" if value else "{ }"
    if isinstance(value, (list, tuple)):
        items = (", " if pretty else ",").join(written(item, pretty, line) for item in value)
        return ("[ " + items + " ]" if value else "[ ]") if pretty else "[" + items + "]"
    return jackson.scalar(value)


@settings(max_examples=400, deadline=None)
@given(VALUES)
def test_a_value_is_written_as_jackson_writes_it(value):
    assert jackson.render(value) == written(value)
    assert jackson.render(value, pretty=True) == written(value, pretty=True)


@pytest.mark.parametrize(
    "value, text",
    [
        ([2e23, 1e7, 1.5], "[1.9999999999999998E23,1.0E7,1.5]"),
        ({"a": float("nan"), "b": [float("-inf")]}, '{"a":"NaN","b":["-Infinity"]}'),
        (["\x1f", "\n", "\\u001f"], '["\\u001F","\\n","\\\\u001f"]'),
        (["1.5,", 1e-05], '["1.5,",1.0E-5]'),
        ([10**5000], "[1" + "0" * 5000 + "]"),
        ({"a": b"x"}, '{"a":"b\'x\'"}'),
        ({"a": {}, "b": []}, '{"a":{},"b":[]}'),
    ],
)
def test_where_python_writes_something_else_jackson_is_followed(value, text):
    assert jackson.render(value) == text


def test_a_document_of_the_mocks_is_written_by_the_encoder():
    text = (Path(__file__).parents[2] / "emulator" / "mocks" / "order.json").read_text(encoding="utf-8")
    assert jackson.render(json.loads(text)) == json.dumps(json.loads(text), separators=(",", ":"), ensure_ascii=False)
