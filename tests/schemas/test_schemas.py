"""The JSON Schemas of processors/schemas: the documents' samples, the mocks' data and what scripts put out are valid, other things not."""

import json
from pathlib import Path

import jsonschema
import pytest
from referencing import Registry, Resource

from emulator.mocks.data import cancellation_requests, from_ms, sample
from emulator.mocks.data_orders import orders, plan_events, sample_order, sample_plan
from emulator.testing.script_run import run_script

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "processors"
SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.json"))
NEWEST = from_ms(1_768_464_000_000)
TEXTS = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted((SCRIPTS / "schemas").glob("*.schema.json"))}
STRICT = ("cancellation_plan_event", "erp_answer", "exchange", "log_line", "check_response")
BASE = "file:///"
REGISTRY = Registry().with_resources((BASE + name, Resource.from_contents(text)) for name, text in TEXTS.items())
OBJECTS = [name.split(".")[0] for name, text in TEXTS.items() if "properties" in text]


def faults(value, name):
    """Where a value breaks a schema, as sentences."""
    validator = jsonschema.Draft202012Validator({"$ref": BASE + name + ".schema.json"}, registry=REGISTRY)
    return ["/".join(map(str, error.path)) + ": " + error.message for error in validator.iter_errors(value)]


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def types_of(spec):
    """The plain types a property takes, [] when another schema decides as well."""
    found = spec.get("type", [])
    return [] if "anyOf" in spec else [found] if isinstance(found, str) else found


def plain(name):
    """(property, its types) of everything that has types."""
    return [(key, types_of(spec)) for key, spec in TEXTS[name + ".schema.json"]["properties"].items() if types_of(spec)]


def smallest(name):
    """The required properties alone, with values that fit."""
    text = TEXTS[name + ".schema.json"]
    values = {"string": "1", "integer": 1, "array": [], "object": {}}
    return {key: values[(types_of(text["properties"][key]) or ["string"])[0]] for key in text.get("required", [])}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_schema_is_a_schema_and_what_it_names_exists(name):
    jsonschema.Draft202012Validator.check_schema(TEXTS[name])
    named = [ref.split('"')[0] for ref in json.dumps(TEXTS[name]).split('"$ref": "')[1:]]
    assert [one for one in named if one not in TEXTS] == []


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_the_documents_samples_are_valid_and_all_their_fields_are_described(path):
    name = path.stem.split(".")[0]
    assert faults(read(path), name) == []
    assert set(read(path)) <= set(TEXTS[name + ".schema.json"]["properties"])


@pytest.mark.parametrize(
    "name, value",
    [("cancellation_request", sample()), ("order", sample_order()), ("cancellation_plan_event", sample_plan())],
    ids=["cancellation_request", "order", "cancellation_plan_event"],
)
def test_the_whole_samples_are_valid_and_all_their_fields_are_described(name, value):
    assert faults(value, name) == []
    assert set(value) <= set(TEXTS[name + ".schema.json"]["properties"])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_mocks_data_is_valid(seed):
    for name, rows in (
        ("cancellation_request", cancellation_requests(seed, 20, NEWEST)),
        ("order", orders(seed, 20, NEWEST)),
        ("cancellation_plan_event", plan_events(seed, 10)),
    ):
        assert [faults(row, name) for row in rows if faults(row, name)] == []


@pytest.mark.parametrize("name", [name for name in OBJECTS if name not in STRICT])
def test_null_extra_fields_and_unknown_words_pass(name):
    nothing = {key: None for key, types in plain(name) if "null" in types}
    words = {key: "yepyeni bir değer" for key, types in plain(name) if "string" in types}
    assert faults({**smallest(name), **nothing, "never_seen": [1]}, name) == []
    assert faults({**smallest(name), **words}, name) == []


@pytest.mark.parametrize("name", OBJECTS)
def test_a_value_of_another_type_is_refused_in_every_property(name):
    passed = []
    for key, types in plain(name):
        wrong = next(value for value in ({}, [], 1.5, "x", True, 7) if not fits(value, types))
        if not faults({**smallest(name), key: wrong}, name):
            passed.append(key)
    assert passed == []


def fits(value, types):
    kinds = {dict: "object", list: "array", float: "number", str: "string", bool: "boolean", int: "integer"}
    return kinds[type(value)] in types or (isinstance(value, int) and not isinstance(value, bool) and "number" in types)


@pytest.mark.parametrize("name", [name for name in OBJECTS if TEXTS[name + ".schema.json"].get("required")])
def test_what_is_required_is_missed(name):
    for key in smallest(name):
        assert faults({other: value for other, value in smallest(name).items() if other != key}, name)


@pytest.mark.parametrize(
    "name, value",
    [
        ("order_summary", {"payment_option": {"pk": 13, "slug": "credit-cart"}}),
        ("order_summary", {"payment_option": 67}),
        ("order", {"transaction_set": {"6": {}}}),
        ("order", {"refund_amout": "0.00", "discount_refund_amout": "0.00", "shipping_refund_amout": "0.00", "languge_code": "tr-tr"}),
        ("channel", {"category_tree": {"pk": 2}}),
    ],
)
def test_what_the_tables_of_fields_have_beside_the_samples_is_described_and_taken(name, value):
    assert faults({**smallest(name), **value}, name) == []
    assert set(value) <= set(TEXTS[name + ".schema.json"]["properties"])


def test_a_broken_object_deep_inside_is_found():
    broken = sample_order()
    broken["orderitem_set"][1]["benefitapplicant_set"][0]["order_item"] = "x"
    broken["shipping_address"]["customer"]["is_active"] = "yes"
    assert sorted(one.split(":")[0] for one in faults(broken, "order")) == [
        "orderitem_set/1/benefitapplicant_set/0/order_item",
        "shipping_address",
    ]


# What the scripts put out.

BODIES = {"log.erp.request.body": json.dumps(sample_order()), "log.erp.response.body": '{"result": "tamam ış"}'}
ANSWERS = [
    BODIES,
    {"log.erp.request.body": "<a>ş</a>"},
    {"log.erp.request.body": "[1]", "log.erp.response.body": "null"},
    {},
]


def output(script, content, attributes=None, properties=None):
    result = run_script(SCRIPTS / script, content, attributes or {}, properties=properties or {})
    assert result.relationship == "success", result.flowfile.attributes
    return result


@pytest.mark.parametrize("attributes", ANSWERS)
def test_what_the_response_script_is_given_and_leaves_is_valid(attributes):
    given = output("common/read_answer.py", b"x", {**attributes, "invokehttp.status.code": "200"}).flowfile
    assert faults(given.json(), "erp_answer") == []
    left = output("order_cancellation_request/custom_response.py", given.content, {"invokehttp.status.code": "200"}).flowfile
    assert faults(left.json(), "erp_answer") == []


@pytest.mark.parametrize("attributes", ANSWERS)
@pytest.mark.parametrize("code", ["200", "422", "401", ""])
def test_the_exchange_and_what_the_check_response_script_makes_of_it_are_valid(attributes, code):
    exchange = output("common/exchange.py", b"x", attributes).flowfile
    assert faults(exchange.json(), "exchange") == []
    status = {"invokehttp.status.code": code} if code else {}
    checked = output("order/check_response.py", exchange.content, status).flowfile.json()
    assert faults(checked, "check_response") == []
    assert checked["is_send"] == ("1" if code == "200" else "0")


def test_the_documents_own_check_response_is_valid():
    documented = {
        "is_send": "1",
        "data": {"response_data": "request data here", "request_data": "responnse data here"},
        "order_mapping_value": "<order number according to erp>",
        "external_status": None,
        "orderitems": [
            {
                "update_stock": True,
                "external_status": None,
                "order_item_id": "<omnitron order item id>",
                "extra_field": {},
                "item_mapping_code": "< order item code according to erp>",
            }
        ],
        "extra_field": {},
    }
    assert faults(documented, "check_response") == []


@pytest.mark.parametrize("is_send", [True, 1, "true", None])
def test_is_send_is_the_text_1_or_0(is_send):
    assert faults({"is_send": is_send}, "check_response")


@pytest.mark.parametrize("size", [0, 1, 3])
def test_an_order_that_was_built_is_valid(size):
    (order,) = orders(5, 1, NEWEST, [size])
    items, discounts = order.pop("orderitem_set"), order.pop("discountitem_set")
    attributes = {
        "ledger.id": str(order["pk"]),
        "order.items": ",".join(str(item["pk"]) for item in items),
        "order.discounts": ",".join(str(item["pk"]) for item in discounts),
    }
    parts = json.dumps([order, *items, *discounts]).encode("utf-8")
    built = output("order/build_order.py", parts, attributes).flowfile.json()
    assert faults(built, "order") == []
    assert (len(built["orderitem_set"]), built["discountitem_set"]) == (size, discounts)


def test_the_plan_of_the_writes_is_valid():
    exchange = json.dumps({"request_data": sample_order(), "response_data": None}).encode("utf-8")
    checked = output("order/check_response.py", exchange, {"order_exists": "true"}).flowfile
    settings = {
        "base_url": "https://demo.example/",
        "mapping_path": "/api/v1/integration_mappings/",
        "items_path": "/api/v1/order_items/",
        "orders_path": "/api/v1/orders/",
        "item_content_type": "33",
        "order_content_type": "31",
        "integration_type": "erp",
        "item_status": "",
        "item_extra": "",
        "item_stock": "update_stock",
        "order_status": "",
        "order_extra": "",
    }
    planned = output("order/plan_writes.py", checked.content, {"ledger.id": "9876421"}, settings).flowfile
    writes = json.loads(planned.attributes["writes.plan"])
    assert faults(writes, "writes_plan") == []
    assert [method for method, _, _ in writes] == ["POST", "POST", "PATCH", "PATCH", "POST", "PATCH"]


@pytest.mark.parametrize(
    "attributes",
    [{}, {"ledger.id": "7", "relation": "continue", **BODIES}, {"ledger.outcome": "written", "log.x.error": "ş", "token.erp": "t"}],
)
def test_a_line_of_the_log_is_valid(attributes):
    result = run_script(SCRIPTS / "common" / "log_line.py", b"x", attributes, properties={"flow": "order"})
    lines = [message[message.index("{") :] for messages in result.logs.values() for message in messages]
    assert [faults(json.loads(line), "log_line") for line in lines] == [[]]


@pytest.mark.parametrize("more", [{"token.erp": "t"}, {"log.x": 1}, {"time": "now"}])
def test_a_line_of_the_log_holds_nothing_else(more):
    line = {"time": "2026-01-20T13:48:35Z", "flow": "order", "id": None, "uuid": None, "pk": None, "order_number": None, "relation": None}
    assert faults(line, "log_line") == []
    assert faults({**line, **more}, "log_line")
