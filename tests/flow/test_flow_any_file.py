"""Whatever a file holds: a flow, or one InputError."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulator.base.errors import InputError
from emulator.flow import Flow, parse_flow

COMPLIANCE = Path(__file__).resolve().parents[1] / "compliance" / "flow"
FILES = [path.read_bytes() for path in sorted(COMPLIANCE.iterdir())]
PIECES = [b"", b"null", b"{}", b"[]", b"1e999", b"-1", b"NaN", b"</x>", b"<x/>", b'"', b"\xff", b"true", b"#{", b"[" * 100_000]


def taken(data):
    try:
        return isinstance(parse_flow(data, "x"), Flow)
    except InputError as error:
        return str(error).startswith("x: ")


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(FILES), st.floats(0, 1), st.integers(0, 30), st.sampled_from(PIECES) | st.binary(max_size=4))
def test_a_damaged_file_is_a_flow_or_one_error(data, where, length, piece):
    at = int(where * len(data))
    assert taken(data[:at] + piece + data[at + length :])


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: "{" + text).map(str.encode))
def test_any_bytes_are_one_error(data):
    assert taken(data)


def test_a_number_that_is_none_is_said():
    data = b"<template encoding-version='1.3'><snippet><funnels><id>f</id><position><x>left</x></position></funnels></snippet></template>"
    try:
        parse_flow(data, "x")
    except InputError as error:
        assert "not a template that NiFi would take: could not convert string to float: 'left'" in str(error)
    else:
        raise AssertionError("taken")


@pytest.mark.parametrize("encoding", ["UTF-8yes", "hex", "utf-7", "idna"])
def test_an_encoding_that_is_none_is_one_error(encoding):
    with pytest.raises(InputError, match="not well-formed XML"):
        parse_flow(f'<?xml version="1.0" encoding="{encoding}"?><template/>'.encode(), "x.xml")
