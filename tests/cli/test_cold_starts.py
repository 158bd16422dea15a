"""What a command imports before it answers: each module costs every call of it."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.kits.cli_kit import ROOT
from tests.kits.small_flow import definition, port, processor, script

SCRIPT = ROOT / "processors" / "common" / "script.py"
REQUEST = ROOT / "emulator" / "mocks" / "cancellation_request.json"
MAPPING = ROOT / "processors" / "order_cancellation_request" / "mapping.json"
PUBLIC = """import json
from java.io import BufferedReader, InputStreamReader
from java.nio.charset import StandardCharsets
from java.util import ArrayList, HashMap
from org.apache.commons.io import IOUtils
from org.apache.nifi.processor.io import StreamCallback


class Named(StreamCallback):
    def process(self, inputStream, outputStream):
        order = json.loads(IOUtils.toString(inputStream, StandardCharsets.UTF_8))
        names = ArrayList()
        names.add("%s-%s" % (order["id"], order["status"]))
        attributes.put("names", names.get(0))
        outputStream.write(bytearray(json.dumps({"order": order}, indent=4).encode("utf-8")))


attributes = HashMap()
flowFile = session.get()
if flowFile is not None:
    try:
        flowFile = session.write(flowFile, Named())
        flowFile = session.putAllAttributes(flowFile, attributes)
        session.transfer(flowFile, REL_SUCCESS)
    except Exception as error:
        log.error(str(error))
        session.transfer(flowFile, REL_FAILURE)
"""
PASS = "ff = session.get()\nif ff is not None:\n  session.transfer(ff, REL_SUCCESS)\n"

HEAVY = {
    "argparse", "asyncio", "bz2", "datetime", "decimal", "difflib", "email", "gettext", "glob", "http.client",
    "http.server", "locale", "lzma", "multiprocessing", "shutil", "socket", "ssl", "string", "subprocess", "tempfile",
    "xml.etree.ElementTree", "zipfile", "zoneinfo",
}  # fmt: skip
OF_CLASSES = {"dataclasses", "inspect", "dis", "tokenize"}
OF_READERS = {"emulator.java.io.readers", "emulator.java.commons.io.line_iterator", "emulator.script.module_directory"}
OF_CODECS = {f"emulator.jython.objects.{kind}_codecs" for kind in ("byte", "escape", "wide")}
OF_PATHS = {"pathlib", "urllib.parse", "ipaddress"}
OF_TRIGGERS = {"ast", "random", "signal", "threading", *(["heapq"] if sys.version_info > (3, 10) else [])}  # in 3.9 collections imports it
OF_OPTIONS = {
    f"emulator.{module}" for module in ("cli.flow_edits", "cli.flow_settings", "flow.card_settings", "stubs.answer", "stubs.reading")
}
OF_ERRORS = {"emulator.jython.messages", "emulator.script.script_errors"}
OF_GRAMMAR = {f"emulator.jython.source.{step}" for step in ("jython_grammar", "jython_lexer", "literals", "rewrite", "tokens")}
OF_OTHERS = {f"emulator.{room}" for room in ("cases", "engine.cron", "jetty", "mocks", "okhttp", "picture", "ui")}


def imported(*arguments):
    """Modules that a command imports beyond those of a bare Python."""
    program = "import sys; before = set(sys.modules); sys.argv[1:] = %r\n" % [str(argument) for argument in arguments]
    program += "from emulator.cli.main import main\nmain()\nprint('\\n'.join(sorted(set(sys.modules) - before)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def rooms(modules):
    return {name.split(".")[1] for name in modules if name.startswith("emulator.")}


@pytest.fixture
def flow(tmp_path):
    make = processor("Make", "GenerateFlowFile", {"generate-ff-custom-text": "{}"})
    name = processor("Name", "UpdateAttribute", {"lines": "${filename:length()}"})
    connections = [("Make", "success", "Name"), ("Name", "success", "Script"), ("Script", "success", "out")]
    path = tmp_path / "flow.json"
    path.write_text(definition([make, name, script("Script", PASS, ("failure",))], connections, [port("out")]), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "words, left_out",
    [
        (
            ("run", SCRIPT, "--in", REQUEST),
            HEAVY | OF_CLASSES | OF_PATHS | OF_READERS | OF_CODECS | OF_ERRORS | OF_GRAMMAR | OF_OTHERS | {"base64"},
        ),
        (("el", "${a:plus(1)}", "--attr", "a=1"), HEAVY | OF_CLASSES | OF_PATHS | OF_TRIGGERS | OF_ERRORS | OF_OTHERS),
        (("jolt", MAPPING, REQUEST), HEAVY | OF_CLASSES | OF_PATHS | OF_TRIGGERS | OF_ERRORS | OF_OTHERS),
        (("explain", "jsonpath", "$.a"), HEAVY - {"decimal"} | OF_PATHS | OF_ERRORS | OF_OTHERS),
        (("flow", "<flow>"), HEAVY | OF_CLASSES | OF_PATHS | OF_ERRORS | OF_OTHERS | OF_CODECS | OF_GRAMMAR | OF_OPTIONS),
    ],
    ids=["run", "el", "jolt", "jsonpath", "flow"],
)
def test_a_command_imports_nothing_that_it_does_not_need(words, left_out, flow):
    modules = imported(*[flow if word == "<flow>" else word for word in words])
    assert not {name for name in modules for left in left_out if name == left or name.startswith(left + ".")}


@pytest.fixture
def public(tmp_path):
    path = tmp_path / "public.py"
    path.write_text(PUBLIC, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "words, most",
    [
        (("run", SCRIPT, "--in", REQUEST), 13_000),
        (("el", "${a:plus(1)}"), 5_700),
        (("jolt", MAPPING, REQUEST), 5_100),
        (("flow", "<flow>"), 20_700),
        (("run", "<public>", "--in", REQUEST), 14_000),
    ],
    ids=["run", "el", "jolt", "flow", "public"],
)
def test_a_command_compiles_no_more_lines_than_this(words, most, flow, public):
    """Without bytecode each line of ours that is imported is compiled: a hundred cost as much as half a millisecond."""
    modules = imported(*[{"<flow>": flow, "<public>": public}.get(word, word) for word in words])
    assert most - 1_000 < sum(map(lines_of, modules)) <= most


def lines_of(module):
    path = ROOT.joinpath(*module.split("."))
    files = [path.with_suffix(".py"), path / "__init__.py"] if module.startswith("emulator") else []
    return sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files if file.is_file())


def test_a_cold_run_imports_of_the_engine_the_road_only():
    modules = imported("run", SCRIPT)
    face = {"expectations", "flowfile"}
    assert rooms(modules) == face | {"base", "cli", "components", "core", "engine", "java", "jython", "script", "testing"}
    road = {"emulator.engine", "emulator.engine.properties", "emulator.engine.trigger"}
    assert {name for name in modules if name.startswith("emulator.engine")} == road


def test_a_cold_el_imports_nothing_of_scripts_and_flows():
    assert rooms(imported("el", "${a:toUpper()}")) <= {"base", "cli", "el", "failure", "java", "jsonpath"}


def test_the_package_itself_imports_nothing():
    program = "import sys, json, emulator; print(json.dumps([name for name in sys.modules if name.startswith('emulator.')]))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


@pytest.mark.parametrize("columns, longest", [("60", 58), ("120", 118)])
def test_help_is_as_wide_as_the_terminal(columns, longest):
    command, environment = [sys.executable, "-m", "emulator", "run", "--help"], {**os.environ, "COLUMNS": columns}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=True)
    lines = re.split("options:|optional arguments:", done.stdout)[1].splitlines()
    assert longest - 20 < max(map(len, lines)) <= longest
