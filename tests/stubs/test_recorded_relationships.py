"""A processor that is stood in for is checked like a known one: by the relationships that NiFi's own NARs say it has."""

import pytest

from emulator import InvalidFlow, NotEmulated, run_flow, start_flow
from emulator.base.errors import InputError
from emulator.components.processor import Processor
from emulator.components.registry import lookup, names
from emulator.flow import parse_flow
from emulator.stubs.recorded import recorded
from tests.kits.small_flow import definition, port, processor

STANDARD = "org.apache.nifi.processors.standard."
MAKE = processor("Make", "GenerateFlowFile")


def flow(terminate):
    write = processor("Write", "PutSQL", terminate=terminate)
    connections = [("Make", "success", "Write"), ("Write", "success", "out")]
    return parse_flow(definition([MAKE, write], connections, [port("out")]).encode(), "small.json")


def test_what_is_recorded_says_whether_properties_make_further_ones():
    assert recorded(STANDARD + "PutSQL") == ({"failure", "retry", "success"}, False)
    assert recorded(STANDARD + "QueryRecord") == ({"failure", "original"}, True)
    assert recorded("org.example.Own") is None


def test_the_emulated_processors_have_what_their_nars_say():
    known = {name: recorded(name) for name in names() if name.startswith("org.apache.nifi.") and issubclass(lookup(name), Processor)}
    closed = {name: relationships for name, relationships in known.items() if relationships and not relationships.open}
    assert len(closed) > 10
    assert {name: set(lookup(name).RELATIONSHIPS) for name in closed} == {name: set(one.names) for name, one in closed.items()}


def test_one_that_leads_nowhere_is_not_valid_as_in_nifi():
    with pytest.raises(InvalidFlow) as caught:
        run_flow(flow(["retry"]), stubs={"PutSQL": "success"})
    assert [path for path, _ in caught.value.problems] == ["Write"] and "Relationship 'failure' is not connected" in str(caught.value)
    assert len(run_flow(flow(["retry", "failure"]), stubs={"PutSQL": "success"}).outputs["out"]) == 1


def test_an_answer_by_one_that_the_type_does_not_have_is_refused():
    with pytest.raises(InputError, match="answers by the relationship 'done', which leads nowhere. It has failure, retry, success"):
        start_flow(flow(["retry", "failure"]), stubs={"PutSQL": "done"})


def test_what_is_lacking_is_listed_with_all_its_relationships():
    both = [processor("Read", "FetchSFTP"), processor("Write", "PutSQL")]
    with pytest.raises(NotEmulated, match=r"FetchSFTP: Read \(relationships: comms.failure, not.found, permission.denied, success\)"):
        start_flow(parse_flow(definition(both).encode(), "small.json"))
