"""`schema` finds what a whole validator of JSON Schema finds, in the schemas that come with it."""

import copy
import json
import random
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry, Resource

from emulator.base.errors import NotEmulated
from emulator.cli.schema_faults import Schemas
from emulator.mocks.data import sample
from emulator.mocks.data_orders import sample_order, sample_plan

FOLDER = Path(__file__).resolve().parents[2] / "processors" / "schemas"
TEXTS = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.schema.json")}
REGISTRY = Registry().with_resources(("file:///" + name, Resource.from_contents(text)) for name, text in TEXTS.items())
LINE = {
    **dict.fromkeys(("time", "flow", "id", "uuid", "pk", "order_number", "relation"), "x"),
    "time": "2026-01-20T13:48:35Z",
    "log.a": "b",
}
WRITES = [["POST", "https://x.example", {}], ["PATCH", "http://x.example", {"a": 1}]]
WHOLE = [("order", sample_order()), ("cancellation_request", sample()), ("cancellation_plan_event", sample_plan()), ("log_line", LINE)]
VALUES = [None, True, 7, 1.5, 2.0, "x", "", [], {}, [{}], {"pk": "x"}, ["GET", 1]]


def places(value, above=()):
    """The place of everything that stands in a value."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield (*above, name)
        yield from places(part, (*above, name))


def broken(value, rng):
    """A copy with one or two places that hold something else, or nothing."""
    changed = copy.deepcopy(value)
    for _ in range(rng.choice([1, 1, 2])):
        place = rng.choice(list(places(changed)))
        inside = changed
        for name in place[:-1]:
            inside = inside[name]
        if rng.random() < 0.2:
            del inside[place[-1]]
        else:
            inside[place[-1]] = rng.choice(VALUES)
    return changed


@pytest.mark.parametrize("name, value", [*WHOLE, ("writes_plan", WRITES)], ids=lambda one: one if isinstance(one, str) else "")
def test_it_refuses_what_a_whole_validator_refuses_and_nothing_else(name, value):
    validator = jsonschema.Draft202012Validator({"$ref": "file:///%s.schema.json" % name}, registry=REGISTRY)
    schemas, rng, refused = Schemas(FOLDER), random.Random(name), 0
    for number in range(200):
        changed = broken(value, rng) if number else value
        faults = schemas.faults(schemas.schema(name + ".schema.json"), changed)
        assert bool(faults) == bool(list(validator.iter_errors(changed))), (faults, changed)
        refused += bool(faults)
    assert 20 < refused < 200


def test_a_keyword_that_it_does_not_know_is_refused_by_name(tmp_path):
    with pytest.raises(NotEmulated, match="says maxLength, oneOf"):
        Schemas(tmp_path).faults({"maxLength": 3, "oneOf": []}, "x")


def test_the_command_says_where_and_what_and_ends_with_1(call, script):
    code, out, _ = call("schema", "order", script(json.dumps({"pk": "7", "number": "1"}), "order.json"), "--format", "text")
    assert code == 1 and out.endswith("order.json: not valid\n  pk is string, not integer\n")


def test_without_a_name_the_schemas_are_listed_and_a_name_that_is_none_says_which_there_are(call):
    code, shown, _ = call("schema")
    assert code == 0 and len(shown) == len(TEXTS) and shown["order"].startswith("Order in full")
    code, _, said = call("schema", "ordre")
    assert code == 2 and "there is no such schema" in said and "order_item" in said


def test_a_schema_of_ones_own_may_name_its_neighbours(call, script, tmp_path):
    (tmp_path / "part.json").write_text('{"type": "string"}', encoding="utf-8")
    own = tmp_path / "own.json"
    own.write_text('{"properties": {"a": {"$ref": "part.json"}}, "additionalProperties": false}', encoding="utf-8")
    code, shown, _ = call("schema", str(own), script('{"a": 1, "b": 2}', "x.json"))
    assert code == 1
    assert list(shown.values()) == [[{"where": "a", "what": "is integer, not string"}, {"where": "b", "what": "may not be there"}]]
