"""The rules that the Order Cancellation Request Flow must keep, read from the file that is imported."""

import json
import re
from pathlib import Path

import pytest

from emulator import el
from emulator.base.parameters import names
from emulator.base.units import whole_bytes
from emulator.flow import load_flow

ROOT = Path(__file__).resolve().parents[2]
FLOW = load_flow(ROOT / "templates" / "json" / "order_cancellation_request.json")
GROUPS = {group.name: group for group in FLOW.root.walk()}
PROCESSORS = [(group, processor) for group in FLOW.root.walk() for processor in group.processors]
CONNECTIONS = [connection for group in FLOW.root.walk() for connection in group.connections]
CONTEXT = next(iter(FLOW.contexts.values()))


def named(group, name):
    return next(p for p in GROUPS[group].processors if p.name == name)


def of_type(name):
    return [p for _, p in PROCESSORS if p.type.endswith("." + name)]


def leads_to(group, source, relationship):
    """Names of what a relationship (or a port, with '') is connected to."""
    found = [c for c in GROUPS[group].connections if c.source.name == source and (relationship in c.relationships or not relationship)]
    return sorted(c.destination.name for c in found)


def test_every_card_of_the_seed_is_a_group_with_one_way_in():
    cards = {g.name: sorted(p.name for p in g.ports if p.kind == "INPUT_PORT") for g in FLOW.root.groups}
    assert cards == {
        "Ledger": ["events"], "Login": ["in"], "Get Data From Omnitron": ["in"], "Script": ["in"], "Mapping": ["in"],
        "Write Data to ERP": ["in"],
        "Custom Response Script": ["in"], "Write Data to Omnitron": ["in"], "Post Script": ["in"], "Log": ["in"],
    }  # fmt: skip


@pytest.mark.parametrize("name", ["Get Data From Omnitron", "Write Data to ERP", "Write Data to Omnitron", "Read the request"])
def test_no_call_lets_headers_in_and_none_uses_http2(name):
    call = next(p for p in of_type("InvokeHTTP") if p.name == name)
    assert call.properties["disable-http2"] == "True"
    assert call.properties.get("Add Response Headers to Request", "false") == "false"
    assert len(of_type("InvokeHTTP")) == 4


def test_writes_follow_no_redirect_and_keep_the_request():
    for group, body in (("Write Data to ERP", "log.erp.response.body"), ("Write Data to Omnitron", "log.omnitron.response.body")):
        call = named(group, group)
        assert call.properties["Follow Redirects"] == "False"
        assert call.properties["Put Response Body In Attribute"] == body
        assert call.properties.get("Always Output Response", "false") == str(group == "Write Data to ERP").lower()
    assert named("Write Data to Omnitron", "Write Data to Omnitron").auto_terminated == {"Response"}
    assert leads_to("Write Data to ERP", "Write Data to ERP", "Response") == ["Does it say when"]
    assert leads_to("Write Data to ERP", "Does it say when", "later") == ["Ask later"]
    keep = named("Write Data to ERP", "Forget earlier answers").properties
    assert {name: keep[name] for name in keep if name.startswith("keep:")} == {
        "keep:ledger.id": "${ledger.id}",
        "keep:ledger.flight": "${ledger.flight}",
    }


def test_only_calls_that_may_be_repeated_are_retried_by_the_framework():
    retried = {p.name: (p.retry.count, sorted(p.retry.relationships), p.scheduling.penalty) for _, p in PROCESSORS if p.retry.relationships}
    expected = (3, ["Failure", "Retry"], "1 sec")
    assert retried == {"Get Data From Omnitron": expected, "Write Data to Omnitron": expected, "Read the request": expected}
    assert {p.retry.count for _, p in PROCESSORS if not p.retry.relationships} == {0}
    assert named("Write Data to ERP", "Write Data to ERP").scheduling.penalty == "0 sec"


@pytest.mark.parametrize(
    ("group", "name", "gone", "kept"),
    [
        ("Get Data From Omnitron", "Keep what we trust", ["invokehttp.status.code", "allVar"], ["token.omnitron", "ledger.scan"]),
        ("Get Data From Omnitron", "Forget the headers", ["relation", "token.erp", "filename", "allVar", "log.x"],
         ["keep:token.erp", "mime.type"]),
        ("Get Data From Omnitron", "Restore what we trust", ["keep:date"], ["mime.type"]),
        ("Get Data From Omnitron", "No answer", ["invokehttp.status.code"], ["invokehttp.java.exception.message"]),
        ("Write Data to ERP", "Forget earlier answers",
         ["invokehttp.status.code", "relation", "log.erp.response.body", "allVar", "log.erp.error"],
         ["log.erp.request.body", "erp.resends", "token.erp"]),
        ("Write Data to ERP", "No answer", ["invokehttp.status.code", "log.erp.response.body"], ["invokehttp.java.exception.class"]),
        ("Write Data to Omnitron", "Forget earlier answers", ["invokehttp.tx.id", "log.omnitron.response.body"],
         ["log.erp.response.body", "relation"]),
        ("Script", "Forget allVar", ["allVar"], ["token.omnitron"]),
        ("Custom Response Script", "Forget allVar", ["allVar"], ["relation", "invokehttp.status.code"]),
        ("Post Script", "Forget allVar", ["allVar"], ["relation"]),
        ("Ledger", "Write back again", ["login.again", "ledger.outcome", "log.omnitron.error", "retries.busy"],
         ["ledger.id", "ledger.flight"]),
    ],
)  # fmt: skip
def test_what_a_card_forgets(group, name, gone, kept):
    pattern = re.compile(el.evaluate(named(group, name).properties["Delete Attributes Expression"], {"token.erp": "t"}))
    assert [a for a in gone if not pattern.fullmatch(a)] == []
    assert [a for a in kept if pattern.fullmatch(a)] == []


def test_what_is_trusted_comes_back_from_names_that_no_header_can_have():
    keep, restore = (named("Get Data From Omnitron", n).properties for n in ("Keep what we trust", "Restore what we trust"))
    kept = {name[len("keep:") :] for name in keep if name.startswith("keep:")}
    query = {"scan", "page", "cursor", "limit", "cap", "pin", "for", "ask", "version"}
    assert kept == {*(f"ledger.{name}" for name in query), "token.omnitron", "token.erp"}
    assert all(restore[name] == f"${{'keep:{name}'}}" for name in kept)
    assert restore["ledger.date"] == "${'keep:date'}"
    assert named("Get Data From Omnitron", "Forget the headers").properties["keep:date"] == "${Date}"


def test_secrets_stand_only_in_services_and_sensitive_properties():
    secret = {name for name, parameter in CONTEXT.parameters.items() if parameter.sensitive}
    for _, processor in PROCESSORS:
        for name, value in processor.properties.items():
            if name not in processor.sensitive_properties and name != "Script Body":
                assert not secret & set(names(value)), (processor.name, name)
    holders = {s.name: s.properties for s in GROUPS["Login"].services}
    assert holders["Omnitron credentials"] == {
        "proxy-type": "DIRECT", "proxy-user-name": "#{omnitron.username}", "proxy-user-password": "#{omnitron.password}",
    }  # fmt: skip
    assert holders["ERP credentials"]["proxy-user-password"] == "#{erp.password}"
    assert "#{omnitron.password}" in (ROOT / "templates/xml/order_cancellation_request.xml").read_text(encoding="utf-8")


def test_settings_are_parameters_never_variables():
    assert [g.name for g in FLOW.root.walk() if g.variables] == []
    assert {g.parameter_context for g in FLOW.root.walk()} == {CONTEXT.name}


def test_an_optional_setting_that_is_empty_leaves_every_property_valid():
    empty = {name for name, parameter in CONTEXT.parameters.items() if parameter.value == ""}
    whole = {v for _, p in PROCESSORS for v in p.properties.values() if v in {f"#{{{name}}}" for name in empty}}
    assert whole == set()


def test_the_source_runs_by_cron_on_the_primary_node_alone():
    tick, operator = named("Ledger", "Every five minutes"), named("Ledger", "Operator's order")
    assert (tick.scheduling.strategy, tick.scheduling.execution_node, tick.state) == ("CRON_DRIVEN", "PRIMARY", "STOPPED")
    assert len(tick.scheduling.period.split()) == 6
    assert (operator.state, operator.properties["ledger.event"]) == ("DISABLED", "operator")
    assert json.loads(operator.properties["generate-ff-custom-text"]) == {"op": "release", "id": ""}
    fed = {c.destination.name for c in CONNECTIONS}
    assert [p.name for _, p in PROCESSORS if p.name not in fed] == ["Every five minutes", "Operator's order"]


def test_the_ledger_has_one_task_and_no_more():
    assert named("Ledger", "Ledger").scheduling.concurrent_tasks == 1
    assert leads_to("Ledger", "Where to", "query") == ["The query"]
    assert (leads_to("Ledger", "What happened", "page"), leads_to("Ledger", "What happened", "outcome")) == (["Read the page"], ["Verdict"])
    assert [leads_to("Ledger", name, "success") for name in ("Read the page", "Verdict")] == [["Ledger"], ["Ledger"]]
    assert leads_to("Ledger", "Where to", "park") == ["Write back again"]
    assert named("Ledger", "Write back again").state == "DISABLED"


def test_every_outcome_reaches_the_ledger_and_the_log():
    canvas = FLOW.root
    owners = {port.id: group.name for group in canvas.groups for port in group.ports}
    to_funnel = {(owners[c.source.id], c.source.name) for c in canvas.connections if c.destination.type == "FUNNEL"}
    assert to_funnel == {
        ("Login", "failed"), ("Get Data From Omnitron", "failed"), ("Script", "error"), ("Mapping", "error"),
        ("Write Data to ERP", "expired"),
        ("Write Data to ERP", "error"), ("Custom Response Script", "outcome"), ("Write Data to Omnitron", "failed"),
    }  # fmt: skip
    assert sorted(owners[c.destination.id] for c in canvas.connections if c.source.type == "FUNNEL") == ["Ledger", "Log"]
    written = [owners[c.destination.id] for c in canvas.connections if c.source.name == "written"]
    assert sorted(written) == ["Ledger", "Post Script"]


def test_whole_requests_are_balanced_over_the_nodes():
    balanced = [(c.source.name, c.load_balance_strategy) for c in CONNECTIONS if c.load_balance_strategy != "DO_NOT_LOAD_BALANCE"]
    assert balanced == [("work", "ROUND_ROBIN")]


def test_connections_never_expire_and_hold_more_than_may_be_in_flight():
    assert {c.expiration for c in CONNECTIONS} == {"0 sec"}
    small = {
        c.source.name: c.object_threshold
        for c in CONNECTIONS
        if 0 < c.object_threshold < 10 * int(CONTEXT.parameters["max.inflight"].value)
    }
    assert small == {"Every five minutes": 10}
    assert {whole_bytes(c.size_threshold) for c in CONNECTIONS} == {0, 1 << 30}


def test_only_what_is_nothing_is_terminated():
    terminated = {(g.name, p.name): sorted(p.auto_terminated) for g, p in PROCESSORS if p.auto_terminated}
    assert terminated == {
        ("Get Data From Omnitron", "Get Data From Omnitron"): ["Original"], ("Write Data to ERP", "Does it say when"): ["unmatched"],
        ("Write Data to ERP", "Ask later"): ["failure"],
        ("Write Data to Omnitron", "Write Data to Omnitron"): ["Response"], ("Write Data to Omnitron", "Read the request"): ["Response"],
        ("Ledger", "Ledger"): ["failure"], ("Ledger", "Read the page"): ["failure"], ("Ledger", "Verdict"): ["failure"],
        ("Log", "One line"): ["failure", "success"],
        ("Custom Response Script", "Is there a write-back"): ["unmatched"],
    }  # fmt: skip


def test_answers_of_the_erp_go_by_relation_and_401_of_omnitron_by_a_new_login():
    assert leads_to("Custom Response Script", "Relation", "continue") == ["Accepted"]
    assert leads_to("Custom Response Script", "Relation", "auth_fail") == ["One more try"]
    assert leads_to("Custom Response Script", "Relation", "unmatched") == ["No relation we know"]
    assert leads_to("Custom Response Script", "Who decides", "held") == ["Held: an answer that was cut"]
    for card in ("Get Data From Omnitron", "Write Data to Omnitron"):
        assert leads_to(card, "Why it was refused", "unauthorized") == ["Log in once more"]
        assert leads_to(card, "Why it was refused", "busy") == ["Later"]


def test_the_bodies_are_the_files_of_processors():
    files = {
        path.read_text(encoding="utf-8"): path.name
        for folder in ("common", "order_cancellation_request")
        for path in (ROOT / "processors" / folder).glob("*.py")
    }
    used = [files.get(p.properties["Script Body"]) for p in of_type("ExecuteScript")]
    assert sorted(used) == sorted(
        [
            "ledger.py",
            "read_page.py",
            "verdict.py",
            "login.py",
            "script.py",
            "prepare_request.py",
            "read_answer.py",
            "ask_later.py",
            "custom_response.py",
            "exchange.py",
            "post_script.py",
            "log_line.py",
        ]
    )
    mapping = (ROOT / "processors" / "order_cancellation_request" / "mapping.json").read_text(encoding="utf-8")
    assert of_type("JoltTransformJSON")[0].properties["jolt-spec"] == mapping


def test_the_ledgers_settings_are_names_that_its_script_knows():
    body = named("Ledger", "Ledger").properties
    settings = body["Script Body"].partition("SETTINGS = {")[2].partition("\n}")[0]
    assert set(body) - {"Script Engine", "Script Body"} <= set(re.findall(r"'(\w+)':", settings))


def test_a_person_can_read_what_cards_and_processors_are_for():
    assert [g.name for g in FLOW.root.walk() if not g.comments] == []
    calls = [p for p in of_type("InvokeHTTP") if not p.comments]
    assert calls == []
    assert all(parameter.description for parameter in CONTEXT.parameters.values())
