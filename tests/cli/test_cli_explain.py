"""explain: the function that a specification, an expression or a path becomes, as Python that can be read."""

from __future__ import annotations

import ast


def test_a_shift_is_shown_as_its_function(call, script):
    code, shown, _ = call("explain", "jolt", script('[{"operation": "shift", "spec": {"a": "b"}}, {"operation": "sort"}]', "spec.json"))
    assert code == 0
    assert "value2 = members1.get('a', ABSENT)" in shown and "at1['b'] = value2" in shown
    assert "# sort: runs without a function of its own" in shown
    ast.parse(shown)


def test_an_expression_and_a_path_are_shown(call):
    code, shown, _ = call("explain", "el", "${a:equals('b')}")
    assert code == 0 and "== 'b'" in shown
    code, shown, _ = call("explain", "jsonpath", "$.a.b")
    assert code == 0 and "return document['a']['b']" in shown


def test_a_text_of_several_lines_stays_a_comment(call):
    code, shown, _ = call("explain", "el", "${a}\nimport os")
    assert code == 0 and "\nimport" not in shown


def test_what_cannot_be_compiled_is_refused_with_nifis_words(call, script):
    code, _, said = call("explain", "el", "${a:nonsense()}")
    assert code == 2 and "nonsense" in said
    code, _, said = call("explain", "jsonpath", "$.a[?(")
    assert code == 2 and "NiFi would refuse it" in said
    code, _, said = call("explain", "jolt", script('{"a": 1}', "spec.json"))
    assert code == 2 and "SpecException" in said
