"""DESIGN.md's list of rooms is the list that is checked, and says what each may import."""

import re

import pytest

from tests.house.test_house import PACKAGE, ROOMS, UNRELATED
from tests.kits.house import ROOT, imports

pytestmark = pytest.mark.xdist_group("house")  # the source is parsed once

DESIGN = (ROOT / "emulator" / "DESIGN.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)/` \| .* \| (.*) \|$", re.MULTILINE)
TABLE = dict(ROW.findall(DESIGN.partition("Beside the emulator")[0]))


def may_import(room):
    words = TABLE[room]
    above = list(TABLE)[: list(TABLE).index(room)]
    if words.startswith("all above"):
        return set(above) - set(words.partition(" but ")[2].split(", "))
    return set() if words == "–" else set(words.split(", "))


def test_the_rooms_are_those_that_are_there_in_their_order():
    there = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert list(TABLE) == [room for room in ROOMS if room in there]
    assert set(TABLE) == there


@pytest.mark.parametrize("room", TABLE)
def test_a_room_imports_what_its_line_names(room):
    edges = [(edge.source.split("."), edge.target.split(".")) for edge in imports()]
    imported = {target[1] for source, target in edges if source[:2] == ["emulator", room] and target[0] == "emulator" and target[1:]}
    assert imported & set(TABLE) - {room} <= may_import(room)


@pytest.mark.parametrize("room", TABLE)
def test_a_line_names_rooms_that_come_before_and_may_be_known(room):
    above = set(list(TABLE)[: list(TABLE).index(room)])
    unrelated = set().union(*(pair for pair in UNRELATED if room in pair)) - {room}
    assert may_import(room) <= above
    assert TABLE[room].startswith("all above") or not may_import(room) & unrelated


SECTIONS = re.split(r"^### (\w+)\n", DESIGN, flags=re.MULTILINE)[1:]
FILE = re.compile(r"`(?:(\w+)/)?((?:\w+/)*\w+\.py)`")


@pytest.mark.parametrize("room, text", list(zip(SECTIONS[::2], SECTIONS[1::2])), ids=SECTIONS[::2])
def test_every_file_that_a_rooms_contract_names_is_there(room, text):
    names = ["/".join(filter(None, pair)) for pair in FILE.findall(text)]
    assert not [name for name in names if not list(PACKAGE.glob(name)) + list(PACKAGE.glob(room + "/**/" + name))]
