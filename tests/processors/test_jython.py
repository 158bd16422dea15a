"""The scripts under the real Jython 2.7.2: they compile, and do there what they do under CPython."""

import base64
import http.server
import json
import threading

import jython
import ledger_world
import pytest
import redact_cases
from script_cases import CASES, SAMPLE, SAMPLE_TEXT, differences
from script_files import PROCESSORS, load_script

pytestmark = pytest.mark.java

SCRIPTS = sorted(str(path.relative_to(PROCESSORS)) for path in PROCESSORS.rglob("*.py") if "blocks" not in path.parts)
LEDGER = "order_cancellation_request/ledger.py"
LOGIN_PROPERTIES = {"omnitron_login_url": "{url}/api/v1/auth/login/", "erp_login_url": "{url}/token", "erp_token_path": "data.token",
                    "erp_content_type": "application/x-www-form-urlencoded", "erp_body": "u=@username@&p=@password@"}
SERVICES = {"s1": {"name": "Omnitron credentials", "username": "user", "password": "base64:" + base64.b64encode("ş\"é{".encode()).decode()},
            "s2": {"name": "ERP credentials", "username": "erp", "password": "a&b ç"}}


def flow_file(attributes, content=""):
    return {"attributes": attributes, "content": content}


def script_job(name, flowfiles, properties=None, services=None):
    return {"kind": "script", "script": str(PROCESSORS / name), "flowfiles": flowfiles, "properties": properties or {},
            "services": services or {}}


class Server(http.server.BaseHTTPRequestHandler):
    """Omnitron's and the ERP's login: answers by path, remembers what it was sent."""

    ANSWERS = {"/api/v1/auth/login/": (200, {"key": "omni-1"}), "/token": (201, {"data": {"token": "erp-1"}}), "/moved": (302, {}),
               "/refused": (401, {}), "/empty": (200, {"key": ""})}

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append((self.path, self.headers["Content-Type"], body.decode("ascii")))
        status, answer = self.ANSWERS[self.path]
        self.send_response(status)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", str(len(json.dumps(answer))))
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server():
    found = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    found.seen = []
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield found
    found.shutdown()
    found.server_close()


def login_job(url, attributes, services=SERVICES, **properties):
    given = {name: value.format(url=url) for name, value in dict(LOGIN_PROPERTIES, **properties).items()}
    return script_job("common/login.py", [flow_file(attributes)], given, services)


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


LEDGER_PROPERTIES = {"base_url": "http://omnitron/", "query": "status=approved", "start_date": "2026-01-01T00:00:00+03:00"}
PAGE = json.dumps({"count": 2, "next": None, "results": [SAMPLE, {"no": "id"}]}, ensure_ascii=False)
TRIGGERS = [
    [flow_file({"uuid": "aaaaaaaa-0000-0000-0000-000000000000", "ledger.event": "outcome", "ledger.id": "1"})],
    [flow_file({"uuid": "bbbbbbbb-0000-0000-0000-000000000000", "ledger.event": "tick", "filename": "f", "path": "./", "other": "x",
                "token.erp": "t"})],
    [flow_file({"uuid": "cccccccc-0000-0000-0000-000000000000", "ledger.event": "page", "ledger.scan": "bbbbbbbb0000", "ledger.limit": "5",
                "token.omnitron": "o", "filename": "g"}, PAGE)],
]


@pytest.fixture(scope="module")
def answers(server, tmp_path_factory):
    """Every job in one JVM: name -> answer."""
    url = "http://127.0.0.1:%d" % server.server_address[1]
    steps = recorded_steps((3, 8, 21))
    jobs = {("compile", name): {"kind": "compile", "script": str(PROCESSORS / name)} for name in SCRIPTS}
    jobs.update({("case", each["name"]): script_job(each["script"], [flow_file(each["attributes"], each["content"])], each["properties"])
                 for each in CASES})
    jobs["steps"] = {"kind": "call", "script": str(PROCESSORS / LEDGER), "function": "step", "calls": steps}
    jobs["rows"] = {"kind": "call", "script": str(PROCESSORS / LEDGER), "function": "ascii_json",
                    "calls": [[SAMPLE_TEXT], ["\U0001f600 ş"]]}
    jobs["redact"] = {"kind": "call", "script": str(PROCESSORS / "common/log_line.py"), "function": "redact",
                      "calls": [[text] for text, _ in redact_cases.CASES]}
    jobs["ledger"] = {"kind": "ledger", "script": str(PROCESSORS / LEDGER), "triggers": TRIGGERS, "properties": LEDGER_PROPERTIES}
    jobs["unset"] = {"kind": "ledger", "script": str(PROCESSORS / LEDGER), "triggers": TRIGGERS[1:2],
                     "properties": {"max_pages": "many"}}
    jobs["log"] = script_job("common/log_line.py", [flow_file({
        "ledger.id": "7", "relation": "failure", "ledger.batch": "b/1", "token.erp": "secret-token",
        "log.erp.request.body": '{"iban": "TR330006100519786457841326", "name": "ş"}'})] * 2,
        {"flow": "Order Cancellation", "log_directory": str(tmp_path_factory.getbasetemp() / "lines" / "deep")})
    jobs["login"] = login_job(url, {})
    jobs["login again"] = login_job(url, {"token.omnitron": "o", "token.erp": "e", "login.scope": "erp", "log.login.error": "x"})
    jobs["login not needed"] = login_job(url, {"token.omnitron": "o", "token.erp": "e"})
    jobs["login moved"] = login_job(url, {}, omnitron_login_url="{url}/moved")
    jobs["login refused"] = login_job(url, {}, omnitron_login_url="{url}/refused")
    jobs["login empty"] = login_job(url, {}, omnitron_login_url="{url}/empty")
    jobs["login nobody"] = login_job(url, {}, omnitron_login_url="http://127.0.0.1:1/")
    jobs["login no service"] = login_job(url, {}, services={})
    jobs["login disabled"] = login_job(url, {}, services={"s1": dict(SERVICES["s1"], enabled=False)})
    jobs["login no password"] = login_job(url, {}, services={"s1": {"name": "Omnitron credentials", "username": "u"}})
    found = jython.run_jobs(list(jobs.values()), tmp_path_factory.mktemp("jython"))
    result = dict(zip(jobs, found))
    result["recorded"] = steps
    result["lines"] = tmp_path_factory.getbasetemp() / "lines" / "deep"
    return result


def result(answers, name):
    answer = answers[name]
    assert "error" not in answer, answer["error"]
    return answer["result"]


def only(answers, name):
    out = result(answers, name)["out"]
    assert len(out) == 1
    return out[0]


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


def test_the_ledgers_steps_are_the_same_as_under_cpython(answers):
    step = load_script(LEDGER).step
    assert len(answers["recorded"]) > 60
    for arguments, (state, emitted, notes) in zip(answers["recorded"], result(answers, "steps")):
        expected = json.loads(json.dumps(step(*arguments)))
        assert [state, emitted, notes] == expected


def test_a_rows_text_is_escaped_the_same(answers):
    ascii_json = load_script(LEDGER).ascii_json
    assert result(answers, "rows") == [ascii_json(SAMPLE_TEXT), ascii_json("\U0001f600 ş")]


def test_redaction_is_the_same(answers):
    assert result(answers, "redact") == [expected for _, expected in redact_cases.CASES]


def test_the_ledgers_shell_waits_for_a_tick_then_works(answers):
    ledger = result(answers, "ledger")
    waiting, tick, page = ledger["triggers"]
    assert waiting["rolled_back"] and waiting["out"] == [] and "wait for the next tick" in waiting["log"][0][1]
    query = tick["out"][0]["attributes"]
    assert tick["committed"] and tick["removed"] == 1 and len(tick["out"]) == 1
    assert query["ledger.url"] == ("http://omnitron/api/v1/cancellation_requests/detailed/?status=approved&sort=modified_date&limit=5"
                                   "&modified_date__gt=2025-12-31T20%3A59%3A59.999999Z")
    assert query["token.erp"] == "t" and query["filename"] == "f" and "other" not in query and "ledger.event" not in query
    work = page["out"][0]
    assert page["removed"] == 1 and [each["attributes"]["ledger.to"] for each in page["out"]] == ["work"]
    assert json.loads(base64.b64decode(work["content"])) == SAMPLE
    assert work["attributes"]["ledger.batch"] == "bbbbbbbb0000" and work["attributes"]["_order.number"] == "429452907"
    assert "left out" in page["log"][0][1]
    assert set(ledger["state"]) == {"0scan", "0summary", "i:1"}


def test_the_ledger_does_nothing_on_a_setting_that_is_no_number(answers):
    (trigger,) = result(answers, "unset")["triggers"]
    assert trigger["rolled_back"]
    assert trigger["log"] == [["error", 'Ledger: nothing is done: max_pages is "many": it must be a whole number']]


def test_the_log_writes_one_line_to_nifi_and_one_to_the_batchs_file(answers):
    found = result(answers, "log")
    lines = (answers["lines"] / "Order_Cancellation-b_1.log").read_text().splitlines()
    assert lines == [text for _, text in found["log"]] and len(lines) == 2 == found["removed"]
    assert [level for level, _ in found["log"]] == ["error", "error"]
    assert json.loads(lines[0])["log.erp.request.body"] == '{"iban": "***", "name": "\\u015f"}'
    assert "TR33" not in lines[0] and "secret-token" not in lines[0]


def test_the_login_fetches_both_tokens(answers, server):
    out = only(answers, "login")
    assert out["relationship"] == "success", out
    assert (out["attributes"]["token.omnitron"], out["attributes"]["token.erp"]) == ("omni-1", "erp-1")
    assert ("/api/v1/auth/login/", "application/json", '{"username": "user", "password": "\\u015f\\"\\u00e9{"}') in server.seen
    assert ("/token", "application/x-www-form-urlencoded", "u=erp&p=a%26b%20%C3%A7") in server.seen


def test_the_login_renews_only_what_its_scope_says(answers):
    attributes = only(answers, "login again")["attributes"]
    assert (attributes["token.omnitron"], attributes["token.erp"]) == ("o", "erp-1") and "log.login.error" not in attributes


def test_the_login_does_nothing_when_both_tokens_are_there(answers):
    attributes = only(answers, "login not needed")["attributes"]
    assert (attributes["token.omnitron"], attributes["token.erp"]) == ("o", "e")


@pytest.mark.parametrize(("name", "reason"), [
    ("login moved", "HTTP 302"), ("login refused", "HTTP 401"), ("login empty", 'no "key"'), ("login nobody", "ConnectException"),
    ("login no service", "create it or correct the name"), ("login disabled", "not enabled"), ("login no password", "has no password"),
])
def test_a_login_that_fails_says_why(answers, name, reason):
    out = only(answers, name)
    assert out["relationship"] == "failure" and "token.omnitron" not in out["attributes"]
    assert reason in out["attributes"]["log.login.error"]
    assert out["attributes"]["log.login.error"].startswith("login to omnitron failed: ")
