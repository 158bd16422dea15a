"""Which attributes a text asks for."""

import pytest

from emulator import el


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a ${b}/${c.d:toLower():append(${e})}", {"b", "c.d", "e"}),
        ("${'keep:x'} ${\"y z\"}", {"keep:x", "y z"}),
        ("${anyAttribute('p', 'q'):isEmpty()}${anyMatchingAttribute('r.*'):isEmpty()}", {"p", "q"}),
        ("${${inner}}", {"inner"}),
        ("$${escaped} ${now():format('yyyy')} ${#{parameter}} plain ${unclosed", set()),
    ],
)
def test_the_attributes_of_a_text_are_those_that_its_expressions_name(text, names):
    assert el.attribute_names(text) == names


def test_a_text_that_is_no_expression_has_no_names_to_give():
    with pytest.raises(el.AttributeExpressionLanguageParsingException):
        el.attribute_names("${a:nothing()}")
