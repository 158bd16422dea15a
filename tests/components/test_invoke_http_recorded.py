"""InvokeHTTP against the cases recorded from NiFi 1.16.3's own: what the server saw, and which FlowFiles came out where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Iterator, List

import pytest

from emulator.base.clock import VirtualClock
from emulator.components.invoke_http import InvokeHTTP
from emulator.components.validation import property_problems
from emulator.core.context import ProcessContext
from emulator.core.host import Host
from emulator.core.repository import Repository
from tests.kits.invoke_http_replay import TIME_SCALE, Replay, recorded
from tests.kits.scripted_server import ScriptedServer

FOLDER = Path(__file__).parent.parent / "compliance" / "invokehttp"


def _cases() -> List[Dict[str, Any]]:
    return [case for file in sorted(FOLDER.glob("*.json")) for case in json.loads(file.read_text("utf-8"))]


CASES = _cases()


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    server = ScriptedServer(TIME_SCALE)
    yield server
    server.close()


@pytest.fixture(scope="module")
def dripping() -> Iterator[ScriptedServer]:
    server = ScriptedServer(TIME_SCALE, piece=1)
    yield server
    server.close()


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_as_recorded(case: Dict[str, Any], server: ScriptedServer) -> None:
    observed = case["observed"]
    if "invalid" in observed:
        assert _problems(case) == [_masked(sentence, case) for sentence in observed["invalid"]]
        return
    seen = Replay(case, server).run()
    accepted = [recorded({**observed, **other}) for other in [{}, *observed.get("also_seen", [])]]
    _compare_only_what_was_recorded(case, seen, accepted)
    for key in ("requests_seen", "flowfiles", "connections", "script_left"):
        if seen[key] not in [one[key] for one in accepted]:
            assert seen[key] == accepted[0][key]
    if seen["flowfiles"] == accepted[0]["flowfiles"]:
        assert seen["triggers"] == accepted[0]["triggers"]


WHOLE_BODIES = ("framing", "gzip", "status_line", "content_type", "status")
ANSWERS = [case for topic in WHOLE_BODIES for case in json.loads((FOLDER / f"{topic}.json").read_text("utf-8"))]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in ANSWERS if "rst" not in case["id"]])
def test_an_answer_in_pieces_of_one_byte_is_the_same_answer(case: Dict[str, Any], dripping: ScriptedServer) -> None:
    assert Replay(case, dripping).run()["flowfiles"] == recorded(case["observed"])["flowfiles"]


def test_every_recorded_case_has_a_name_of_its_own() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES) > 0
    assert all(case["from"].startswith("recorded:") for case in CASES)


def _compare_only_what_was_recorded(case: Dict[str, Any], seen: Dict[str, Any], accepted: List[Dict[str, Any]]) -> None:
    """Attributes that collide in a HashMap go by its history; a body that the server read late was not yet there for the recorder."""
    for result in [seen, *accepted]:
        for request in result["requests_seen"] if "Attributes to Send" in case["properties"] else ():
            request["headers"] = sorted(request["headers"])
    for mine, theirs in zip(seen["requests_seen"], accepted[0]["requests_seen"]):
        if not theirs["body"] and any(action.get("read") == "head" for action in case["server"]):
            mine["body"] = b""


def _problems(case: Dict[str, Any]) -> List[str]:
    properties = {name: value.replace("{port}", "8080") for name, value in case["properties"].items()}
    processor = InvokeHTTP("id", "InvokeHTTP", None, properties)
    found = property_problems(processor, processor.properties, lambda descriptor, value: None)
    host = Host("id", "InvokeHTTP", "InvokeHTTP", Repository(VirtualClock(0)))
    return found or processor.validate(ProcessContext(host, processor.properties))


def _masked(sentence: str, case: Dict[str, Any]) -> str:
    """NiFi shows a sensitive value that is invalid; the emulator does not."""
    secret = case["properties"].get("Basic Authentication Password")
    return sentence.replace(f"'{secret}'", "'********'")
