"""How an entry of the Ledger's state is read: an earlier version's too; what cannot be read is held."""

from pathlib import Path

import pytest

from tests.kits.script_files import load_script

LEDGERS = [load_script(folder + "/ledger.py") for folder in ("common", "cancellation_plan")]


def folder_of(ledger):
    return Path(ledger.__file__).parent.name


@pytest.mark.parametrize("ledger", LEDGERS, ids=folder_of)
@pytest.mark.parametrize(
    "text, status, version, numbers",
    [
        ("open|v|w|1|2|3|4|by", "open", "v", (1, 2, 3, 4, 0)),  # as an earlier version wrote it
        ("open|v|w|1|2|3|4|by|5|HTTP 503", "open", "v", (1, 2, 3, 4, 5)),
        ("open|v|w|1|2|3|4|by|5|HTTP 503|more", "open", "v", (1, 2, 3, 4, 5)),  # a field of a later version
        ("open|v|w|1|2|3|4", "open", "v", (1, 2, 3, 4, 0)),  # what is empty at the end is left out
        ("open|v|w||||4", "open", "v", (0, 0, 0, 4, 0)),
        ("given up|v||3||||by||HTTP 422", "given up", "v", (3, 0, 0, 0, 0)),
        ("sent|v|w|1|2|3|4|by", "held", "v", (0, 0, 0, 0, 0)),  # a status that nobody knows
        ("open|v|w|1|2|3|x|by", "held", "v", (0, 0, 0, 0, 0)),
        ("open|v|w|1|2|3|4|by|x", "held", "v", (0, 0, 0, 0, 0)),
        ("open|v|w|1|2", "held", "v", (0, 0, 0, 0, 0)),
        ("open|v", "held", "v", (0, 0, 0, 0, 0)),
        ("open", "held", "", (0, 0, 0, 0, 0)),
        ("", "held", "", (0, 0, 0, 0, 0)),
    ],
)
def test_an_entry_that_cannot_be_read_is_held(ledger, text, status, version, numbers):
    entry = ledger.Entry.parse(text)
    assert (entry.status, entry.version) == (status, version)
    assert (entry.failures, entry.waits, entry.next, entry.since, entry.trouble) == numbers
    if status != "held":
        assert vars(ledger.Entry.parse(entry.text())) == vars(entry), "written and read again it is the same"


@pytest.mark.parametrize("ledger", LEDGERS, ids=folder_of)
def test_what_is_empty_at_the_end_of_an_entry_takes_no_room(ledger):
    assert ledger.Entry("flying", "v", since=4, by="b").text() == "flying|v|||||4|b"
    assert ledger.Entry("written", "v", since=4).text() == "written|v|||||4"


@pytest.mark.parametrize("ledger", LEDGERS, ids=folder_of)
def test_the_oldest_of_each_status_is_told_without_what_cannot_be_read(ledger):
    state = {
        "i:1": "open|v||0|1|0|300|a",
        "i:2": "open|v||0|1|0|20|b",
        "i:3": "flying|v||0|0|0|5|c",
        "i:4": "open|v||0|1|0|early|d",
        "i:5": "open",
        "0floor": "a|b|c|d|e|f|1|g",
    }
    book = ledger.Book(state)
    book.sum_up()
    assert '"oldest": {"flying": "1970-01-01T00:00:05Z", "open": "1970-01-01T00:00:20Z"}' in book.state["0summary"]
