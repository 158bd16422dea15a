"""An entry of the Ledger's state is read field by field, as its script writes it."""

from __future__ import annotations

import pytest

from nifi.deploy import status
from nifi.deploy.ledger_entry import LedgerEntry, entries
from nifi.proof.parity.normal import _entry
from tests.kits.script_files import load_script

WHOLE = "open|2026-01-31T00:00:00.000000Z|2026-02-01T00:00:00.000000Z|1|2|1700000030|1700000000|0123456789ab"


def test_an_entry_has_the_fields_that_the_script_of_the_ledger_writes() -> None:
    script = load_script("common/ledger.py")
    assert tuple(LedgerEntry.__dataclass_fields__)[: len(script.Entry.FIELDS)] == script.Entry.FIELDS
    assert LedgerEntry.parse(script.Entry.parse(WHOLE).text()).text() == WHOLE


def test_what_is_read_is_written_as_it_was() -> None:
    entry = LedgerEntry.parse(WHOLE)
    assert (entry.status, entry.failures, entry.waits, entry.next, entry.since) == ("open", 1, 2, 1_700_000_030, 1_700_000_000)
    assert entry.text() == WHOLE


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("done", "done"),
        ("done|v||0|0|0|0|", "done|v"),
        ("", ""),
        ("open|v|w|x|-|5|6|by", "open|v|w|||5|6|by"),
        ("given up|v||3|||6|by|9|HTTP 503|more", "given up|v||3|||6|by|9|HTTP 503"),
    ],
    ids=["a status alone", "as an earlier version wrote it", "nothing", "no numbers", "a field of a later version"],
)
def test_what_is_missing_is_empty_or_nought_and_not_written(text: str, read: str) -> None:
    assert LedgerEntry.parse(text).text() == read


def test_entries_are_told_from_the_own_keys_of_the_ledger() -> None:
    state = {"i:2": WHOLE, "i:10": "done|||0|0|0|0|", "0summary": "{}", "0floor": "x"}
    assert {request: entry.status for request, entry in entries(state).items()} == {"10": "done", "2": "open"}
    assert (status.due(state), status.ids(state, "done"), status.due({})) == (1_700_000_030, ["10"], 0)


def test_parity_compares_what_is_no_entry_as_it_is() -> None:
    assert _entry("open|v") == "open|v"
    assert _entry(WHOLE).endswith("|1|2|+30|<since>|<flowfile>")
    assert _entry(WHOLE + "|1700000000|HTTP 503").endswith("|1|2|+30|<since>|<flowfile>|<since>|HTTP 503")
