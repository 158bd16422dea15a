"""What is emulated as rows of a table, to be searched."""

from __future__ import annotations

from typing import Iterator, List, NamedTuple

from ..base.columns import columns
from .coverage_facts import Facts

_LISTS = (
    ("expression_language", ("functions", "standalone"), "function of the Expression Language"),
    ("jsonpath", ("functions",), "function of JsonPath"),
    ("jolt", ("operations",), "operation of Jolt"),
    ("jolt", ("modify_functions",), "function of Jolt's modify"),
    ("python_modules", ("ours",), "Python module"),
)


class Row(NamedTuple):
    """One thing: its name, what it is, whether it is emulated, what to do where it is not."""

    name: str
    kind: str
    emulated: bool
    instead: str = ""


def table_of(facts: Facts) -> List[Row]:
    """Everything, by kind and name."""
    return list(_rows(facts))


def rendered(rows: List[Row]) -> str:
    """As columns."""
    cells = [(row.name, row.kind, "yes" if row.emulated else f"no   {row.instead}") for row in rows]
    return "\n".join(columns([("name", "what it is", "emulated"), *cells]))


def _rows(facts: Facts) -> Iterator[Row]:
    for key, kind in (("processors", "processor"), ("controller_services", "controller service")):
        for name in sorted(facts[key], key=lambda name: str(name.rpartition(".")[2])):
            yield Row(name.rpartition(".")[2], kind, True)
    for section, keys, kind in _LISTS:
        for key in keys:
            for name in facts[section][key]:
                yield Row(name, kind, True)
    for name in facts["java"]:
        yield Row(name, "Java class", True)
    for refusal in facts["not_emulated"]:
        yield Row(refusal["name"], "", False, refusal["advice"])
