"""On a cluster of two: its primary node is killed in the middle of a run and never comes back, or comes back; ZooKeeper goes away."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any, Iterator

import pytest

from nifi.errors import NifiError
from nifi.proof.scale.servers import Servers
from nifi.run.record import ZOOKEEPER
from nifi.run.wait import until
from tests.kits.cluster import ORDERS, TAKEN_OVER, Cluster, Orders, patiently
from tests.kits.jython_on_nifi_2 import bring_jython

pytestmark = pytest.mark.cluster
AWAY = 30.0  # seconds without ZooKeeper, three times a session


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """The cluster, whole before and after."""
    try:
        cluster = Cluster()
    except NifiError as error:
        pytest.skip(str(error))
    cluster.whole()
    bring_jython(cluster.client("n1"))
    yield cluster
    cluster.whole()


@contextmanager
def orders(cluster: Cluster, folder: Path) -> Iterator[Orders]:
    """Orders of one item, in the middle of their run."""
    with Servers(ORDERS, 1) as servers:
        run = Orders(cluster, folder, servers)
        run.until_sent(ORDERS // 4)
        yield run


def tell(capsys: Any, run: Orders) -> None:
    with capsys.disabled():
        again, seconds = run.repeats(), run.servers.tally.seconds
        print(f"\n{run.sent()} of {ORDERS} sent, {len(again)} of them again ({sum(again.values())} repeats), {seconds:.0f} s")


def test_what_a_lost_primary_had_is_released_by_the_operator_and_all_is_sent(cluster: Cluster, tmp_path: Path, capsys: Any) -> None:
    with orders(cluster, tmp_path) as run:
        lost = cluster.primary()
        cluster.kill(lost)
        left = next(node.name for node in cluster.nodes if node.name != lost)
        until(lambda: cluster.primary() == left, TAKEN_OVER, "the other node to become primary")
        run.until_quiet(left)
        capsys.readouterr()
        assert run.command(left, "recover", "--older", "1s") == 1
        assert "1 of 2 nodes are not connected: they may lie in its queues" in capsys.readouterr().err
        released = 0
        while not run.servers.is_done():  # NiFi shows five hundred entries of a state
            run.command(left, "status", "--format", "json")
            named = json.loads(capsys.readouterr().out)["ledger"]["ids"]
            accepted = [word for name in named.get("accepted", []) for word in ("--id", name)]  # the lost node had their write-back
            assert run.command(left, "release", *(accepted or ("--flying", "--older", "1s")), "--force") == 0
            released += json.loads(capsys.readouterr().out)["changed"]
            run.until_quiet(left)
        tell(capsys, run)
        assert set(run.servers.tally.writes) == set(run.servers.tally.marks) and run.sent() == ORDERS
        assert len(run.repeats()) <= released
        cluster.backend.forget_member(lost)
        cluster.whole()  # NiFi 2 deletes nothing while a node is not connected
        run.remove(left)


def test_a_primary_that_comes_back_goes_on_with_its_queues_and_all_is_sent(cluster: Cluster, tmp_path: Path, capsys: Any) -> None:
    with orders(cluster, tmp_path) as run:
        lost = cluster.primary()
        cluster.kill(lost)
        until(lambda: cluster.primary() != lost, TAKEN_OVER, "the other node to become primary")
        cluster.whole()
        run.until_done()
        tell(capsys, run)
        assert set(run.servers.tally.writes) == set(run.servers.tally.marks) and run.sent() == ORDERS
        run.remove("n1")


def test_without_zookeeper_the_flow_waits_and_goes_on_by_itself(cluster: Cluster, tmp_path: Path, capsys: Any) -> None:
    with orders(cluster, tmp_path) as run:
        cluster.backend.stop_member(cluster.record, ZOOKEEPER)
        Event().wait(AWAY)
        cluster.start(ZOOKEEPER)
        until(patiently(lambda: bool(cluster.primary())), TAKEN_OVER, "the nodes to find each other again")
        run.until_done()
        tell(capsys, run)
        assert set(run.servers.tally.writes) == set(run.servers.tally.marks) and run.sent() == ORDERS
        assert not run.repeats()
        cluster.whole()
        run.remove("n1")
