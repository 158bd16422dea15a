"""base.record: what a dataclass does, for the classes of plain data that every run imports."""

import copy
from typing import Dict, List

import pytest

from emulator.base.record import field, record, replace


@record
class Port:
    name: str
    tasks: int = 1
    bends: List[int] = field(default_factory=list)


@record(frozen=True)
class Use:
    name: str
    where: str = ""


@record(eq=False)
class Edge:
    path: str
    queue: Dict[str, str]

    def __post_init__(self):
        self.queue["edge"] = self.path


def test_fields_come_by_place_by_name_or_by_default():
    assert vars(Port("in")) == {"name": "in", "tasks": 1, "bends": []}
    assert vars(Port("in", 2, bends=[3])) == {"name": "in", "tasks": 2, "bends": [3]}


def test_each_record_has_a_default_of_its_own():
    first, second = Port("in"), Port("in")
    first.bends.append(1)
    assert second.bends == []


@pytest.mark.parametrize("values, named", [((), {}), (("in", 1, [], 2), {}), (("in",), {"name": "out"}), (("in",), {"task": 2})])
def test_what_fits_no_field_and_what_is_missing_is_refused(values, named):
    with pytest.raises(TypeError, match="Port"):
        Port(*values, **named)


def test_records_of_equal_fields_are_equal():
    assert Port("in") == Port("in") == copy.deepcopy(Port("in")) != Port("out")
    assert Port("in") != ("in", 1, [])
    assert Edge("a", {}) != Edge("a", {})


def test_a_frozen_record_can_be_a_key_and_is_not_changed():
    use = Use("a")
    assert {use: 1}[Use("a")] == 1
    with pytest.raises(AttributeError, match="cannot assign to field 'name'"):
        use.name = "b"
    with pytest.raises(TypeError):
        hash(Port("in"))


def test_replace_copies_with_other_values():
    use = Use("a", "here")
    assert (replace(use, name="b"), use) == (Use("b", "here"), Use("a", "here"))


def test_a_record_shows_its_fields():
    assert repr(Port("in", 2)) == "Port(name='in', tasks=2, bends=[])"


def test_post_init_is_called():
    assert Edge("a -> b", {}).queue == {"edge": "a -> b"}
