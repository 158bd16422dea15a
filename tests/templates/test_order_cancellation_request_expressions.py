"""What the flow's expressions decide, evaluated as NiFi does."""

import re
from pathlib import Path

import pytest

from emulator import el
from emulator.flow import load_flow

ROOT = Path(__file__).resolve().parents[2]
FLOW = load_flow(ROOT / "templates" / "xml" / "order_cancellation_request.xml")
NOW = 1_768_464_000_000


def value(group, processor, name, attributes=None, **settings):
    text = next(p for g in FLOW.root.walk() if g.name == group for p in g.processors if p.name == processor).properties[name]
    given = {key.replace("_", "."): one for key, one in settings.items()}
    return el.evaluate(text, attributes or {}, parameters=given, now_ms=NOW)


def routes(group, processor, attributes=None, **settings):
    names = next(p for g in FLOW.root.walk() if g.name == group for p in g.processors if p.name == processor).properties
    return sorted(name for name in names if value(group, processor, name, attributes, **settings) == "true")


@pytest.mark.parametrize(
    ("code", "relation"),
    [
        (None, "do_nothing"), ("", "do_nothing"), ("200", "continue"), ("201", "continue"), ("299", "continue"),
        ("401", "auth_fail"),
        ("403", "auth_fail"), ("302", "failure"), ("404", "failure"), ("422", "failure"), ("408", "do_nothing"),
        ("425", "do_nothing"), ("429", "do_nothing"), ("500", "do_nothing"), ("503", "do_nothing"), ("99", "failure"), ("5", "failure"),
    ],
)  # fmt: skip
def test_without_a_script_the_status_code_decides_as_the_script_does(code, relation):
    attributes = {} if code is None else {"invokehttp.status.code": code}
    assert value("Custom Response Script", "By status code", "relation", attributes) == relation


@pytest.mark.parametrize(
    ("attributes", "setting", "expected"),
    [
        ({}, "true", ["script"]),
        ({"relation": "continue"}, "True", ["script"]),
        ({}, "", ["script"]),
        ({}, "False", []),
        ({"relation": "held"}, "true", ["held"]),
        ({"relation": "held"}, "false", ["held"]),
    ],
)
def test_an_answer_that_was_cut_is_never_decided_upon(attributes, setting, expected):
    attributes = {"invokehttp.status.code": "200", **attributes}
    assert routes("Custom Response Script", "Who decides", attributes, custom_response=setting) == expected


@pytest.mark.parametrize(("asked", "expected"), [("false", []), ("", []), (None, []), ("true", ["script"]), ("True", ["script"])])
def test_without_an_answer_no_script_is_asked_unless_a_setting_says_so(asked, expected):
    settings = {"custom_response": "true", "custom_response_without_answer": asked}
    assert routes("Custom Response Script", "Who decides", {"relation": "continue"}, **settings) == expected
    assert value("Custom Response Script", "By status code", "relation") == "do_nothing"


@pytest.mark.parametrize(("size", "age", "expected"), [("4", 0, ["null"]), ("4", 90_000, ["expired"]), ("5", 0, []), ("2", 0, [])])
def test_null_is_not_sent(size, age, expected):
    attributes = {"fileSize": size, "ledger.since": str(NOW // 1000 - age)}
    assert routes("Write Data to ERP", "Older than 23 hours", attributes) == expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Retry-After": "5"}, ["later"]),
        ({"RETRY-after": "x"}, ["later"]),
        ({"Retry-After-All": "5"}, []),
        ({"Retry-After": ""}, []),
        ({}, []),
    ],
)
def test_an_answer_with_retry_after_is_looked_at(headers, expected):
    assert routes("Write Data to ERP", "Does it say when", {"uuid": "u", **headers}) == expected


@pytest.mark.parametrize(("token", "forgotten"), [(None, ["allVar", "token.erp"]), ("", ["allVar", "token.erp"]), ("t", ["allVar"])])
def test_a_token_of_the_erp_that_is_none_never_reaches_a_script(token, forgotten):
    attributes = {} if token is None else {"token.erp": token}
    pattern = value("Script", "Forget allVar", "Delete Attributes Expression", attributes)
    assert [name for name in ("allVar", "token.erp", "token.omnitron") if re.fullmatch(pattern, name)] == forgotten


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("continue", ["continue"]), ("auth_fail", ["auth_fail"]), ("failure", ["outcome"]), ("do_nothing", ["outcome"]), ("written", []),
        ("Continue", []), ("", []), (None, []), ("failure ", []),
    ],
)  # fmt: skip
def test_each_relation_goes_one_way_and_any_other_word_is_held(relation, expected):
    assert routes("Custom Response Script", "Relation", {} if relation is None else {"relation": relation}) == expected
    assert value("Custom Response Script", "No relation we know", "ledger.outcome", {"relation": "written"}) == "held"
    assert value("Custom Response Script", "No relation we know", "log.relation.invalid") == "none"


@pytest.mark.parametrize(
    ("resends", "most", "login", "again"),
    [
        (None, "1", "http://erp/token", True),
        ("1", "1", "http://erp/token", False),
        ("1", "2", "http://erp/token", True),
        (None, "1", "", False),
        (None, "0", "http://erp/token", False),
        (None, "", "http://erp/token", False),
    ],
)
def test_auth_fail_is_sent_again_only_after_a_login_and_only_so_often(resends, most, login, again):
    attributes = {"relation": "auth_fail"} | ({} if resends is None else {"erp.resends": resends})
    found = routes("Custom Response Script", "One more try", attributes, erp_auth_resend=most, erp_login_url=login)
    assert found == (["resend"] if again else [])
    assert value("Custom Response Script", "New login at the ERP", "erp.resends", attributes) == str(int(resends or 0) + 1)


@pytest.mark.parametrize(("age", "expected"), [(0, []), (82_799, []), (82_801, ["expired"]), (200_000, ["expired"])])
def test_work_older_than_23_hours_is_not_sent(age, expected):
    assert routes("Write Data to ERP", "Older than 23 hours", {"ledger.since": str(NOW // 1000 - age)}) == expected


def test_a_card_used_without_a_ledger_sends_whatever_comes():
    assert routes("Write Data to ERP", "Older than 23 hours") == []


@pytest.mark.parametrize(
    ("asked", "event", "outcome"), [(None, "page_failed", ""), ("erp", "outcome", "auth_fail"), ("writeback", "outcome", "write_failed")]
)
def test_a_failed_login_means_what_it_was_for(asked, event, outcome):
    attributes = {} if asked is None else {"login.for": asked}
    assert value("Login", "What a failed login means", "ledger.event", attributes) == event
    assert value("Login", "What a failed login means", "ledger.outcome", attributes) == outcome


@pytest.mark.parametrize(("card", "second"), [("Get Data From Omnitron", []), ("Write Data to Omnitron", ["again"])])
def test_a_second_401_of_omnitron_ends_a_query_and_makes_a_write_back_wait_for_another_login(card, second):
    assert routes(card, "Why it was refused", {"invokehttp.status.code": "401"}) == ["unauthorized"]
    assert routes(card, "Why it was refused", {"invokehttp.status.code": "401", "login.again": "true"}) == second
    assert routes(card, "Why it was refused", {"invokehttp.status.code": "429"}) == ["busy"]
    assert routes(card, "Why it was refused", {"invokehttp.status.code": "408"}) == ["busy"]
    assert routes(card, "Why it was refused", {"invokehttp.status.code": "404"}) == []


@pytest.mark.parametrize("url", ["https://demo.example", "https://demo.example/", "https://demo.example///"])
def test_the_domain_url_may_end_with_a_slash(url):
    settings = {"omnitron_url": url, "omnitron_login_path": "/api/v1/auth/login/", "omnitron_detail_path": "/api/v1/cancellation_requests/"}
    substituted = next(p for g in FLOW.root.walk() if g.name == "Login" for p in g.processors if p.name == "Log in").properties[
        "omnitron_login_url"
    ]
    text = substituted.replace("#{omnitron.login.path}", settings["omnitron_login_path"])
    assert el.evaluate(text, {}, parameters={"omnitron.url": url}) == "https://demo.example/api/v1/auth/login/"


@pytest.mark.parametrize(
    ("done", "status", "target", "written"),
    [
        ("true", None, "", True),
        (None, "completed", "completed", True),
        (None, "completed", "Completed", True),
        (None, "waiting_approval", "Waiting Approval", True),
        (None, "approved", "completed", False),
        (None, "completed", "", False),
        (None, "", "", False),
        (None, None, "completed", False),
    ],
)
def test_a_write_back_that_failed_counts_when_omnitron_knows_already(done, status, target, written):
    attributes = {name: one for name, one in (("writeback.done", done), ("writeback.status", status)) if one is not None}
    found = routes("Write Data to Omnitron", "Written after all", attributes, writeback_target_status=target)
    assert found == (["written"] if written else [])


@pytest.mark.parametrize(
    ("enabled", "expected"),
    [("true", ["accepted"]), ("True", ["accepted"]), ("false", ["accepted", "settled"]), ("", ["accepted", "settled"])],
)
def test_without_a_write_back_what_is_accepted_is_settled(enabled, expected):
    assert routes("Custom Response Script", "Is there a write-back", {"ledger.event": "accepted"}, writeback_enabled=enabled) == expected


def query(cursor="2026-12-31T23:59:59.999999Z", limit="5", **settings):
    """The URL of a query with these settings."""
    given = {"omnitron_url": "https://demo.example/", "omnitron_query_path": "/api/v1/cancellation_requests/detailed/"}
    filters = {"cancellation_status": "approved", "cancel_type": "", "omnitron_channel": ""}
    return value("Ledger", "The query", "ledger.url", {"ledger.cursor": cursor, "ledger.limit": limit}, **{**given, **filters, **settings})


BEHIND = "sort=modified_date&limit=5&modified_date__gt=2026-12-31T23%3A59%3A59.999999Z"


def test_a_query_is_letter_for_letter_the_one_that_the_seed_asks():
    base = "https://demo.example/api/v1/cancellation_requests/detailed/?"
    assert query() == base + "status=approved&" + BEHIND
    assert query(cancel_type="cancel", omnitron_channel="2") == base + "status=approved&cancellation_type=cancel&channel=2&" + BEHIND
    assert query(limit="7").endswith("&limit=7&modified_date__gt=2026-12-31T23%3A59%3A59.999999Z")


def test_a_query_of_an_earlier_version_is_no_error_it_comes_back_as_a_page_that_failed():
    filters = {"cancellation_status": "", "cancel_type": "", "omnitron_channel": ""}
    settings = {"omnitron_url": "http://o", "omnitron_query_path": "/list/", **filters}
    asked = value("Ledger", "The query", "ledger.url", {"ledger.url": "http://o/list/?limit=5", "ledger.limit": "5"}, **settings)
    assert asked == "http://o/list/?sort=modified_date&limit=5&modified_date__gt="


@pytest.mark.parametrize("everything", ["", " ", "All", "ALL", " all "])
def test_a_filter_that_is_empty_or_all_is_left_out(everything):
    assert query(cancellation_status=everything, cancel_type=everything).endswith("/detailed/?" + BEHIND)
    assert query(omnitron_channel=" ").endswith("/detailed/?status=approved&" + BEHIND)


@pytest.mark.parametrize(
    ("given", "wire"),
    [
        ("Manuel Refund Need", "manuel_refund_need"), ("approved", "approved"), ("Confirmation Waiting", "confirmation_waiting"),
        ("Open", "open"), (" Waiting-Approval ", "waiting_approval"), ("a&b=c", "a%26b%3Dc"),
    ],
)  # fmt: skip
def test_a_status_is_given_by_label_or_by_wire_spelling(given, wire):
    assert query(cancellation_status=given).endswith(f"/detailed/?status={wire}&" + BEHIND)
    assert query(cancel_type=given).endswith(f"/detailed/?status=approved&cancellation_type={wire}&" + BEHIND)


@pytest.mark.parametrize("url", ["https://o", "https://o/", "https://o//"])
@pytest.mark.parametrize("path", ["/list/", "list/", "//list/"])
def test_one_slash_stands_between_the_address_and_the_path(url, path):
    assert query(omnitron_url=url, omnitron_query_path=path) == "https://o/list/?status=approved&" + BEHIND


def test_the_body_of_the_write_back_may_use_attributes():
    found = value(
        "Write Data to Omnitron", "Body of the write-back", "Replacement Value", {"ledger.id": "7"}, writeback_body='{"id": ${ledger.id}}'
    )
    assert found == '{"id": 7}'
    assert value("Write Data to Omnitron", "Body of the write-back", "Replacement Value", writeback_body="") == ""
    assert value("Write Data to Omnitron", "Body of the write-back", "Replacement Value", writeback_body=None) == ""
