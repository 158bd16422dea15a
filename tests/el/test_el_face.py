"""What other rooms rely on: look-up order, parameters in both modes, references, effective values, errors."""

from __future__ import annotations

import random

import pytest

from emulator import Secret, el
from emulator.el.functions.registry import functions, standalone
from emulator.el.keywords import CALLS, STANDALONE
from emulator.java.lang.throwable import IllegalArgumentException, Throwable


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


def test_every_function_of_the_grammar_is_there():
    assert set(functions()) == set(CALLS)
    assert set(standalone()) == set(STANDALONE)
    assert len(el.function_names()) == 94


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
