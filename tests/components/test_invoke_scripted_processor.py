"""InvokeScriptedProcessor: what NiFi's own was seen to do; in TestRunner and in a flow; what is not valid."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict

import pytest

import emulator
from emulator.base.clock import VirtualClock
from emulator.components.execute_script import ENGINE, SCRIPT_BODY
from emulator.components.invoke_scripted_processor import InvokeScriptedProcessor
from emulator.java.lang.throwable import Throwable
from emulator.testing.bench import Bench
from nifi.proof.recorder.session_cases import script_of
from tests.kits.flow_kit import connect, flow, processor, sink, source
from tests.kits.session_replay import differences

FOLDER = Path(__file__).resolve().parents[1] / "compliance" / "invoke_scripted"
CASES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}
BASE = (FOLDER / "preambles" / "base.txt").read_text(encoding="utf-8")


def run(case: Dict[str, Any]) -> Bench:
    bench = Bench(VirtualClock(), 0, case.get("state"), "invoke-scripted-processor")
    properties = {ENGINE: "python", SCRIPT_BODY: script_of(case, FOLDER), **case.get("properties", {})}
    scripted = bench.make(InvokeScriptedProcessor, properties)
    scripted.output = bench.stdout.append
    bench.set_up(scripted)
    for flowfile in case["flowfiles"]:
        bench.enqueue(flowfile["content"].encode(), flowfile["attributes"])
    started = False
    for _ in range(case.get("triggers", 1)):
        try:
            started = started or bench.schedule() is None
        except Throwable as error:
            bench.exceptions.append(error)
        else:
            bench.trigger()
    scripted.relationships(bench.values)  # as the recorder asks in the end
    return bench


@pytest.mark.parametrize("name", CASES)
def test_a_script_does_what_it_did_in_nifi(name: str) -> None:
    case = CASES[name]
    assert differences(run(case).result(), case["observed"]) == [], case["says"]


def runner(script: str, **properties: str) -> emulator.TestRunner:
    return emulator.TestRunner("InvokeScriptedProcessor", properties={ENGINE: "python", SCRIPT_BODY: BASE + script, **properties})


LIMITED = """
class P(Base):
    LIMIT = PropertyDescriptor.Builder().name("limit").required(True).addValidator(StandardValidators.POSITIVE_INTEGER_VALIDATOR).build()
    def getPropertyDescriptors(self): return [self.LIMIT]
    def validate(self, context): return [ValidationResult.Builder().subject("all").explanation("it is Monday").valid(False).build()]
processor = P()
"""


def test_a_test_runner_runs_it_and_shows_what_it_printed() -> None:
    scripted = runner("print 'read'\nprocessor = Base()\n")
    scripted.enqueue("x", {"a": "1"})
    result = scripted.run()
    scripted.assert_all_flowfiles_transferred("success", 1)
    assert result.stdout == "read\n"


@pytest.mark.parametrize("value, sentence", [
    (None, "'limit' is invalid because limit is required"),
    ("x", "'limit' validated against 'x' is invalid because not a valid integer"),
    ("5", "'all' is invalid because it is Monday"),
])  # fmt: skip
def test_the_scripts_own_properties_and_its_validate_are_asked(value: Any, sentence: str) -> None:
    scripted = runner(LIMITED, **({} if value is None else {"limit": value}))
    with pytest.raises(AssertionError) as raised:
        scripted.assert_valid()
    assert sentence in str(raised.value)


def test_a_script_that_cannot_be_read_is_not_valid() -> None:
    with pytest.raises(AssertionError) as raised:
        runner("x = unknown\n").assert_valid()
    why = "Unable to load script due to NameError: name 'unknown' is not defined"
    assert f"'ScriptValidation' is invalid because {why}" in str(raised.value)


def test_a_flow_connects_the_relationships_of_the_script() -> None:
    body = BASE + """
class P(Base):
    DONE = Relationship.Builder().name("done").build()
    def getRelationships(self): return set([self.DONE])
    def work(self, context, session, flowFile): session.transfer(flowFile, self.DONE)
processor = P()
"""
    properties = {"Script Engine": "python", "Script Body": body}
    scripted = processor("Scripted", "org.apache.nifi.processors.script.InvokeScriptedProcessor", properties)
    connections = connect("source", "scripted", "success"), connect("scripted", "sink", "done")
    done = emulator.run_flow(flow(source(), scripted, sink(), *connections))
    assert [final.component for final in done.finals] == ["Sink"] and not done.stalled


def test_a_method_without_end_is_stopped() -> None:
    script = BASE + "class P(Base):\n    def work(self, *all):\n        while True: pass\nprocessor = P()\n"
    scripted = emulator.TestRunner("InvokeScriptedProcessor", properties={ENGINE: "python", SCRIPT_BODY: script}, timeout=0.2)
    scripted.enqueue("x")
    with pytest.raises(emulator.Failure, match="the script has not ended after 0.2 s; it was at 'while True: pass' in work"):
        scripted.run()
