"""What only a process of its own shows: pipes and signals."""

import contextlib
import itertools
import json
import signal
import socket
import subprocess
import sys

import pytest

from emulator.mocks.scenarios import slugs
from tests.kits.cli_kit import FLOW, PASS, ROOT

PARAMETERS = str(ROOT / "templates" / "parameters" / "order_cancellation_request.json")


def command(*arguments):
    return [sys.executable, "-m", "emulator", *map(str, arguments)]


def run(*arguments, **options):
    return subprocess.run(command(*arguments), cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8", **options)


def test_results_go_to_stdout_and_words_to_stderr(tmp_path):
    script = tmp_path / "script.py"
    script.write_text("print 'said'\n" + PASS.replace("REL_SUCCESS", "REL_FAILURE"), encoding="utf-8")
    done = run("run", script, "--in", "-", input="ğ")
    assert done.returncode == 1 and json.loads(done.stdout)["result_data"] == "ğ"
    assert json.loads(done.stdout)["stdout"] == "said\n"
    assert done.stderr == "the FlowFile went to failure\n"


def test_a_reader_that_goes_away_is_no_error():
    with subprocess.Popen(command("coverage"), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT], ids=["TERM", "INT"])
def test_mocks_serve_a_flow_and_write_their_journals_at_the_end(tmp_path, end):
    options = ("--flow", "order_cancellation_request", "--count", "8", "--journal", tmp_path / "journals")
    with subprocess.Popen(command("mocks", *options), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as mocks:
        lines = []
        while lines[-1:] != ["}\n"]:
            lines.append(mocks.stdout.readline())
            assert lines[-1], "the mocks ended: " + mocks.stderr.read()
        served = tmp_path / "mocks.json"
        served.write_text("".join(lines), encoding="utf-8")
        assert {"omnitron", "erp", "parameters"} == set(json.loads(served.read_text(encoding="utf-8")))
        done = run("flow", FLOW, "--param-file", PARAMETERS, "--param-file", served, "--format", "text")
        mocks.send_signal(end)
        assert mocks.wait(timeout=60) == 0 and mocks.stderr.read() == ""
    assert "Write Data to ERP" in done.stdout and "Traceback" not in done.stderr
    for name in ("omnitron", "erp"):
        assert (tmp_path / "journals" / (name + ".jsonl")).stat().st_size > 0


def free_ports(count):
    """The first of so many ports in a row that nobody has."""
    for first in range(18900, 19900, count):
        with contextlib.ExitStack() as held:
            try:
                for port in range(first, first + count):
                    held.enter_context(socket.create_server(("127.0.0.1", port)))
            except OSError:
                continue
        return first
    raise AssertionError("no ports are free")


@pytest.mark.parametrize("flow", slugs())
def test_the_mocks_of_one_flow_stand_at_the_ports_that_are_asked_for(flow):
    first = free_ports(3)
    with subprocess.Popen(command("mocks", "--flow", flow, "--port", first), cwd=ROOT, stdout=subprocess.PIPE, text=True) as mocks:
        lines = iter(mocks.stdout.readline, "")
        shown = json.loads("".join(itertools.takewhile(lambda line: line != "}\n", lines)) + "}")
        assert [shown[name] for name in ("omnitron", "erp")] == ["http://127.0.0.1:%d" % port for port in (first, first + 1)]
        assert shown["parameters"].get("webhook.port", str(first + 2)) == str(first + 2)
        taken = run("mocks", "--flow", flow, "--port", first)
        mocks.terminate()
    assert taken.returncode == 2 and "--port %d: no server can stand there" % first in taken.stderr
