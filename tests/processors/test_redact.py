"""What the log hides."""

import pytest

from tests.kits import redact_cases
from tests.kits.script_files import load_script

LOG = load_script("common/log_line.py")


@pytest.mark.parametrize(("value", "expected"), redact_cases.CASES)
def test_values_of_secret_keys_are_hidden(value, expected):
    assert LOG.redact(value) == expected


def test_more_words_can_be_given():
    text = '{"Card-Number": "1", "name": "n"}'
    assert LOG.redact(text, LOG.secret_words("card , ,PIN")) == '{"Card-Number": "***", "name": "n"}'


def test_a_line_holds_flow_id_relation_and_every_log_attribute_and_no_token():
    line = LOG.record({"ledger.id": "7", "ledger.outcome": "expired", "token.erp": "t", "log.b": "x", "log.a": "y", "other": "o"},
                      "flow", "now")
    assert list(line.items()) == [("time", "now"), ("flow", "flow"), ("id", "7"), ("uuid", None), ("pk", "7"), ("order_number", None),
                                  ("relation", "expired"), ("log.a", "y"), ("log.b", "x")]


@pytest.mark.parametrize(("attributes", "error"), [
    ({"relation": "continue", "log.erp.response.body": "x"}, False),
    ({"relation": "do_nothing"}, False),
    ({"relation": "failure"}, True),
    ({"relation": "held"}, True),
    ({"relation": "continue", "log.script.error": "x"}, True),
    ({"relation": "conti", "log.relation.invalid": "x"}, True),
    ({"log.login.error": "x"}, True),
])
def test_a_path_with_an_error_is_logged_as_one(attributes, error):
    assert LOG.is_error(LOG.record(attributes, "f", "n")) is error


def test_a_batchs_file_has_a_name_that_stays_in_its_directory():
    assert LOG.file_name("Order / Flow", "../../x") == "Order_Flow-.._.._x.log"
    assert LOG.file_name("flow", None).startswith("flow-2")
