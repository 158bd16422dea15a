"""Periods and sizes: what FormatUtils, DataUnit and StandardValidators of NiFi 1.16.3 answered, asked again of the port."""

import json
from pathlib import Path

import pytest

from emulator.base import units
from emulator.base.errors import InputError
from emulator.components import validators

RECORDED = Path(__file__).resolve().parents[1] / "compliance" / "units" / "periods_and_sizes.json"
CASES = [case for group in json.loads(RECORDED.read_text(encoding="utf-8")) for case in group["cases"]]


def answer(read, *arguments):
    try:
        return read(*arguments)
    except units.UnitError as error:
        return f"{error.java_class}: {error}"


@pytest.mark.parametrize("case", CASES, ids=[repr(case["text"]) for case in CASES])
def test_a_text_is_the_period_and_the_size_that_it_is_in_nifi(case):
    text = case["text"]
    assert answer(units.period_in, text, 1) == case["nanos"]
    assert answer(units.period_in, text, units.NANOS_PER_MILLI) == case["millis"]
    assert answer(lambda: float(units.period_in(text, units.NANOS_PER_MILLI))) == case["precise_millis"]
    assert answer(units.size_bytes, text) == case["bytes"]
    assert validators.time_period(text) == case["period_invalid"]
    assert validators.data_size(text) == case["size_invalid"]


@pytest.mark.parametrize("text", ["", "30", "sec", "1 fortnight", "-1 sec", "0 */5 * * * ?", "1 month", " 1 sec", "1.2.3 sec"])
def test_what_is_no_period_says_where_and_how_to_write_one(text):
    with pytest.raises(InputError, match=r"Tick: .* is not a period.*30 sec"):
        units.period_ms(text, "Tick")


def test_what_is_no_size_says_where_and_how_to_write_one():
    with pytest.raises(InputError, match="Queue: '1 PB' is not a data size.*10 KB"):
        units.whole_bytes("1 PB", "Queue")


def test_a_size_has_whole_bytes():
    assert units.whole_bytes("1.7 B") == 1
