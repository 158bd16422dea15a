"""On a running NiFi: a script that cannot reach the state, again and again, costs no memory, no class loader and no open file.

ExecuteScript.onTrigger throws the script engine away when an exception leaves the script, and makes a new one. What a thrown away engine
still holds open, as Jython's ``_socket`` its NioEventLoopGroup, nobody closes.
"""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Iterator

import pytest

from nifi.deploy import deploy, groups, lifecycle, operate, settings
from nifi.proof.flows import NEVER
from nifi.proof.jvm import Jvm, Living, running
from nifi.rest import Client
from nifi.run.up import silent
from nifi.run.wait import until

pytestmark = pytest.mark.nifi
HERE = Path(__file__).resolve().parent
PROCESSORS = HERE.parents[1] / "processors"
AT_ONCE = {"yieldDuration": "1 ms", "penaltyDuration": "1 ms"}
WARM, FAILURES, LEAKING = 20, 300, 3
ROUNDS = 3  # at most: a leak comes each time, what NiFi lets go late only once
# what an idle NiFi moves by itself, far below what a tenth of the failures would leave behind
STILL = Living(heap=12_000_000, loaders=10, files=20)
WITHOUT_STATE = """\
from java.io import IOException


class Unreachable(object):
    def getState(self, scope):
        session.adjustCounter('%(counter)s', 1, True)
        raise IOException('the state provider does not answer')


class Context(object):
    def __init__(self, own):
        self.own = own

    def getStateManager(self):
        return Unreachable()

    def __getattr__(self, name):
        return getattr(self.own, name)


context = Context(context)
"""
LETS_IT_OUT = "import urllib\ncontext.getStateManager().getState(None)\n"


def is_still(left: Living) -> bool:
    """Whether no more was left behind than an idle NiFi moves."""
    return left.heap < STILL.heap and left.loaders < STILL.loaders and left.files < STILL.files


class Failing:
    """The small flow with that script as its Ledger, and one FlowFile that it never gets rid of."""

    def __init__(self, client: Client, folder: Path, script: str) -> None:
        self.client, self.counter, self.name = client, uuid.uuid4().hex, f"Leak {uuid.uuid4().hex[:8]}"
        (folder / "script.py").write_text(WITHOUT_STATE % {"counter": self.counter} + script, encoding="utf-8")
        wanted = settings.load(settings.write(
            folder / "settings.json", {"small.password": "x"}, name=self.name, flow=str(HERE / "small" / "json" / "small.json"),
            nifi={"url": client.api}, scripts={"Ledger/Ledger": "script.py"}, schedule=NEVER,
            parameters={"start.date": "2024-01-01T00:00:00Z", "small.url": "http://127.0.0.1:1", "small.username": "u"},
        ))  # fmt: skip
        self.group = str(deploy.deploy(client, deploy.plan(wanted, wanted.flow), silent)["group"])
        seen = groups.survey(client, self.group)
        self.ids = {path: identifier for identifier, path in seen.path.items()}
        lifecycle.configure(client, self.ids["Ledger/Ledger"], AT_ONCE)
        operate.run_once(client, self.ids["Ledger/Tick"])

    def failures(self) -> int:
        listed = self.client.get("/counters")["counters"]["aggregateSnapshot"]["counters"]
        return sum(int(each["valueCount"]) for each in listed if each["name"] == self.counter)

    def fail(self, times: int) -> None:
        """Run until it failed so often."""
        ledger, wanted = self.ids["Ledger/Ledger"], self.failures() + times
        lifecycle.run_status(self.client, ledger, "RUNNING")
        until(lambda: self.failures() >= wanted, 240, f"{times} failures", every=0.2)
        lifecycle.run_status(self.client, ledger, "STOPPED")
        until(lambda: operate.rests(self.client, ledger), 60, "the Ledger to have stopped")

    def left_by(self, jvm: Jvm, times: int) -> Living:
        """What so many failures left behind, after some that nobody counts."""
        self.fail(times=min(WARM, times))
        before = jvm.living()
        self.fail(times)
        return jvm.living().beyond(before)


@pytest.fixture
def jvm(nifi_url: str) -> Jvm:
    """The JVM of the NiFi under test."""
    jvm = running()
    if jvm is None:
        pytest.skip("NiFi runs elsewhere or in a container: its heap and open files cannot be looked at from here")
    return jvm


@pytest.fixture
def failing(client: Client, tmp_path: Path) -> Iterator[list[Failing]]:
    """What the test deploys is removed in the end."""
    deployed: list[Failing] = []
    yield deployed
    for each in deployed:
        lifecycle.delete(client, each.group, each.name, True, silent)


@pytest.mark.parametrize("ledger", [pytest.param("common/ledger.py", marks=pytest.mark.nifi2), "cancellation_plan/ledger.py"])
def test_three_hundred_failures_of_the_state_leave_nothing_behind(
    client: Client, jvm: Jvm, tmp_path: Path, failing: list[Failing], ledger: str
) -> None:
    failing.append(Failing(client, tmp_path, (PROCESSORS / ledger).read_text(encoding="utf-8")))
    left = [failing[-1].left_by(jvm, FAILURES)]
    while not is_still(left[-1]) and len(left) < ROUNDS:
        left.append(failing[-1].left_by(jvm, FAILURES))
    assert is_still(left[-1]), left


def test_an_exception_that_leaves_a_script_with_sockets_leaves_all_three_behind(
    client: Client, jvm: Jvm, tmp_path: Path, failing: list[Failing]
) -> None:
    failing.append(Failing(client, tmp_path, LETS_IT_OUT))
    left = failing[-1].left_by(jvm, LEAKING)
    assert (left.loaders > LEAKING, left.files > LEAKING) == (True, True), left
