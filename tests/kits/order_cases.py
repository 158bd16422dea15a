"""What each script of the Order Flow does with one FlowFile; the form is that of script_cases.py."""

import json

from .script_cases import ERROR, case

PKS, BUILD, QUERY = "order/list_pks.py", "order/build_order.py", "order/query_body.py"
CHECK, PLAN, NEXT = "order/check_response.py", "order/plan_writes.py", "order/next_write.py"
ORDER = {"pk": 1, "number": "00122", "orderitem_set": [{"pk": 7, "name": "\u015fal"}, {"pk": 8}], "discountitem_set": []}
EXCHANGE = {"request_data": ORDER, "response_data": {"erp": 5}}
OUTPUT = {
    "is_send": "1", "data": {"response_data": {"erp": 5}, "request_data": ORDER}, "order_mapping_value": "00122", "external_status": None,
    "orderitems": [{"update_stock": True, "external_status": None, "order_item_id": pk, "extra_field": {}, "item_mapping_code": str(pk)}
                   for pk in (7, 8)],
    "extra_field": {},
}  # fmt: skip
NOT_SENT = dict(OUTPUT, is_send="0")
WHERE = {
    "base_url": "http://o/",
    "mapping_path": "/api/maps/",
    "items_path": "/api/items/",
    "orders_path": "api/orders",
    "integration_type": "erp",
}
EVERYWHERE = dict(
    WHERE,
    item_content_type="33",
    order_content_type="orders.order",
    item_status="external_status",
    item_extra="extra_field",
    item_stock="update_stock",
    order_status="external_status",
    order_extra="extra_field",
)


def listed(name, content, pks=None, error=None, order="1"):
    expected = {"has": {"keep:order.items": pks}}
    if error is not None:
        expected = {"like": {"log.omnitron.error": error}, "lacks": ["keep:order.items"]}
    return case(
        name,
        PKS,
        content,
        {"keep:ledger.id": order},
        {"attribute": "keep:order.items", "what": "items"},
        relationship="success" if error is None else "failure",
        **expected,
    )


def built(name, content, text=None, items="7,8", discounts="", error=None, left=None, statuses="", status="400", **more):
    attributes = {"ledger.id": "1", "order.items": items, "order.discounts": discounts, "_order.number": "old", "_order.status": status}
    if left:
        expected = {"has": {"log.order.left": left, "_order.number": "old"}, "lacks": ["log.omnitron.error"], "text": content}
        return case(name, BUILD, content, attributes, {"statuses": statuses}, relationship="failure", **expected)
    expected = (
        {"text": text, "lacks": ["log.omnitron.error"], **more}
        if error is None
        else {"like": {"log.omnitron.error": error}, "text": content, "has": {"_order.number": "old"}}
    )
    relationship = "success" if error is None else "failure"
    return case(name, BUILD, content, attributes, {"statuses": statuses}, relationship=relationship, **expected)


def still(name, order, statuses="", status="400"):
    text = order[:-1] + ', "orderitem_set": [], "discountitem_set": []}'
    return built(name, "[%s]" % order, text, items="", statuses=statuses, status=status)


def body(name, text, kind, **more):
    return case(name, QUERY, "order", {} if text is None else {"query.body": text}, has={"query.json": kind, **more}, text="order")


def checked(name, attributes, relation, output, exchange=EXCHANGE):
    return case(name, CHECK, json.dumps(exchange), attributes, has={"relation": relation}, json=output, lacks=["log.script.error"])


def planned(name, output, writes, properties=EVERYWHERE, unsent=None):
    return case(
        name,
        PLAN,
        json.dumps(output),
        {"ledger.id": "1"},
        properties,
        text=json.dumps(output),
        has={
            "writes.plan": json.dumps(writes),
            "writes.next": "0",
            **({"log.omnitron.unsent": "no setting says where to write: " + unsent} if unsent else {}),
        },
        lacks=[] if unsent else ["log.omnitron.unsent"],
    )


def item_map(pk):
    return ["POST", "http://o/api/maps/", {"content_type": 33, "object_id": pk, "integration_type": "erp", "code": str(pk)}]


def stock(pk):
    return ["PATCH", "http://o/api/items/%d/" % pk, {"update_stock": True}]


def write(name, index, attributes=None, **more):
    plan = json.dumps([["POST", "http://o/m/", {"b": 1, "a": "\u015f"}], ["PATCH", "http://o/o/1/", {"is_send": True}]])
    return case(name, NEXT, "before", {"writes.plan": plan, "writes.next": index, **(attributes or {})}, **more)


ORDER_MAP = ["POST", "http://o/api/maps/", {"content_type": "orders.order", "object_id": 1, "integration_type": "erp", "code": "00122"}]
SENT = ["PATCH", "http://o/api/orders/1/", {"is_send": True}]

CASES = [
    listed("the pks of a list become an attribute", '{"count": 2, "next": null, "results": [{"pk": 7, "order": 1}, {"pk": 8}]}', "7,8"),
    listed("a bare list is read as well, and an order that is an object", '\ufeff[{"pk": 9876543210, "order": {"pk": 1}}]', "9876543210"),
    listed("an order without items has an empty list", '{"count": 0, "next": null, "results": []}', ""),
    listed("a list with a next page is not whole", '{"count": 2, "next": "more", "results": [{"pk": 7}]}', error="keeps the others back"),
    listed("a list shorter than its count is not whole", '{"count": 2, "next": null, "results": [{"pk": 7}]}', error="gives 1 of 2"),
    listed("items of another order are refused", '[{"pk": 7, "order": 2}]', error="names order 2 as well"),
    listed("an item without pk is refused", '[{"name": "x"}]', error="the list of items cannot be used"),
    listed("a list that is no JSON is refused", "<html>", error="the list of items cannot be used"),
    listed("a list that is none is refused", '{"detail": "x"}', error="neither a list nor an object"),
    built(
        "an order is put together, the spelling of its numbers unharmed",
        '[{"pk":1,"number":"5", "amount": 1.10, "orderitem_set":[7], "name": "\u015f" },{"pk": 7, "price": 1E2},{"pk": 8},{"pk": 3}]',
        '{"pk": 1, "number": "5", "amount": 1.10, "name": "\\u015f", "orderitem_set": [{"pk": 7, "price": 1E2}, {"pk": 8}], '
        '"discountitem_set": [{"pk": 3}]}',
        discounts="3",
        has={"_order.number": "5"},
    ),
    built(
        "an order without items and discounts is one too",
        '[{"pk": 1}]',
        '{"pk": 1, "orderitem_set": [], "discountitem_set": []}',
        items="",
        has={"_order.number": "old"},
    ),
    built("a part too few is no order", '[{"pk": 1}, {"pk": 7}]', error="2 parts came, there must be 3"),
    built("a part that is another item is no order", '[{"pk": 1}, {"pk": 8}, {"pk": 7}]', error="what came for pk 7 is something else"),
    built("an order that is another one is no order", '[{"pk": 2}]', items="", error="what came for pk 1 is something else"),
    built(
        "an order whose status left those of the query is not built",
        '[{"pk": 1, "status": 100, "status_display": "Cancelled"}]',
        items="",
        left="its status is 100, Cancelled by now: the query does not ask for it",
    ),
    still("another status of the query is asked for as well", '{"pk": 1, "status": "Shipped and informed"}', "400, shipped_and-informed"),
    still("a status that is asked for by its label", '{"pk": 1, "status": 540, "status_display": "ready to go"}', "400,Ready-To Go"),
    still("the status that the query gave, whatever the setting says", '{"pk": 1, "status": "Haz\\u0131r"}', "ready", "Haz\u0131r"),
    still("an order that says no status has not left", '{"pk": 1, "status": {"pk": 3}}'),
    built("a part that is no JSON is no order", '[{"pk": 1},<html>]', items="7", error="the order cannot be put together"),
    body("an object may be looked into", '{"a": 1}', "yes"),
    body("a byte order mark is taken off", "\ufeff[1]", "yes", **{"query.body": "[1]"}),
    body("null is JSON with nothing in it", "null", "null"),
    body("an empty answer is no JSON", "", "no"),
    body("no answer is no JSON", None, "no"),
    body("NaN is no JSON", '{"a": NaN}', "no"),
    body("HTML is no JSON", "<html>", "no"),
    checked("201 is continue, with mappings from the request", {"invokehttp.status.code": "201"}, "continue", OUTPUT),
    *(
        checked("of an order, %s is no verdict" % code, {"invokehttp.status.code": code}, "do_nothing", NOT_SENT)
        for code in ("408", "425", "429", "500", "503")
    ),
    checked("422 is failure, and nothing is written", {"invokehttp.status.code": "422"}, "failure", NOT_SENT),
    checked("of an order, 401 is auth_fail", {"invokehttp.status.code": "401"}, "auth_fail", NOT_SENT),
    checked("of an order, 403 is auth_fail", {"invokehttp.status.code": "403"}, "auth_fail", NOT_SENT),
    checked("of an order, no status code is do_nothing", {}, "do_nothing", NOT_SENT),
    checked("an order that the script says exists is continue without a status code", {"order_exists": "true"}, "continue", OUTPUT),
    checked("order_exists must read true", {"order_exists": "True"}, "do_nothing", NOT_SENT),
    checked("an order that the query found is continue", {"order.found": "true", "invokehttp.status.code": "200"}, "continue", OUTPUT),
    checked(
        "a request that is no order gives no mappings",
        {"invokehttp.status.code": "200"},
        "continue",
        {
            "is_send": "1",
            "data": {"response_data": None, "request_data": "<a/>"},
            "order_mapping_value": None,
            "external_status": None,
            "orderitems": [],
            "extra_field": {},
        },
        {"request_data": "<a/>", "response_data": None},
    ),
    case(
        "the check response script of an order on no JSON fails",
        CHECK,
        "{",
        {"invokehttp.status.code": "200"},
        relationship="failure",
        like=ERROR,
        lacks=["relation"],
    ),
    planned("mappings come first and is_send last", OUTPUT, [item_map(7), item_map(8), stock(7), stock(8), ORDER_MAP, SENT]),
    planned("what has no setting is left out and told", OUTPUT, [SENT], WHERE, "item mapping, stock of an item, order mapping"),
    planned("what the script did not give is not written", {"is_send": "1", "order_mapping_value": "", "orderitems": None}, [SENT]),
    planned(
        "statuses and extra fields go where the settings say",
        {
            "external_status": "10",
            "extra_field": {"a": 1},
            "orderitems": [{"order_item_id": "7", "external_status": "20", "extra_field": {"b": 2}, "update_stock": False}],
        },
        [
            ["PATCH", "http://o/api/items/7/", {"external_status": "20", "extra_field": {"b": 2}, "update_stock": False}],
            ["PATCH", "http://o/api/orders/1/", {"is_send": True, "external_status": "10", "extra_field": {"a": 1}}],
        ],
    ),
    case(
        "an item without a pk is no plan",
        PLAN,
        '{"orderitems": [{"order_item_id": null, "item_mapping_code": "x"}]}',
        {"ledger.id": "1"},
        EVERYWHERE,
        relationship="failure",
        like=ERROR,
        lacks=["writes.plan"],
    ),
    case(
        "a plan that is there is gone on with",
        PLAN,
        "body",
        {"ledger.id": "1", "writes.plan": "[]", "writes.next": "3"},
        EVERYWHERE,
        has={"writes.plan": "[]", "writes.next": "3"},
        text="body",
    ),
    write(
        "the next write becomes method, URL and body",
        "0",
        has={"writes.method": "POST", "writes.url": "http://o/m/"},
        text='{"b": 1, "a": "\\u015f"}',
        lacks=["writes.done"],
    ),
    write("is_send is the last one", "1", has={"writes.method": "PATCH", "writes.url": "http://o/o/1/"}, text='{"is_send": true}'),
    write(
        "after the last one the order's version is kept",
        "2",
        {"log.omnitron.response.body": '{"pk": 1, "modified_date": "2026-01-01T00:00:00Z"}'},
        has={"writes.done": "true", "ledger.written.version": "2026-01-01T00:00:00Z"},
        text="before",
    ),
    write(
        "an answer without a date is no error",
        "2",
        {"log.omnitron.response.body": "<html>"},
        has={"writes.done": "true"},
        lacks=["ledger.written.version"],
    ),
    case(
        "the id goes where the setting says",
        "common/prepare_request.py",
        "{}",
        {"ledger.id": "1", "_order.number": "77"},
        {"id_attribute": "_order.id", "idempotency_value": "${_order.number}"},
        has={"_order.id": "1", "Idempotency-Key": "77"},
        lacks=["_cancellation_request.id"],
    ),
]
