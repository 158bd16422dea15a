"""An expression that is used often becomes a generated function, which gives what its nodes give; an expression's text is data in it."""

from __future__ import annotations

import ast
import builtins
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulator import Secret, el
from emulator.base import often
from emulator.el import query
from emulator.java.lang.throwable import Throwable
from tests.el.test_el_compliance import FILES, cases, test_recorded_expressions_evaluate_as_recorded

HOSTILE = ["__import__('os')", "scope", "shown", "'+x+'", '");x', "\\\\", "{x}", "%s", "value1", "attributes", "é", "__class__", "f(x)"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_generated_code_evaluates_as_recorded(monkeypatch, path):
    monkeypatch.setattr(often, "OFTEN", 0)
    query.prepare.cache_clear()
    test_recorded_expressions_evaluate_as_recorded(path, lambda name, value: None)
    query.prepare.cache_clear()


def test_nearly_all_recorded_expressions_become_code():
    compiled = refused = 0
    for path in FILES:
        for _, case in cases(path):
            if el.validate(case["expression"]) is None:
                try:
                    el.compile(case["expression"]).as_code()
                    compiled += 1
                except often.Unsupported:
                    refused += 1
    assert compiled > 2000 and compiled > 20 * refused


def test_what_is_known_is_worked_out_once():
    text = ast.unparse(el.compile("a${filename:equals('b')}${size:plus('1')}").as_code()[0])
    assert "== 'b'" in text
    assert ", 1)" in text and "'1'" not in text


NAMES = st.sampled_from(["a", "b", "n", "none", *HOSTILE])


def quoted(text):
    return "'%s'" % text.replace("\\", "\\\\").replace("'", "\\'")


TEXTS = (NAMES | st.text(max_size=5)).map(quoted)
SUBJECTS = TEXTS | st.sampled_from(["#{p}", "#{secret}", "literal(3)", "literal(true)", "nextInt()", "anyAttribute('a','b')", "now()"])
CALLS = st.one_of(
    st.sampled_from(["toUpper()", "length()", "isEmpty()", "not()", "toNumber()", "toDecimal()", "isNull()", "count()", "toString()"]),
    st.tuples(st.sampled_from(["equals", "append", "replaceEmpty", "replaceNull", "in", "contains", "substringBefore"]), TEXTS).map(
        lambda parts: "%s(%s)" % parts
    ),
    st.sampled_from(["plus(1)", "divide(0)", "gt(2)", "matches('[a-c]+')", "find('(')", "format('yyyy')", "format('%q')", "toDate()"]),
    st.sampled_from(["ifElse('y', 'n')", "equals(1)", "join(',')", "in('a', 'b')", "evaluateELString()", "padLeft(4, 'x')"]),
    st.tuples(st.sampled_from(["and", "or"]), TEXTS).map(lambda parts: "%s(${%s:isEmpty()})" % parts),
)
EXPRESSIONS = st.builds(lambda subject, calls: "${%s}" % ":".join([subject, *calls]), SUBJECTS, st.lists(CALLS, max_size=3))
VALUES = st.lists(EXPRESSIONS | st.sampled_from(["#{p}", "x", "$${a}", *HOSTILE]), min_size=1, max_size=3).map("".join)
ATTRIBUTES = {"a": "abc", "b": "", "n": "41", "scope": "true", "value1": "1.5", "é": "${a}", "'+x+'": "b"}


def outcome(evaluate):
    scope = el.Scope(ATTRIBUTES, {"none": "of the group"}, {"p": "true", "secret": Secret("s")}, now_ms=1_600_000_000_000)
    try:
        return evaluate(scope), scope.sequence
    except Throwable as error:
        return error.java_name, error.getMessage(), scope.sequence


@settings(max_examples=800, deadline=None)
@given(VALUES)
def test_code_and_nodes_agree_whatever_is_written_in_a_value(text):
    expression = el.compile(text)
    try:
        tree, names = expression.as_code()
    except often.Unsupported:
        return

    def by_nodes(scope):
        scope.memory = {}
        return expression.evaluate_within(scope)

    assert outcome(often.loaded(tree, names)) == outcome(by_nodes)
    own = {"scope", "attributes", "others", "variables", "environment", "parameters"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in names and node.id not in own:
            assert node.id.rstrip("0123456789") == "value" or hasattr(builtins, node.id) and node.id == "isinstance"
        if isinstance(node, ast.Attribute):
            assert node.attr in {"get", "memory", *own}


def test_the_templates_expressions_become_code():
    texts = json.dumps(["${relation:equals('held')}", "${#{erp.url}}", "${erp.resends:replaceEmpty('0'):plus(1)}"])
    for text in json.loads(texts):
        assert "run" not in ast.unparse(el.compile(text).as_code()[0])
