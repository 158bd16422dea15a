"""What the Order Flow makes of an ERP that is busy, silent or refuses tokens, and of outcomes that nobody would see."""

import json
from functools import partial

import pytest

from emulator.mocks.scenarios.order import Case, OrderScenario
from tests.kits.order_run import Played

ASKED = "    def relation_of(self, status_code, request_data, response_data):\n"
WANTS_A_CODE = {"Check Response Script": (ASKED, ASKED + "        assert int(status_code) > 0\n")}  # int(None) is a TypeError


def warnings(played, part):
    return [line for line in played.run.bulletins if part in str(line)]


def logins(played):
    return len([entry for entry in played.erp if entry["path"] == "/token"])


def test_without_an_answer_a_script_that_wants_a_status_code_is_not_asked():
    played = Played([Case(items=0, writes=["garbage", "garbage"])], edits=WANTS_A_CODE, query_check_url="")
    assert [line["relation"] for line in played.lines()] == ["do_nothing", "do_nothing", "continue"]
    assert played.order["is_send"] and not [line for line in played.lines() if "log.script.error" in line]


def test_a_setting_asks_the_script_all_the_same():
    settings = {"query_check_url": "", "custom_response_without_answer": "true"}
    played = Played([Case(items=0, writes=["garbage"])], fires=3, edits=WANTS_A_CODE, **settings)
    assert played.entry() == "held" and len(played.sent()) == 1 and "int()" in played.lines()[0]["log.script.error"]


@pytest.mark.parametrize(("word", "fires", "sent"), [("busy", 2, 2), ("later", 2, 1), ("later", 4, 2)])
def test_an_erp_that_says_when_is_asked_no_earlier(word, fires, sent):
    played = Played([Case(items=0, writes=[word])], fires=fires, query_check_url="")
    assert len(played.sent()) == sent and played.order["is_send"] is (sent == 2)
    (state,) = played.run.state.values()
    assert "forged" not in json.dumps(dict(state["values"]))


def test_an_outage_with_answers_uses_up_no_attempt():
    played = Played(
        [Case(items=0, writes=[word] * 2) for word in ("error", "busy", "too_many")], fires=9, query_check_url="", failure_attempts="1"
    )
    assert all(order["is_send"] for order in played.orders.values())


def test_one_new_token_serves_all_whose_token_was_refused():
    played = Played([Case(items=0, writes=["unauthorized"])] * 12, fires=1, query_check_url="")
    assert len(played.sent()) == 24 and all(order["is_send"] for order in played.orders.values())
    assert logins(played) == 2


def test_two_refused_tokens_in_a_row_do_not_park_a_write_back():
    played = Played([Case(items=0, faults=[("writeback", ["401", "401", "401"])])], fires=1, query_check_url="")
    assert played.order["is_send"] and len(played.sent()) == 1
    assert [entry["answer"] for entry in played.omnitron if entry["path"].startswith("/api/v1/orders/")] == [401, 401, 401, 200]


def test_null_is_held_and_not_sent():
    edits = {"Script": ("        return output_obj\n", "        return None\n")}
    played = Played([Case(items=0)], fires=2, edits=edits, script_enabled="true", query_check_url="")
    assert played.sent() == [] and played.entry() == "held"
    assert "null is not sent" in played.lines()[0]["log.mapping.error"]


def test_continue_without_is_send_says_once_that_the_order_stays_unsent():
    edits = {"Check Response Script": ("            ('is_send', '1' if self.relation == 'continue' else '0'),\n", "")}
    played = Played([Case(items=0)], fires=3, edits=edits, query_check_url="")
    assert len(warnings(played, "stays unsent in Omnitron")) == 1 and played.writes() == [] and len(played.sent()) == 1


def test_is_send_0_is_meant_and_says_nothing():
    edits = {"Check Response Script": ("'1' if self.relation == 'continue' else '0'", "'0'")}
    played = Played([Case(items=0)], fires=1, edits=edits, query_check_url="")
    assert warnings(played, "stays unsent") == [] and played.writes() == []


def test_what_no_setting_says_where_to_write_is_a_warning_once_a_batch():
    played = Played([Case(items=1)] * 4, fires=1, query_check_url="", mapping_item_content_type="", mapping_order_content_type="")
    (warning,) = warnings(played, "no setting says where to write")
    assert "item mapping" in str(warning) and "order mapping" in str(warning) and all(order["is_send"] for order in played.orders.values())


def test_without_an_erp_login_a_scripts_token_is_none():
    edits = {
        "Script": ("        return output_obj\n", "        self.attributes['log.token'] = repr(self.erpToken)\n        return output_obj\n")
    }
    scenario = partial(OrderScenario, erp_login=False)
    played = Played([Case(items=0)], fires=1, edits=edits, scenario=scenario, script_enabled="true", query_check_url="")
    assert [line["log.token"] for line in played.lines()] == ["None"] and played.order["is_send"]
