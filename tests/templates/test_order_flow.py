"""The rules that the Order Flow must keep, read from the file that is imported, and what its expressions decide."""

import json
import re
from pathlib import Path

import pytest

from emulator import el
from emulator.base.parameters import names
from emulator.base.units import whole_bytes
from emulator.flow import load_flow

ROOT = Path(__file__).resolve().parents[2]
FLOW = load_flow(ROOT / "templates" / "json" / "order.json")
GROUPS = {group.name: group for group in FLOW.root.walk()}
PROCESSORS = [(group, processor) for group in FLOW.root.walk() for processor in group.processors]
CONNECTIONS = [connection for group in FLOW.root.walk() for connection in group.connections]
CONTEXT = next(iter(FLOW.contexts.values()))
CALLS = [(group.name, p) for group, p in PROCESSORS if p.type.endswith(".InvokeHTTP")]
NOW = 1_768_464_000_000


def named(group, name):
    return next(p for p in GROUPS[group].processors if p.name == name)


def value(group, processor, name, attributes=None, **settings):
    given = {key.replace("_", "."): one for key, one in settings.items()}
    return el.evaluate(named(group, processor).properties[name], attributes or {}, parameters=given, now_ms=NOW)


def forgets(group, name, gone, kept):
    pattern = re.compile(named(group, name).properties["Delete Attributes Expression"])
    assert [a for a in gone if not pattern.fullmatch(a)] == []
    assert [a for a in kept if pattern.fullmatch(a)] == []


def test_every_card_of_the_seed_is_a_group_with_one_way_in():
    cards = {g.name: sorted(p.name for p in g.ports if p.kind == "INPUT_PORT") for g in FLOW.root.groups}
    assert cards == {
        "Ledger": ["events"], "Login": ["in"], "Read Data From Omnitron": ["in"], "Order Details": ["in"], "Query Check Order": ["in"],
        "Script": ["in"], "Mapping": ["in"], "Write Data to ERP": ["in"], "Check Response Script": ["in"],
        "Write Data to Omnitron": ["in"], "Post Script": ["in"], "Log": ["in"],
    }  # fmt: skip


def test_no_call_lets_headers_in_and_none_uses_http2():
    assert len(CALLS) == 7
    for card, call in CALLS:
        assert call.properties["disable-http2"] == "True" and call.comments, (card, call.name)
        assert call.properties.get("Add Response Headers to Request", "false") == "false"
        follows = card in ("Read Data From Omnitron", "Order Details")
        assert call.properties["Follow Redirects"] == str(follows), (card, call.name)
        ended = {"Original" if follows else "Response"} - ({"Response"} if card == "Write Data to ERP" else set())
        assert call.auto_terminated == ended, "an answer becomes content only where headers are forgotten"


def test_only_calls_that_may_be_repeated_are_retried_by_the_framework():
    retried = {(card, p.name) for card, p in CALLS if p.retry.relationships}
    assert retried == {
        ("Read Data From Omnitron", "Read Data From Omnitron"), ("Order Details", "List of items"), ("Order Details", "List of discounts"),
        ("Order Details", "Read each part"), ("Write Data to Omnitron", "Write Data to Omnitron"),
    }  # fmt: skip
    assert {(p.retry.count, p.scheduling.penalty) for card, p in CALLS if (card, p.name) in retried} == {(3, "1 sec")}
    assert {p.retry.count for _, p in PROCESSORS if not p.retry.relationships} == {0}


def test_what_the_cards_forget():
    headers = ["relation", "token.erp", "order_exists", "order.found", "fragment.index", "filename", "invokehttp.status.code", "log.x"]
    for name in ("Forget the headers of items", "Forget the headers of discounts", "Forget the headers"):
        forgets("Order Details", name, headers, ["keep:token.erp", "keep:fragment.index", "mime.type", "path"])
    forgets("Order Details", "Restore what we trust", ["keep:token.erp"], ["mime.type", "path"])
    forgets("Order Details", "Failed part", ["keep:token.erp", "invokehttp.status.code"], ["log.omnitron.error", "path"])
    forgets("Order Details", "One order", ["fragment.index", "merge.count", "order.items"], ["ledger.id", "_order.number", "token.erp"])
    forgets("Order Details", "Not sent: comes again whole", ["keep:token.erp", "fragment.failed", "order.items", "merge.reason"],
            ["ledger.id", "log.omnitron.error", "_order.id"])  # fmt: skip
    forgets("Query Check Order", "Forget earlier answers", ["invokehttp.status.code", "query.body", "relation", "order.found", "allVar"],
            ["log.erp.request.body", "logins.query", "Authorization", "token.erp"])  # fmt: skip
    forgets("Query Check Order", "No answer", ["invokehttp.status.code", "query.body"], ["query.error"])
    forgets("Query Check Order", "Found", ["query.body", "login.for", "invokehttp.tx.id"],
            ["invokehttp.status.code", "log.erp.request.body"])  # fmt: skip
    forgets("Query Check Order", "Not found", ["invokehttp.status.code", "query.body", "log.erp.request.body"], ["ledger.id", "token.erp"])
    forgets("Script", "No answer to it", ["invokehttp.status.code", "log.erp.response.body", "relation"], ["log.erp.request.body"])
    forgets("Write Data to Omnitron", "Forget earlier answers", ["invokehttp.status.code", "log.omnitron.error", "writes.done"],
            ["writes.plan", "writes.next", "log.erp.response.body", "log.omnitron.unsent", "order.is_send"])  # fmt: skip
    forgets("Ledger", "Write back again", ["ledger.outcome", "log.omnitron.error"], ["writes.plan", "writes.next", "ledger.id"])


def test_what_is_trusted_comes_back_from_names_that_no_header_can_have():
    keep, restore = (named("Order Details", n).properties for n in ("Keep what we trust", "Restore what we trust"))
    kept = {name[len("keep:") :] for name in keep if name.startswith("keep:")}
    assert {"ledger.id", "ledger.version", "ledger.flight", "ledger.since", "ledger.batch", "token.omnitron", "token.erp"} < kept
    assert all(restore[name] == f"${{'keep:{name}'}}" for name in [*kept, "fragment.identifier", "fragment.index", "fragment.count"])
    failed = named("Order Details", "Failed part").properties
    assert {n: v for n, v in failed.items() if "keep:" in v and n in restore and n != "Delete Attributes Expression"} == {
        n: v for n, v in restore.items() if n != "Delete Attributes Expression"
    }
    assert failed["fragment.failed"] == "true" and "fragment.failed" not in restore


def test_parts_are_brought_together_by_defragment_whole_or_failed():
    merge = named("Order Details", "Together again")
    assert {merge.properties[n] for n in ("Merge Strategy", "Attribute Strategy")} == {"Defragment", "Keep All Unique Attributes"}
    described = json.loads((ROOT / "templates" / "parameters" / "order.json").read_text(encoding="utf-8"))["max.inflight"]
    assert int(merge.properties["Maximum number of Bins"]) > described["most"] > int(described["default"])
    assert "%d at most" % described["most"] in described["description"]
    assert merge.properties["Max Bin Age"]
    assert [merge.properties[n] for n in ("Header File", "Demarcator File", "Footer File")] == list("[,]")
    into = [c for c in GROUPS["Order Details"].connections if c.destination.name == "Together again"]
    assert sorted(c.source.name for c in into) == ["Failed part", "Restore what we trust"]
    limits = {(c.object_threshold, whole_bytes(c.size_threshold)) for c in into}
    assert limits == {(0, 0)}, "a bin that waits must not stop its last part"


def test_connections_never_expire_and_hold_more_than_may_be_in_flight():
    assert {c.expiration for c in CONNECTIONS} == {"0 sec"}
    loops = {c.source.name for c in CONNECTIONS if c.object_threshold == 0}
    parts = {"The part later", "The list of items later", "The list of discounts later", "Restore what we trust", "Failed part"}
    assert loops == {*parts, "Where to"}
    small = {c.source.name for c in CONNECTIONS if 0 < c.object_threshold < 10 * int(CONTEXT.parameters["max.inflight"].value)}
    assert small == {"Every five minutes"}
    assert [c.source.name for c in CONNECTIONS if c.load_balance_strategy != "DO_NOT_LOAD_BALANCE"] == ["work"], "before the split, whole"


def test_every_outcome_reaches_the_ledger_and_the_log():
    canvas = FLOW.root
    owners = {port.id: group.name for group in canvas.groups for port in group.ports}
    to_funnel = {(owners[c.source.id], c.source.name) for c in canvas.connections if c.destination.type == "FUNNEL"}
    assert to_funnel == {
        ("Login", "failed"), ("Read Data From Omnitron", "failed"), ("Order Details", "failed"), ("Query Check Order", "failed"),
        ("Script", "error"), ("Mapping", "error"), ("Write Data to ERP", "expired"), ("Write Data to ERP", "error"),
        ("Check Response Script", "outcome"), ("Write Data to Omnitron", "failed"),
    }  # fmt: skip
    assert sorted(owners[c.destination.id] for c in canvas.connections if c.source.type == "FUNNEL") == ["Ledger", "Log"]
    for name in ("written", "failed order"):
        assert sorted(owners[c.destination.id] for c in canvas.connections if c.source.name == name) == ["Ledger", "Post Script"]


def test_secrets_stand_only_in_services_and_sensitive_properties():
    secret = {name for name, parameter in CONTEXT.parameters.items() if parameter.sensitive}
    for _, processor in PROCESSORS:
        for name, one in processor.properties.items():
            if name not in processor.sensitive_properties and name != "Script Body":
                assert not secret & set(names(one)), (processor.name, name)


def test_an_optional_setting_that_is_empty_leaves_every_property_valid():
    empty = {name for name, parameter in CONTEXT.parameters.items() if parameter.value == ""}
    assert {v for _, p in PROCESSORS for v in p.properties.values() if v in {f"#{{{name}}}" for name in empty}} == set()


def test_the_bodies_are_the_files_of_processors():
    files = {path.read_text(encoding="utf-8") for folder in ("common", "order") for path in (ROOT / "processors" / folder).glob("*.py")}
    bodies = [p.properties["Script Body"] for _, p in PROCESSORS if p.type.endswith(".ExecuteScript")]
    assert [body[:60] for body in bodies if body not in files] == []
    own = {path.read_text(encoding="utf-8") for path in (ROOT / "processors" / "order").glob("*.py")}
    assert own <= set(bodies), "a script that no card uses"
    mapping = (ROOT / "processors" / "order" / "mapping.json").read_text(encoding="utf-8")
    assert named("Mapping", "Mapping").properties["jolt-spec"] == mapping


def test_the_settings_of_scripts_are_names_that_they_read():
    for _, processor in PROCESSORS:
        body = processor.properties.get("Script Body")
        if not body:
            continue
        names = set(processor.properties) - {"Script Engine", "Script Body"}
        # the login's settings are made of two parts
        assert {n for n in names if n not in body and n.partition("_")[2] not in body} == set(), processor.name


@pytest.mark.parametrize(
    ("code", "failure", "missing", "path", "says"),
    [
        (None, "", "404", "", "failure"), ("", "", "404", "", "failure"), ("200", "", "404", "", "found"), ("201", "", "404", "a", "look"),
        ("404", "", "404", "", "not found"), ("404", "", "", "", "failure"), ("404", "404", "404", "", "failure"),
        ("201", "", "404, 201", "a", "not found"),
        ("201", "", "2010", "", "found"), ("503", "503", "404", "", "failure"),
        ("200", "500,200", "404", "", "failure"), ("401", "", "404", "", "auth fail"), ("403", "", "404", "a", "auth fail"),
        ("403", "403", "404", "", "failure"), ("401", "", "401", "", "not found"), ("301", "", "404", "", "failure"),
        ("500", "", "404", "", "failure"), ("409", " 409 ,500", "404", "", "failure"), ("204", "", "404", "", "found"),
    ],
)  # fmt: skip
def test_what_a_code_of_the_query_says(code, failure, missing, path, says):
    attributes = {} if code is None else {"invokehttp.status.code": code}
    settings = {"query.check.failure.codes": failure, "query.check.not.found.codes": missing, "query.check.path": path}
    text = named("Query Check Order", "By status code").properties["query.says"]
    assert el.evaluate(text, attributes, parameters=settings, now_ms=NOW) == says


@pytest.mark.parametrize(
    ("body", "path", "wanted", "says"),
    [
        ('{"a": {"b": 5}}', "a.b", "", "found"), ('{"a": {"b": 5}}', "$.a.b", "5", "not found"),
        ('{"a": {"b": 5}}', "a.c", "", "not found"), ('{"a": {"b": 5}}', " a.b ", "", "found"),
        ('{"a": {"b": 5}}', " $.a.b ", " 5 ", "not found"),
        ('{"a": null}', "a", "", "not found"), ('{"a": ""}', "a", "", "not found"), ('{"a": []}', "a", "", "not found"),
        ('{"a": {}}', "a", "", "not found"), ('{"a": false}', "a", "", "found"), ('{"a": false}', "a", "false", "not found"),
        ('{"a": "null"}', "a", "", "found"), ('{"a": " "}', "a", "", "found"), ('[{"n": 1}]', "$[0].n", "", "found"),
        ("[]", "$[0]", "", "not found"), ('{"a": [{"b": 1}]}', "$.a[?(@.b == 1)]", "", "found"),
        ('{"a": "yok"}', "a", "YOK", "found"),
    ],
)  # fmt: skip
def test_what_a_body_of_the_query_says(body, path, wanted, says):
    found = value("Query Check Order", "What the path finds", "query.result", {"query.body": body}, query_check_path=path)
    attributes = {"query.json": "yes", "query.result": found}
    assert value("Query Check Order", "By the body", "query.says", attributes, query_check_path_value=wanted) == says


@pytest.mark.parametrize(("kind", "says"), [("no", "failure"), ("null", "not found")])
def test_what_is_no_json_is_not_looked_into(kind, says):
    assert value("Query Check Order", "By the body", "query.says", {"query.json": kind}, query_check_path_value="") == says


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({}, "true"), ({"erp.resends": "1"}, "false"), ({"order.found": "true"}, "false"), ({"order_exists": "true"}, "false"),
        ({"order_exists": "no"}, "true"),
    ],
)  # fmt: skip
def test_what_was_not_written_is_not_written_after_a_new_login(attributes, expected):
    settings = {"erp_auth_resend": "1", "erp_login_url": "http://erp"}
    assert value("Check Response Script", "One more try", "resend", attributes, **settings) == expected


@pytest.mark.parametrize(
    ("method", "code", "body", "expected"),
    [
        ("POST", "409", "", "true"), ("POST", "400", '{"e": ["must make a unique set."]}', "true"), ("POST", "400", "{}", "false"),
        ("PATCH", "409", "", "false"), ("PATCH", "400", "unique", "false"), ("POST", "401", "unique", "false"),
    ],
)  # fmt: skip
def test_a_mapping_that_is_there_already_counts_as_written(method, code, body, expected):
    attributes = {"writes.method": method, "invokehttp.status.code": code, "log.omnitron.response.body": body}
    assert value("Write Data to Omnitron", "Is it there already", "there", attributes) == expected


def test_the_query_goes_where_the_setting_says():
    asked = value("Query Check Order", "Query Check Order", "Remote URL", {"_order.number": "0012"},
                  query_check_url="http://erp/q?number=${_order.number}")  # fmt: skip
    assert asked == "http://erp/q?number=0012"
    assert value("Query Check Order", "Is there a query", "ask", query_check_url="") == "false"


def test_a_person_can_read_what_cards_are_for():
    assert [g.name for g in FLOW.root.walk() if not g.comments] == []
    assert all(parameter.description for parameter in CONTEXT.parameters.values())


def query(**settings):
    """The URL of a query with these settings, behind order 7, five rows."""
    given = {
        "omnitron_url": "http://o/", "omnitron_query_path": "/api/v1/orders_integration/", "order_days": "21", "omnitron_channel": "",
        "order_statuses": "400,450,500,510,540,550",
    }  # fmt: skip
    return value("Ledger", "The query", "ledger.url", {"ledger.cursor": "7", "ledger.limit": "5"}, **{**given, **settings})


def test_the_query_is_letter_for_letter_the_documented_one():
    head = "http://o/api/v1/orders_integration/?is_send=false&id__gt=7&sort=id&limit=5"
    since = "&modified_date__gt=2025-12-25T08%3A00%3A00.000000Z"
    statuses = "&status=400&status=450&status=500&status=510&status=540&status=550"
    assert query() == head + statuses + since
    assert query(omnitron_channel=" 1, 2,") == head + statuses + since + "&channel__in=1%2C2"
    assert query(order_statuses=" 400 ,, 550, ") == head + "&status=400&status=550" + since
    assert query(order_statuses=" ", order_days="1") == head + "&modified_date__gt=2026-01-14T08%3A00%3A00.000000Z"


def test_an_order_carries_what_verdict_must_know_of_its_earlier_tries():
    restored = named("Order Details", "Restore what we trust").properties
    assert all(restored[name] == f"${{'keep:{name}'}}" for name in ("ledger.failures", "ledger.waits", "ledger.trouble"))
