"""A newcomer's evening, from the wheel in an empty folder: install, edit scripts, run a flow against an own server, cases in JUnit XML."""

import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path
from xml.etree import ElementTree

import pytest

from emulator.base.clock import RealClock
from emulator.mocks.scenarios import scenario_of
from tests.kits.small_flow import definition, port, processor, script

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]
NAMES = ("python3.9", "python3.10", "python3.11", "python3.12", "python3.13", "python3.14")


def runs(name):
    return subprocess.run([name, "--version"], capture_output=True, check=False).returncode == 0


def interpreters():
    """The oldest and the newest Python that are here, from the floor on; this one where there is no other."""
    works = [name for name in NAMES if shutil.which(name) and runs(name)]
    return sorted({works[0], works[-1]}) if works else [sys.executable]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built from a copy of what the repository tracks."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in listed.splitlines():
        if not name.startswith("tests/") and (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, source / name)
    command = [sys.executable, "-m", "pip", "wheel", str(source), "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module", params=interpreters())
def installed(request, wheel, tmp_path_factory):
    """The command, installed in an environment of its own."""
    place = tmp_path_factory.mktemp("environment")
    subprocess.run([request.param, "-m", "venv", str(place)], check=True)
    command = [str(place / "bin" / "pip"), "install", "--quiet", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    return place / "bin" / "nifi-emulator"


@pytest.fixture
def call(installed, tmp_path):
    """(exit code, output, errors) of the command, called in an empty folder."""
    folder = tmp_path / "empty"
    folder.mkdir()
    outer = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def run(*arguments, **environment):
        command = [str(installed), *map(str, arguments)]
        options = {"cwd": folder, "env": {**outer, **environment}, "capture_output": True, "text": True, "check": False}
        done = subprocess.run(command, encoding="utf-8", **options)
        assert "Traceback (most recent call last):\n  File \"/" not in done.stderr, done.stderr
        return done.returncode, done.stdout, done.stderr

    run.folder = folder
    return run


def test_it_says_its_name_and_version_and_brings_its_files(call):
    assert call("--version")[1].startswith("nifi-emulator ")
    assert call()[1].startswith("usage: nifi-emulator COMMAND")
    assert "example: nifi-emulator flow" in call("flow", "--help")[1]
    code, out, _ = call("files", "--copy", "mine", "--format", "json")
    files = json.loads(out)["files"]
    assert code == 0 and all((call.folder / "mine" / name).is_file() for name in files)
    trees = {"templates/json/order.json", "templates/xml/cards/login.xml", "templates/parameters/order.json", "processors/common/script.py"}
    assert trees | {"processors/schemas/order.schema.json", "processors/cases/script.case.json"} <= set(files)
    assert not [name for name in files if "/source/" in name or "/canvas/" in name or name.endswith("build.py")]
    assert call("lint", "mine/processors", "--format", "text")[0] == 0
    (call.folder / "order.json").write_text('{"id": 1}', encoding="utf-8")
    assert call("run", "processors/common/script.py", "--in", "order.json", "--format", "text")[1].startswith("to success: ")


def test_the_demo_and_the_languages_work(call):
    code, out, _ = call("demo", "--flow", "order_cancellation_request", "--count", "2")
    assert code == 0 and "written back" in out
    assert call("el", "${a:toUpper()}", "--attr", "a=x", "--format", "text")[:2] == (0, "X\n")


def test_three_scripts_are_edited_and_run_in_the_flow_with_the_settings_of_a_deployment(call):
    call("files", "--copy", "mine")
    scripts = call.folder / "mine" / "processors"
    edits = {
        "common/script.py": ("        return output_obj", "        self.attributes['log.edited'] = 'yes'\n        return output_obj"),
        "common/post_script.py": ("def after(", "def before(self):\n        pass\n\n    def after("),
        "order_cancellation_request/custom_response.py": ("import json", "import json\n# mine"),
    }
    for name, (old, new) in edits.items():
        text = (scripts / name).read_text(encoding="utf-8")
        assert old in text, name
        (scripts / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    now_ms = RealClock().now_ms
    with scenario_of("order_cancellation_request")(1, 2, now_ms=now_ms, start_ms=now_ms()) as servers:
        parameters = servers.parameters()
        secrets = {name: str(parameters.pop(name)) for name in servers.secrets()}
        settings = {
            "name": "Shop", "flow": "templates/json/order_cancellation_request.json", "parameters": {**parameters, "script.enabled": True},
            "secrets": {name: {"env": name.replace(".", "_").upper()} for name in secrets},
            "scripts": {"Script/Script": "mine/processors/common/script.py", "Post Script": "mine/processors/common/post_script.py",
                        "Custom Response Script": "mine/processors/order_cancellation_request/custom_response.py"},
        }  # fmt: skip
        (call.folder / "shop.json").write_text(json.dumps(settings), encoding="utf-8")
        environment = {name.replace(".", "_").upper(): value for name, value in secrets.items()}
        code, out, said = call("flow", "--settings", "shop.json", "--fires", "20", "--out", "results", "--format", "text", **environment)
        assert code == 0, out + said
        sent = [entry for entry in servers.erp.journal.entries() if servers.is_write(entry)]
    assert sent and out.startswith("all is well: ")
    attributes = [path.read_text(encoding="utf-8") for path in (call.folder / "results").rglob("*.attributes.json")]
    assert any('"log.edited": "yes"' in text for text in attributes)


class Stub(http.server.BaseHTTPRequestHandler):
    """An own server: what it gets is an order, what it answers its number."""

    def do_POST(self):
        self.server.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
        body = b'{"number": "E-1"}'
        self.send_response(201)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def test_an_own_flow_of_four_processors_one_of_them_stood_in_for(call):
    text = "ff = session.get()\nif ff is not None:\n  session.transfer(session.putAttribute(ff, 'kind', 'order'), REL_SUCCESS)\n"
    make = processor("Make", "GenerateFlowFile", {"generate-ff-custom-text": '{"id": 7}'})
    use = script("Use", text, ["failure"])
    ends = ["Original", "Retry", "No Retry", "Failure"]
    with http.server.HTTPServer(("127.0.0.1", 0), Stub) as server:
        server.bodies = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = "http://127.0.0.1:%d/orders" % server.server_port
        send = processor("Send", "InvokeHTTP", {"HTTP Method": "POST", "Remote URL": url}, ends)
        put = processor("Keep", "PutDatabaseRecord", terminate=["retry", "failure"])
        connections = [("Make", "success", "Use"), ("Use", "success", "Send"), ("Send", "Response", "Keep"), ("Keep", "success", "out")]
        (call.folder / "own.json").write_text(definition([make, use, send, put], connections, [port("out")]), encoding="utf-8")
        code, _, said = call("flow", "own.json")
        assert code == 3 and "--stub 'PutDatabaseRecord=success'" in said
        code, out, said = call("flow", "own.json", "--stub", "PutDatabaseRecord=success", "--out", "results", "--html", "report.html")
        server.shutdown()
    assert (code, said, json.loads(out)["outputs"]) == (0, "", {"out": 1}) and server.bodies == [b'{"id": 7}']
    assert "<title>" in (call.folder / "report.html").read_text(encoding="utf-8")
    assert [path.read_text(encoding="utf-8") for path in (call.folder / "results" / "out").glob("*-*") if path.suffix != ".json"]


def test_the_page_comes_with_it_and_runs_a_script(call, installed):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [str(installed), "ui", "--no-browser", "--cases", "cases"]
    with subprocess.Popen(command, cwd=call.folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        url = process.stdout.readline().strip()
        for name in ("", "app.js", "panels/script.js", "vendor/codemirror.js", "style.css"):
            assert urllib.request.urlopen(url + name).read(), name
        message = {"kind": "script", "text": "session.transfer(session.get(), REL_SUCCESS)\n", "input": "ş"}
        saved = {**message, "kind": "case.save", "panel": "script", "name": "mine"}
        for question, sentence in ((message, "to success"), (saved, "saved as ")):
            request = urllib.request.Request(url + "messages", json.dumps(question).encode(), {"Content-Type": "application/json"})
            assert json.loads(urllib.request.urlopen(request).read())["sentence"].startswith(sentence)
        process.terminate()
    assert call("test", "cases")[0] == 0


def test_a_red_and_a_green_case_in_junit_xml(call):
    call("files", "--copy", "mine")
    case = {"script": "../mine/processors/common/script.py", "in": {"content": {"id": 1}},
            "cases": {"green": {"expect": {"content": {"id": 1}}}, "red": {"expect": {"content": {"id": 2}}}}}  # fmt: skip
    (call.folder / "cases").mkdir()
    (call.folder / "cases" / "own.case.json").write_text(json.dumps(case), encoding="utf-8")
    code, out, _ = call("test", "cases", "mine/processors/cases", "--junit", "report.xml", "--format", "text")
    assert code == 1 and "out[0].content.id" in out
    suite = ElementTree.parse(call.folder / "report.xml").getroot().find("testsuite")
    assert (suite.get("failures"), suite.get("errors")) == ("1", "0") and int(suite.get("tests")) > 20
