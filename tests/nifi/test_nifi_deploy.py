"""Deploying into a fake NiFi: what is refused, and what is taken back when NiFi refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nifi.cli import main
from nifi.deploy import commands, deploy, operate, parameters, status
from nifi.deploy.groups import Survey
from nifi.deploy.settings import load
from nifi.errors import NifiError
from nifi.rest import Client
from nifi.run.places import REPOSITORY
from tests.kits.fake_nifi import FakeNifi

TEMPLATES = REPOSITORY / "templates"
SMALL = Path(__file__).resolve().parent / "small"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake: FakeNifi) -> Path:
    """Settings for the fake NiFi."""
    monkeypatch.setenv("SMALL_PASSWORD", "hunter2")
    file = tmp_path / "settings.json"
    data = {
        "name": "Merchant", "flow": str(SMALL / "json" / "small.json"), "nifi": {"url": fake.url},
        "parameters": {"start.date": "2024-01-01", "small.url": "http://127.0.0.1:2", "small.username": "u"},
        "secrets": {"small.password": {"env": "SMALL_PASSWORD"}},
    }  # fmt: skip
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def flow(*groups: str) -> Any:
    """What /flow/process-groups/{id} answers, with those child groups."""
    children = [{"id": f"id-{name}", "position": {"x": 0.0}, "component": {"name": name}} for name in groups]
    empty: dict[str, Any] = {"processors": [], "connections": [], "inputPorts": [], "outputPorts": [], "funnels": []}
    return 200, {"processGroupFlow": {"id": "root", "flow": {**empty, "processGroups": children}}}


def context(name: str, **more: Any) -> Any:
    """One entry of /flow/parameter-contexts."""
    return {"id": "c", "revision": {"version": 3}, "component": {"name": name, "parameters": [], **more}}


def test_a_second_group_of_the_name_is_refused_before_anything_is_made(fake: FakeNifi, settings: Path, capsys: Any) -> None:
    fake.routes.update({"GET /flow/process-groups/root": flow("Merchant")})
    assert main(["deploy", "--settings", str(settings)]) == 1
    assert "a group 'Merchant' exists already. Upgrade it, delete it" in capsys.readouterr().err
    assert {one.method for one in fake.journal} == {"GET"}


def test_a_context_of_the_name_is_somebody_elses(fake: FakeNifi, settings: Path, capsys: Any) -> None:
    fake.routes.update({
        "GET /flow/process-groups/root": flow(), "GET /flow/parameter-contexts": (200, {"parameterContexts": [context("Merchant")]}),
    })  # fmt: skip
    assert main(["deploy", "--settings", str(settings)]) == 1
    assert "a parameter context 'Merchant' exists already" in capsys.readouterr().err
    assert {one.method for one in fake.journal} == {"GET"}


def test_when_nifi_refuses_the_import_the_context_is_taken_back(fake: FakeNifi, settings: Path, capsys: Any) -> None:
    contexts: list[Any] = []

    def make(_: Any) -> Any:
        contexts.append(context("Merchant"))
        return 201, {"id": "c"}

    fake.routes.update({
        "GET /flow/process-groups/root": flow(), "GET /flow/parameter-contexts": lambda _: (200, {"parameterContexts": contexts}),
        "POST /parameter-contexts": make, "POST /process-groups/root/process-groups/upload": (400, "Bad flow"),
        "DELETE /parameter-contexts/c": (200, {}),
    })  # fmt: skip
    assert main(["deploy", "--settings", str(settings)]) == 1
    assert "NiFi answered 400: Bad flow" in capsys.readouterr().err
    assert fake.asked()[-1] == "DELETE /parameter-contexts/c"


class HalfWay:
    """A NiFi that takes an import and answers it with an error, as with a schedule that it does not like."""

    def __init__(self, fake: FakeNifi) -> None:
        self.groups: list[str] = []
        self.contexts: list[Any] = []
        self.failure: Any = (400, "The schedule is no good")
        self.removal: Any = (200, {})
        fake.routes.update({
            "GET /flow/process-groups/root": lambda _: flow(*self.groups),
            "GET /flow/parameter-contexts": lambda _: (200, {"parameterContexts": self.contexts}),
            "POST /parameter-contexts": self.make_context, "POST /process-groups/root/process-groups/upload": self.upload,
            "GET /flow/process-groups/id-Merchant/controller-services": (200, {"controllerServices": []}),
            "GET /process-groups/id-Merchant": (200, {"revision": {"version": 1}}),
            "DELETE /process-groups/id-Merchant": self.remove_group, "DELETE /parameter-contexts/c": self.remove_context,
        })  # fmt: skip

    def make_context(self, _: Any) -> Any:
        self.contexts.append(context("Merchant"))
        return 201, {"id": "c"}

    def upload(self, _: Any) -> Any:
        self.groups.append("Merchant")
        return self.failure

    def remove_group(self, _: Any) -> Any:
        if self.removal[0] == 200:
            self.groups.clear()
        return self.removal

    def remove_context(self, _: Any) -> Any:
        self.contexts.clear()
        return 200, {}


def test_a_group_that_nifi_made_before_it_refused_is_taken_back_and_a_second_try_begins_anew(
    fake: FakeNifi, settings: Path, capsys: Any
) -> None:
    nifi = HalfWay(fake)
    for _ in range(2):
        assert main(["deploy", "--settings", str(settings)]) == 1
        assert "NiFi answered 400: The schedule is no good" in capsys.readouterr().err
        assert (nifi.groups, nifi.contexts) == ([], [])


def test_what_keeps_a_deployment_from_being_taken_back_is_said_beside_what_failed(fake: FakeNifi, settings: Path, capsys: Any) -> None:
    nifi = HalfWay(fake)
    nifi.removal = (403, "No such right")
    assert main(["deploy", "--settings", str(settings)]) == 1
    said = capsys.readouterr().err
    assert "The schedule is no good" in said
    assert "and taking it back failed: DELETE /process-groups/id-Merchant: NiFi answered 403: No such right" in said
    assert "delete --settings FILE --force" in said


def test_no_secret_goes_into_the_snapshot_or_the_first_step(fake: FakeNifi, settings: Path) -> None:
    read = load(settings)
    ready = deploy.plan(read, read.flow)
    assert b"hunter2" not in ready.snapshot.data()
    first = {row["parameter"]["name"]: row["parameter"] for row in ready.rows()}
    assert "value" not in first["small.password"] and first["small.password"]["sensitive"]
    assert first["small.text"]["value"] == ""
    assert [row["parameter"]["value"] for row in ready.secrets()] == ["hunter2"]


def test_a_missing_secret_is_told_before_anything_is_made(
    fake: FakeNifi, settings: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SMALL_PASSWORD")
    fake.routes.update({"GET /flow/process-groups/root": flow()})
    assert main(["deploy", "--settings", str(settings)]) == 2
    assert "secrets.small.password: the environment variable SMALL_PASSWORD is not set" in capsys.readouterr().err
    assert {one.method for one in fake.journal} == {"GET"}


def test_an_upgrade_wants_the_json_definition(fake: FakeNifi, settings: Path) -> None:
    read = load(settings)
    ready = deploy.plan(read, SMALL / "xml" / "small.xml")
    with pytest.raises(NifiError, match="an upgrade needs the JSON definition"):
        deploy.upgrade(Client(fake.url), ready, print)


@pytest.mark.parametrize("flow", ["order", "cards/login"])
def test_the_json_definition_of_a_flow_or_card_is_taken_where_its_xml_template_is_named(flow: str) -> None:
    assert commands.json_of(TEMPLATES / "xml" / f"{flow}.xml") == TEMPLATES / "json" / f"{flow}.json"


def test_only_changed_parameters_are_sent(fake: FakeNifi) -> None:
    held = [{"parameter": {"name": "a", "value": "1"}}, {"parameter": {"name": "s", "value": "********"}}, {"parameter": {"name": "n"}}]
    fake.routes["GET /parameter-contexts/c"] = (200, {"component": {"parameters": held}})
    client = Client(fake.url)
    rows = [{"parameter": {"name": name, "sensitive": False, "value": value}} for name, value in (("a", "1"), ("n", ""), ("b", "2"))]
    secrets = [{"parameter": {"name": name, "sensitive": True}} for name in ("s", "t")]
    assert [row["parameter"]["name"] for row in parameters.changed(client, "c", rows + secrets)] == ["b", "t"]
    assert [row["parameter"]["name"] for row in parameters.without_value(client, "c", secrets)] == ["t"]


def test_a_context_that_others_use_is_not_deleted(fake: FakeNifi) -> None:
    used = context("Merchant", boundProcessGroups=[{"id": "x"}])
    fake.routes["GET /flow/parameter-contexts"] = (200, {"parameterContexts": [used]})
    assert not parameters.delete(Client(fake.url), "Merchant")
    assert fake.asked() == ["GET /flow/parameter-contexts"]


def test_the_ids_that_an_operator_may_have_to_act_on_are_named(fake: FakeNifi) -> None:
    found = ledger_state(fake, {"0summary": "{}", "i:7": "held|v|||", "i:8": "done|v", "i:9": "parked|v", "i:10": "held|v"})
    assert found["ids"] == {"held": ["10", "7"], "parked": ["9"]}


def ledger_state(fake: FakeNifi, rows: dict[str, str]) -> Any:
    """What status says of a Ledger with that state."""
    state = [{"key": key, "value": value} for key, value in rows.items()]
    fake.routes["GET /processors/1/state"] = (200, {"componentState": {"clusterState": {"state": state}}})
    processor = {"id": "1", "component": {"type": "org.apache.nifi.processors.script.ExecuteScript"}}
    return status.ledger(Client(fake.url), Survey("g", path={"1": "Ledger/Ledger"}), processor)


def test_status_reads_floor_open_oldest_and_parked_from_the_ledgers_state(fake: FakeNifi) -> None:
    counts = {"open": 2, "flying": 1, "parked": 3, "held": 1, "done": 40, "written": 9}
    oldest = {"open": "2024-03-01", "held": "2024-02-01", "done": "2023-01-01"}
    found = ledger_state(fake, {"0floor": "2024-01-01", "0summary": json.dumps({"count": counts, "oldest": oldest})})
    assert (found["floor"], found["open"], found["oldest"], found["parked"]) == ("2024-01-01", 7, "2024-02-01", 3)


def test_a_component_without_the_ledgers_keys_is_no_ledger(fake: FakeNifi) -> None:
    assert ledger_state(fake, {"other": "1"}) == {}
    assert ledger_state(fake, {"0floor": "x", "0summary": "no json"})["open"] == 0


def test_bulletins_are_those_of_the_groups_below_as_well_newest_first(fake: FakeNifi) -> None:
    def bulletin(group: str, text: str) -> Any:
        return {"groupId": group, "bulletin": {"level": "ERROR", "sourceName": "Ledger", "message": text}}

    board = [bulletin("inner", "first\nline"), bulletin("other", "not ours"), {"groupId": "inner"}, bulletin("outer", "second")]
    fake.routes["GET /flow/bulletin-board"] = (200, {"bulletinBoard": {"bulletins": board}})
    seen = Survey("outer", groups=[{"id": "outer"}, {"id": "inner"}])
    assert status.bulletins(Client(fake.url), seen) == ["ERROR Ledger: second", "ERROR Ledger: first line"]


def test_the_operators_source_is_the_disabled_one_named_so() -> None:
    def source(name: str, state: str) -> Any:
        return {"component": {"type": "org.apache.nifi.processors.standard.GenerateFlowFile", "name": name, "state": state}}

    running, off, operator = source("Tick", "RUNNING"), source("Old", "DISABLED"), source("Operator", "DISABLED")
    assert operate.operator(Survey("g", processors=[running, off, operator])) is operator
    assert operate.operator(Survey("g", processors=[running, off])) is off
    with pytest.raises(NifiError, match="0 DISABLED GenerateFlowFile"):
        operate.operator(Survey("g", processors=[running]))


def test_every_command_is_on_the_command_line(capsys: Any) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert all(name in shown for name in [*commands.COMMANDS, "up", "down", "logs", "running"])


def test_check_needs_no_nifi(settings: Path, fake: FakeNifi, capsys: Any) -> None:
    assert main(["check", "--settings", str(settings)]) == 0
    assert json.loads(capsys.readouterr().out)["parameters"] == 5
    assert fake.journal == []


def test_what_is_not_on_this_machine_is_a_note_and_no_fault(settings: Path, tmp_path: Path, capsys: Any) -> None:
    data = json.loads(settings.read_text(encoding="utf-8"))
    settings.write_text(json.dumps({**data, "nifi": {**data["nifi"], "ca_file": "nowhere.pem"}}), encoding="utf-8")
    assert main(["check", "--settings", str(settings)]) == 0
    note = "nifi.ca_file: nowhere.pem is not on this machine; 'deploy' needs it, a PEM file with NiFi's certificate authority"
    assert json.loads(capsys.readouterr().out)["notes"] == [note]
    (tmp_path / "nowhere.pem").touch()
    assert main(["check", "--settings", str(settings)]) == 0
    assert "notes" not in json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("command", ["deploy", "upgrade"])
def test_what_nifi_calls_invalid_is_said_with_what_to_do(
    settings: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(deploy, command, lambda *_: {"group": "g", "invalid": ["Keep: JDBC Connection Pool is required"]})
    monkeypatch.setattr("nifi.deploy.target.version_of", lambda _: "2.3.0")
    assert main([command, "--settings", str(settings)]) == 1
    shown = capsys.readouterr()
    assert json.loads(shown.out)["invalid"] == ["Keep: JDBC Connection Pool is required"]
    assert "not started, 1 invalid: mend the settings and `upgrade`, or set it on the canvas, then `start`" in shown.err
