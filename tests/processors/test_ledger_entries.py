"""How an entry of the Ledger's state is read: what cannot be read is held."""

import pytest

from tests.kits.script_files import load_script

LEDGERS = [load_script(folder + "/ledger.py") for folder in ("common", "cancellation_plan")]


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda one: one.__file__.rpartition("/")[0].rpartition("/")[2])
@pytest.mark.parametrize(
    "text, status, version, numbers",
    [
        ("open|v|w|1|2|3|4|by", "open", "v", (1, 2, 3, 4)),
        ("open|v|w|1|2|3|4|by|more", "open", "v", (1, 2, 3, 4)),  # a field of a later version
        ("open|v|w|1|2|3|4", "held", "", (0, 0, 0, 0)),
        ("sent|v|w|1|2|3|4|by", "held", "", (0, 0, 0, 0)),  # a status that nobody knows
        ("open|v|w|1|2|3|x|by", "held", "v", (0, 0, 0, 0)),
        ("open|v|w||2|3|4|by", "held", "v", (0, 0, 0, 0)),
        ("open|v|w|1|2", "held", "v", (0, 0, 0, 0)),
        ("open|v", "held", "v", (0, 0, 0, 0)),
        ("open", "held", "", (0, 0, 0, 0)),
        ("", "held", "", (0, 0, 0, 0)),
    ],
)
def test_an_entry_that_cannot_be_read_is_held(ledger, text, status, version, numbers):
    entry = ledger.Entry.parse(text)
    assert (entry.status, entry.version) == (status, version)
    assert (entry.failures, entry.waits, entry.next, entry.since) == numbers
    if status != "held":
        assert entry.text() == "|".join(text.split("|")[:8])


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda one: one.__file__.rpartition("/")[0].rpartition("/")[2])
def test_the_oldest_of_each_status_is_told_without_what_cannot_be_read(ledger):
    state = {
        "i:1": "open|v||0|1|0|300|a",
        "i:2": "open|v||0|1|0|20|b",
        "i:3": "flying|v||0|0|0|5|c",
        "i:4": "open|v||0|1|0|early|d",
        "i:5": "open",
        "0floor": "a|b|c|d|e|f|1|g",
    }
    assert ledger.Book(state).oldest() == {"open": 20, "flying": 5}
