"""Where a JSON value breaks a JSON Schema, as far as the schemas of ``processors/schemas`` go. Another keyword is refused by name."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Mapping, Tuple

from ..base import files
from ..base.errors import NotEmulated

Fault = Tuple[str, str]  # where, as a.b[0]; what is wrong
Check = Callable[["Schemas", Any, Any, str], Iterator[Fault]]
KINDS: Mapping[str, Tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
    "integer": (int,),
    "number": (int, float),
}
SAID_ONLY = ("$schema", "title", "description", "examples", "default")


class Schemas:
    """The schemas of a folder; those that one names are read when they are needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: Dict[str, Any] = {}

    def schema(self, name: str) -> Any:
        """What that file says; InputError when it is not there or no JSON."""
        if name not in self._read:
            self._read[name] = files.read_json(self.folder / name)
        return self._read[name]

    def faults(self, schema: Any, value: Any, where: str = "") -> List[Fault]:
        """Every fault of the value; NotEmulated for a keyword that is none of ``CHECKS``."""
        if isinstance(schema, bool):
            return [] if schema else [(where, "may not be there")]
        strange = [word for word in schema if word not in CHECKS and word not in SAID_ONLY and word not in TOGETHER]
        if strange:
            raise NotEmulated("a schema that says %s; a validator of JSON Schema does it all" % ", ".join(strange))
        return [fault for word, check in CHECKS.items() if word in schema for fault in check(self, schema, value, where)]


def _kind(value: Any) -> str:
    return next(kind for kind, types in KINDS.items() if isinstance(value, types) and not (kind == "integer" and isinstance(value, bool)))


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, KINDS[kind]) or (kind == "integer" and isinstance(value, float) and value.is_integer())


def _type(schemas: Schemas, schema: Any, value: Any, where: str) -> Iterator[Fault]:
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(_is(value, kind) for kind in kinds):
        yield where, "is %s, not %s" % (_kind(value), " or ".join(kinds))


def _ref(schemas: Schemas, schema: Any, value: Any, where: str) -> Iterator[Fault]:
    yield from schemas.faults(schemas.schema(schema["$ref"]), value, where)


def _any_of(schemas: Schemas, schema: Any, value: Any, where: str) -> Iterator[Fault]:
    """What the nearest of them finds: the one with the faults that lie deepest."""
    branches = [schemas.faults(each, value, where) for each in schema["anyOf"]]
    if all(branches):
        yield from max(branches, key=lambda faults: max(len(place) for place, _ in faults))


def _enum(schemas: Schemas, schema: Any, value: Any, where: str) -> Iterator[Fault]:
    if value not in schema["enum"]:
        yield where, "is %s, not one of %s" % (json.dumps(value), ", ".join(json.dumps(each) for each in schema["enum"]))


def _pattern(schemas: Schemas, schema: Any, value: Any, where: str) -> Iterator[Fault]:
    if isinstance(value, str) and not re.search(schema["pattern"], value):
        yield where, "does not read like %s" % schema["pattern"]


def _required(schemas: Schemas, schema: Any, value: Any, where: str) -> Iterator[Fault]:
    if isinstance(value, dict):
        yield from ((_below(where, name), "is missing") for name in schema["required"] if name not in value)


def _properties(schemas: Schemas, schema: Any, value: Any, where: str) -> Iterator[Fault]:
    described, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    for name, part in value.items() if isinstance(value, dict) else ():
        own = [each for each in [described.get(name)] if each is not None] + [patterns[each] for each in patterns if re.search(each, name)]
        for each in own or [schema.get("additionalProperties", True)]:
            yield from schemas.faults(each, part, _below(where, name))


def _items(schemas: Schemas, schema: Any, value: Any, where: str) -> Iterator[Fault]:
    first = schema.get("prefixItems", [])
    for number, part in enumerate(value if isinstance(value, list) else ()):
        yield from schemas.faults(first[number] if number < len(first) else schema.get("items", True), part, "%s[%d]" % (where, number))


def _least(schemas: Schemas, schema: Any, value: Any, where: str) -> Iterator[Fault]:
    if isinstance(value, list) and len(value) < schema["minItems"]:
        yield where, "has %d parts, not %d or more" % (len(value), schema["minItems"])


def _below(where: str, name: str) -> str:
    return "%s.%s" % (where, name) if where else name


# keyword -> what it asks for; TOGETHER is looked at by another one's check
CHECKS: Dict[str, Check] = {
    "$ref": _ref,
    "type": _type,
    "anyOf": _any_of,
    "enum": _enum,
    "pattern": _pattern,
    "required": _required,
    "properties": _properties,
    "items": _items,
    "minItems": _least,
}
TOGETHER = ("patternProperties", "additionalProperties", "prefixItems")
