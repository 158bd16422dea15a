"""The scripts under the real Jython 2.7.2: they compile, and do there what they do under CPython."""

import base64
import json
import re

import pytest

import emulator
from tests.kits import example_cases, jython, ledger_world, login_cases, order_cases, redact_cases
from tests.kits.script_cases import CASES as CARD_CASES
from tests.kits.script_cases import SAMPLE, SAMPLE_TEXT, differences
from tests.kits.script_files import PROCESSORS, load_script

pytestmark = pytest.mark.java

CASES = CARD_CASES + order_cases.CASES + example_cases.CASES
SCRIPTS = sorted(str(path.relative_to(PROCESSORS)) for path in PROCESSORS.glob("*/*.py") if path.parent.name != "source")
LEDGER, READ_PAGE, VERDICT = ("common/%s.py" % name for name in ("ledger", "read_page", "verdict"))
NIFIS_OWN = ("uuid", "filename", "path")
DRIVERS_FRAME = re.compile(r'  File "[^"]*jython_driver.py".*\n    .*\n')
JAR = re.compile(r'(?<=File ")[^"]*/jython-(?=standalone)')


def flow_file(attributes, content=""):
    return {"attributes": attributes, "content": content}


def script_job(name, flowfiles, properties=None, services=None):
    return {"kind": "script", "script": str(PROCESSORS / name), "flowfiles": flowfiles, "properties": properties or {},
            "services": services or {}}


@pytest.fixture(scope="module")
def server():
    with login_cases.logins() as found:
        yield found


def recorded_steps(seeds):
    """Steps of the simulated world: (state, events, settings, now), at most 40 a seed."""
    ledger, calls = load_script(LEDGER), []
    step = ledger.step
    for seed in seeds:
        taken = []

        def recorder(state, events, settings, now, taken=taken):
            if len(taken) < 40 and events:
                taken.append([dict(state), [dict(event) for event in events], settings, now])
            return step(state, events, settings, now)

        ledger.step = recorder
        ledger_world.World(ledger, seed).run()
        calls += taken
    return calls


LEDGER_PROPERTIES = {"start_date": "2026-01-01T00:00:00+03:00"}
PAGE = json.dumps({"count": 2, "next": None, "results": [SAMPLE, {"no": "id"}]}, ensure_ascii=False)
READING = {"order_by": "date", "limit": "5", "overlap": "600", "row_id": "id", "row_attributes": "_order.number=order_item.order.number"}
QUERY = {"ledger.cursor": "2025-12-31T20:59:59.999999Z", "ledger.limit": "5", "ledger.page": "0", "ledger.scan": "bbbbbbbb0000"}
PAGES = [[PAGE, READING, QUERY, "2026-01-01T00:00:00Z"], ["[]", READING, dict(QUERY, **{"ledger.for": "7"}), "2026-01-01T00:00:00Z"],
         [json.dumps([{"pk": 3, "modified_date": "2026-01-02"}, SAMPLE]), dict(READING, order_by="id", row_id="pk, id"),
          dict(QUERY, **{"ledger.cursor": "0"}), ""]]
JUDGING = {"failure_attempts": 3, "failure_wait": 300, "failure_patience": 259200, "nothing_wait": 60, "nothing_max": 3600}
OUTCOMES = [[{"ledger.outcome": word, "ledger.failures": "2", "ledger.waits": "3", "invokehttp.status.code": code}, JUDGING, 1_800_000_000]
            for word in ("failure", "do_nothing", "expired", "held", "") for code in ("", "422", "503")]
TAKEN = load_script(READ_PAGE).page_of(*PAGES[0])
TRIGGERS = [
    [flow_file({"uuid": "aaaaaaaa-0000-0000-0000-000000000000", "ledger.event": "outcome", "ledger.id": "1"})],
    [flow_file({"uuid": "bbbbbbbb-0000-0000-0000-000000000000", "ledger.event": "tick", "filename": "f", "path": "./", "other": "x",
                "token.erp": "t"})],
    [flow_file({"uuid": "cccccccc-0000-0000-0000-000000000000", "ledger.event": "page", "ledger.next": TAKEN[1],
                "token.omnitron": "o", "filename": "g", **QUERY}, TAKEN[0])],
]


@pytest.fixture(scope="module")
def answers(server, tmp_path_factory):
    """Every job in one JVM: name -> answer."""
    steps = recorded_steps((3, 8, 21))
    jobs = {("compile", name): {"kind": "compile", "script": str(PROCESSORS / name)} for name in SCRIPTS}
    jobs.update({("case", each["name"]): script_job(each["script"], [flow_file(each["attributes"], each["content"])], each["properties"])
                 for each in CASES})
    jobs["steps"] = {"kind": "call", "script": str(PROCESSORS / LEDGER), "function": "step", "calls": steps}
    order = {"uuid": "u-1", "keep:ledger.id": "1", "keep:order.items": "7", "keep:x": "y"}
    jobs["fan out"] = script_job("order/fan_out.py", [flow_file(order, "[7]")],
                                 {"base_url": "http://o", "order_path": "/a/", "items_path": "/b/", "suffix": "c/"})
    jobs["rows"] = {"kind": "call", "script": str(PROCESSORS / READ_PAGE), "function": "ascii_json",
                    "calls": [[SAMPLE_TEXT], ["\U0001f600 ş"]]}
    jobs["pages"] = {"kind": "call", "script": str(PROCESSORS / READ_PAGE), "function": "page_of", "calls": PAGES}
    jobs["verdicts"] = {"kind": "call", "script": str(PROCESSORS / VERDICT), "function": "verdict", "calls": OUTCOMES}
    jobs["redact"] = {"kind": "call", "script": str(PROCESSORS / "common/log_line.py"), "function": "redact",
                      "calls": [[text] for text, _ in redact_cases.CASES]}
    jobs["ledger"] = {"kind": "ledger", "script": str(PROCESSORS / LEDGER), "triggers": TRIGGERS, "properties": LEDGER_PROPERTIES}
    jobs["unset"] = {"kind": "ledger", "script": str(PROCESSORS / LEDGER), "triggers": TRIGGERS[1:2],
                     "properties": {"max_asks": "many"}}
    jobs["log"] = script_job("common/log_line.py", [flow_file({
        "ledger.id": "7", "relation": "failure", "ledger.batch": "b/1", "token.erp": "secret-token",
        "log.erp.request.body": '{"iban": "TR330006100519786457841326", "name": "ş"}'})] * 2,
        {"flow": "Order Cancellation", "log_directory": str(tmp_path_factory.getbasetemp() / "lines" / "deep")})
    jobs.update({("login", name): script_job("common/login.py", [flow_file(each["attributes"])],
                                             login_cases.properties(each, server.url), each["services"])
                 for name, each in login_cases.CASES.items()})
    found = jython.run_jobs(list(jobs.values()), tmp_path_factory.mktemp("jython"))
    result = dict(zip(jobs, found))
    result["recorded"] = steps
    result["lines"] = tmp_path_factory.getbasetemp() / "lines" / "deep"
    return result


def result(answers, name):
    answer = answers[name]
    assert "error" not in answer, answer["error"]
    return answer["result"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_compiles(answers, name):
    assert result(answers, ("compile", name)) == "compiled"


@pytest.mark.parametrize("expected", CASES, ids=lambda each: each["name"])
def test_a_script_does_what_its_table_says(answers, expected):
    found = result(answers, ("case", expected["name"]))
    out = found["out"][0] if found["out"] else {"relationship": None, "attributes": {}, "content": ""}
    assert differences(expected, out["relationship"], out["attributes"], base64.b64decode(out["content"])) == []
    assert found["committed"]
    assert len(found["out"]) + found["removed"] == 1


@pytest.mark.parametrize("expected", [each for each in CASES if each["relationship"]], ids=lambda each: each["name"])
def test_a_script_gives_the_same_bytes_as_in_the_emulator(answers, expected):
    (out,) = result(answers, ("case", expected["name"]))["out"]
    run = emulator.run_script(str(PROCESSORS / expected["script"]), expected["content"], expected["attributes"],
                              properties=expected["properties"])
    assert base64.b64decode(out["content"]) == run.flowfile.content
    found = {name: JAR.sub("<jython>/jython-", DRIVERS_FRAME.sub("", value)) for name, value in out["attributes"].items()}
    assert found == {name: value for name, value in run.flowfile.attributes.items() if name not in NIFIS_OWN}


def test_the_ledgers_steps_are_the_same_as_under_cpython(answers):
    step = load_script(LEDGER).step
    assert len(answers["recorded"]) > 60
    for arguments, (state, emitted, notes) in zip(answers["recorded"], result(answers, "steps")):
        expected = json.loads(json.dumps(step(*arguments)))
        assert [state, emitted, notes] == expected


def test_a_rows_text_is_escaped_the_same(answers):
    ascii_json = load_script(READ_PAGE).ascii_json
    assert result(answers, "rows") == [ascii_json(SAMPLE_TEXT), ascii_json("\U0001f600 ş")]


def test_a_page_is_read_the_same(answers):
    page_of = load_script(READ_PAGE).page_of
    for call, (lines, following, told) in zip(PAGES, result(answers, "pages")):
        expected = page_of(*call)
        assert lines == expected[0] and json.loads(following) == json.loads(expected[1])
        assert [text.split(":")[0] for text in told] == [text.split(":")[0] for text in expected[2]]


def test_an_outcome_means_the_same(answers):
    verdict = load_script(VERDICT).verdict
    assert result(answers, "verdicts") == [list(verdict(*call)) for call in OUTCOMES]


def test_an_order_is_fanned_out(answers):
    found = result(answers, "fan out")
    order, item = (each["attributes"] for each in found["out"])
    assert (order["keep:fragment.url"], item["keep:fragment.url"]) == ("http://o/a/1/c/", "http://o/b/7/c/")
    assert (order["keep:fragment.index"], item["keep:fragment.index"], item["keep:x"]) == ("0", "1", "y")
    assert {each["keep:fragment.identifier"] for each in (order, item)} == {"u-1"}
    assert {each["keep:fragment.count"] for each in (order, item)} == {"2"}
    assert {each["relationship"] for each in found["out"]} == {"success"} and found["committed"]


def test_redaction_is_the_same(answers):
    assert result(answers, "redact") == [expected for _, expected in redact_cases.CASES]


def test_the_ledgers_shell_waits_for_a_tick_then_works(answers):
    ledger = result(answers, "ledger")
    waiting, tick, page = ledger["triggers"]
    assert waiting["rolled_back"] and waiting["out"] == [] and "wait for the next tick" in waiting["log"][0][1]
    query = tick["out"][0]["attributes"]
    assert tick["committed"] and tick["removed"] == 1 and len(tick["out"]) == 1
    assert (query["ledger.cursor"], query["ledger.limit"], query["ledger.scan"]) == ("2025-12-31T20:59:59.999999Z", "5", "bbbbbbbb0000")
    assert query["token.erp"] == "t" and query["filename"] == "f" and "other" not in query and "ledger.event" not in query
    work = page["out"][0]
    assert page["removed"] == 1 and [each["attributes"]["ledger.to"] for each in page["out"]] == ["work"]
    assert json.loads(base64.b64decode(work["content"])) == SAMPLE
    assert work["attributes"]["ledger.batch"] == "bbbbbbbb0000" and work["attributes"]["_order.number"] == "429452907"
    assert set(ledger["state"]) == {"0scan", "0summary", "0through", "i:1"}


def test_the_ledger_does_nothing_on_a_setting_that_is_no_number(answers):
    (trigger,) = result(answers, "unset")["triggers"]
    assert trigger["rolled_back"]
    assert trigger["log"] == [
        ["error", 'nothing is done, it is tried again: ValueError: max_asks is "many": it must be a whole number, not negative']]


def test_the_log_writes_one_line_to_nifi_and_one_to_the_batchs_file(answers):
    found = result(answers, "log")
    lines = (answers["lines"] / "Order_Cancellation-b_1.log").read_text().splitlines()
    assert lines == [text for _, text in found["log"]] and len(lines) == 2 == found["removed"]
    assert [level for level, _ in found["log"]] == ["error", "error"]
    assert json.loads(lines[0])["log.erp.request.body"] == '{"iban": "***", "name": "\u015f"}'
    assert "TR33" not in lines[0] and "secret-token" not in lines[0]


@pytest.mark.parametrize("name", login_cases.CASES)
def test_a_login_does_what_its_table_says(answers, server, name):
    given, (out,) = login_cases.CASES[name], result(answers, ("login", name))["out"]
    assert login_cases.differences(given, out["relationship"], out["attributes"]) == []
    assert all(list(each) in server.seen for each in given["sent"])
