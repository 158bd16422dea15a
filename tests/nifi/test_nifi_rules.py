"""Rules across several parameters."""

from __future__ import annotations

from pathlib import Path

import pytest

from nifi.deploy import rules
from nifi.deploy.settings import Settings
from nifi.deploy.snapshot import Definition


def faults(**values: str) -> list[str]:
    """What the rules about several parameters say; ``__`` in a name stands for a dot."""
    given = {name.replace("__", "."): value for name, value in values.items()}
    settings = Settings(Path("s.json"), "m", Path("f.xml"), given)
    known = {name: Definition(name) for name in given}
    known["cancellation.status"] = Definition("cancellation.status", value="approved")
    return [*rules.write_back_target(settings, known, {}), *rules.code_lists(settings, known, {})]


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
    values = {"check__failure__codes": "400, 409,500", "check__not__found__codes": "404,409"}
    assert faults(**values) == ["parameters.check.failure.codes: 409 is in check.not.found.codes as well; a code belongs to one list only"]


def test_lists_without_a_common_code_are_taken() -> None:
    assert faults(check__failure__codes="400,500", check__not__found__codes="404") == []


@pytest.mark.parametrize(("name", "value", "taken"), [
    ("erp.url", "https://erp/${_order.number}", True), ("erp.url", "erp.example", False), ("erp.login.url", "", True),
    ("page.limit", "5", True), ("page.limit", "five", False), ("writeback.method", "get", False), ("script.enabled", "yes", False),
    ("start.date", "2024-01-31T10:00:00.123456Z", True), ("start.date", "yesterday", False), ("anything", "else", True),
])  # fmt: skip
def test_the_form_of_a_value_follows_from_the_name(name: str, value: str, taken: bool) -> None:
    found = list(rules.formats(Settings(Path("s"), "m", Path("f"), {name: value}), {}, {}))
    assert (found == []) is taken
