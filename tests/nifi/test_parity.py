"""Each committed template in the real NiFi and in the emulator, against the same servers: nothing may differ but what is listed."""

from __future__ import annotations

import pytest

from emulator.mocks.webhook_sender import CALLS, RARE
from nifi.proof.flows import definitions
from nifi.proof.parity import known
from nifi.proof.parity.cases import CASES, SHAPES
from nifi.proof.parity.runs import Runs
from nifi.run.places import REPOSITORY
from nifi.run.version import chosen

pytestmark = [pytest.mark.nifi, pytest.mark.usefixtures("same_machine")]
DEFINITIONS = definitions(chosen())
FIRST = DEFINITIONS[0]
# two of each flow: what the short run on a NiFi 2 compares
SHORT = {
    "plans, scripts", "every call", "orders: no login, PUT", "orders: parts that fail", "plan scripts", "plans of one channel",
    "scripts", "silent resend",
}  # fmt: skip
EVERY = [pytest.param(case, marks=pytest.mark.nifi2) if case in SHORT else case for case in CASES]
KNOWN = known.read(known.FILE.read_text(encoding="utf-8"))


@pytest.mark.nifi2
@pytest.mark.parametrize("flow", SHAPES)
@pytest.mark.parametrize("definition", DEFINITIONS)
def test_every_processor_is_valid_after_deploy(parity: Runs, definition: str, flow: str) -> None:
    assert parity.deployed(definition, flow).invalid == []


@pytest.mark.parametrize("case", EVERY)
@pytest.mark.parametrize("definition", DEFINITIONS)
def test_nifi_and_the_emulator_do_the_same(parity: Runs, definition: str, case: str) -> None:
    found = parity.differences(definition, case)
    new, stale = known.judge(found, KNOWN, definition, case)
    assert [f"{one.check}, {one.path}: {one.text}" for one in new] == []
    assert [f"no longer so, take it out: {line}" for line in stale] == []


@pytest.mark.parametrize("case", CASES)
def test_all_definitions_do_the_same_in_nifi(parity: Runs, case: str) -> None:
    first, *others = (parity.real(definition, case) for definition in DEFINITIONS)
    assert all(other == first for other in others)


@pytest.mark.parametrize("definition", DEFINITIONS)
def test_a_call_that_is_hung_up_on_a_reused_connection_is_sent_again_in_silence(parity: Runs, definition: str) -> None:
    seen = parity.real(definition, "silent resend")
    for server in ("erp", "omnitron"):
        endings = [one.splitlines()[-1] for one in seen.requests["1"] if one.startswith(server)]
        assert endings == ["-> 401 complete", "-> None dropped on a reused connection", "-> 200 complete"]
    assert "i:1" not in seen.state  # nothing of it is left to do
    assert seen.routes["1"]["Custom Response Script/Relation", "continue"] == 1


def test_the_words_of_every_answer_reach_the_erp(parity: Runs) -> None:
    seen = parity.real(FIRST, "every answer")
    endings = {one.splitlines()[-1] for path in seen.requests.values() for one in path if one.startswith("erp POST /cancellations")}
    codes = {f"-> {code} complete" for code in (200, 201, 204, 302, 401, 403, 422, 429, 500, 503)}
    assert endings == codes | {"-> None dropped", "-> None unanswered", "-> None garbage", "-> 200 cut"}
    assert seen.parked == {"Ledger/Write back again": 1}


def test_the_calls_of_every_kind_are_answered_as_they_are_owed(parity: Runs) -> None:
    seen = parity.real(FIRST, "every call")
    given = {one.splitlines()[0] for path in seen.answers.values() for one in path}
    assert given == {f"{name} -> {call.owed}" for name, call in {**CALLS, **RARE}.items()}


def test_the_words_of_every_answer_reach_the_erp_of_the_plans(parity: Runs) -> None:
    seen = parity.real(FIRST, "plans")
    endings = {one.splitlines()[-1] for path in seen.requests.values() for one in path if one.startswith("erp POST /cancellations")}
    codes = {f"-> {code} complete" for code in (200, 201, 204, 302, 401, 403, 422, 429, 500, 503)}
    assert endings == codes | {"-> None dropped", "-> None unanswered", "-> None garbage", "-> 200 cut"}
    assert seen.parked == {"Ledger/Held plans again": 2}  # one that was held last, and one that was let go from both seats all the same


def test_every_committed_flow_is_compared() -> None:
    assert sorted(file.stem for file in (REPOSITORY / "templates" / "xml").glob("*.xml")) == sorted(SHAPES)
