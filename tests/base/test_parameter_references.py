"""``#{…}``: what nifi-parameter 1.16.3 answered, asked again of the port."""

import json
from pathlib import Path

import pytest

import emulator
from emulator.base import parameters
from emulator.base.errors import InputError
from emulator.base.secret import Secret

RECORDED = Path(__file__).resolve().parents[1] / "compliance" / "parameters" / "references.json"
GROUPS = json.loads(RECORDED.read_text(encoding="utf-8"))
CASES = [(group, case) for group in GROUPS for case in group["cases"]]


def defined(group):
    recorded = group.get("parameters", {})
    return {name: Secret(value["value"]) if isinstance(value, dict) else value for name, value in recorded.items()}


def utf16(text):
    """Java's length."""
    return len(text.encode("utf-16-le")) // 2


def as_recorded(text, token):
    kind = "reference" if token.kind == parameters.REFERENCE else "escape"
    shown = token.name if kind == "reference" else token.text
    return [kind, utf16(text[: token.start]), utf16(text[: token.end + 1]) - 1, shown]


def problems_of(name, values):
    if name not in values:
        return [parameters.UNDEFINED % name]
    return [parameters.SENSITIVITY % ("Property", name)] if isinstance(values[name], Secret) else []


def problems(group, text):
    if "parameters" not in group:
        sentences = [parameters.NO_CONTEXT] if parameters.names(text) else []
    else:
        sentences = [problem for name in parameters.names(text) for problem in problems_of(name, defined(group))]
    return [f"'Property' is invalid because {sentence}" for sentence in sentences]


@pytest.mark.parametrize(("group", "case"), CASES, ids=[f"{group['expression_language']}-{case['text']!r}" for group, case in CASES])
def test_a_text_has_the_references_that_nifi_finds(group, case):
    text, expression_language = case["text"], group["expression_language"]
    assert [as_recorded(text, token) for token in parameters.tokens(text, expression_language)] == case["tokens"]
    assert parameters.substitute_parameters(text, defined(group), expression_language) == case["substituted"]
    assert parameters.escape_references(text, expression_language) == case["escaped"]
    assert problems(group, text) == case["problems"]


@pytest.mark.parametrize("text", ["#{a} ##{b} ${#{c}} ###{d}", "plain", "##{x}#{y}"])
def test_an_escaped_text_means_itself(text):
    assert parameters.substitute_parameters(parameters.escape_references(text), {}, True) == text


def test_a_reference_in_a_script_is_told_with_its_line_and_column():
    assert parameters.reference_places("x\n# ##{a} #{b c}\n#{") == [parameters.Place(2, 9, "b c")]


def test_a_whole_reference_is_one_and_nothing_else():
    assert parameters.is_reference("#{a}")
    assert not any(map(parameters.is_reference, ["##{a}", "###{a}", "#{a} ", "#{a}#{b}", "", None]))


def flow_with(text):
    from emulator.flow.model import Bundle, Flow, ProcessGroup, Processor

    properties = {"generate-ff-custom-text": text}
    java_type, bundle = "org.apache.nifi.processors.standard.GenerateFlowFile", Bundle("nifi-standard-nar")
    generator = Processor("g", "Tick", java_type, bundle, properties=properties, auto_terminated={"success"})
    return Flow("f", ProcessGroup("root", "root", processors=[generator]))


def test_a_quoted_name_is_another_parameter_and_the_flow_is_refused():
    with pytest.raises(InputError) as refused:
        emulator.run_flow(flow_with("#{'a b'} #{a b}"), parameters={"a b": "x"})
    assert str(refused.value) == (
        "Tick, property 'generate-ff-custom-text': no value for parameter \"'a b'\". All between the braces is the name for NiFi, "
        "and a name holds letters A to Z, digits, blanks, '.', '-' and '_' only. The nearest is 'a b'. "
        "NiFi says: Property references Parameter ''a b'' but the currently selected "
        "Parameter Context does not have a Parameter with that name"
    )
