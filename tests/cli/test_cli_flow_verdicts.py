"""When the flows of templates/ end with 1: a dead ERP, a script that always fails, everything held or parked."""

import json
import socket

import pytest

from emulator.base.clock import START_MS
from emulator.mocks.scenarios import scenario_of
from tests.kits.cli_kit import FLOW, ROOT
from tests.kits.small_flow import definition, processor

DEFAULTS = str(ROOT / "templates" / "parameters" / "order_cancellation_request.json")


@pytest.fixture
def ours(call, tmp_path):
    """The flow against both mock servers, with parameters of one's own."""

    def run(*options, **parameters):
        with scenario_of("order_cancellation_request")(1, 3, now_ms=lambda: START_MS, start_ms=START_MS) as servers:
            file = tmp_path / "parameters.json"
            file.write_text(json.dumps({**servers.parameters(), **parameters}), encoding="utf-8")
            return call("flow", FLOW, "--param-file", DEFAULTS, "--param-file", file, "--start-time", "2023-11-14T22:13:20Z", *options)

    return run


def test_a_dead_erp_is_one_sentence_and_ends_with_1(ours):
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        place = "127.0.0.1:%d" % one.getsockname()[1]
    code, shown, said = ours(**{"erp.url": "http://%s/x" % place})
    assert code == 1 and len(said.splitlines()) == 1 and len(shown["failures"]) == 1
    assert said.startswith("Write Data to ERP/Write Data to ERP: the server %s could not be reached. Check that it runs" % place)
    assert "erp.url=http://%s/x" % place in said and "omnitron.url" not in said


def test_a_script_that_always_fails_holds_everything_and_ends_with_1(ours, tmp_path):
    text = (ROOT / "processors" / "common" / "script.py").read_text(encoding="utf-8")
    script = tmp_path / "script.py"
    script.write_text(text.replace("return output_obj", "raise ValueError('boom')"), encoding="utf-8")
    code, shown, _ = ours("--script", "Script/Script=%s" % script, **{"script.enabled": "true"})
    assert code == 1 and shown["failures"] == ["all 3 FlowFiles failed, or were held or parked: script_error: ValueError: boom"]


@pytest.mark.parametrize(
    "outcomes, failed",
    [
        (["written"], False),
        (["continue"], False),
        (["failure"], True),
        (["held"], True),
        (["write_failed"], True),
        (["do_nothing"], True),
        (["held", "written"], False),
    ],
)
def test_what_a_ledger_says_decides_whether_anything_got_through(call, tmp_path, outcomes, failed):
    sources = [
        processor("Make %d" % number, "GenerateFlowFile", {"ledger.id": str(number), "ledger.outcome": outcome}, ["success"])
        for number, outcome in enumerate(outcomes)
    ]
    file = tmp_path / "f.json"
    file.write_text(definition(sources), encoding="utf-8")
    code, shown, _ = call("flow", file)
    assert code == failed and len(shown["failures"]) == failed
