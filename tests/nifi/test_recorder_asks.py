"""The recorder asks NiFi's own classes: each kind of question, and every recorded case again."""

from __future__ import annotations

import json
import shutil

import pytest

from nifi.errors import NifiError
from nifi.proof.recorder import cli
from nifi.proof.recorder.jvm import Jvm
from nifi.proof.recorder.refresh import COMPLIANCE, TOPICS, refresh

pytestmark = pytest.mark.java

PROCESSOR = """
from org.apache.nifi.processor import Processor, Relationship
from org.apache.nifi.components import PropertyDescriptor


class Sorter(Processor):
    EVEN = Relationship.Builder().name('even').build()
    ODD = Relationship.Builder().name('odd').build()
    OFFSET = PropertyDescriptor.Builder().name('offset').defaultValue('0').build()

    def initialize(self, context): self.log = context.getLogger()
    def getRelationships(self): return set([self.EVEN, self.ODD])
    def validate(self, context): return None
    def getPropertyDescriptor(self, name): return self.OFFSET
    def getPropertyDescriptors(self): return [self.OFFSET]
    def onPropertyModified(self, descriptor, before, after): pass
    def getIdentifier(self): return 'sorter'

    def onTrigger(self, context, factory):
        session = factory.createSession()
        flow_file = session.get()
        number = int(flow_file.getAttribute('n')) + int(context.getProperty(self.OFFSET).getValue())
        session.transfer(flow_file, self.ODD if number % 2 else self.EVEN)
        self.log.info('sorted {}', [number])
        session.commit()


processor = Sorter()
"""
SCRIPTED = {"processor": "InvokeScriptedProcessor", "script": PROCESSOR}
MOVE = "ff = session.get()\nif ff: session.transfer(ff, REL_SUCCESS)\n"


def test_an_invoke_scripted_processor_has_the_relationships_of_its_script(jvm):
    flowfiles = [{"attributes": {"n": number}} for number in "123"]
    found = jvm.ask("script", SCRIPTED, properties={"offset": "1"}, flowfiles=flowfiles, triggers=3)
    went = {name: [each["attributes"]["n"] for each in all_of_it] for name, all_of_it in found["relationships"].items()}
    assert found["exception"] is None
    assert went == {"even": ["1", "3"], "odd": ["2"]}
    assert found["logs"]["info"] == [f"InvokeScriptedProcessor[id=invoke-scripted-processor] sorted {number}" for number in (2, 3, 4)]


def test_what_an_invoke_scripted_processor_throws_leaves_its_session_open(jvm):
    found = jvm.ask("script", SCRIPTED, flowfiles=[{"attributes": {"n": "x"}, "content": "kept"}])
    assert found["exception"]["class"] == "java.lang.reflect.UndeclaredThrowableException"
    assert found["exception"]["chain"][-1]["message"] == "ValueError: invalid literal for int() with base 10: 'x'"
    assert "Processing halted: yielding [1 sec]: " in found["logs"]["error"][-1] and found["yielded"]
    assert found["queue"] == []  # ConnectableTask.invoke rolls nothing back: an AbstractSessionFactoryProcessor owns its sessions


def test_a_script_error_comes_with_its_chain_and_the_flowfile_back_penalised(jvm):
    found = jvm.ask("script", script="session.get()\nraise ValueError('boom')\n", flowfiles=[{"content": "x"}])
    assert found["exception"]["class"] == "org.apache.nifi.processor.exception.ProcessException"
    assert [each["class"] for each in found["exception"]["chain"]] == ["javax.script.ScriptException", "org.python.core.PyException"]
    assert [each["penalized"] for each in found["queue"]] == [True] and found["penalized"] == 1 and found["yielded"]


def test_what_arrives_between_triggers_and_what_is_not_text(jvm):
    found = jvm.ask("script", script=MOVE, arrivals=[[], [{"content_b64": "/w=="}]], triggers=2)
    assert found["relationships"]["success"][0]["content_b64"] == "/w=="


def test_an_auto_terminated_relationship_drops(jvm):
    found = jvm.ask("script", script=MOVE, flowfiles=[{}], auto_terminated=["success"])
    assert found["relationships"]["success"] == [] and [each["type"] for each in found["provenance"]] == ["DROP"]


def test_a_relationship_without_a_connection_is_not_known(jvm):
    found = jvm.ask("script", script=MOVE, flowfiles=[{}], unconnected=["success"])
    assert "Relationship 'success' is not known" in found["exception"]["message"] and len(found["queue"]) == 1


def test_a_state_is_kept_with_its_version_and_each_question_has_one_of_its_own(jvm):
    script = ("from org.apache.nifi.components.state import Scope\n"
              "m = context.getStateManager()\n"
              "old = m.getState(Scope.CLUSTER)\n"
              "m.replace(old, {'n': str(int(old.get('n') or 0) + 1)}, Scope.CLUSTER)\n")
    assert jvm.ask("script", script=script, state={"n": "4"}, triggers=2)["state"] == {"version": 2, "values": {"n": "6"}}
    assert jvm.ask("script", script=script)["state"] == {"version": -1, "values": {}}
    assert jvm.ask("script", script="pass\n")["state"] is None


def test_properties_know_parameters_and_expressions(jvm):
    script = "ff = session.get()\nprint(where.evaluateAttributeExpressions(ff).getValue())\nsession.remove(ff)\n"
    found = jvm.ask("script", script=script, properties={"where": "#{host}/${a}"}, parameters={"host": "h"},
                    flowfiles=[{"attributes": {"a": "x"}}])
    assert found["stdout"] == "h/x\n"


def test_an_expression_a_path_and_a_spec(jvm):
    assert jvm.ask("expression", expression="${a:plus(1)}", attributes={"a": "1"}) == {"value": "2", "result_type": "NUMBER"}
    assert jvm.ask("expression", expression="${a:nope()}")["exception"]["class"].endswith("AttributeExpressionLanguageException")
    assert jvm.ask("jsonpath", path="$.a", document='{"a": 1.0}') == {"definite": True, "class": "java.lang.Double", "value": "1.0"}
    found = jvm.ask("jolt", op="shift", spec='{"a": "b"}', input='{"a": 1}')
    assert found == {"value": '{"b":1}'}
    assert jvm.ask("jolt", op="shift", spec='"no"', input="1")["step"] == "spec"


def test_a_question_that_is_none_is_an_error_and_the_next_is_answered(jvm):
    with pytest.raises(NifiError, match="could not ask"):
        jvm.ask("weather")
    assert jvm.ask("expression", expression="x")["value"] == "x"


def test_once_made_it_needs_no_maven(jvm, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", "")
    monkeypatch.setattr("nifi.proof.recorder.build.check", lambda assembling, nifi: pytest.fail("Maven was asked for"))
    with Jvm() as second:
        assert second.ask("expression", expression="x")["value"] == "x"


def test_the_command_line_prints_an_answer(jvm, capsys, tmp_path):
    (tmp_path / "script.py").write_text(MOVE, encoding="utf-8")
    assert cli.main(["script", str(tmp_path / "script.py"), "--attribute", "a=1", "--content", "x"]) == 0
    assert json.loads(capsys.readouterr().out)["success"][0]["attributes"]["a"] == "1"


def test_every_recorded_case_is_still_the_truth(jvm, tmp_path):
    for topic in TOPICS:
        shutil.copytree(COMPLIANCE / topic, tmp_path / topic)
    said = []
    counts = refresh(list(TOPICS), said.append, tmp_path)
    assert said == []
    assert {topic: count["changed"] for topic, count in counts.items()} == dict.fromkeys(TOPICS, 0)
    assert counts["session"]["cases"] > 100 and counts["el"]["cases"] > 3000 and counts["jolt"]["cases"] > 7000
    for topic in TOPICS:
        files = [file for file in (tmp_path / topic).iterdir() if file.is_file()]
        assert all(file.read_bytes() == (COMPLIANCE / topic / file.name).read_bytes() for file in files)
