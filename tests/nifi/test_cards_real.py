"""Each card alone in a running NiFi, and a flow of one's own that is made of cards: it does there what it does in the emulator."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Iterator, List, Tuple

import pytest

from emulator.engine.run import run_flow
from emulator.flow.load import parse_flow
from emulator.mocks.erp import CANCELLATIONS, Erp
from emulator.mocks.journal import Entry
from nifi.proof.flows import definitions
from nifi.rest import Client
from nifi.run.version import chosen, is_nifi_2
from tests.kits.card_canvas import TEMPLATES, Canvas

pytestmark = pytest.mark.nifi
KINDS = definitions(chosen())
CARDS = sorted((file.parent.parent.name, file.stem) for kind in KINDS for file in TEMPLATES.glob(f"{kind}/cards/*.{kind}"))
REQUEST = TEMPLATES.parent / "emulator" / "mocks" / "cancellation_request.json"
# the only thing that a card alone leaves open: the ports that a user connects
UNCONNECTED = {
    "INPUT_PORT": "'Port '{0}'' is invalid because Port has no incoming connections",
    "OUTPUT_PORT": "'Port '{0}'' is invalid because Port has no outgoing connections",
}


@pytest.fixture(scope="module")
def canvas(nifi_url: str) -> Iterator[Canvas]:
    """One canvas for all cards, so that they share a context, as a user's do."""
    made = Canvas(Client(nifi_url))
    yield made
    made.delete()


def test_there_is_every_card_in_every_format() -> None:
    cards = {file.stem for file in (TEMPLATES / "parameters" / "cards").glob("*.json")}
    assert cards and sorted(CARDS) == sorted((kind, name) for kind in KINDS for name in cards)


@pytest.mark.nifi2
@pytest.mark.parametrize(("kind", "name"), CARDS, ids=[f"{kind} {name}" for kind, name in CARDS])
def test_a_card_lacks_nothing_but_connections_to_its_ports(canvas: Canvas, kind: str, name: str) -> None:
    card = canvas.bring(kind, name)
    try:
        ports = canvas.ports(card)
        open_ends = [f"{type_} {port}: {UNCONNECTED[type_].format(port)}" for port, (_, type_, _) in ports.items()]
        assert ports and sorted(canvas.faults(card)) == sorted(open_ends)
        funnel = canvas.funnel()
        for port in ports.values():
            canvas.connect(*((funnel, port) if port[1] == "INPUT_PORT" else (port, funnel)))
        assert canvas.faults(card) == []
    finally:
        canvas.clear()
    assert not any(canvas.own(kind) for kind in ("processGroups", "connections", "funnels"))


def headers_of(entry: Entry) -> List[Tuple[str, str]]:
    """The request's headers but its date, since the emulator's clock is its own; in their order, which NiFi 2 changes at each start."""
    shown = [(name, value) for name, value in entry["headers"] if name != "Date"]
    return sorted(shown) if is_nifi_2(chosen()) else shown


@pytest.fixture
def mine(nifi_url: str) -> Iterator[Canvas]:
    """A canvas for one test."""
    made = Canvas(Client(nifi_url))
    yield made
    made.delete()


@pytest.mark.usefixtures("same_machine")
@pytest.mark.parametrize("kind", KINDS)
def test_a_flow_of_ones_own_made_of_cards_does_in_nifi_what_it_does_in_the_emulator(mine: Canvas, kind: str, tmp_path: Path) -> None:
    with Erp(token_wanted=False) as erp:
        values = {"mapping.enabled": "true", "erp.url": erp.url + CANCELLATIONS, "flow.name": "mine"}
        logs = {side: tmp_path / side for side in ("nifi", "emulated")}
        values["log.directory"] = str(logs["nifi"])
        mapping, write, log = (mine.ports(mine.bring(kind, name, values)) for name in ("mapping", "write_data_to_erp", "log"))
        source = mine.source(REQUEST.read_text(encoding="utf-8"), {"ledger.id": "1", "ledger.batch": "b", "token.erp": "mine"})
        mine.connect(source, mapping["in"], ("success",))
        mine.connect(mapping["out"], write["in"])
        for port in (mapping["error"], *(write[name] for name in ("answered", "expired", "error"))):
            mine.connect(port, log["in"])
        mine.run()
        downloaded = mine.client.send("GET", f"/process-groups/{mine.id}/download").content
        run_flow(
            parse_flow(downloaded, "mine.json"), nifi=chosen(),
            parameters={"log.directory": str(logs["emulated"]), "erp.basic.password": "x"},
        )  # fmt: skip
        asked = [{"headers": headers_of(one), **{name: one[name] for name in ("method", "path", "query", "body")}} for one in erp.journal]
    assert len(asked) == 2 and asked[0] == asked[1]
    assert json.loads(str(asked[0]["body"]))["reason_subject"] == "Yanlış ürün aldım."
    lines = [json.loads((folder / "mine-b.log").read_text(encoding="utf-8")) for folder in logs.values()]
    assert {**lines[0], "time": ""} == {**lines[1], "time": ""}
    assert "kabul edildi" in lines[0]["log.erp.response.body"]
