"""Every script of the cards in the emulator: it does what the table says, the same as under the real Jython."""

import pytest
from script_cases import CASES, differences
from script_files import PROCESSORS

import emulator


@pytest.mark.parametrize("expected", CASES, ids=lambda each: each["name"])
def test_a_script_does_what_its_table_says(expected):
    run = emulator.run_script(str(PROCESSORS / expected["script"]), content=expected["content"].encode(),
                              attributes=expected["attributes"], properties=expected["properties"])
    assert run.exception is None, run.exception
    out = run.flowfile if run.relationship else None
    assert differences(expected, run.relationship, out.attributes if out else {}, out.content if out else b"") == []
