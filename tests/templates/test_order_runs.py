"""The Order Flow run offline, against servers that speak real HTTP: one case each that its rules name."""

import json

import pytest

from emulator.mocks.scenarios.order import Case, OrderScenario
from tests.kits.order_run import Played


@pytest.mark.parametrize("items", [0, 1, 200])
def test_an_order_comes_whole_with_as_few_requests_as_can_be(items):
    played = Played([Case(items=items)], fires=1, query_check_url="")
    (sent,) = played.sent()
    body, order = json.loads(sent["body"]), played.order
    assert [item["pk"] for item in body["orderitem_set"]] == [item["pk"] for item in order["orderitem_set"]]
    assert body["orderitem_set"] == order["orderitem_set"] and body["discountitem_set"] == order["discountitem_set"]
    assert len(body["orderitem_set"]) == items and body["number"] == order["number"] and order["is_send"] is True
    assert dict(sent["headers"])["Idempotency-Key"] == order["number"]
    parts = items + len(order["discountitem_set"])
    requests = [
        entry
        for entry in played.omnitron + played.erp
        if entry["path"].rsplit("/", 2)[-2] not in ("login", "orders_integration") and entry["path"] != "/token"
    ]
    assert len(requests) == 3 + parts + 1 + items + 2, "lists and the order, its parts, the ERP, mappings of items, of the order, is_send"
    assert [write[0] for write in played.writes()] == ["POST"] * (items + 1) + ["PATCH"]
    assert played.writes()[-1] == ("PATCH", "/api/v1/orders/%s/" % order["pk"], {"is_send": True})


def test_many_orders_at_once_come_together_each_for_itself():
    played = Played([Case(items=8)] * 30, fires=1, query_check_url="")
    assert len(played.scenario.erp.taken) == len(set(played.scenario.erp.taken)) == 30
    for sent in played.sent():
        body = json.loads(sent["body"])
        assert body["orderitem_set"] == played.orders[str(body["pk"])]["orderitem_set"]
    assert all(order["is_send"] for order in played.orders.values())


def test_one_batch_fetches_all_that_is_eligible_however_few_may_be_under_way():
    played = Played([Case(items=0)] * 26, fires=1, max_inflight="6", page_limit="5", query_check_url="")
    assert len(played.sent()) == 26 and all(order["is_send"] for order in played.orders.values())


@pytest.mark.parametrize("word", ["busy", "too_many", "error"])
def test_an_outage_of_the_erp_costs_no_order(word):
    """Ten answers that judge nothing, of which three may be failures: the eleventh takes it."""
    played = Played([Case(items=0, writes=[word] * 10)], fires=14, failure_attempts="3", nothing_max="60", query_check_url="")
    assert [entry["answer"] for entry in played.sent()] == [{"busy": 503, "too_many": 429, "error": 500}[word]] * 10 + [200]
    assert played.order["is_send"]
    told = [record.message for record in played.run.logs if record.component == "Ledger/Ledger"]
    begun, over = [message for message in told if "answers in a row" in message]
    assert "10 answers in a row were none or failures" in begun and "the ERP takes requests again, after 10 answers" in over


@pytest.mark.parametrize("kind", ["order", "items", "item", "discounts"])
def test_an_order_of_which_a_part_fails_is_not_sent_and_comes_again_whole(kind):
    played = Played([Case(items=2, faults=[(kind, ["500"] * 4)])], query_check_url="")
    failed = [line for line in played.lines() if line.get("log.omnitron.error")]
    assert [line["relation"] for line in failed] == ["do_nothing"] and failed[0]["log.omnitron.error"].startswith("HTTP 500")
    assert failed[0]["log.order.number"] == played.order["number"]
    assert failed[0]["ledger.id"] == str(played.order["pk"]) and not [name for name in failed[0] if name.startswith("keep:")]
    (sent,) = played.sent()
    assert json.loads(sent["body"])["orderitem_set"] == played.order["orderitem_set"] and played.order["is_send"]


def test_an_order_that_is_cancelled_between_its_page_and_its_detail_is_not_sent_and_asked_for_once_more():
    played = Played([Case(items=2, left=True)], fires=4, query_check_url="")
    assert played.erp_calls() == [] and not played.order["is_send"] and played.entry() == "done"
    (line,) = played.lines()
    assert line["relation"] == "do_nothing" and line["log.order.left"].startswith("its status is 100, cancelled by now")
    assert not [name for name in line if name.endswith(".error")]
    assert len(played.asked("/orders_integration/%s/" % played.order["pk"])) == 1
    asks = [entry for entry in played.asked("orders_integration/") if entry["query"].get("id__gt") == [str(played.order["pk"] - 1)]]
    assert [entry["gave"] for entry in asks] == [[]], "one query of its own, and it is settled"


def test_an_order_that_was_cancelled_and_comes_back_is_sent():
    class Returning(OrderScenario):
        def page_given(self, ids):
            super().page_given(ids)
            pages = [entry for entry in self.omnitron.journal if entry["path"].endswith("/orders_integration/")]
            if len(pages) == 4:  # the first page, an ask, and the pages of two more batches
                self.omnitron.turn(next(iter(self.plan)), "450")

    played = Played([Case(items=1, left=True)], fires=6, query_check_url="", scenario=Returning)
    (sent,) = played.sent()
    assert json.loads(sent["body"])["status"] == "450" and played.order["is_send"]


@pytest.mark.parametrize(
    ("statuses", "changed", "sent"),
    [
        ("400,450,500,510,540,550", "510", 1),
        ("Approved,Preparing,Shipped,Shipped-and informed", "510", 1),
        ("approved, preparing ,shipped,ready,delivered", "100", 0),
        ("", "550", 1),
        ("", "100", 0),
    ],
)
def test_a_status_is_compared_by_code_and_by_label_as_in_the_query(statuses, changed, sent):
    class Changed(OrderScenario):
        def page_given(self, ids):
            for rid in ids:
                self.omnitron.turn(rid, changed)

    class Everything(Changed):
        """A server that finds orders by label too."""

        def servers(self):
            omnitron, erp = super().servers()
            handle = omnitron.handle
            omnitron.handle = lambda request: (request.query.pop("status", None), handle(request))[1]
            return omnitron, erp

    played = Played([Case(items=0)], fires=1, query_check_url="", order_statuses=statuses, scenario=Everything)
    assert len(played.sent()) == sent


def test_a_part_that_is_busy_is_asked_for_half_a_minute_later():
    played = Played([Case(items=1, faults=[("item", ["429"])])], fires=1, query_check_url="")
    assert len(played.asked("order_items/%s/" % played.order["orderitem_set"][0]["pk"])) == 2 and played.order["is_send"]


def test_an_order_that_the_query_finds_is_not_written_and_the_script_reads_its_answer():
    script = "        order = request_data", "        response_data and response_data['order']['code']\n        order = request_data"
    played = Played([Case(items=2, checks=["found"])], edits={"Check Response Script": script})
    assert played.sent() == [] and played.order["is_send"]
    (line,) = played.lines()
    assert json.loads(line["log.erp.request.body"])["orderitem_set"] == played.order["orderitem_set"]
    assert json.loads(line["log.erp.response.body"])["order"]["code"] == "ERP-" + played.order["number"]
    assert line["order.found"] == "true" and line["relation"] == "continue"
    assert [write[1] for write in played.writes()][-1] == "/api/v1/orders/%s/" % played.order["pk"]


CHECKS = {
    "not_found": "written", "created_without": "written", "value": "written", "missing": "written", "no_order": "written",
    "null": "written", "empty_text": "written", "empty_list": "written", "empty_object": "written",
    "failure_code": "failure", "conflict": "failure", "unlisted": "failure", "not_json": "failure", "redirect": "failure",
    "hang_up": "failure", "slow": "failure", "cut": "failure", "garbage": "failure", "unauthorized": "once more", "forbidden": "once more",
}  # fmt: skip


@pytest.mark.parametrize(("word", "meaning"), CHECKS.items())
def test_what_the_query_means(word, meaning):
    played = Played([Case(items=0, checks=[word])], fires=1, erp_read_timeout="300 ms" if word == "slow" else "30 secs")
    if meaning == "failure":
        (line,) = played.lines()
        assert line["relation"] == "failure" and line["log.query.error"] and played.sent() == []
        assert not line.get("log.erp.response.body")
    else:
        asked = [entry for entry in played.erp if entry["path"].startswith("/orders/query")]
        assert len(asked) == (2 if meaning == "once more" else 1) and len(played.sent()) == 1 and played.order["is_send"]


def test_a_query_that_is_refused_twice_is_a_failure():
    played = Played([Case(items=0, checks=["forbidden"] * 2)], fires=1)
    assert [line["log.query.error"] for line in played.lines()] == ["HTTP 403"] and played.sent() == []


def test_without_a_login_at_the_erp_a_refused_query_is_a_failure_at_once():
    played = Played([Case(items=0, checks=["forbidden"])], fires=1, erp_login_url="")
    assert [line["relation"] for line in played.lines()] == ["failure"]


def test_without_a_path_any_2xx_is_found_and_with_a_json_path_too():
    assert Played([Case(items=0, checks=["value"])], fires=1, query_check_path="").sent() == []
    assert Played([Case(items=0, checks=["found"])], fires=1, query_check_path="$.order['code']").sent() == []


def test_an_order_that_the_script_calls_existing_is_not_written():
    played = Played([Case(items=2, exists=True)], fires=1, mapping_enabled="true")
    (line,) = played.lines()
    assert played.sent() == [] and played.order["is_send"] and line["relation"] == "continue"
    assert json.loads(line["log.erp.request.body"])["extra_field"] == {"in_erp": True}
    assert "log.erp.response.body" not in line and "invokehttp.status.code" not in line


def test_is_send_0_settles_the_order_without_writing():
    edits = {"Check Response Script": ("'1' if self.relation == 'continue' else '0'", "'0'")}
    played = Played([Case(items=1)], edits=edits)
    assert played.writes() == [] and len(played.sent()) == 1 and played.entry() == "done"
    assert [line["relation"] for line in played.lines()] == ["continue"]


@pytest.mark.parametrize(
    ("writes", "expected"), [([], "continue"), (["reject"], "failure"), (["hang_up"], "do_nothing"), (["forbidden"], "auth_fail")]
)
def test_a_script_without_relation_decides_with_is_send(writes, expected):
    edits = {"Check Response Script": ("            session.putAttribute(flowFile, 'relation', callback.relation)\n", "")}
    played = Played([Case(items=0, writes=writes)], fires=1, edits=edits, erp_auth_resend="0", query_check_url="")
    assert [line["relation"] for line in played.lines()] == [expected]


def test_a_strange_relation_is_held():
    edits = {"Check Response Script": ("'continue'\n        if status", "'maybe'\n        if status")}
    played = Played([Case(items=0)], fires=2, edits=edits)
    assert played.entry() == "held" and len(played.sent()) == 1 and played.writes() == []


@pytest.mark.parametrize(
    ("enabled", "writes", "runs"),
    [("true", ["reject"], 1), ("false", ["reject"], 0), ("true", ["hang_up"], 0), ("true", ["forbidden"] * 2, 1)],
)
def test_the_post_script_runs_on_a_failed_order_when_it_is_told_to(enabled, writes, runs):
    edits = {"Post Script": ("        pass\n", "        self.attributes['log.post'] = 'ran'\n")}
    settings = {"run_on_failed_order": enabled, "post_script_enabled": "true", "query_check_url": ""}
    played = Played([Case(items=0, writes=writes)], fires=1, edits=edits, **settings)
    assert len([line for line in played.lines() if line.get("log.post") == "ran"]) == runs
    assert len(played.lines()) == 1 and played.entry() == "open"


JUDGED = ("in ('408', '425', '429') or status_code.startswith('5')", "== '408'")  # the script calls 503 a failure


@pytest.mark.parametrize(
    ("writes", "relation"),
    [
        (["reject"] * 3, "failure"),
        (["hang_up", "reject", "reject"], "failure"),
        (["forbidden"] * 6, "auth_fail"),
        (["busy"] * 3, "failure"),
    ],
)
def test_the_post_script_runs_once_for_an_order_that_fails_again_and_again(writes, relation):
    edits = {"Post Script": ("        pass\n", "        self.attributes['log.post'] = 'ran'\n"), "Check Response Script": JUDGED}
    settings = {"run_on_failed_order": "true", "post_script_enabled": "true", "query_check_url": "", "failure_wait": "60"}
    played = Played([Case(items=0, writes=writes)], fires=8, edits=edits, **settings)
    assert len(played.sent()) >= 3
    ran = [line["relation"] for line in played.lines() if line.get("log.post") == "ran"]
    assert [word for word in ran if word != "continue"] == [relation]


def test_the_post_script_does_not_run_when_the_query_failed():
    edits = {"Post Script": ("        pass\n", "        self.attributes['log.post'] = 'ran'\n")}
    played = Played([Case(items=0, checks=["failure_code"])], fires=1, edits=edits, run_on_failed_order="true", post_script_enabled="true")
    assert [line.get("log.post") for line in played.lines()] == [None]


def test_an_order_that_is_refused_for_lack_of_a_token_is_sent_once_more():
    played = Played([Case(items=1, writes=["unauthorized"])], fires=1, query_check_url="")
    assert len(played.sent()) == 2 and played.sent()[0]["body"] == played.sent()[1]["body"] and played.order["is_send"]


@pytest.mark.parametrize("word", ["500", "hang_up", "503"])
def test_a_write_that_fails_is_tried_again_and_goes_on_where_it_stopped(word):
    played = Played([Case(items=3, faults=[("item_mapping", [word] * 2)])], fires=1, query_check_url="")
    mapped = [body["object_id"] for method, _, body in played.writes() if method == "POST"]
    pks = [item["pk"] for item in played.order["orderitem_set"]]
    assert mapped == [pks[0], pks[1], pks[2], pks[2], pks[2], played.order["pk"]] and played.order["is_send"]


def test_a_write_that_omnitron_refuses_with_401_is_repeated_after_a_new_login():
    played = Played([Case(items=1, faults=[("writeback", ["401"])])], fires=1, query_check_url="")
    assert [method for method, _, _ in played.writes()] == ["POST", "POST", "PATCH", "PATCH"] and played.order["is_send"]


def test_a_write_that_fails_for_good_is_parked_and_the_erp_is_left_alone():
    played = Played([Case(items=1, faults=[("writeback", ["404"])])], fires=3, query_check_url="", parked=1)
    assert played.entry() == "parked" and len(played.sent()) == 1 and not played.order["is_send"]
    (line,) = played.lines()
    assert line["log.omnitron.error"].startswith("HTTP 404") and line["ledger.outcome"] == "write_failed"


def test_an_output_that_cannot_be_written_is_parked_with_its_error():
    edits = {"Check Response Script": ("('order_item_id', item.get('pk'))", "('order_item_id', None)")}
    played = Played([Case(items=1)], fires=2, edits=edits, query_check_url="", parked=1)
    (line,) = played.lines()
    assert played.entry() == "parked" and len(played.sent()) == 1 and played.writes() == []
    assert "order_item_id is None: it must be the pk of an item" in line["log.script.error"] and line["log.order.number"]


def test_what_was_parked_goes_on_with_the_write_that_failed():
    played = Played([Case(items=2, faults=[("item_mapping", ["404"])])], fires=2, query_check_url="", unparked=True)
    pks = [item["pk"] for item in played.order["orderitem_set"]]
    mapped = [body["object_id"] for method, _, body in played.writes() if method == "POST"]
    assert mapped == [pks[0], pks[1], pks[1], played.order["pk"]] and played.order["is_send"] and len(played.sent()) == 1


def test_fields_without_a_setting_are_told_and_with_one_are_written():
    (line,) = Played([Case(items=1)], fires=1, mapping_item_content_type="").lines()
    assert line["log.omnitron.unsent"] == "no setting says where to write: item mapping, stock of an item"
    played = Played([Case(items=1)], fires=1, item_update_stock_field="update_stock")
    pk = played.order["orderitem_set"][0]["pk"]
    assert ("PATCH", "/api/v1/order_items/%s/" % pk, {"update_stock": True}) in played.writes()


def test_the_query_is_the_documented_one_and_channels_are_left_out_when_empty():
    played = Played([Case(items=0)], fires=1, omnitron_channel="")
    query = played.asked("/orders_integration/")[0]["query"]
    assert query == {
        "is_send": ["false"],
        "id__gt": ["0"],
        "sort": ["id"],
        "limit": ["25"],
        "status": ["400", "450", "500", "510", "540", "550"],
        "modified_date__gt": ["2025-12-25T08:05:00.000000Z"],
    }
    assert Played([Case(items=0)], fires=1).asked("/orders_integration/")[0]["query"]["channel__in"] == ["1,2"]


def test_a_body_of_the_erp_that_was_cut_is_held():
    played = Played([Case(items=0)], fires=2, erp_response_max_bytes="10", query_check_url="")
    assert played.entry() == "held" and played.writes() == []
