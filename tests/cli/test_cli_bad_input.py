"""Bad input: one clear message that says what, where and what to do, the documented exit code, never a traceback, no FlowFile lost."""

import io
import json
import socket
from pathlib import Path
from types import SimpleNamespace

import pytest

from emulator.base.errors import NotEmulated
from emulator.cli import el as el_command
from emulator.cli.flow_notes import Notes
from emulator.cli.main import main
from tests.kits.cli_kit import FLOW, GENERATE, PASS, ROOT, stdin

DEFAULTS = str(ROOT / "templates" / "parameters" / "order_cancellation_request.json")
FILES = {
    "pass.py": PASS,
    "broken.py": "flowFile = session.get(\n",
    "caret.py": "x = 1\nif x\n  y\n",
    "latin.py": b"# \xe7\n",
    "random.bin": bytes(range(128, 256)),
    "empty": "",
    "self.py": "session.transfer(session.get())\n",
    "back.py": "session.get()\nsession.rollback()\n",
    "text.txt": "hello\n",
    "object.json": '{"a": 1}',
    "list.json": "[1]",
    "cut.json": '{"a": ',
    "deep.json": "[" * 100_000,
    "other.xml": "<a/>",
    "cut.xml": "<template><name>x",
    "unknown.xml": GENERATE.replace("GenerateFlowFile", "GenerateFlowFil"),
    "t.xml": GENERATE,
    "shift.json": '[{"operation": "shift", "spec": {"a": "x["}}]',
    "noop.json": '[{"operation": "shft", "spec": {}}]',
    "array.json": '[{"operation": "default", "spec": {"a": "b"}}]',
}

# command line, exit code, pieces of the message in order; {} is the folder
TABLE = [
    ("run {}/none.py", 2, ["{}/none.py: the script cannot be read: No such file or directory. Check the path"]),
    ("run {}", 2, ["{}: the script cannot be read: Is a directory"]),
    ("run {}/broken.py", 2, ["{}/broken.py:1:23: SyntaxError: ", "\n  flowFile = session.get(\n" + " " * 24 + "^\n", "NiFi would say"]),
    ("run {}/caret.py", 2, ["{}/caret.py:2:5: SyntaxError: ", "\n  if x\n      ^\n"]),
    ("run {}/latin.py", 2, ["{}/latin.py: the script is not UTF-8 text (byte 2). Save it as UTF-8"]),
    ("run {}/random.bin", 2, ["{}/random.bin: the script is not UTF-8 text"]),
    ("run {}/empty", 1, ["still in its queue: the script did not take it with session.get()"]),
    ("run {}/self.py", 1, ["back in its queue, by a transfer without a relationship or a rollback: NiFi gives it to the next trigger"]),
    ("run {}/back.py", 1, ["back in its queue, by a transfer without a relationship or a rollback: NiFi gives it to the next trigger"]),
    ("run {}/pass.py --in {}/none", 2, ["{}/none: cannot be read: No such file or directory. Check the path"]),
    ("run {}/pass.py --in {}/none/", 2, ["{}/none/: cannot be read"]),
    ("run {}/pass.py --in {}/hollow", 2, ["{}/hollow: holds no file. Name a folder with one file for each FlowFile"]),
    ("run {}/pass.py --in=", 2, ["--in: no file is named"]),
    ("run {}/pass.py --attr a", 2, ["--attr: 'a' is not name=value. Write for example --attr filename=a.json"]),
    ("run {}/pass.py --attr =a", 2, ["--attr: '=a' is not name=value"]),
    ("run {}/pass.py --property a=#{p}", 2, ["property 'a': no value for parameter 'p'. Give the parameter p a value"]),
    ("run {}/pass.py --property a=", 0, []),
    ("run", 2, ["python -m emulator run: the following arguments are required: SCRIPT (see 'python -m emulator run --help')"]),
    ("run {}/pass.py --propety a=1", 2, ["there is no option '--propety'; did you mean '--property'?"]),
    ("run {}/pass.py --prop a=1", 2, ["there is no option '--prop'; did you mean '--property'?"]),
    ("run {}/pass.py {}/more", 2, ["unrecognized arguments: {}/more"]),
    ("flow {}/none.xml", 2, ["{}/none.xml: cannot be read: No such file or directory. Check the path"]),
    ("flow {}", 2, ["{}: cannot be read: Is a directory"]),
    ("flow {}/empty", 2, ["{}/empty: not a flow: the file is empty. Give an XML template"]),
    ("flow {}/text.txt", 2, ["{}/text.txt: not a flow: it is neither XML nor a JSON object"]),
    ("flow {}/random.bin", 2, ["{}/random.bin: not a flow"]),
    ("flow {}/object.json", 2, ["{}/object.json: JSON, but not a flow definition: it has no flowContents"]),
    ("flow {}/list.json", 2, ["{}/list.json: not a flow"]),
    ("flow {}/cut.json", 2, ["{}/cut.json: "]),
    ("flow {}/other.xml", 2, ["{}/other.xml: not a template: the root element is <a>"]),
    ("flow {}/cut.xml", 2, ["{}/cut.xml: "]),
    ("flow {}/unknown.xml --param text=x", 3, ["Make: not emulated: ", "GenerateFlowFil. the nearest emulated one is GenerateFlowFile"]),
    ("flow {}/t.xml", 2, ["Make, property 'generate-ff-custom-text': no value for parameter 'text'. Give a value: --param text=…"]),
    ("flow {}/t.xml --param txt=1", 2, ["{}/t.xml: the flow has no parameter 'txt'. The nearest is 'text'"]),
    ("flow {}/t.xml --param text", 2, ["--param: 'text' is not name=value"]),
    ("flow {}/t.xml --param-file {}/none", 2, ["{}/none: cannot be read"]),
    ("flow {}/t.xml --param-file {}/cut.json", 2, ["{}/cut.json: is not JSON: ", "line 1 column", "Check it with a JSON editor"]),
    ("flow {}/t.xml --param-file {}/list.json", 2, ['{}/list.json: is not a JSON object. Write {"name": "value", …}']),
    ("flow {}/t.xml --param-file {}/object.json", 2, ["{}/object.json: parameter 'a' is not text. Put its value in quotes"]),
    ("flow {}/t.xml --param-file {}/deep.json", 2, ["{}/deep.json: is JSON nested too deeply"]),
    ("flow {}/t.xml --param text=x --fires -1", 2, ["argument --fires: '-1' is not a whole number from 0 on"]),
    ("flow {}/t.xml --param text=x --fires two", 2, ["argument --fires: 'two' is not a whole number"]),
    ("flow {}/t.xml --param text=x --max-time nan", 2, ["argument --max-time: 'nan' is not a time in seconds"]),
    ("flow {}/t.xml --param text=x --max-time soon", 2, ["argument --max-time: 'soon' is not a time in seconds"]),
    ("flow {}/t.xml --param text=x --clock sand", 2, ["argument --clock: invalid choice: 'sand'"]),
    ("flow {}/t.xml --param text=x --start-time noon", 2, ["argument --start-time: 'noon' is not a time, as 2026-01-15T08:00:00Z"]),
    ("flow {}/t.xml --param text=x --leftovers maybe", 2, ["argument --leftovers: invalid choice: 'maybe'"]),
    ("flow {}/t.xml --param text=x --state {}/no/s", 2, ["{}/no/s: cannot be written after the run: there is no such folder"]),
    ("flow {}/t.xml --param text=x --state {}", 2, ["{}: cannot be read: Is a directory"]),
    ("flow {}/t.xml --param text=x --state {}/text.txt", 2, ["{}/text.txt: is not JSON"]),
    ("flow {}/t.xml --param text=x --state {}/object.json", 2, ["{}/object.json: is not the state of a run. Name a file"]),
    ("flow {}/t.xml --param text=x --state {}/list.json", 2, ["{}/list.json: is not the state of a run"]),
    ("jolt {}/none {}/none", 2, ["{}/none: cannot be read"]),
    ("jolt {}/text.txt {}/object.json", 2, ["{}/text.txt: is not JSON"]),
    ("jolt {}/random.bin {}/object.json", 2, ["{}/random.bin: is not UTF-8 text (byte 0). Save it as UTF-8"]),
    ("jolt {}/object.json {}/object.json", 2, ["{}/object.json: is no chain specification: NiFi would say", "SpecException"]),
    ("jolt {}/shift.json {}/object.json", 2, ["{}/shift.json: is no chain specification: NiFi would say", "SpecException"]),
    ("jolt {}/noop.json {}/object.json", 2, ["{}/noop.json: is no chain specification", "shft"]),
    ("jolt {}/array.json {}/text.txt", 2, ["{}/text.txt: is not JSON"]),
    ("jolt {}/array.json {}/random.bin", 2, ["{}/random.bin: is not JSON"]),
    ("jolt {}/array.json {}/list.json", 1, ["{}/list.json: cannot be transformed: NiFi would say", "Check the specification"]),
    ("jolt - -", 2, ["SPEC and INPUT: both are standard input. Name a file for one of them"]),
    ("jolt {}/array.json --operation shft", 2, ["argument --operation: invalid choice: 'shft'"]),
    ("el ${a:toUper()}", 2, ["${a:toUper()}: NiFi would refuse it: ", "Did you mean 'toUpper'?"]),
    ("el ${a:zzz()}", 2, ["'coverage' lists the functions"]),
    ("el ${a:toUpper(}", 2, ["NiFi would refuse it", "Check names, quotes and brackets"]),
    ("el #{p}", 2, ["#{p}: parameter 'p' has no value. Give it with --param p=…"]),
    ("el ${a:toDate('yyyy')} --attr a=x", 2, ["NiFi would refuse it", "attribute value: x", "Check the values that it is given"]),
    ("el", 2, ["the following arguments are required: EXPR"]),
    ("lint {}/none.py", 2, ["{}/none.py: the script cannot be read"]),
    ("lint {}/random.bin", 2, ["{}/random.bin: the script is not UTF-8 text"]),
    ("demo --flow nothing", 2, ["argument --flow: invalid choice: 'nothing'"]),
    ("demo --seed x", 2, ["argument --seed: 'x' is not a whole number from 0 on"]),
    ("demo --count 0", 2, ["argument --count: '0' is not a whole number from 1 on"]),
    ("mocks --seed x", 2, ["argument --seed: 'x' is not a whole number from 0 on"]),
    ("coverage --write --check", 2, ["not allowed with argument"]),
    ("flw", 2, ["there is no command 'flw'; did you mean 'flow'?"]),
    ("zzz", 2, ["there is no command 'zzz'; known: run, flow, test, ui, jolt, el"]),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (tmp_path / "hollow").mkdir()
    return tmp_path


@pytest.mark.parametrize("line, expected, pieces", TABLE, ids=[line for line, _, _ in TABLE])
def test_bad_input_is_said_once_and_clearly(call, folder, line, expected, pieces):
    code, _, said = call(*(part.replace("{}", str(folder)) for part in line.split(" ")))
    assert code == expected, said
    at = 0
    for piece in (one.replace("{}", str(folder)) for one in pieces):
        assert piece in said[at:], said
        at = said.index(piece, at) + len(piece)
    assert "Traceback" not in said and "fault of the emulator" not in said and ".." not in said.replace("...", "")


def test_no_command_prints_the_commands_and_ends_with_2(call):
    code, out, _ = call()
    assert code == 2 and "usage: python -m emulator COMMAND" in out


def closed_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def test_a_server_that_is_not_there_is_named_with_the_addresses_given(call):
    url = "http://127.0.0.1:%d" % closed_port()
    given = {
        "omnitron.url": url + "/", "erp.url": url + "/erp", "omnitron.username": "u", "omnitron.password": "p",
        "start.date": "2026-01-01T00:00:00Z", "writeback.url": url + "/back",
    }  # fmt: skip
    options = [one for pair in given.items() for one in ("--param", "%s=%s" % pair)]
    code, shown, said = call("flow", FLOW, "--param-file", DEFAULTS, *options)
    assert code == 1 and shown["finished"] is True
    last = said.splitlines()[-1]
    assert "a server could not be reached. Check that it runs and the addresses" in last and "omnitron.url=%s/" % url in last
    assert "Traceback" not in said


REFUSED = "Routing to Failure due to exception: java.net.ConnectException: Failed to connect to %s: java.net.ConnectException: ..."


@pytest.mark.parametrize(
    "message, answered, lost",
    [
        (REFUSED % "/127.0.0.1:81", [], True),
        (REFUSED % "/127.0.0.1:81", ["http://127.0.0.1:82/a"], True),
        (REFUSED % "/127.0.0.1:81", ["http://127.0.0.1:82/a", "http://u:p@127.0.0.1:81/b"], False),
        (REFUSED % "erp.test/10.0.0.1:443", ["https://erp.test/b"], False),
        (REFUSED % "erp.test/10.0.0.1:8443", ["https://erp.test/b"], True),
        ("login failed: java.net.ConnectException: Connection refused", [], True),
        ("login failed: java.net.ConnectException: Connection refused", ["http://127.0.0.1:82/a"], False),
        ("login failed: java.net.UnknownHostException: erp.nowhere", [], True),
        ("login failed: java.net.NoRouteToHostException: No route to host", [], True),
        ("HTTP 500", [], False),
    ],
)
def test_a_server_that_answered_in_the_run_is_there(message, answered, lost):
    notes = Notes(False)
    notes.take(SimpleNamespace(level="error", component="Card/Call", message=message))
    events = [SimpleNamespace(type="FETCH", attributes={}, transit_uri=uri) for uri in [None, *answered]]
    events.append(SimpleNamespace(type="SEND", attributes={}, transit_uri="http://127.0.0.1:81/"))  # is reported before there is an answer
    said = notes.unreachable({"url": "http://127.0.0.1:81", "secret": "http://a:b@c/"}, events)
    assert len(said) == lost and all(one.startswith("Card/Call: ") for one in said)
    assert all(one.endswith("could not be reached. Check that it runs and the addresses url=http://127.0.0.1:81") for one in said)


def test_what_nothing_can_move_is_listed_and_ends_with_1(call, script):
    entry = "<entry><key>%s</key><value>%s</value></entry>"
    body = entry % ("Script Engine", "python") + entry % ("Script Body", "session.get().nothing")
    second = GENERATE[GENERATE.index("<processors>") : GENERATE.index("</snippet>")]
    for old, new in (("<id>p</id><", "<id>q</id><"), ("Make", "Use"), ("standard.GenerateFlowFile", "script.ExecuteScript")):
        second = second.replace(old, new)
    second = second.replace("<entry><key>generate-ff-custom-text</key><value>#{text}</value></entry>", body)
    failure = "<relationships><name>failure</name><autoTerminate>true</autoTerminate></relationships>"
    second = second.replace("</processors>", failure + "</processors>")
    connection = (
        "<connections><id>c</id><parentGroupId>g</parentGroupId><source><id>p</id><groupId>g</groupId><type>PROCESSOR</type></source>"
        "<destination><id>q</id><groupId>g</groupId><type>PROCESSOR</type></destination>"
        "<selectedRelationships>success</selectedRelationships></connections>"
    )
    first = GENERATE.replace("<autoTerminate>true", "<autoTerminate>false")
    text = first.replace("<snippet>", "<snippet>" + connection).replace("</snippet>", second + "</snippet>")
    code, shown, said = call("flow", script(text, "t.xml"), "--param", "text=x", "--fires", "2")
    assert (code, shown["queued"]) == (1, 2)
    assert shown["stalled"][0].startswith("Make -> Use (success): 2 FlowFiles, Use gave up: ")
    assert "stalled: Make -> Use (success): 2 FlowFiles" in said and "emulator/" not in said


def test_a_state_file_that_cannot_be_written_is_said_after_the_report(call, script, tmp_path, monkeypatch):
    def refuse(self, *_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    flow = script(GENERATE, "t.xml")
    monkeypatch.setattr(Path, "write_bytes", refuse)
    code, shown, said = call("flow", flow, "--param", "text=x", "--state", tmp_path / "s.json")
    assert code == 2 and shown["finished"] is True
    assert said == "%s/s.json: cannot be written: Permission denied. Check the folder and its rights\n" % tmp_path


def test_a_state_file_is_replaced_whole(call, script, tmp_path, monkeypatch):
    state = tmp_path / "s.json"
    call("flow", script(GENERATE, "t.xml"), "--param", "text=x", "--state", state)
    before = state.read_bytes()
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    code, _, said = call("flow", script(GENERATE, "t.xml"), "--param", "text=x", "--state", state)
    assert code == 2 and "No space left on device" in said and state.read_bytes() == before


def raising(error):
    def run(_arguments):
        raise error

    return run


def test_what_is_not_emulated_ends_with_3(call, monkeypatch):
    monkeypatch.setattr(el_command, "run", raising(NotEmulated("a thing", "here", "do without")))
    assert call("el", "x") == (3, "", "here: not emulated: a thing. do without\n")


def test_an_error_that_nobody_foresaw_is_one_line_with_its_place(call, monkeypatch):
    monkeypatch.setattr(el_command, "run", raising(KeyError("what")))
    code, _, said = call("el", "x")
    assert code == 1 and said.count("\n") == 1
    assert "test_cli_bad_input.py:" in said and "KeyError: 'what'. This is a fault of the emulator" in said
    monkeypatch.setenv("EMULATOR_TRACEBACK", "1")
    with pytest.raises(KeyError):
        main(["el", "x"])


def test_an_error_of_java_that_nobody_foresaw_is_said_in_its_words(call, monkeypatch):
    from emulator.java.lang.throwable import IllegalStateException

    monkeypatch.setattr(el_command, "run", raising(IllegalStateException("no")))
    assert call("el", "x") == (1, "", "NiFi would fail with java.lang.IllegalStateException: no\n")


def test_ctrl_c_ends_with_130_and_no_word(call, monkeypatch):
    monkeypatch.setattr(el_command, "run", raising(KeyboardInterrupt()))
    assert call("el", "x") == (130, "", "")


def test_a_journal_that_cannot_be_written_is_said_after_the_demo(call, folder):
    code, out, said = call("demo", "--flow", "order_cancellation_request", "--count", "8", "--journal", folder / "empty")
    assert code == 2 and "written back" in out
    assert said == "%s/empty/omnitron.jsonl: cannot be written: File exists. Check the folder and its rights\n" % folder


def test_output_that_the_terminal_cannot_show_is_escaped(script, monkeypatch, tmp_path):
    stdin(monkeypatch, '"ğ é \\ud800"'.encode())
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", out)
    assert main(["run", str(script(PASS)), "--in", "-"]) == 0
    assert json.loads(out.buffer.getvalue().decode("ascii"))["result_data"] == "ğ é \ud800"
