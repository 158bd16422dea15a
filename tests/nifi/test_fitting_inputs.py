"""What is put in front of a script that nobody wrote an input for: the keys and attributes that it names, or an e-mail."""

from __future__ import annotations

import email
import json

from nifi.proof.recorder.fitting_inputs import fitting_inputs

SCRIPT = """
order = json.loads(text)
if 'lat' in order and order.get(u"city", '') == order["id"]['number']:
    name = flowFile.getAttribute( 'order.number' ) + flowFile.getAttribute("uuid")
"""


def test_content_has_each_key_that_a_script_names() -> None:
    inputs = fitting_inputs(SCRIPT)
    assert list(inputs) == ["digits", "values", "list", "nested"]
    keys = {"lat", "city", "id", "number"}
    digits, values, both, nested = (json.loads(put.content) for put in inputs.values())
    assert set(digits) == set(values) == set(nested) == keys
    assert both == [digits, values] and nested["id"] == [digits, values]
    assert all(value.isdigit() for value in digits.values()) and len({type(value) for value in values.values()}) > 2


def test_a_flowfile_has_each_attribute_that_a_script_asks_for_but_its_uuid() -> None:
    assert {name for put in fitting_inputs(SCRIPT).values() for name in put.attributes} == {"filename", "order.number"}
    assert list(fitting_inputs("flowFile.getAttribute('a')")) == ["attributes"]


def test_a_script_that_names_nothing_gets_nothing_and_one_that_reads_an_e_mail_gets_one() -> None:
    assert fitting_inputs("session.transfer(session.get(), REL_SUCCESS)") == {}
    inputs = fitting_inputs("from email.parser import Parser\nmessage['Subject']\n")
    assert list(inputs) == ["e-mail"]
    assert email.message_from_bytes(inputs["e-mail"].content).is_multipart()
