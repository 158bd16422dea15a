"""UNWRAP_ROOT_VALUE: a document is an object of one field, named as the type that is read (ObjectMapper._unwrapAndDeserialize)."""

from __future__ import annotations

from typing import Any, Tuple

from ..jackson.core.json_location import JsonLocation
from ..jackson.databind.exc.exceptions import MismatchedInputException
from .jackson_parser import NOTHING, Parser

_VALUE_BEGINS = b'"{[-0123456789tfn'
_GENERIC = {"Map": 2, "HashMap": 2, "LinkedHashMap": 2, "TreeMap": 2, "List": 1, "ArrayList": 1, "Collection": 1}


def unwrapped(parser: Parser, java_name: str) -> Tuple[Any, JsonLocation]:
    """The value of the one field, NOTHING for an empty document, and where the value begins."""
    root = java_name.rpartition(".")[2]
    unit = parser.next_unit()
    place = parser.location(-1)
    if unit < 0:
        return NOTHING, place
    if unit != 0x7B:
        token = parser.token_of(unit)
        if token == "VALUE_NULL":
            return None, place
        raise _unexpected(token, "START_OBJECT", f"needed to unwrap root name '{root}'", place)
    found_name, name_place, unit = parser.first_field()
    if found_name is None:
        raise _unexpected("END_OBJECT", "FIELD_NAME", f"to contain expected root name '{root}'", name_place)
    if found_name != root and unit in _VALUE_BEGINS:
        raise _other_name(found_name, root, java_name, name_place)
    place = parser.location(-1)
    value = parser.field_value(unit)
    following = parser.following_field()
    if following is not None:
        raise _unexpected("FIELD_NAME", "END_OBJECT", f"to match wrapper object with root name '{root}'", following)
    return value, place


def _unexpected(token: str, wanted: str, why: str, place: JsonLocation) -> MismatchedInputException:
    words = f"Unexpected token ({token}), expected {wanted}: Current token not {wanted} ({why}), but {token}"
    return MismatchedInputException(words, place)


def _other_name(name: str, root: str, java_name: str, place: JsonLocation) -> MismatchedInputException:
    parameters = ",".join(["java.lang.Object"] * _GENERIC.get(root, 0))
    kind = f"{java_name}<{parameters}>" if parameters else java_name
    words = f"Root name ('{name}') does not match expected ('{root}') for type `{kind}`"
    error = MismatchedInputException(f'{words}\n at {place.toString()} (through reference chain: {java_name}["{name}"])')
    error._original, error._location = words, place
    return error
