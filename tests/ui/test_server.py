"""Who may ask the server, and what its children do with a script that does not behave."""

import http.client
import json
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from emulator.ui import child
from emulator.ui.children import Children
from emulator.ui.server import Handler

ENDLESS = "while True:\n    pass\n"
STUCK = "flowFile = session.get()\nsum(xrange(2 ** 31 - 1))\n"
HUNGRY = "flowFile = session.get()\nx = bytearray(3 * 1024 ** 3)\n"


def ask(server, path, method="GET", body=None, **headers):
    """(status, body) of a request; header names with _ for -."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    data = response.read()
    connection.close()
    return response.status, data


def post(server, message, **headers):
    options = {"Content_Type": "application/json", **headers}
    return ask(server, "/%s/messages" % server.token, "POST", json.dumps(message), **options)


def test_a_message_of_the_page_is_answered(server):
    message = {"kind": "expression", "text": "${a}", "attributes": {"a": "ş"}}
    status, data = post(server, message, Origin="http://127.0.0.1:%d" % server.server_port)
    assert (status, json.loads(data)["text"]) == (200, "ş")


@pytest.mark.parametrize("path", ["/", "/wrong/", "/wrong/messages", "/app.js", "//", "/%C3%BC/"])
def test_whoever_has_no_token_gets_nothing(server, path):
    for method in ("GET", "POST"):
        status, data = ask(server, path, method, "{}" if method == "POST" else None, Content_Type="application/json")
        assert status == 403 and b"not for you" in data


FOREIGN = [
    ("Origin", "https://evil.example"),
    ("Origin", "null"),
    ("Host", "evil.example"),
    ("Host", "evil:80"),
    ("Sec_Fetch_Site", "cross-site"),
]


@pytest.mark.parametrize("headers", [dict([pair]) for pair in FOREIGN])
def test_a_foreign_page_gets_nothing_with_the_token_either(server, headers):
    assert post(server, {"kind": "sources"}, **headers)[0] == 403
    assert ask(server, "/%s/" % server.token, **headers)[0] == 403


FILES = [("", 200), ("app.js", 200), ("vendor/codemirror.js", 200), ("../server.py", 404), ("vendor", 404), ("nope.js", 404)]


@pytest.mark.parametrize("name, status", FILES)
def test_only_the_files_of_the_page_are_served(server, name, status):
    assert ask(server, "/%s/%s" % (server.token, name))[0] == status


def test_the_page_may_load_nothing_from_elsewhere(server):
    with urllib.request.urlopen(server.url) as response:
        policy, text = response.headers["Content-Security-Policy"], response.read().decode("utf-8")
    assert "default-src 'none'" in policy and "script-src 'self';" in policy and "http" not in policy
    assert "http://" not in text and "https://" not in text


@pytest.mark.parametrize("body, kind, status", [("[]", "application/json", 400), ("{", "application/json", 400), ("{}", "text/plain", 400)])
def test_what_is_no_message_is_refused(server, body, kind, status):
    assert ask(server, "/%s/messages" % server.token, "POST", body, Content_Type=kind)[0] == status


def test_a_message_that_is_too_large_is_refused_unread(server):
    headers = {"Content_Type": "application/json", "Content_Length": str(64 * 1024**2)}
    status, data = ask(server, "/%s/messages" % server.token, "POST", "x", **headers)
    assert status == 413 and b"larger than 32 MB" in data


@pytest.mark.parametrize("error, is_printed", [(BrokenPipeError(), False), (ConnectionResetError(), False), (KeyError("mine"), True)])
def test_a_tab_that_was_closed_before_its_answer_is_no_error_and_a_fault_is_told(server, capsys, monkeypatch, error, is_printed):
    ended, shown = threading.Event(), server.handle_error

    def show(*arguments):
        shown(*arguments)
        ended.set()

    def send(*_):
        raise error

    monkeypatch.setattr(server, "handle_error", show)
    monkeypatch.setattr(Handler, "_send", send)
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        ask(server, "/")
    assert ended.wait(60) and ("Traceback" in capsys.readouterr().err) == is_printed


def test_five_megabytes_go_through_a_script(server):
    text = "x" * (5 * 1024**2)
    script = "flowFile = session.get()\nsession.transfer(session.putAttribute(flowFile, 'size', str(flowFile.getSize())), REL_SUCCESS)\n"
    status, data = post(server, {"kind": "script", "text": script, "input": text})
    document = json.loads(data)
    assert status == 200 and document["after"]["size"] == str(len(text)) and json.loads(document["text"])["result_data"] == text


@pytest.fixture
def children(tmp_path):
    group = Children(str(tmp_path))
    yield group
    group.end()


def test_an_endless_loop_is_stopped_and_its_line_is_told(children):
    answer = children.ask({"kind": "script", "text": "flowFile = session.get()\n" + ENDLESS, "input": "1", "seconds": 0.5})
    assert answer["failed"] and answer["marks"] and answer["marks"][0]["line"] in (2, 3)


def test_what_cannot_be_stopped_ends_with_its_process_and_the_next_one_is_answered(tmp_path):
    children = Children(str(tmp_path), seconds=3)
    answer = children.ask({"kind": "script", "text": STUCK, "input": "1"})
    assert "its process was ended" in answer["refused"]
    children.end()
    children = Children(str(tmp_path))
    assert children.ask({"kind": "expression", "text": "${a}", "attributes": {"a": "b"}})["text"] == "b"
    children.end()


def test_what_is_asked_when_all_are_ended_is_answered_and_starts_no_other_process(tmp_path, monkeypatch):
    children = Children(str(tmp_path))
    children.warm()
    began = threading.Event()
    write = child.write
    monkeypatch.setattr(child, "write", lambda stream, message: [write(stream, message), began.set()])
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(children.ask, {"kind": "script", "text": STUCK, "input": "1"})
        assert began.wait(60)
        children.end()
        assert "its process ended" in answer.result()["refused"]
    assert children._all == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux limits a process's memory so")
def test_a_script_that_wants_too_much_memory_is_told_so(children):
    answer = children.ask({"kind": "script", "text": HUNGRY, "input": "1"})
    assert answer["failed"] or "memory" in answer["refused"]
    assert children.ask({"kind": "expression", "text": "a"})["text"] == "a"


def test_the_command_prints_its_address_and_ends_with_ctrl_c(tmp_path):
    import signal

    command = [sys.executable, "-m", "emulator", "ui", "--no-browser", "--cases", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        url = process.stdout.readline().strip()
        with urllib.request.urlopen(url) as response:
            assert b"Script Testing" in response.read()
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(url.rpartition("/")[0][:-3] + "/")
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(30) == 0
        finally:
            process.kill()
