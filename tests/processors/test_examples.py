"""The examples for integrators: each has cases, each is told on their page, and those that call the ERP do it as they say."""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

import emulator
from tests.kits.example_cases import CASES, EXAMPLES

SCRIPTS = sorted(path.name for path in EXAMPLES.glob("*.py"))
PAGE = (EXAMPLES / "README.md").read_text(encoding="utf-8")


class Erp(BaseHTTPRequestHandler):
    """Knows customers, takes every part but those whose number ends in /3."""

    def do_GET(self):
        self.answer(200, {"code": "C-1"} if self.path.endswith("429452907") else {})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.taken.append((self.headers["Idempotency-Key"], self.headers["Authorization"], body))
        self.answer(503 if body["number"].endswith("/3") else 201, {})

    def answer(self, status, document):
        body = json.dumps(document).encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Nothing is printed."""


@pytest.fixture
def erp():
    server = HTTPServer(("127.0.0.1", 0), Erp)
    server.taken = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def run(name, document, erp, attributes, **properties):
    address = "http://127.0.0.1:%d" % erp.server_address[1]
    at_address = {key: address + value for key, value in properties.items()}
    return emulator.run_script(EXAMPLES / name, json.dumps(document).encode(), {"token.erp": "t", **attributes}, properties=at_address)


def test_every_example_has_cases_and_a_row_on_the_page():
    assert {row["script"].rpartition("/")[2] for row in CASES} == set(SCRIPTS)
    assert set(re.findall(r"\]\((\w+\.py)\)", PAGE)) == set(SCRIPTS)


def test_a_second_call_brings_what_the_object_lacks(erp):
    result = run("second_call.py", {"order_item": {"order": {"number": "429452907"}}}, erp, {}, lookup_url="/customers?number=%s")
    assert result.flowfile.json()["customer_code"] == "C-1" and "log.lookup.error" not in result.flowfile.attributes


@pytest.mark.parametrize(("numbers", "relation", "sent"), [([2], "continue", 1), ([2, 3, 4], "do_nothing", 2)])
def test_the_parts_of_an_order_are_sent_one_after_the_other_until_one_is_not_taken(erp, numbers, relation, sent):
    parts = [{"number": "A-1/%d" % number, "items": []} for number in numbers]
    attributes = {"invokehttp.status.code": "201", "order.parts": json.dumps(parts)}
    result = run("split_order_answer.py", {"request_data": {}, "response_data": {}}, erp, attributes, parts_url="/orders")
    assert result.flowfile.attributes["relation"] == relation
    assert result.flowfile.json()["is_send"] == ("1" if relation == "continue" else "0")
    assert erp.taken == [(part["number"], "Bearer t", part) for part in parts[:sent]]
