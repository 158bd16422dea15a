"""Periods and sizes."""

import pytest

from emulator.base.errors import InputError
from emulator.flow import units


@pytest.mark.parametrize(
    ("text", "ms"),
    [("30 sec", 30_000), ("0 sec", 0), ("1 s", 1000), ("5 mins", 300_000), ("10 MILLIS", 10), ("1.5 min", 90_000), ("2hrs", 7_200_000),
     ("1 day", 86_400_000), ("1 week", 604_800_000), ("500 nanos", 0), (" 1 sec ", 1000)],
)  # fmt: skip
def test_a_period_is_a_number_and_a_unit_in_any_case(text, ms):
    assert units.period_ms(text) == ms


@pytest.mark.parametrize("text", ["", "30", "sec", "1 fortnight", "-1 sec", "0 */5 * * * ?", "1 month"])
def test_what_is_no_period_says_how_to_write_one(text):
    with pytest.raises(InputError, match="is not a period.*30 sec"):
        units.period_ms(text, "Tick")


@pytest.mark.parametrize(("text", "size"), [("1 GB", 1 << 30), ("0 B", 0), ("10KB", 10240), ("1.5 mb", 1572864), ("2 TB", 2 << 40)])
def test_a_kilobyte_is_1024_bytes(text, size):
    assert units.size_bytes(text) == size


def test_what_is_no_size_says_where_and_how():
    with pytest.raises(InputError, match="Queue: '1 PB' is not a data size"):
        units.size_bytes("1 PB", "Queue")
