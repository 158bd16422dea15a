"""Every row of the tables of fields in Omnitron's documents: the schema describes that field and takes the type that the table has."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "processors" / "schemas"
TABLES = json.loads((Path(__file__).parent / "field_tables.json").read_text(encoding="utf-8"))
ROWS = [(table["schema"], field, kind) for table in TABLES for field, kinds in table["fields"].items() for kind in kinds.split()]


def schema(name):
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def taken(spec):
    """The types that a property takes, those of the schemas that it names as well."""
    named = [taken(schema(each["$ref"])) if "$ref" in each else taken(each) for each in spec.get("anyOf", [])]
    own = spec.get("type", [])
    return {kind for kinds in named for kind in kinds} | set([own] if isinstance(own, str) else own)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: "%s: %s" % (table["document"], table["table"]))
def test_a_table_of_fields_is_described_row_by_row(table):
    properties = schema(table["schema"] + ".schema.json")["properties"]
    assert [field for field in table["fields"] if field not in properties] == []
    wrong = {field: kinds for field, kinds in table["fields"].items() if not set(kinds.split()) <= taken(properties[field])}
    assert wrong == {}


def test_the_tables_are_all_there():
    assert len(TABLES) == 20 and len(ROWS) > 380
