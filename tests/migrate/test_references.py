"""``${variable}`` as ``#{parameter}``, wherever NiFi would have looked a variable up."""

from __future__ import annotations

from typing import Optional

import pytest

from emulator.migrate.references import Parameter, rewritten, variables_of

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
])  # fmt: skip
def test_a_variable_becomes_its_parameter(before: str, after: str) -> None:
    assert rewritten(before, look) == after


@pytest.mark.parametrize("text", ["$${host}", "${a:contains('${host}')}", "${literal('host')}", "${host", "${other}", "host", ""])
def test_what_is_no_variable_stays(text: str) -> None:
    assert rewritten(text, look) == text


def test_the_names_of_a_text_are_listed() -> None:
    assert variables_of("${a:append(${b})} $${c} ${d}") == {"a", "b", "d"}
