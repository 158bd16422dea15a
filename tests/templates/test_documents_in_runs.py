"""What Omnitron's documents say that a script, a method or an address does, in runs of the flows."""

import json
from pathlib import Path

import pytest

from emulator.cli.demo import play
from emulator.cli.flow_settings import Settings
from emulator.mocks.scenarios.order import Case
from tests.kits.order_run import Played

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = (ROOT / "processors" / "common" / "script.py").read_text(encoding="utf-8")
POST = (ROOT / "processors" / "common" / "post_script.py").read_text(encoding="utf-8")
REQUEST, PLANS = "order_cancellation_request", "order_cancel"


def ran(tmp_path, slug, card, script, **parameters):
    """A run of one request with a script of one's own in a card, at an ERP without a login: its servers, its lines of the log."""
    file = tmp_path / "mine.py"
    file.write_text(script, encoding="utf-8")
    more = {name.replace("_", "."): value for name, value in parameters.items()}
    settings = Settings(scripts={"%s/%s" % (card, card): str(file)})
    usual = {"script.enabled": "true", "post.script.enabled": "true", **more}
    scenario, done = play(slug, "json", 1, settings=settings, cases=[["accept"]], faults={}, erp_login=False, overrides=usual)
    return scenario, done, [final.attributes for final in done.finals if final.component.split("/")[-2:-1] == ["Log"]]


def edited(script, place, line):
    """The script with a line of one's own at the place that is to be edited."""
    assert script.count(place) == 1
    return script.replace(place, "        " + line + "\n" + place)


TRANSFORM, AFTER = "        return output_obj\n", "        pass\n"
TOKEN = "self.attributes['log.erp'] = repr(get_attribute(self.flowFile, 'token.erp'))"


@pytest.mark.parametrize(("card", "script"), [("Script", edited(SCRIPT, TRANSFORM, TOKEN)), ("Post Script", edited(POST, AFTER, TOKEN))])
@pytest.mark.parametrize("slug", [REQUEST, PLANS])
def test_without_an_erp_login_a_script_finds_no_token_of_the_erp(tmp_path, slug, card, script):
    _, _, (line,) = ran(tmp_path, slug, card, script)
    assert (line["log.erp"], line["relation"]) == ("None", "continue")


def test_what_a_script_writes_into_attributes_serves_the_next_cards_and_the_log(tmp_path):
    line = "self.attributes['mine.place'], self.attributes['log.mine'] = 'iptal', get_attribute(self.flowFile, 'token.omnitron')[:8]"
    scenario, _, (last,) = ran(tmp_path, REQUEST, "Script", edited(SCRIPT, TRANSFORM, line), writeback_body='{"place": "${mine.place}"}')
    assert last["log.mine"] == "omnitron"
    assert [entry["body"] for entry in scenario.omnitron.journal.entries() if "/complete/" in entry["path"]] == ['{"place": "iptal"}']


def test_a_script_may_make_a_list_of_its_object(tmp_path):
    scenario, _, (line,) = ran(tmp_path, REQUEST, "Script", edited(SCRIPT, TRANSFORM, "output_obj = [output_obj['id']]"))
    assert [json.loads(entry["body"]) for entry in scenario.erp.journal.entries()] == [[1]] and line["relation"] == "continue"


ANSWERED = "self.attributes['log.answered'] = json.loads(get_attribute(self.flowFile, 'log.omnitron.response.body'))['status']"


@pytest.mark.parametrize(("work", "status"), [(ANSWERED, "completed"), ("raise ValueError('crm')", None)])
def test_the_post_script_runs_after_the_write_back_and_its_error_changes_nothing(tmp_path, work, status):
    scenario, done, (line,) = ran(tmp_path, REQUEST, "Post Script", edited(POST, AFTER, work))
    assert done.finished and line["relation"] == "continue" and line.get("log.answered") == status
    assert ("log.script.error" in line) is (status is None) and scenario.omnitron.rows["1"]["status"] == "completed"


RAISES = "raise ValueError('ürün yok')"


def test_a_traceback_with_letters_beyond_ascii_holds_the_object_and_the_log_has_it(tmp_path):
    scenario, done, (line,) = ran(tmp_path, REQUEST, "Script", edited(SCRIPT, TRANSFORM, RAISES))
    assert done.finished and line["ledger.outcome"] == "script_error" and line["log.script.error"].endswith("yok\n")
    assert scenario.erp.journal.entries() == []


def test_str_of_a_global_traceback_with_a_byte_string_beyond_ascii_leaves_the_object_in_front_of_its_card(tmp_path):
    """A global name goes through the engine's bindings and comes back as unicode: then str() encodes."""
    put = "            session.putAttribute(flowFile, 'log.script.error', traceback.format_exc())\n"
    script = edited(SCRIPT, TRANSFORM, RAISES)
    assert put in script
    script = script.replace(put, "            var = traceback.format_exc()\n" + put.replace("traceback.format_exc()", "str(var)"))
    scenario, done, lines = ran(tmp_path, REQUEST, "Script", script)
    (why,) = [stalled.why for stalled in done.stalled]
    assert why.startswith("Script/Script gave up: ") and "UnicodeEncodeError" in why
    assert lines == [] and scenario.erp.journal.entries() == []
    scenario, done, (line,) = ran(tmp_path, REQUEST, "Script", script.replace("'ürün yok'", "u'ürün yok'"))
    assert done.finished and line["log.script.error"].endswith("ValueError: \\xfcr\\xfcn yok\n")


@pytest.mark.parametrize(("method", "carried"), [("POST", True), ("PUT", True), ("PATCH", True), ("GET", False)])
def test_every_method_of_the_documents_reaches_the_erp_and_get_alone_carries_no_body(method, carried):
    played = Played([Case(items=0)], fires=1, query_check_url="", erp_order_method=method)
    (sent,) = [entry for entry in played.erp if entry["path"] == "/orders"]
    assert sent["method"] == method
    assert (json.loads(sent["body"])["number"] == played.order["number"]) if carried else sent["body"] == ""


def test_a_path_with_slashes_finds_nothing():
    assert len(Played([Case(items=0, checks=["found"])], fires=1, query_check_path="order/code").sent()) == 1


@pytest.mark.parametrize("path", ["$..[", "order.code no"])
def test_what_is_no_json_path_keeps_an_order_in_front_of_the_query_check(path):
    played = Played(
        [Case(items=0, checks=["found"])], fires=1, query_check_path=path, stuck=["Query Check Order/What the path finds gave up"]
    )
    assert played.sent() == played.lines() == [] and "Invalid JSON Path expression" in str(played.run.bulletins)
