"""Against a running NiFi: every committed template is VALID after deploy, and the whole life of a small flow, from both formats."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any, Iterator

import pytest

from nifi.cli import main
from nifi.deploy import groups, lifecycle, operate, parameters, status
from nifi.deploy.snapshot import Use
from nifi.proof.flows import definitions
from nifi.rest import Client
from nifi.run.version import chosen
from nifi.run.wait import until

pytestmark = pytest.mark.nifi
SMALL = Path(__file__).resolve().parent / "small"
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
KINDS = definitions(chosen())
FLOWS = sorted(file for kind in KINDS for file in TEMPLATES.glob(f"{kind}/*.{kind}"))
SECRET = "pa$s-${x}-5e8a"


class Deployed:
    """A settings file, and the commands on it."""

    def __init__(self, file: Path, client: Client, capsys: pytest.CaptureFixture[str]) -> None:
        self.file, self.client, self.capsys = file, client, capsys
        self.data = json.loads(file.read_text(encoding="utf-8"))

    def write(self, **change: Any) -> None:
        self.data.update(change)
        self.file.write_text(json.dumps(self.data), encoding="utf-8")

    def run(self, command: str, *more: str, code: int = 0) -> Any:
        """One command; its result. Nothing that it prints may hold the secret."""
        self.capsys.readouterr()
        ended = main([command, "--settings", str(self.file), *more])
        said = self.capsys.readouterr()
        assert ended == code, said.err or said.out
        assert SECRET not in said.out + said.err
        return json.loads(said.out) if said.out else said.err

    @property
    def group(self) -> str:
        return groups.require(self.client, self.client.root(), self.data["name"])

    def survey(self) -> groups.Survey:
        return groups.survey(self.client, self.group)

    def processor(self, path: str) -> Any:
        seen = self.survey()
        return next(one for one in seen.processors if seen.path[one["id"]] == path)

    def state(self) -> dict[str, str]:
        return status.state_of(self.client, self.processor("Ledger/Ledger")["id"])


def settings(folder: Path, url: str, flow: Path, values: dict[str, str], secrets: list[str]) -> Path:
    """A settings file under a name that nobody else has."""
    name = f"Test Şişli {uuid.uuid4().hex[:8]}"
    file = folder / f"{name}.json"
    data = {
        "name": name, "flow": str(flow), "nifi": {"url": url}, "parameters": values,
        "secrets": {name: {"env": "TEST_SECRET"} for name in secrets},
    }  # fmt: skip
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


@pytest.fixture
def make(
    tmp_path: Path, nifi_url: str, client: Client, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Any]:
    """Makes one Deployed; what it deployed is removed in the end."""
    monkeypatch.setenv("TEST_SECRET", SECRET)
    made: list[Deployed] = []

    def one(flow: Path, values: dict[str, str], secrets: list[str]) -> Deployed:
        made.append(Deployed(settings(tmp_path, nifi_url, flow, values, secrets), client, capsys))
        return made[-1]

    yield one
    for deployed in made:
        if groups.find(client, client.root(), deployed.data["name"]):
            deployed.run("delete", "--force")


def small(make: Any, kind: str) -> Deployed:
    """The small flow in that format."""
    values = {"start.date": "2024-01-01", "small.url": "http://127.0.0.1:1", "small.username": "u"}
    return make(SMALL / kind / f"small.{kind}", values, ["small.password"])  # type: ignore[no-any-return]


def required(slug: str) -> tuple[dict[str, str], list[str]]:
    """Values for what a template requires, by the end of the name."""
    defined = json.loads((TEMPLATES / "parameters" / f"{slug}.json").read_text(encoding="utf-8"))
    examples = {"url": "http://127.0.0.1:9/${ledger.id}", "date": "2024-01-01", "port": "18099"}
    wanted = {name: one for name, one in defined.items() if one["required"]}
    values = {name: examples.get(name.rpartition(".")[2], "x") for name, one in wanted.items() if not one["sensitive"]}
    return values, [name for name, one in wanted.items() if one["sensitive"]]


def test_there_are_templates() -> None:
    assert FLOWS


@pytest.mark.parametrize("flow", FLOWS, ids=[file.name for file in FLOWS])
def test_every_processor_of_a_template_is_valid_after_deploy_and_after_an_upgrade(make: Any, client: Client, flow: Path) -> None:
    deployed = make(flow, *required(flow.stem))
    done = deployed.run("deploy")
    assert done["invalid"] == []
    assert done["processors"] > 0
    bound = {(one["component"].get("parameterContext") or {}).get("id") for one in deployed.survey().groups}
    assert bound == {done["context"]}
    again = deployed.run("upgrade")
    assert (again["invalid"], again["kept"], again["added"], again["removed"]) == ([], done["processors"], 0, 0)


@pytest.mark.parametrize("kind", KINDS)
def test_the_life_of_a_flow(make: Any, client: Client, kind: str, tmp_path: Path) -> None:
    deployed = small(make, kind)
    deployed.write(schedule="0/1 * * * * ?")
    assert deployed.run("deploy", "--start")["invalid"] == []
    until(lambda: "0summary" in deployed.state(), 30, "the first tick")
    now = deployed.run("status")
    assert now["processors"] == {"DISABLED": 2, "RUNNING": 7}
    assert (now["ledger"]["path"], now["ledger"]["floor"], now["ledger"]["oldest"]) == (
        "Ledger/Ledger", "2024-01-01", "2024-01-02T00:00:00.000000Z",
    )  # fmt: skip
    assert deployed.run("release", "--id", "park-7")["taken"] is True
    until(lambda: deployed.run("status")["parked"], 30, "the parked FlowFile")
    assert deployed.state()["released"] == "park-7"
    operator = deployed.processor("Ledger/Operator")["component"]
    assert (operator["state"], operator["config"]["properties"][operate.TEXT]) == ("DISABLED", '{"op": ""}')
    ids = {one["id"] for one in deployed.survey().processors}
    ticks = int(deployed.state()["ticks"])
    (tmp_path / "second.py").write_text("session.transfer(session.get(100), REL_SUCCESS)  # second\n", encoding="utf-8")
    deployed.write(
        scripts={"Work": str(tmp_path / "second.py")},
        parameters={**deployed.data["parameters"], "small.text": "changed"},
    )
    done = deployed.run("upgrade")
    assert (done["invalid"], done["kept"], done["parameters changed"]) == ([], 9, ["small.text"])
    assert {one["id"] for one in deployed.survey().processors} == ids
    assert deployed.run("status")["parked"] == 1
    assert int(deployed.state()["ticks"]) >= ticks
    assert deployed.processor("Work/Script")["component"]["config"]["properties"]["Script Body"].endswith("# second\n")
    assert deployed.processor("Ledger/Tick")["component"]["state"] == "RUNNING"
    assert "1 FlowFiles stay parked" in deployed.run("drain", "--within", "60")
    assert "FlowFiles are queued" in deployed.run("delete", code=1)
    assert "1 parked FlowFiles are on their way" in deployed.run("unpark")
    deployed.run("start")
    deployed.run("stop")
    deployed.run("delete", "--force")
    assert parameters.find(client, deployed.data["name"]) is None
    assert groups.find(client, client.root(), deployed.data["name"]) is None


def test_two_merchants_of_one_template_keep_their_own_settings(make: Any, client: Client) -> None:
    one, two = small(make, "json"), small(make, "json")
    for deployed, text in ((one, "first"), (two, "second")):
        deployed.write(parameters={**deployed.data["parameters"], "small.text": text})
        deployed.run("deploy")
    for deployed, text in ((one, "first"), (two, "second")):
        held = parameters.find(client, deployed.data["name"])
        values = {row["parameter"]["name"]: row["parameter"].get("value") for row in held["component"]["parameters"]}
        assert values["small.text"] == text
        assert values["small.password"] not in (None, SECRET)


def test_a_secret_is_in_nothing_that_nifi_gives_out(make: Any, client: Client, kind: str = "json") -> None:
    deployed = small(make, kind)
    deployed.run("deploy", "--start")
    held = parameters.find(client, deployed.data["name"])
    shown = [
        client.send("GET", f"/process-groups/{deployed.group}/download").text,
        client.send("GET", f"/parameter-contexts/{held['id']}").text,
        json.dumps([client.get(f"/controller-services/{one['id']}") for one in lifecycle.services(client, deployed.group)]),
        json.dumps(client.get("/flow/bulletin-board")),
    ]
    sent = parameters.carried(SECRET, Use(False, {"proxy-user-password"}))
    assert sent.startswith("base64:")
    assert not any(SECRET in text or sent in text for text in shown)


def test_secrets_are_set_anew_while_the_flow_runs_on(make: Any, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    deployed = small(make, "xml")
    deployed.run("deploy", "--start")
    assert "1 sensitive values" in deployed.run("secrets")
    monkeypatch.setenv("TEST_SECRET", "another")
    deployed.run("secrets")
    now = deployed.run("status")
    assert (now["processors"]["RUNNING"], now["services"]) == (7, {"ENABLED": 1})


def test_a_flow_that_became_invalid_while_it_ran_can_be_stopped_and_deleted(make: Any, client: Client) -> None:
    deployed = small(make, "json")
    deployed.run("deploy", "--start")
    context = parameters.find(client, deployed.data["name"])["id"]
    parameters.update(client, context, [{"parameter": {"name": "start.date", "sensitive": False, "value": ""}}])
    until(lambda: lifecycle.invalid(client, deployed.group), 30, "the processor to be INVALID")
    assert deployed.run("status", code=1)["invalid"] == ["Ledger/Ledger"]
    assert "the flow is not valid: Ledger/Ledger" in deployed.run("start", code=1)
    deployed.run("delete", "--force")
    assert groups.find(client, client.root(), deployed.data["name"]) is None


def test_up_finds_the_nifi_that_runs(nifi_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    from nifi.run.up import running_url

    if running_url() != nifi_url:
        pytest.skip("NIFI_URL names a NiFi that was not started here")
    assert main(["up"]) == 0
    assert json.loads(capsys.readouterr().out)["url"] == nifi_url
