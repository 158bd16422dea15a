"""The settings file: every fault names its key and its rule, and no secret is ever in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nifi.deploy import deploy
from nifi.deploy.settings import SCHEMA as SETTINGS_SCHEMA
from nifi.deploy.settings import Settings, SettingsError, load, secret

SMALL = Path(__file__).resolve().parent / "small"
GOOD: dict[str, Any] = {
    "name": "Merchant",
    "flow": str(SMALL / "json" / "small.json"),
    "nifi": {"url": "http://127.0.0.1:1"},
    "parameters": {"start.date": "2024-01-01", "small.url": "http://127.0.0.1:2", "small.username": "u"},
    "secrets": {"small.password": {"env": "SMALL_PASSWORD"}},
}


def written(folder: Path, **change: Any) -> Path:
    """A settings file: the good one with changes; None takes a key away."""
    data = {key: value for key, value in {**GOOD, **change}.items() if value is not None}
    file = folder / "settings.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_good_settings_are_taken(tmp_path: Path) -> None:
    settings = load(written(tmp_path))
    assert (settings.name, settings.parameters["start.date"]) == ("Merchant", "2024-01-01")
    assert len(deploy.plan(settings, settings.flow).rows()) == 5


SCHEMA_FAULTS = [
    ({"name": None}, "settings: 'name' is a required property"),
    ({"name": " x"}, "name: must look like"),
    ({"nmae": "x"}, "settings: unknown key ('nmae' was unexpected)"),
    ({"flow": "x.txt"}, r"flow: must look like \.(xml|json)$"),
    ({"nifi": {"url": "127.0.0.1:8080"}}, "nifi.url: must look like"),
    ({"nifi": {"url": "https://h", "username": "a"}}, "nifi: 'password' has to be given together with 'username'"),
    ({"parameters": {"page.limit": 1.5}}, "parameters.page.limit: must be of type"),
    ({"parameters": {"page.limit": ["x"]}}, "parameters.page.limit: must be of type"),
    ({"secrets": {"small.password": "hunter2"}}, "secrets.small.password: must be of type object (An environment variable or a file"),
    ({"secrets": {"small.password": {}}}, "secrets.small.password: may not be empty"),
    ({"secrets": {"small.password": {"env": "A", "file": "b"}}}, "secrets.small.password: takes one of its keys only"),
    ({"schedule": "0 0 * *"}, "schedule: must be a cron expression of six or seven fields"),
    ({"scripts": {"Script": "x.sh"}}, "scripts.Script: must look like"),
]


@pytest.mark.parametrize(("change", "fault"), SCHEMA_FAULTS, ids=[fault for _, fault in SCHEMA_FAULTS])
def test_a_fault_of_the_schema_names_key_and_rule(tmp_path: Path, change: dict[str, Any], fault: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(written(tmp_path, **change))
    assert any(one.startswith(fault) for one in caught.value.faults), caught.value.faults
    assert "hunter2" not in str(caught.value)


def test_what_cannot_be_read_or_is_not_json_says_so(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path / "none.json")
    broken = tmp_path / "broken.json"
    broken.write_text('{"name": "a", "name": "b"}', encoding="utf-8")
    with pytest.raises(SettingsError, match="the key 'name' is there twice"):
        load(broken)


def faults_of(folder: Path, parameters: dict[str, Any], **change: Any) -> list[str]:
    """What the plan refuses."""
    settings = load(written(folder, parameters={**GOOD["parameters"], **parameters}, **change))
    with pytest.raises(SettingsError) as caught:
        deploy.plan(settings, settings.flow)
    return caught.value.faults


def test_an_unknown_parameter_is_refused_with_the_nearest_names(tmp_path: Path) -> None:
    assert faults_of(tmp_path, {"small.ulr": "x"}) == ["parameters.small.ulr: the flow has no such parameter; did you mean small.url"]


def test_a_secret_among_the_parameters_is_refused_without_showing_it(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, {"small.password": "hunter2"})
    assert faults[0].startswith("parameters.small.password: is sensitive; name its place under secrets")
    assert "hunter2" not in " ".join(faults)


def test_a_plain_parameter_among_the_secrets_is_refused(tmp_path: Path) -> None:
    secrets = {**GOOD["secrets"], "small.text": {"env": "X"}}
    assert faults_of(tmp_path, {}, secrets=secrets) == ["secrets.small.text: is not sensitive; give it under parameters"]


def test_what_is_required_has_to_be_given(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, {"small.url": ""}, secrets={})
    assert faults == [
        "secrets.small.password: is required and has no default (Its password)",
        "parameters.small.url: is required and has no default (An address)",
    ]


@pytest.mark.parametrize(("name", "value", "rule"), [
    ("small.url", "ftp://x", "parameters.small.url: must be an http:// or https:// address"),
    ("start.date", "01.02.2024", "parameters.start.date: must be an ISO date"),
])  # fmt: skip
def test_a_value_of_the_wrong_form_is_refused(tmp_path: Path, name: str, value: str, rule: str) -> None:
    assert faults_of(tmp_path, {name: value})[0].startswith(rule)


def test_a_secret_comes_from_a_variable_or_a_file(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.json", "m", Path("f.xml"), {})
    (tmp_path / "pw").write_text("from file\n", encoding="utf-8")
    assert secret({"env": "A"}, "secrets.a", settings, {"A": "from env"}) == "from env"
    assert secret({"file": "pw"}, "secrets.a", settings) == "from file"


@pytest.mark.parametrize("where", [{"env": "A"}, {"file": "none"}, {"file": "empty"}])
def test_a_secret_that_is_not_there_names_key_and_place(tmp_path: Path, where: dict[str, str]) -> None:
    (tmp_path / "empty").write_text("\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=f"secrets.a: the .*{next(iter(where.values()))} "):
        secret(where, "secrets.a", Settings(tmp_path / "s.json", "m", Path("f.xml"), {}), {})


def test_the_secrets_are_not_in_the_representation_of_the_settings(tmp_path: Path) -> None:
    assert "SMALL_PASSWORD" not in repr(load(written(tmp_path)))


def test_a_login_over_plain_http_is_refused(tmp_path: Path) -> None:
    nifi = {"url": "http://h", "username": "a", "password": {"env": "X"}}
    with pytest.raises(SettingsError, match=r"nifi\.username: a login needs an https:// address"):
        deploy.client_of(load(written(tmp_path, nifi=nifi)))


def test_the_example_fits_the_schema_and_the_flow_that_it_names() -> None:
    example = SETTINGS_SCHEMA.with_name("settings.example.json")
    settings = load(example)
    assert settings.flow.is_file(), "run from the repository"
    assert len(deploy.plan(settings, settings.flow).rows()) > len(settings.parameters)


def test_the_example_shows_every_key_of_the_schema() -> None:
    schema = json.loads(SETTINGS_SCHEMA.read_text(encoding="utf-8"))
    example = json.loads(SETTINGS_SCHEMA.with_name("settings.example.json").read_text(encoding="utf-8"))
    assert set(schema["properties"]) == set(example)
    assert set(schema["properties"]["nifi"]["properties"]) == set(example["nifi"])
    assert {key for place in example["secrets"].values() for key in place} == set(schema["$defs"]["secret"]["properties"])


# -- card by card, in the words of the flow's page ----------------------------------------------------------------------
ORDER = Path(__file__).resolve().parents[2] / "templates" / "json" / "order.json"
BY_CARD: dict[str, Any] = {
    "Omnitron API Settings": {"Domain URL": "https://o.example"},
    "Configuration": {
        "Inbound: cron schedule": "0 0 * * * ?", "omnitron.username": "u", "omnitron.password": {"env": "OMNITRON_PASSWORD"},
    },
    "Read Data From Omnitron": {"Omnitron Channel": "1,2", "order.days": 30},
    "Script": {"Script": "mine.py", "Script (optional)": True},
    "Mapping": {"Mapping": "mine.json"},
    "Write Data to ERP": {"ERP Order Create API URL": "https://erp.example/orders", "ERP Order Create API Method": "PUT"},
    "Post Script": {"Run On Failed Order": True},
}  # fmt: skip


def by_card(folder: Path, cards: Any, **change: Any) -> Path:
    (folder / "mine.py").write_text("ff = session.get()\n", encoding="utf-8")
    (folder / "mine.json").write_text('[{"operation": "shift", "spec": {"number": "no"}}]', encoding="utf-8")
    file = folder / "by_card.json"
    file.write_text(json.dumps({"name": "Merchant", "flow": str(ORDER), "cards": cards, **change}), encoding="utf-8")
    return file


def test_settings_by_card_are_those_by_parameter(tmp_path: Path) -> None:
    settings = load(by_card(tmp_path, BY_CARD))
    assert settings.parameters == {
        "omnitron.url": "https://o.example", "omnitron.username": "u", "omnitron.channel": "1,2", "order.days": "30",
        "script.enabled": "true", "erp.order.url": "https://erp.example/orders", "erp.order.method": "PUT", "run.on.failed.order": "true",
    }  # fmt: skip
    assert settings.secrets == {"omnitron.password": {"env": "OMNITRON_PASSWORD"}}
    assert (settings.scripts, settings.specs) == ({"Script/Script": tmp_path / "mine.py"}, {"Mapping/Mapping": tmp_path / "mine.json"})
    assert settings.schedule == "0 0 * * * ?"
    assert deploy.plan(settings, settings.flow).rows()


CARD_FAULTS = [
    ({"Mappings": {}}, "cards.Mappings: the flow has no such card; did you mean Mapping"),
    ({"Mapping": {"Maping": "x.json"}}, "cards.Mapping.Maping: the card has no such setting; did you mean Mapping"),
    ({"Mapping": {"Query URL": "x"}}, "cards.Mapping.Query URL: the card has no such setting; Query Check Order has it"),
    ({"Mapping": "mine.json"}, "cards.Mapping: must be of type object"),
    ({"Mapping": {"Mapping": 1.5}}, "cards.Mapping.Mapping: must be of type"),
    ({"Mapping": {"Mapping": "x.jolt"}}, "specs.Mapping/Mapping: must look like"),
    ({"Configuration": {"omnitron.password": "hunter2"}}, "secrets.omnitron.password: must be of type object (An environment variable"),
    (
        {"Omnitron API Settings": {"Domain URL": "https://a.example"}, "Configuration": {"omnitron.url": "https://b.example"}},
        "cards.Configuration.omnitron.url: is given twice, here and as cards.Omnitron API Settings.Domain URL",
    ),
]


@pytest.mark.parametrize(("cards", "fault"), CARD_FAULTS, ids=[fault for _, fault in CARD_FAULTS])
def test_a_fault_of_a_card_names_card_and_setting(tmp_path: Path, cards: dict[str, Any], fault: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(by_card(tmp_path, cards))
    assert [one for one in caught.value.faults if one.startswith(fault)], caught.value.faults
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(("change", "place"), [
    ({"parameters": {"order.days": 21}}, "cards.Read Data From Omnitron.order.days: is given twice, here and as parameters.order.days"),
    ({"schedule": "0 0 0 * * ?"}, "cards.Configuration.Inbound: cron schedule: is given twice, here and as schedule"),
    ({"scripts": {"Script/Script": "mine.py"}}, "cards.Script.Script: is given twice, here and as scripts.Script/Script"),
])  # fmt: skip
def test_a_setting_by_card_and_by_its_key_is_given_twice(tmp_path: Path, change: dict[str, Any], place: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(by_card(tmp_path, BY_CARD, **change))
    assert caught.value.faults == [place]


def test_a_flow_of_ones_own_has_no_cards(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cards: nothing is known of this flow's cards; write its parameters under parameters"):
        load(written(tmp_path, cards={"Mapping": {"Mapping": "x.json"}}))
