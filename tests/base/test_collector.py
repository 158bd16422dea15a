"""How often Python looks for cyclic garbage is changed for a while only."""

from __future__ import annotations

import gc
from typing import Iterator, Tuple

import pytest

from emulator.base.collector import NEW_OBJECTS, seldom_collected


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.parametrize(
    ("before", "inside"),
    [
        ((700, 10, 10), NEW_OBJECTS),
        ((NEW_OBJECTS * 2, 10, 10), NEW_OBJECTS * 2),
        ((0, 10, 10), 0),
    ],
)
def test_the_youngest_are_looked_at_less_often_inside_and_as_before_afterwards(before: Tuple[int, int, int], inside: int) -> None:
    gc.set_threshold(*before)
    with pytest.raises(KeyError), seldom_collected():
        during = gc.get_threshold()
        raise KeyError
    assert during == (inside, *before[1:])
    assert gc.get_threshold() == before
