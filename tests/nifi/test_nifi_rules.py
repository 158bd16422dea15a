"""Rules across several parameters."""

from __future__ import annotations

from pathlib import Path

import pytest

from nifi.deploy import parameters, rules
from nifi.deploy.flows import order, order_cancellation_request
from nifi.deploy.settings import Settings
from nifi.deploy.snapshot import Definition, load
from templates.builder import parameter


def faults(**values: str) -> list[str]:
    """What the rules about several parameters say; ``__`` in a name stands for a dot."""
    given = {name.replace("__", "."): value for name, value in values.items()}
    settings = Settings(Path("s.json"), "m", Path("f.xml"), given)
    known = {name: Definition(name) for name in given}
    known["cancellation.status"] = Definition("cancellation.status", value="approved")
    return [*order_cancellation_request.write_back_target(settings, known, {}), *order.code_lists(settings, known, {})]


@pytest.mark.parametrize(("values", "key"), [
    ({"writeback__url": "http://h/cancellation_requests/${_cancellation_request.id}/approve/"}, "writeback.url"),
    ({"writeback__body": '{"status": "approved"}'}, "writeback.body"),
    ({"writeback__body": '{"status": "approved", "note": ${x}}'}, "writeback.body"),
    ({"writeback__target__status": "approved"}, "writeback.target.status"),
    ({"writeback__body": '{"status": "completed"}', "cancellation__status": "completed"}, "writeback.body"),
])  # fmt: skip
def test_a_write_back_to_the_status_that_is_asked_for_is_refused(values: dict[str, str], key: str) -> None:
    found = faults(**values)
    assert len(found) == 1
    assert found[0].startswith(f"parameters.{key}: sets the status ")


@pytest.mark.parametrize("values", [
    {"writeback__url": "http://h/cancellation_requests/1/complete/"},
    {"writeback__body": '{"status": "completed"}'},
    {"writeback__body": "no json"},
    {"writeback__body": "[1]"},
    {"writeback__body": '{"status": "approved"}', "writeback__enabled": "false"},
    {"writeback__body": '{"status": "approved"}', "cancellation__status": ""},
])  # fmt: skip
def test_any_other_write_back_is_taken(values: dict[str, str]) -> None:
    assert faults(**values) == []


def test_a_code_in_both_lists_is_refused() -> None:
    values = {"query__check__failure__codes": "400, 409,500", "query__check__not__found__codes": "404,409"}
    sentence = "409 is in query.check.not.found.codes as well; a code belongs to one list only"
    assert faults(**values) == [f"parameters.query.check.failure.codes: {sentence}"]


def test_lists_without_a_common_code_are_taken() -> None:
    assert faults(query__check__failure__codes="400,500", query__check__not__found__codes="404") == []


@pytest.mark.parametrize(("type", "value", "taken"), [
    ("url", "https://erp/${_order.number}", True), ("url", "erp.example", False), ("url", "", True),
    ("number", "5", True), ("number", "five", False), ("method", "get", False), ("switch", "yes", False), ("switch", "true", True),
    ("date", "2024-01-31T10:00:00.123456Z", True), ("date", "yesterday", False), ("period", "15 secs", True), ("period", "15", False),
    ("", "else", True), ("a type of tomorrow", "else", True),
])  # fmt: skip
def test_the_form_of_a_value_follows_from_the_parameters_type(type: str, value: str, taken: bool) -> None:
    known = {"x": Definition("x", type=type)}
    assert (list(rules.formats(Settings(Path("s"), "m", Path("f"), {"x": value}), known, {})) == []) is taken


def test_every_type_that_a_template_can_say_has_a_form_or_is_text() -> None:
    assert set(rules.FORMS) == set(parameter.TYPES) - {parameter.TEXT}


def test_the_types_of_a_template_reach_the_rules() -> None:
    flow = Path(__file__).resolve().parents[2] / "templates" / "xml" / "order.xml"
    settings = Settings(Path("s.json"), "m", flow, {"order.days": "a week", "erp.order.url": "erp"})
    known = parameters.definitions(settings, load(flow))
    assert list(rules.formats(settings, known, {})) == [
        "parameters.order.days: must be a whole number",
        "parameters.erp.order.url: must be an http:// or https:// address",
    ]
