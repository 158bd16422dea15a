"""The Omnitron mock's orders and the ERP's answers to the question for an order keep their contract."""

import http.client
import json
import urllib.parse

import pytest

from emulator.mocks import erp_checks
from emulator.mocks.data import from_ms
from emulator.mocks.data_orders import orders, plan_events, sample_order
from emulator.mocks.erp import Erp
from emulator.mocks.omnitron import Omnitron
from emulator.mocks.scenarios.order import SHOWN, Case, OrderScenario

NEWEST = from_ms(1_768_464_000_000)
LIST = "/api/v1/orders_integration/"


def call(url, method, path, document=None, headers=()):
    address = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=5)
    try:
        connection.request(method, path, None if document is None else json.dumps(document), dict(headers))
        response = connection.getresponse()
        body = response.read()
        return response.status, json.loads(body) if body else None, dict(response.getheaders())
    finally:
        connection.close()


class Client:
    def __init__(self, server):
        self.server = server
        _, answer, _ = call(server.url, "POST", "/api/v1/auth/login/", {"username": "omnitron", "password": "s3cret"})
        self.headers = {"Authorization": "Token " + answer["key"]}

    def get(self, path, status=200):
        return self.send("GET", path, None, status)

    def send(self, method, path, document, status=200):
        code, answer, _ = call(self.server.url, method, path, document, self.headers)
        assert code == status, (path, code, answer)
        return answer


@pytest.fixture
def omnitron():
    with Omnitron(orders=orders(1, 30, NEWEST, [0, 1, 3, 200])) as server:
        yield server


@pytest.fixture
def client(omnitron):
    return Client(omnitron)


def order_of(omnitron, size):
    return next(row for row in omnitron.orders.rows.values() if len(row["orderitem_set"]) == size)


def test_orders_want_a_token(omnitron):
    assert call(omnitron.url, "GET", LIST)[0] == 401


def test_a_page_begins_after_id__gt_with_the_lowest_pk(client, omnitron):
    pks = sorted(int(pk) for pk in omnitron.orders.rows)
    answer = client.get(LIST + "?is_send=false&id__gt=%d&sort=id&limit=5" % pks[3])
    assert [row["pk"] for row in answer["results"]] == pks[4:9]
    assert (answer["count"], bool(answer["next"])) == (26, True)


def test_a_list_can_come_without_its_envelope():
    with Omnitron(orders=orders(1, 3, NEWEST), bare_lists=True) as server:
        assert [type(row) for row in Client(server).get(LIST)] == [dict, dict, dict]


@pytest.mark.parametrize(
    "query", ["status=100", "status=200&status=300", "channel__in=7,8", "is_send=true", "modified_date__gt=2026-02-01"]
)
def test_a_filter_of_orders_leaves_out_what_does_not_match(client, query):
    assert client.get(LIST + "?limit=100&" + query)["results"] == []


def test_several_statuses_and_channels_are_alternatives(client):
    everything = "".join("&status=%s" % code for code in (400, 450, 500, 510, 540, 550)) + "&channel__in=1,2"
    assert client.get(LIST + "?limit=100" + everything)["count"] == 30


def test_the_endpoint_of_example_input_gives_one_whole_order(client, omnitron):
    order = next(iter(omnitron.orders.rows.values()))
    (row,) = client.get(LIST + "detailed/?limit=1&number=" + order["number"])["results"]
    assert row["pk"] == order["pk"] and isinstance(row["orderitem_set"], list)


def test_the_detail_has_neither_items_nor_discounts(client, omnitron):
    row = order_of(omnitron, 3)
    detail = client.get(LIST + "%d/detailed_integration/" % row["pk"])
    assert set(sample_order()) - set(detail) == {"orderitem_set", "discountitem_set"}
    assert detail["number"] == row["number"]


@pytest.mark.parametrize("size", [0, 1, 3, 200])
def test_the_items_of_an_order_are_all_there_whatever_the_page_limit(client, omnitron, size):
    row = order_of(omnitron, size)
    listed = client.get("/api/v1/order_items/?order_id=%d&limit=99999" % row["pk"])["results"]
    assert [item["pk"] for item in listed] == [item["pk"] for item in row["orderitem_set"]]
    assert all(isinstance(item["product"], int) for item in listed)


def test_one_item_and_one_discount_come_in_full(client, omnitron):
    row = next(row for row in omnitron.orders.rows.values() if row["discountitem_set"])
    item, discount = row["orderitem_set"][0], row["discountitem_set"][0]
    assert client.get("/api/v1/order_items/%d/detailed_integration/" % item["pk"]) == item
    assert client.get("/api/v1/discount_items/%d/detailed_integration/" % discount["pk"]) == discount


def test_the_form_without_the_last_slash_is_moved(client, omnitron):
    row = order_of(omnitron, 1)
    path = LIST + "%d/detailed_integration" % row["pk"]
    status, _, headers = call(omnitron.url, "GET", path, headers=client.headers)
    assert (status, headers["Location"]) == (301, path + "/")


def test_an_order_that_is_marked_sent_is_on_no_page_of_unsent_ones(client, omnitron):
    pk = order_of(omnitron, 1)["pk"]
    before = omnitron.orders.rows[str(pk)]["modified_date"]
    answer = client.send("PATCH", "/api/v1/orders/%d/" % pk, {"is_send": True})
    assert answer["modified_date"] > before
    assert pk not in [row["pk"] for row in client.get(LIST + "?is_send=false&limit=100")["results"]]


def test_a_cancelled_order_leaves_the_open_ones_and_the_journal_notes_it(client, omnitron):
    pk = order_of(omnitron, 1)["pk"]
    omnitron.cancel(str(pk))
    assert pk not in [row["pk"] for row in client.get(LIST + "?limit=100&status=400&status=450&status=500")["results"]]
    assert [(one["path"], one["id"]) for one in omnitron.journal if one["method"] == "NOTE"] == [("cancelled", str(pk))]


def test_a_mapping_is_made_once_and_repeated_without_harm(client, omnitron):
    pk = order_of(omnitron, 1)["orderitem_set"][0]["pk"]
    body = {"content_type": 33, "object_id": pk, "integration_type": "erp", "code": "E-1"}
    client.send("POST", "/api/v1/integration_mappings/", body, 201)
    client.send("POST", "/api/v1/integration_mappings/", body, 200)
    assert omnitron.orders.mappings == {("33", str(pk), "erp"): "E-1"}


@pytest.mark.parametrize("change", [{"code": ""}, {"code": None}, {"object_id": 1}])
def test_a_mapping_that_lacks_something_is_refused(client, omnitron, change):
    pk = order_of(omnitron, 1)["pk"]
    body = {"content_type": 31, "object_id": pk, "integration_type": "erp", "code": "E-1", **change}
    client.send("POST", "/api/v1/integration_mappings/", body, 400)


def test_an_item_keeps_what_is_written_to_it(client, omnitron):
    item = order_of(omnitron, 1)["orderitem_set"][0]
    client.send("PATCH", "/api/v1/order_items/%d/" % item["pk"], {"external_status": "hazır"})
    assert item["external_status"] == "hazır"


def test_a_wrong_method_is_answered_405(client, omnitron):
    client.send("POST", "/api/v1/orders/%d/" % order_of(omnitron, 1)["pk"], {}, 405)


@pytest.mark.parametrize(
    "kind, path",
    [
        ("order:%(pk)s", LIST + "%(pk)s/detailed_integration/"),
        ("items:%(pk)s", "/api/v1/order_items/?order_id=%(pk)s"),
        ("discounts:%(pk)s", "/api/v1/discount_items/?order_id=%(pk)s"),
        ("item:%(item)s", "/api/v1/order_items/%(item)s/detailed_integration/"),
    ],
)
def test_each_kind_of_read_can_fail_once(kind, path):
    made = orders(1, 1, NEWEST, [1])
    names = {"pk": made[0]["pk"], "item": made[0]["orderitem_set"][0]["pk"]}
    with Omnitron(orders=made, faults={kind % names: ["500"]}) as server:
        client = Client(server)
        client.get(path % names, 500)
        client.get(path % names)


def test_orders_and_plans_follow_from_the_seed_alone():
    assert orders(7, 5, NEWEST) == orders(7, 5, NEWEST) != orders(8, 5, NEWEST)
    assert plan_events(7, 5) == plan_events(7, 5) != plan_events(8, 5)


def test_many_orders_share_what_never_changes():
    first, second = orders(1, 2, NEWEST)
    assert first["customer"] is second["customer"]


@pytest.mark.parametrize("word", [*erp_checks.NOT_FOUND, "found"])
def test_only_found_says_that_the_order_is_there(word):
    with Erp(checks={"9": [word]}, ids={"0009": "9"}, token_wanted=False) as erp:
        status, answer, _ = call(erp.url, "GET", "/orders/query?number=0009")
        code = (answer.get("order") or {}).get("code")
        there = status == 200 and code not in (None, "", [], {}, erp_checks.VALUE)
        assert there is (word == "found")
        assert [entry["gave"] for entry in erp.journal] == [["9"] if there else []]


def test_an_erp_that_took_an_order_says_so_when_it_is_asked():
    with Erp({"9": ["cut"]}, ids={"0009": "9"}, token_wanted=False) as erp:
        assert call(erp.url, "GET", "/orders/query?number=0009")[0] == 404
        with pytest.raises(http.client.IncompleteRead):
            call(erp.url, "POST", "/orders", {"pk": 9, "number": "0009"})
        assert call(erp.url, "GET", "/orders/query?number=0009")[0] == 200


def test_an_order_is_told_by_its_key_or_its_number():
    with Erp(ids={"0009": "9"}, token_wanted=False) as erp:
        call(erp.url, "PUT", "/orders", {"x": 1}, {"Idempotency-Key": "0009"})
        call(erp.url, "POST", "/orders", {"number": "0009"})
        call(erp.url, "POST", "/orders", {"pk": 9})
        assert [entry["id"] for entry in erp.journal] == ["9", "9", "9"]


@pytest.mark.parametrize("seed", range(20))
def test_every_order_scenario_shows_what_the_demo_promises(seed):
    plans = list(OrderScenario(seed).plan.values())
    assert all(shown in plans for shown in SHOWN)


def test_an_order_cancelled_after_its_first_way_is_cancelled_by_the_write():
    with OrderScenario(3) as scenario:
        rid = next(rid for rid, case in scenario.plan.items() if case.cancelled)
        token = call(scenario.erp.url, "POST", "/token", {"username": "erp", "password": "ş1fre"})[1]["token"]
        status, _, _ = call(scenario.erp.url, "POST", "/orders", {"pk": int(rid)}, {"Authorization": "Bearer " + token})
        assert (status, scenario.omnitron.orders.rows[rid]["status"]) == (500, "100")


def test_an_order_that_leaves_is_open_on_its_page_and_cancelled_in_its_detail():
    with OrderScenario(3, cases=[Case(items=0, left=True)], faults={}) as scenario:
        client = Client(scenario.omnitron)
        (row,) = client.get(LIST + "?is_send=false")["results"]
        order = client.get(LIST + "%s/detailed_integration/" % row["pk"])
        assert row["status"] != order["status"] == "100" and order["status_display"] == "cancelled"
        assert [(one["path"], one["id"]) for one in scenario.omnitron.journal if one["method"] == "NOTE"] == [("cancelled", str(row["pk"]))]
