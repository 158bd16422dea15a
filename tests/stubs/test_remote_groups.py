"""Remote process groups: refused by name unless something stands in for them."""

import pytest

from emulator import NotEmulated, run_flow
from emulator.flow import parse_flow
from emulator.flow.model import Connection, End
from tests.kits.small_flow import definition, port, processor


def flow():
    """Make → a remote port, another remote port → out."""
    made = parse_flow(definition([processor("Make", "GenerateFlowFile")], (), [port("out")]).encode(), "small.json")
    made.root.remote_groups.append("Far")
    make, out = End("id-Make", "root", "PROCESSOR", "Make"), End("id-out", "root", "OUTPUT_PORT", "out")
    taking, giving = End("far-in", "far", "REMOTE_INPUT_PORT", "orders"), End("far-out", "far", "REMOTE_OUTPUT_PORT", "answers")
    made.root.connections += [Connection("c1", make, taking, {"success"}), Connection("c2", giving, out, set())]
    return made


def test_without_a_stand_in_they_are_refused_with_a_line_to_paste():
    with pytest.raises(NotEmulated) as caught:
        run_flow(flow())
    assert str(caught.value).startswith("Far: not emulated: remote process groups. ") and str(caught.value).endswith("--stub 'Far=success'")


def test_a_stand_in_takes_what_is_sent_and_gives_what_it_feeds():
    run = run_flow(flow(), stubs={"Far": "success", "answers": {"feed": [{"content": "yes"}]}})
    assert [final.component for final in run.finals] == ["Far/orders"]
    assert [flowfile.text for flowfile in run.outputs["out"]] == ["yes"]
    assert {row["component"] for row in run.stubs} >= {"Far/orders", "answers"}


def test_one_without_a_name_has_a_line_that_can_be_pasted_too():
    text = """<template encoding-version="1.0"><name>Old</name><snippet><remoteProcessGroups><id>8e0e0b3c-0000-0000-0000-000000000001</id>
        %s</remoteProcessGroups></snippet></template>"""
    for written, target in (("", "RemoteProcessGroup"), ("<targetUri>http://far:8080/nifi</targetUri>", "nifi")):
        old = parse_flow((text % written).encode(), "old.xml")
        with pytest.raises(NotEmulated) as caught:
            run_flow(old)
        assert str(caught.value).endswith("--stub '%s=success'" % target)
        run_flow(old, stubs={target: "success"})
