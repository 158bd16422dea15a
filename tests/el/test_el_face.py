"""What other rooms rely on: look-up order, parameters in both modes, references, effective values, errors."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from emulator import Secret, el, run_flow
from emulator.base.errors import EmulatorError, InputError
from emulator.base.versions import version_of
from emulator.el.functions import registry
from emulator.el.keywords import keywords
from emulator.java.lang.throwable import IllegalArgumentException, Throwable
from tests.kits.flow_kit import connect, flow, processor, sink, source


def test_names_are_looked_up_in_attributes_then_variables_then_environment():
    scope = el.Scope({"a": "attribute"}, {"a": "variable", "v": "variable"}, environment={"v": "environment", "e": "environment"})
    assert el.compile("${a} ${v} ${e} ${nobody}").evaluate(scope) == "attribute variable environment "


def test_a_sensitive_parameter_is_empty_inside_an_expression_only():
    parameters = {"secret": Secret("s3cret"), "plain": "p"}
    assert el.evaluate("${#{secret}}${#{plain}}", parameters=parameters) == "p"
    assert el.evaluate("#{secret}", parameters=parameters) == "s3cret"


def test_references_left_after_substitution_are_literal_text_for_the_framework():
    scope = el.Scope({"n": "1"}, parameters={"p": "value"})
    assert el.compile("#{p}", allow_parameters=False).evaluate(scope) == "#{p}"
    assert el.compile("${n:append(#{p})}", allow_parameters=False).evaluate(scope) == "1value"


@pytest.mark.parametrize(
    ("text", "el_supported", "expected"),
    [
        ("http://#{host}/#{path}", True, "http://h/p"),
        ("${x:append(#{host})}", True, "${x:append(#{host})}"),
        ("${x:append(#{host})}", False, "${x:append(h)}"),
        ("##{host}", True, "#{host}"),
        ("###{host}", True, "#h"),
        ("a#{missing}b", True, "ab"),
        ("#{missing}", True, None),
        ("#{open", True, "#{open"),
        ("", True, ""),
    ],
)
def test_the_effective_value_of_a_property(text, el_supported, expected):
    parameters = {"host": "h", "path": Secret("p")}
    assert el.substitute_parameters(text, parameters, el_supported) == expected


def test_references_are_counted_inside_expressions_too_but_not_when_escaped():
    assert el.references("#{a} ${x:append(#{b c})} ##{d} ###{e}") == {"a", "b c", "e"}


def test_an_expression_that_cannot_be_compiled_fails_only_when_it_is_evaluated():
    compiled = el.compile("${x:nosuch()}")
    assert compiled.error == "Unexpected token 'nosuch' at line 1, column 4. Query: ${x:nosuch()}"
    with pytest.raises(el.AttributeExpressionLanguageException) as raised:
        compiled.evaluate(el.Scope())
    assert raised.value.getMessage() == "Invalid Expression: ${x:nosuch()} due to " + compiled.error


def test_an_unclosed_expression_is_plain_text():
    assert not el.is_expression("${open")
    assert el.evaluate("${open") == "${open"


def test_compiling_is_cached():
    assert el.compile("${a:toUpper()}") is el.compile("${a:toUpper()}")


def test_every_function_has_recorded_cases():
    files = (Path(__file__).parents[1] / "compliance" / "el").glob("*.json")
    recorded = " ".join(case["expression"] for file in files for group in json.loads(file.read_text("utf-8")) for case in group["cases"])
    assert not [name for name in el.function_names() if name + "(" not in recorded]


@pytest.fixture
def shout(monkeypatch):
    """A function that came with NiFi 1.20.0."""
    registry.functions()
    monkeypatch.setattr(registry, "DEFINED", list(registry.DEFINED))
    registry.function("shout", registry.STRING, returns=registry.STRING, since="1.20.0")(lambda text: text + "!")
    for cached in (keywords, registry.functions, registry.standalone):
        cached.cache_clear()
    yield
    for cached in (keywords, registry.functions, registry.standalone):
        cached.cache_clear()


def test_a_function_is_a_word_for_the_nifi_that_has_it(shout):
    assert el.evaluate("${a:shout()}", {"a": "x"}, nifi="1.20.0") == el.evaluate("${a:shout()}", {"a": "x"}, nifi="1.28.1") == "x!"
    assert "shout" in el.function_names("1.20.0")


def test_a_function_is_an_unexpected_token_for_a_nifi_before_it(shout):
    message = "Unexpected token 'shout' at line 1, column 4. Query: ${a:shout()}"
    assert el.validate("${a:shout()}") == el.validate("${a:shout()}", nifi=version_of("1.19.1")) == message
    assert el.evaluate("${shout}", {"shout": "an attribute"}, nifi="1.19.1") == "an attribute"
    assert el.validate("${shout}", nifi=version_of("1.20.0")) is not None


def test_an_expression_inside_a_text_is_read_by_the_same_nifi(shout):
    scope = el.Scope({"a": "x", "e": "${a:shout()}"}, nifi=version_of("1.20.0"))
    assert el.compile("${literal('${a:shout()}')}${e:evaluateELString()}", nifi=version_of("1.20.0")).evaluate(scope) == "x!x!"
    assert el.validate("${literal('${a:shout()}')}", nifi=version_of("1.19.1")) is not None


def test_a_nifi_that_never_was_is_refused_with_the_nearest():
    with pytest.raises(InputError, match="there is no NiFi '1.16.4'"):
        el.evaluate("${a}", {}, nifi="1.16.4")


def test_what_an_argument_may_be_called_follows_from_the_functions():
    words = keywords()
    assert words.calls["getDelimitedField"] == (1, 5) and words.calls["in"][0] == 1 and words.calls["toDate"] == (0, 2)
    assert words.any_argument == frozenset(words.calls) - {"jsonPathPut"}
    assert {"toUpper", "fromRadix"} <= words.string_argument
    assert not {"length", "getDelimitedField", "jsonPathPut"} & words.string_argument


def test_time_chance_and_host_come_from_the_scope():
    scope = el.Scope(now_ms=1_650_000_000_123, random=random.Random(1), host=el.Host("node1", "node1.local", "10.0.0.1"))
    compiled = el.compile("${now():toNumber()} ${hostname()} ${hostname(true)} ${ip()}")
    assert compiled.evaluate(scope) == "1650000000123 node1 node1.local 10.0.0.1"
    again = el.Scope(random=random.Random(1))
    assert el.compile("${UUID()}").evaluate(again) == el.compile("${UUID()}").evaluate(el.Scope(random=random.Random(1)))


def test_next_int_counts_on_in_a_shared_sequence():
    sequence = [0]
    assert [el.compile("${nextInt()}").evaluate(el.Scope(sequence=sequence)) for _ in range(3)] == ["0", "1", "2"]


def test_the_default_zone_is_the_scopes():
    scope = el.Scope({"d": "2022/01/01 00:00:00"}, time_zone="Europe/Istanbul")
    assert el.compile("${d:format('HH:mm z', 'UTC')} ${d:format('HH:mm z')}").evaluate(scope) == "21:00 UTC 00:00 TRT"


def test_values_are_remembered_for_one_evaluation_only():
    compiled = el.compile("${allAttributes('a','b'):join('-')} ${allAttributes('a','b'):count()}")
    scope = el.Scope({"a": "1", "b": "2"})
    assert [compiled.evaluate(scope), compiled.evaluate(scope)] == ["1-2 2", "1-2 2"]


def test_java_exceptions_keep_their_classes():
    with pytest.raises(IllegalArgumentException):
        el.compile("${x:base64Decode()}").evaluate(el.Scope({"x": "*"}))
    with pytest.raises(Throwable) as raised:
        el.compile("${x:toNumber()}").evaluate(el.Scope({"x": "99999999999999999999"}))
    assert str(raised.value) == 'java.lang.NumberFormatException: For input string: "99999999999999999999"'


@pytest.mark.parametrize(("nifi", "valid"), [("1.20.0", True), ("1.19.1", False)])
def test_a_flows_nifi_reads_the_expressions_of_its_processors(shout, nifi, valid):
    route = processor("Route", "RouteOnAttribute", {"loud": "${a:shout():equals('x!')}"}, terminate=["unmatched"])
    card = flow(source(a="x"), connect("source", "route", "success"), route, connect("route", "sink", "loud"), sink())
    if valid:
        assert [event.relationship for event in run_flow(card, nifi=nifi).events if event.type == "ROUTE"] == ["loud"]
    else:
        with pytest.raises(EmulatorError, match="Unexpected token 'shout'"):
            run_flow(card, nifi=nifi)
