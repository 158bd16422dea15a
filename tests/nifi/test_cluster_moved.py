"""A cluster of NiFi 1.16.3 whose flows move to a cluster of 2.3.0: the old one is ended when all is exported, then the new one starts.

One machine need not have room for both. Both are started here, so none may run yet:
``make nifi-cluster-test ARGS=tests/nifi/test_cluster_moved.py``.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Iterator

import pytest

from nifi.deploy.ledger_entry import LedgerEntry
from nifi.rest import Client
from nifi.run.down import down
from nifi.run.up import running_url, silent, up
from nifi.run.version import NIFI_2, PINNED
from tests.kits.jython_on_nifi_2 import bring_jython
from tests.kits.move import FLOWS, HOUR, Flow, Move, names_of, steps

pytestmark = pytest.mark.cluster
DRAIN, EXPORT, DEPLOY, IMPORT, START, _ = steps()


@contextmanager
def cluster_of(version: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """Two nodes of that release, which leave nothing behind."""
    for name, value in {"NIFI_VERSION": version, "NIFI_NODES": "2", "NIFI_INSTANCE": f"moved-{version}"}.items():
        monkeypatch.setenv(name, value)
    try:
        client = Client(up(silent).url)
        bring_jython(client)
        yield client
    finally:
        down(fresh=True, say=silent)


def leave(flow: Flow, move: Move) -> dict[str, LedgerEntry]:
    """Run it on the old cluster and export it; what the Ledger knew."""
    flow.settle(move)
    assert move.run(move.old, "deploy", "--start")[0] == 0, move.said
    flow.wait_before(move)
    move.type(DRAIN, EXPORT)
    return move.entries(move.old)


def arrive(flow: Flow, move: Move, before: dict[str, LedgerEntry]) -> None:
    """Import it an hour later into the new cluster; there it goes on."""
    move.an_hour_later()
    move.type(DEPLOY, IMPORT)
    assert move.entries(move.new) == {name: replace(entry, next=max(entry.next - HOUR, 0)) for name, entry in before.items()}
    move.type(START)
    flow.wait_after(move)


def test_flows_of_a_cluster_that_moves_send_nothing_again_and_go_on_where_they_were(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Any
) -> None:
    if running_url():
        pytest.skip("a NiFi runs here: make nifi-down first, this test starts two clusters, one after the other")
    with ExitStack() as stack:
        worlds = {slug: stack.enter_context(flow.world()) for slug, flow in FLOWS.items()}
        moves, before = {}, {}
        with cluster_of(PINNED, monkeypatch) as old:
            for slug, flow in FLOWS.items():
                (tmp_path / slug).mkdir()
                moves[slug] = Move(worlds[slug], names_of(worlds[slug], flow.cases()), (old, old), tmp_path / slug, capsys)
                before[slug] = leave(flow, moves[slug])
        with cluster_of(NIFI_2, monkeypatch) as new:
            for slug, flow in FLOWS.items():
                moves[slug].new = new
                arrive(flow, moves[slug], before[slug])
        assert {slug: move.answers() for slug, move in moves.items()} == {slug: flow.answers() for slug, flow in FLOWS.items()}
