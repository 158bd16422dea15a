"""``${variable}`` as ``#{parameter}``, wherever NiFi would have looked a variable up."""

from __future__ import annotations

from typing import Optional

import pytest

import emulator
from emulator.migrate.references import Parameter, read_by_name, rewritten, variables_of

PARAMETERS = {
    "host": Parameter("host", False, True),
    "odd": Parameter("odd", False, False),  # its value holds ${…}
    "shadowed": Parameter("shadowed", True, True),
}


def look(name: str) -> Optional[Parameter]:
    return PARAMETERS.get(name)


@pytest.mark.parametrize(("before", "after"), [
    ("http://${host}/x", "http://#{host}/x"),
    ("${ host }", "#{host}"),
    ("${'host'}", "#{host}"),
    ("${host:toUpper()}", "${#{host}:toUpper()}"),
    ("${a:equals(${host})}", "${a:equals(${#{host}})}"),
    ("${odd}", "${#{odd}}"),
    ("${shadowed}", "${shadowed:replaceNull(${#{shadowed}})}"),
    ("${shadowed:trim()}${host}", "${shadowed:replaceNull(${#{shadowed}}):trim()}#{host}"),
    ("#${host}", "#${#{host}}"),
    ("${a:contains('${host}')}", "${a:contains('${#{host}}')}"),
    ("${a:contains('x${ host :trim()}y')}", "${a:contains('x${#{host}:trim()}y')}"),
    ("${literal('${shadowed}')}", "${literal('${shadowed:replaceNull(${#{shadowed}})}')}"),
    ("${a:append('${b:append(\"${host}\")}')}", "${a:append('${b:append(\"${#{host}}\")}')}"),
    ("${a:append('it\\'s\\t${host}')}", "${a:append('it\\'s\\t${#{host}}')}"),
    ("${anyDelineatedValue('${host}', ','):equals('x')}", "${anyDelineatedValue('${#{host}}', ','):equals('x')}"),
])  # fmt: skip
def test_a_variable_becomes_its_parameter(before: str, after: str) -> None:
    assert rewritten(before, look) == after


@pytest.mark.parametrize("text", ["$${host}", "${a:contains('$${host}')}", "${literal('host')}", "${host", "${other}", "host", ""])
def test_what_is_no_variable_stays(text: str) -> None:
    assert rewritten(text, look) == text


def test_the_names_of_a_text_are_listed() -> None:
    assert variables_of("${a:append(${b})} $${c} ${d}") == {"a", "b", "d"}


def test_a_name_that_is_no_subject_is_told() -> None:
    assert read_by_name("${anyAttribute('a', 'b'):equals(${c})}") == {"a", "b"}
    assert read_by_name("${a:append('b')} ${") == set()


@pytest.mark.parametrize("text", ["${a:contains('${host}')}", "${'a':append('it\\'s\\t${host}')}", "${'${host}':append('.')}"])
def test_what_nifi_1_reads_of_a_variable_nifi_2_reads_of_its_parameter(text: str) -> None:
    attributes = {"a": "erp.example/x", "erp.example": "an attribute of that name"}
    before = emulator.evaluate(text, attributes, variables={"host": "erp.example"})
    assert before != emulator.evaluate(text, attributes)
    assert emulator.evaluate(rewritten(text, look), attributes, parameters={"host": "erp.example"}, nifi="2.3.0") == before
