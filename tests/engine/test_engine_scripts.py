"""ExecuteScript in a flow: batches, state, properties."""

import pytest

import emulator
from emulator.engine.validity import InvalidFlow
from tests.kits.flow_kit import connect, flow, processor, sink, source

BATCH = """
files = session.get(100)
if files:
    for f in files:
        session.transfer(session.putAttribute(f, 'batch', str(len(files))), REL_SUCCESS)
"""
COUNT = """
from org.apache.nifi.components.state import Scope
f = session.get()
if f is not None:
    manager = context.getStateManager()
    count = int(manager.getState(Scope.CLUSTER).get('count') or 0) + 1
    manager.setState({'count': str(count)}, Scope.CLUSTER)
    session.remove(f)
"""


def script(body, name="Script", **fields):
    properties = {"Script Engine": "python", "Script Body": body, **fields.pop("properties", {})}
    return processor(name, "ExecuteScript", properties, terminate=fields.pop("terminate", ["success", "failure"]), **fields)


def test_a_script_takes_what_waits_in_one_trigger():
    made = flow(source(**{"Batch Size": "250"}), script(BATCH), connect("source", "script", "success"))
    run = emulator.run_flow(made)
    assert run.report.processors["Script"].triggers == 3
    assert sorted({final.attributes["batch"] for final in run.finals}) == ["100", "50"]


def test_a_script_keeps_its_state_and_what_it_removes_is_final():
    run = emulator.run_flow(flow(source(**{"Batch Size": "3"}), script(COUNT), connect("source", "script", "success")))
    assert run.state["script"]["values"] == {"count": "3"}
    assert [final.component for final in run.finals] == ["Script"] * 3


@pytest.mark.parametrize("nifi, version", [("1.16.3", 2), ("2.3.0", 3)])
def test_the_first_version_of_a_state_is_1_on_nifi_2(nifi, version):
    counting = flow(source(**{"Batch Size": "3"}), script(COUNT), connect("source", "script", "success"))
    assert emulator.run_flow(counting, nifi=nifi).state["script"]["version"] == version


def test_a_script_error_keeps_the_flowfile_and_names_the_line():
    run = emulator.run_flow(flow(source(), script("f = session.get()\nraise ValueError('bad')\n"), connect("source", "script", "success")))
    assert "ValueError: bad in <script> at line number" in run.stalled[0].why
    assert run.report.processors["Script"].errors == 10


def test_a_script_without_input_connections_is_a_source():
    body = "session.transfer(session.create(), REL_SUCCESS)\n"
    run = emulator.run_flow(flow(script(body, terminate=["failure"]), sink(), connect("script", "sink", "success")), fires=2)
    assert len(run.finals) == 2


def test_an_empty_parameter_as_it_stands_is_invalid_but_not_inside_an_expression():
    made = flow(source(), script(BATCH, properties={"setting": "#{x}"}), connect("source", "script", "success"))
    with pytest.raises(InvalidFlow, match="'setting' validated against '' is invalid because setting cannot be empty"):
        emulator.run_flow(made, parameters={"x": ""})
    made.root.processors[1].properties["setting"] = "${#{x}}"
    assert len(emulator.run_flow(made, parameters={"x": ""}).finals) == 1
