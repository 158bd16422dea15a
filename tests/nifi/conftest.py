"""The running NiFi for tests marked ``nifi``: NIFI_URL, else the one that ``python -m nifi up`` started."""

from __future__ import annotations

import os
from typing import Iterator

import pytest

from nifi.proof.flows import definitions
from nifi.proof.parity import report
from nifi.proof.parity.runs import Runs
from nifi.proof.recorder.jvm import Jvm
from nifi.rest import Client
from nifi.run.version import chosen
from tests.kits.fake_nifi import FakeNifi
from tests.kits.jython_on_nifi_2 import bring_jython
from tests.kits.recorder_kit import open_jvm

PARITY = pytest.StashKey[list[report.Row]]()


def find_nifi() -> str:
    """Where it answers, '' when none does."""
    from nifi.run.up import answers, running_url

    given = os.environ.get("NIFI_URL", "").rstrip("/")
    if given:
        return given if answers(given) else ""
    return running_url() or ""


@pytest.fixture(scope="module")
def jvm() -> Iterator[Jvm]:
    """NiFi's classes, for the tests of a file."""
    with open_jvm() as jvm:
        yield jvm


@pytest.fixture(scope="session")
def nifi_url() -> str:
    """In CI a missing NiFi is a failure, elsewhere a skip that says why."""
    url = find_nifi()
    if url:
        bring_jython(Client(url))
        return url
    words = "no NiFi runs: make nifi-up (python -m nifi up) starts one, NIFI_URL names another"
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(words)
    pytest.skip(words)


@pytest.fixture
def same_machine(nifi_url: str) -> None:
    """For tests that call a port which a flow opens: inside a container it is out of reach."""
    from nifi.run.places import places
    from nifi.run.record import read
    from nifi.run.version import chosen

    known = read(places(chosen()).record_file)
    if known and known.backend == "docker" and known.url == nifi_url:
        pytest.skip("NiFi runs in a container: the port that the flow opens is inside it")


@pytest.fixture
def client(nifi_url: str) -> Client:
    """A client of the real NiFi."""
    return Client(nifi_url)


@pytest.fixture
def fake() -> Iterator[FakeNifi]:
    """A fake NiFi over plain HTTP."""
    with FakeNifi() as server:
        yield server


@pytest.fixture(scope="session")
def parity(nifi_url: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Runs]:
    """Runs of parity, each made once; the report is printed in the end."""
    runs = Runs(Client(nifi_url), tmp_path_factory.mktemp("parity"), definitions=definitions(chosen()))
    request.config.stash[PARITY] = runs.rows
    yield runs
    runs.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The parity report of this session."""
    rows = config.stash.get(PARITY, None)
    if rows:
        terminalreporter.section("parity of NiFi and the emulator")
        terminalreporter.write_line(report.table(rows))
