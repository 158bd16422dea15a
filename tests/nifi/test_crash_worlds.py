"""What a crash run knows of each flow: the names of requests, the tasks of processors; and how it finds points in NiFi's logs."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest

from emulator.mocks import judge as judges
from emulator.mocks.omnitron_shared import PREFIX as API
from emulator.mocks.scenarios import scenario_of, slugs
from emulator.mocks.webhook_sender import CALLS
from nifi.proof.crash.bench import flow_files
from nifi.proof.crash.inside import LISTED, Inside, Tail, word_of
from nifi.proof.crash.world import World
from nifi.proof.crash.worlds import WORLDS
from nifi.proof.crash.worlds.cancellation_plan import BAD_CALLS, CancellationPlanWorld
from nifi.proof.crash.worlds.order import OrderWorld
from nifi.proof.crash.worlds.order_cancel import OrderCancelWorld
from nifi.proof.crash.worlds.order_cancellation_request import OrderCancellationRequestWorld
from nifi.proof.flows import ERP_WRITE, WRITE_BACK, template
from nifi.proof.parity.cases import SHAPES
from templates.flows import FLOWS

LIST = "/api/v1/cancellation_requests/detailed/"


def request(server: str, path: str, **more: Any) -> dict[str, Any]:
    return {"server": server, "path": path, "headers": [], "query": {}, "body": "", "id": "", **more}


@pytest.mark.parametrize(
    "server, path, what",
    [
        ("omnitron", "/api/v1/auth/login/", "login"),
        ("erp", "/token", "login"),
        ("omnitron", LIST, "page"),
        ("omnitron", "/api/v1/cancellation_requests/3/complete/", "write-back 3"),
        ("omnitron", "/api/v1/cancellation_requests/3/", "read 3"),
        ("erp", "/cancellations", "write ?"),
    ],
)
def test_a_request_is_told_by_what_it_is(server: str, path: str, what: str) -> None:
    with OrderCancellationRequestWorld() as world:
        assert world.kind_of(request(server, path)) == what


def test_a_plan_is_told_by_its_place_not_by_its_pk() -> None:
    told = [
        request("omnitron", "/api/v1/cancellation_plans/", query={"status": ["waiting"]}),
        request("omnitron", "/api/v1/cancellation_plans/2003/"),
        request("omnitron", "/api/v1/cancellation_plans/2003/create_payment_plan/"),
        request("erp", "/cancellations", headers=[["Idempotency-Key", "2003"]]),
    ]
    with OrderCancelWorld() as world:
        assert [world.kind_of(entry) for entry in told] == ["page", "read 3", "write-back 3", "write 3"]


def test_a_call_is_told_by_its_plan_and_a_bad_one_by_its_name() -> None:
    with CancellationPlanWorld() as world:
        third = list(world.numbers)[2]
        told = [
            request("calls", "/cancellation_plan/", id=third, query={"call": ["good"]}),
            request("calls", "/cancellation_plan/", id="bad_secret-" + third, query={"call": ["bad_secret"]}),
            request("erp", "/cancellations/2003", headers=[["Idempotency-Key", third]]),
            request("omnitron", f"/api/v1/cancellation_requests/{third}/complete/"),
            request("erp", "/token"),
            request("omnitron", "/api/v1/auth/login/"),
        ]
        assert [world.kind_of(one) for one in told] == ["call 3", "call bad_secret", "write 3", "write-back 3", "login", "login"]


def test_every_bad_call_of_the_run_is_owed_something_else_than_a_plan() -> None:
    with CancellationPlanWorld() as world:
        bad = [name for _, name in world.calls if name != "good"]
        assert sorted(bad) == sorted(BAD_CALLS)
        assert all(CALLS[name].owed != 202 or CALLS[name].event_type for name in BAD_CALLS)
        assert len(world.calls) == len(BAD_CALLS) + len(world.numbers) + len(world.numbers) // 2


def test_a_request_of_an_order_is_told_by_the_order_and_the_place_of_the_part() -> None:
    with OrderWorld() as world:
        row = next(row for row in world.scenario.rows if len(row["orderitem_set"]) == 3)
        pk, item, number = str(row["pk"]), str(row["orderitem_set"][1]["pk"]), world.numbers[str(row["pk"])]
        told = {
            "page": request("omnitron", f"{API}/orders_integration/"),
            f"detail {number}": request("omnitron", f"{API}/orders_integration/{pk}/detailed_integration/"),
            f"items {number}": request("omnitron", f"{API}/order_items/", query={"order_id": [pk]}),
            f"discounts {number}": request("omnitron", f"{API}/discount_items/", query={"order_id": [pk]}),
            f"item {number}.2": request("omnitron", f"{API}/order_items/{item}/detailed_integration/"),
            f"item patch {number}.2": request("omnitron", f"{API}/order_items/{item}/"),
            f"mapping {number}.2": request("omnitron", f"{API}/integration_mappings/", body=json.dumps({"object_id": item})),
            f"is_send {number}": request("omnitron", f"{API}/orders/{pk}/"),
            f"query check {number}": request("erp", "/orders/query", query={"number": [row["number"]]}),
            f"write {number}": request("erp", "/orders", body=json.dumps({"pk": row["pk"]})),
            "write ?": request("erp", "/orders", body="not JSON"),
            "login": request("erp", "/token"),
        }
        assert [world.kind_of(one) for one in told.values()] == list(told)


PROCESSORS = {
    "write": ERP_WRITE, "write-back": WRITE_BACK, "query check": "Query Check Order/Query Check Order",
    "read": "Write Data to Omnitron/Read the request", "part": "Order Details/Read each part",
    "list of items": "Order Details/List of items", "list of discounts": "Order Details/List of discounts",
}  # fmt: skip
OF_FLOW = {("order_cancel", "read"): "Write Data to Omnitron/Read the plan"}


def processors(group: Any, path: str = "") -> dict[str, Any]:
    found = {path + one["name"]: one for one in group["processors"]}
    for child in group["processGroups"]:
        found.update(processors(child, f"{path}{child['name']}/"))
    return found


@pytest.mark.parametrize("world", WORLDS.values(), ids=list(WORLDS))
def test_a_stage_lets_as_many_be_in_flight_as_its_processor_has_tasks(world: type[World[Any]]) -> None:
    definition = json.loads(template(world.slug, "json").read_text(encoding="utf-8"))
    known = processors(definition["flowContents"])
    assert {scenario_of(world.slug).tick, *world.adjust} <= set(known)
    for stage in world.rules.stages:
        if stage.server != "calls":
            path = OF_FLOW.get((world.slug, stage.kind)) or PROCESSORS[stage.kind]
            tasks = world.adjust.get(path, {}).get("concurrentlySchedulableTaskCount", known[path]["concurrentlySchedulableTaskCount"])
            assert stage.tasks == tasks, path


def test_every_flow_that_has_a_scenario_has_a_world_a_shape_of_parity_and_a_judge() -> None:
    assert slugs() == sorted(WORLDS) == sorted(SHAPES) == judges.slugs() == sorted(FLOWS)
    assert [world.slug for world in WORLDS.values()] == list(WORLDS)
    assert [scenario_of(slug).slug for slug in slugs()] == slugs()


@pytest.mark.parametrize(("nifi", "definition", "saved"), [
    ("1.16.3", "xml", ("flow.json.gz", "flow.xml.gz")),
    ("2.3.0", "json", ("flow.json.gz",)),
])  # fmt: skip
def test_a_run_deploys_what_that_nifi_takes_and_keeps_what_it_writes(
    monkeypatch: pytest.MonkeyPatch, nifi: str, definition: str, saved: tuple[str, ...]
) -> None:
    monkeypatch.setenv("NIFI_VERSION", nifi)
    for slug in WORLDS:
        assert template(slug).suffix == "." + definition and template(slug).is_file()
    assert tuple(flow_files(nifi)) == saved


# ---------------------------------------------------------------- inside


def record(rid: str, word: str, by: str = "0123456789ab") -> bytes:
    """As WriteAheadLocalStateProvider writes an entry: a flag, a length, a text, for the key and for the value."""
    value = f"{word}|2026-01-01|||0|0|1|{by}" if word != "written" else f"{word}||||0|0|1|"
    return b"\x01\x00\x22i:" + rid.encode() + b"\x01\x00" + bytes([len(value)]) + value.encode()


@pytest.fixture(params=["partition-3", "journals"], ids=["NiFi 1", "NiFi 2"])
def home(request: Any, tmp_path: Path) -> Path:
    (tmp_path / "state" / "local" / request.param).mkdir(parents=True)
    (tmp_path / "flowfile_repository" / "journals").mkdir(parents=True)
    (tmp_path / "state" / "local" / request.param / "6.journal").write_bytes(record("1", "flying"))
    (tmp_path / "flowfile_repository" / "journals" / "1.journal").write_bytes(b"old")
    return tmp_path


def append(file: Path, data: bytes) -> None:
    with file.open("ab") as log:
        log.write(data)


def test_a_word_is_told_once_also_when_its_record_comes_in_two_pieces(home: Path) -> None:
    told: list[tuple[str, str, str]] = []
    (log,) = (home / "state" / "local").glob("*/6.journal")
    with OrderCancellationRequestWorld() as world:
        inside = Inside(home, world, lambda *what: told.append(what))
        inside.look()
        whole = record("2", "flying")
        for piece in (whole[:9], whole[9:], record("2", "flying"), record("2", "accepted") + record("7", "flying")):
            append(log, piece)
            inside.look()
    assert told == [("ledger", "request 2 flying", "stored"), ("ledger", "request 2 accepted", "stored")]


def test_nifi_stands_still_while_its_logs_are_looked_at_and_runs_on_in_the_end(home: Path) -> None:
    held: list[bool] = []
    looked = threading.Event()

    def hold(still: bool) -> None:
        held.append(still)
        if len(held) > 4:
            looked.set()

    with OrderCancellationRequestWorld() as world, Inside(home, world, lambda *what: None, hold):
        assert looked.wait(30)
    assert held == [True, False] * (len(held) // 2)


def test_a_plan_is_checked_when_the_queue_holds_its_uuid_and_a_bad_call_never_is(home: Path) -> None:
    told: list[tuple[str, str, str]] = []
    with CancellationPlanWorld() as world:
        first, second = list(world.numbers)[:2]
        inside = Inside(home, world, lambda *what: told.append(what))
        append(home / "flowfile_repository" / "journals" / "1.journal", f"\0bad_secret-{second}\0\0{first}\0".encode())
        inside.look()
    assert told == [("webhook", "event 1", "checked")]


def test_a_log_that_is_rolled_over_is_read_on_in_the_new_one(home: Path) -> None:
    folder = home / "flowfile_repository" / "journals"
    tail = Tail(folder)
    (folder / "1.journal").unlink()
    (folder / "2.journal").write_bytes(b"new")
    assert [piece for _ in range(LISTED + 1) for piece in tail.read()] == [b"new"]


def test_a_kill_is_told_by_what_it_left_on_the_disk(home: Path) -> None:
    queue = home / "flowfile_repository" / "journals" / "1.journal"
    assert word_of(home, "2") == "not stored yet"
    assert word_of(home, "1") == "stored, not committed"
    append(queue, b"ledger.flight\0\x0c0123456789ab")
    assert word_of(home, "1") == "stored and committed"
