"""Rules across several parameters."""

from __future__ import annotations

from pathlib import Path

import pytest

from nifi.deploy import expressions, forms, parameters, rules
from nifi.deploy.flows import Rule, bodies, erp, order, order_cancellation_request, write_back
from nifi.deploy.settings import Settings
from nifi.deploy.snapshot import Definition, Use, evaluates
from nifi.deploy.snapshot_file import load
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
    ({"writeback__target__status": "Approved "}, "writeback.target.status"),
    ({"writeback__body": '{"status": "waiting_approval"}', "cancellation__status": "Waiting Approval"}, "writeback.body"),
    ({"writeback__url": "http://h/1/Complete", "cancellation__status": "COMPLETED"}, "writeback.url"),
    ({"writeback__url": "http://h/1/approve//?a=b#c"}, "writeback.url"),
    ({"writeback__url": "http://h/1/?STATUS=%61pproved"}, "writeback.url"),
    ({"writeback__body": '[{"data": {"Status": "Approved"}}]'}, "writeback.body"),
    ({"writeback__body": "{'status': 'approved', 'note': ${x}}"}, "writeback.body"),
    ({"writeback__body": "id=${x}&status=approved"}, "writeback.body"),
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
    {"writeback__body": '{"status": "completed", "old_status": "approved"}'},
    {"writeback__body": "id=approved&status=completed&old_status=approved"},
    {"writeback__url": "http://h/approve/1/complete/?from=approved"},
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
    ("url", "https://erp/${_order.number}", True), ("url", "https://erp/${a:replace(' ', '')}/b", True), ("url", "${erp.url}", True),
    ("url", "erp.example", False), ("url", "http:///x", False), ("url", "http://a b", False), ("url", "", True),
    ("number", "5", True), ("number", "five", False), ("number", "-1", False), ("switch", "yes", False), ("switch", "true", True),
    ("date", "2024-01-31T10:00:00.123456Z", True), ("date", "2024-01-31 10:00+0300", True), ("date", "2024-01-31", True),
    ("date", "yesterday", False), ("date", "2024-02-30", False), ("date", "2099-01-01", False),
    ("period", "15 secs", True), ("period", "15", False),
    ("header", "X-Api-Key", True), ("header", "X Token", False), ("header", "Tok:en", False), ("header", "", True),
    ("path", "$.data[0].order", True), ("path", "data.order", True), ("path", "data..", False),
    ("path", "data.order no", False), ("path", "$[", False),
    ("directory", "/var/log/flows", True), ("directory", "C:\\logs", True), ("directory", "logs", False),
    ("route", "/api/v1/orders/", True), ("route", "/", True), ("route", "api/v1/", False), ("route", "/a?b", False),
    ("route", "/a b", False),
    ("prefix", "/api/v1/", True), ("prefix", "/", True), ("prefix", "/api/v1", False),
    ("media", "text/xml; charset=utf-8", True), ("media", "${mime.type}", True), ("media", "applicationjson", False),
    ("codes", "404, 410,", True), ("codes", "404;410", False), ("codes", "404 410", False), ("codes", "4o4", False), ("codes", "", True),
    ("numbers", "400,450", True), ("numbers", "400;450", False), ("field", "extra_field", True), ("field", "extra field", False),
    ("host", "10.0.0.5", True), ("host", "[::1]", True), ("host", "http://10.0.0.5", False), ("period", "0 secs", False),
    ("number", "${x}", False), ("switch", "${x}", False), ("url", "https://erp:8443/${a}", True), ("url", "https://${host}:${port}/", True),
    ("url", "https://erp:844x/", False), ("url", "https://erp/{a}", False), ("url", "https://erp/$${a}", False),
    ("", "else", True), ("a type of tomorrow", "else", True),
])  # fmt: skip
def test_the_form_of_a_value_follows_from_the_parameters_type(type: str, value: str, taken: bool) -> None:
    known = {"x": Definition("x", type=type)}
    assert (list(rules.formats(Settings(Path("s"), "m", Path("f"), {"x": value}), known, {})) == []) is taken


@pytest.mark.parametrize(("value", "rule"), [
    ("POST", ""), ("post", "must be POST, GET or PUT; did you mean POST"), ("DELETE", "must be POST, GET or PUT"),
    ("", "may not be empty: must be POST, GET or PUT"),
])  # fmt: skip
def test_a_choice_is_taken_as_it_is_written(value: str, rule: str) -> None:
    assert forms.broken(value, Definition("x", type="choice", options=("POST", "GET", "PUT"))) == rule


@pytest.mark.parametrize(("value", "rule"), [
    ("waiting_approval", ""), ("Waiting approval", ""), ("WAITING-APPROVAL", ""), ("", ""),
    ("aproved", "must be Waiting Approval or Approved; did you mean Approved"), ("?", "must be Waiting Approval or Approved"),
])  # fmt: skip
def test_a_label_is_taken_in_any_spelling(value: str, rule: str) -> None:
    assert forms.broken(value, Definition("x", type="label", options=("", "Waiting Approval", "Approved"))) == rule


@pytest.mark.parametrize(("value", "rule"), [("1", ""), ("0", "must be at least 1"), ("10", ""), ("11", "may be 10 at most")])
def test_a_number_has_bounds(value: str, rule: str) -> None:
    assert forms.broken(value, Definition("x", type="number", least=1, most=10)) == rule


def test_every_type_that_a_template_can_say_has_a_form_or_is_text() -> None:
    assert set(forms.FORMS) == set(parameter.TYPES) - {parameter.TEXT.word}


@pytest.mark.parametrize(("text", "fault"), [
    ("http://x/${a.b}/${a:toLower()}", ""), ("a $${b}", ""), ("plain", ""),
    ("http://x/${a.b/c", "a ${ in it is not closed by }"), ("${a}${b", "a ${ in it is not closed by }"),
    ("${a:urlencode()}", "the Expression Language has no function urlencode; did you mean urlEncode"),
    ("${a:toLower(1)}", "is no Expression Language: Unexpected token '1' at line 1, column 12. Query: ${a:toLower(1)}"),
])  # fmt: skip
def test_an_expression_has_to_be_one(text: str, fault: str) -> None:
    assert expressions.fault(text) == fault


def test_an_attribute_has_to_be_written_by_a_card() -> None:
    flow = load(Path(__file__).resolve().parents[2] / "templates" / "json" / "order_cancellation_request.json")
    written = expressions.attributes_written(flow)
    good = "${_cancellation_request.id}${_order.number}${log.erp.response.body}${ledger.id}${invokehttp.status.code}${uuid}"
    assert list(expressions.strange(good, written)) == []
    assert list(expressions.strange("${anyAttribute('_cancelation_request.id'):isEmpty()}${zzz}", written)) == [
        "no card of the flow writes the attribute _cancelation_request.id; did you mean _cancellation_request.id",
        "no card of the flow writes the attribute zzz; a script that writes it has to hold its name as a text",
    ]


def test_only_what_is_evaluated_is_looked_into() -> None:
    use = {"seen": Use(evaluated=True), "literal": Use()}
    settings = Settings(Path("s"), "m", Path("f"), {"seen": "${a", "literal": "${a"})
    assert list(rules.expression_faults(settings, use, set())) == ["parameters.seen: a ${ in it is not closed by }"]


@pytest.mark.parametrize(("value", "evaluated"), [
    ("#{x}", True), ("a${b}#{x}", True), ("${#{x}:trim()}", False), ("${#{x}:evaluateELString()}", True),
    ("${#{y}:evaluateELString()}", False),
])  # fmt: skip
def test_a_parameter_is_evaluated_outside_of_an_expression_or_by_evaluate_el_string(value: str, evaluated: bool) -> None:
    assert evaluates(value, "x") is evaluated


LOGIN = {"erp.login.url": "http://erp/token", "erp.login.body": "@username@ @password@"}


def card_faults(rule: Rule, parameters: dict[str, str], secrets: tuple[str, ...] = ()) -> list[str]:
    """What a rule of a card says; every parameter is known."""
    settings = Settings(Path("s.json"), "m", Path("f.xml"), parameters, {name: {"env": "X"} for name in secrets})
    names = [*parameters, "omnitron.url", "omnitron.username", "omnitron.password"]
    return list(rule(settings, {name: Definition(name) for name in names}, {}))


@pytest.mark.parametrize(("value", "refused"), [("", True), ("5", False)])
def test_what_has_a_default_and_a_form_may_not_be_empty(value: str, refused: bool) -> None:
    assert forms.broken(value, Definition("x", value="3", type="number")) == ("may not be empty: must be a whole number" if refused else "")
    assert forms.broken(value, Definition("x", value="", type="number")) == ""


def checked(**values: str) -> list[str]:
    """What is said of the Order Flow's query for an order."""
    settings = Settings(Path("s"), "m", Path("f"), {name.replace("__", "."): value for name, value in values.items()})
    return list(order.check_asks_for_the_order(settings, {}, {}))


def test_a_query_for_an_order_names_it() -> None:
    assert checked(query__check__url="http://erp/orders?number=${_order.number}", query__check__path="data.id") == []
    assert checked(query__check__url="http://erp/orders/") == [
        "parameters.query.check.url: names no order: the answer would be the same for each. Use its number, as in ${_order.number}"
    ]


def test_what_looks_into_the_answer_of_a_query_needs_one() -> None:
    assert checked(query__check__path="data.id") == ["parameters.query.check.path: is looked at with query.check.url only, which is empty"]
    assert checked(query__check__path__value="0") == [
        "parameters.query.check.path.value: is looked at with query.check.path only, which is empty"
    ]


def test_only_what_is_filled_in_stands_between_at_signs_in_the_body_of_a_login() -> None:
    settings = Settings(Path("s"), "m", Path("f"), {"erp.login.body": "u=@username@&p=@pasword@&x=@zzz@"})
    assert list(erp.login_complete(settings, {}, {})) == [
        "parameters.erp.login.body: @pasword@ is filled in by nothing; did you mean @password@",
        "parameters.erp.login.body: @zzz@ is filled in by nothing: write @username@ and @password@",
    ]


@pytest.mark.parametrize(("name", "body", "fault"), [
    ("writeback.body", '{"status": "completed"', "(Expecting ',' delimiter: line 1 column 23 (char 22))"),
    ("writeback.body", "status=completed", "(Expecting value: line 1 column 1 (char 0))"),
    ("writeback.body", '{"status": completed, "id": ${x}}', "(Expecting value: line 1 column 12 (char 11))"),
    ("erp.login.body", "[@username@]", "(Expecting value: line 1 column 2 (char 1)); erp.login.content.type says that it is"),
])  # fmt: skip
def test_a_body_that_goes_out_as_json_is_json(name: str, body: str, fault: str) -> None:
    values = {"erp.login.content.type": "application/json", name: body}
    assert card_faults(bodies.are_json, values) == [f"parameters.{name}: is no JSON {fault}"]


@pytest.mark.parametrize("values", [
    {"writeback.body": '{"id": ${x}, "answer": "${log.erp.response.body:escapeJson()}"}'},
    {"writeback.body": "${body}"},
    {"writeback.body": "{${members}}"},
    {"writeback.body": "${unclosed"},  # told by another rule
    {"writeback.body": ""},
    {"erp.login.body": "u=@username@", "erp.login.content.type": "application/x-www-form-urlencoded"},
])  # fmt: skip
def test_any_other_body_is_taken(values: dict[str, str]) -> None:
    assert card_faults(bodies.are_json, {"erp.login.content.type": "application/json", **values}) == []


def test_a_login_at_the_erp_is_complete() -> None:
    assert card_faults(erp.login_complete, LOGIN) == [
        "parameters.erp.username: is required with erp.login.url: erp.login.body sends @username@",
        "secrets.erp.password: is required with erp.login.url: erp.login.body sends @password@",
    ]
    assert card_faults(erp.login_complete, {**LOGIN, "erp.username": "u"}, ("erp.password",)) == []
    assert card_faults(erp.login_complete, {**LOGIN, "erp.login.body": "key"}) == []
    assert card_faults(erp.login_complete, {"erp.basic.username": "u"}) == [
        "secrets.erp.basic.password: is required with erp.basic.username"
    ]


def test_a_write_back_names_its_row_in_address_or_body() -> None:
    def faults_of(**more: str) -> list[str]:
        return card_faults(
            write_back.names_the_row, {"writeback.enabled": "true", **{f"writeback.{name}": value for name, value in more.items()}}
        )

    said = "parameters.writeback.url: names no row: every write-back would be the same call. Use its id, as in ${ledger.id}"
    assert faults_of(url="http://x/complete/") == [said]
    assert faults_of(url="http://x/complete/?at=${now()}") == [said]
    assert faults_of(url="http://x/complete/", body='{"id": ${ledger.id}}') == []
    assert faults_of(url="") == ["parameters.writeback.url: is required when writeback.enabled is true"]
    assert faults_of(url="http://x/", enabled="false") == []


def test_a_write_back_has_a_login_at_omnitron() -> None:
    assert card_faults(write_back.has_a_login, {"writeback.enabled": "true"}) == [
        "parameters.omnitron.url: is required when writeback.enabled is true",
        "parameters.omnitron.username: is required when writeback.enabled is true",
        "secrets.omnitron.password: is required when writeback.enabled is true",
    ]


def test_the_types_of_a_template_reach_the_rules() -> None:
    flow = Path(__file__).resolve().parents[2] / "templates" / "xml" / "order.xml"
    settings = Settings(Path("s.json"), "m", flow, {"order.days": "a week", "erp.order.url": "erp"})
    known = parameters.definitions(settings, load(flow))
    assert list(rules.formats(settings, known, {})) == [
        "parameters.order.days: must be a whole number",
        "parameters.erp.order.url: must be an http:// or https:// address",
    ]


def test_a_parameter_that_is_gone_is_refused_with_what_came_instead() -> None:
    settings = Settings(Path("s.json"), "m", Path("f.xml"), {"max.pages": "20"})
    assert list(rules.unknown_names(settings, {"max.inflight": Definition("max.inflight")}, {})) == [
        "parameters.max.pages: is no parameter any more: a batch goes on until everything was read, and max.inflight is its bound: "
        "take this out"
    ]
