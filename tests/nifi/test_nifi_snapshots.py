"""Snapshots: the same edits in an XML template and a JSON definition, nothing else touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nifi.deploy import edit, parameters
from nifi.deploy.settings import Settings, SettingsError
from nifi.deploy.snapshot import Component, Snapshot, Use, uses
from nifi.deploy.snapshot_file import load
from nifi.errors import NifiError

SMALL = Path(__file__).resolve().parent / "small"
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FLOWS = [SMALL / "xml" / "small.xml", SMALL / "json" / "small.json"]


@pytest.fixture(params=FLOWS, ids=["xml", "json"])
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    """The small flow in both formats."""
    return load(request.param)


def again(snapshot: Snapshot, folder: Path) -> Snapshot:
    """Written and read again, as NiFi would."""
    file = folder / f"again.{snapshot.kind}"
    file.write_bytes(snapshot.data())
    return load(file)


def processor(snapshot: Snapshot, path: str) -> Component:
    return next(one for one in snapshot.processors() if one.path == path)


def settings(folder: Path, **more: object) -> Settings:
    return Settings(folder / "s.json", "Merchant", FLOWS[0], {}, **more)  # type: ignore[arg-type]


def everything(snapshot: Snapshot) -> dict[str, object]:
    """What can be asked of every component."""
    return {one.path: (one.type, one.strategy, one.state, one.properties()) for one in [*snapshot.processors(), *snapshot.services()]}


def test_both_formats_say_the_same_of_every_component() -> None:
    xml, definition = (load(file) for file in FLOWS)
    given = {path: (row[0], row[1], row[3]) for path, row in everything(xml).items()}  # type: ignore[index]
    assert given == {path: (row[0], row[1], row[3]) for path, row in everything(definition).items()}  # type: ignore[index]
    assert {one.identifier for one in xml.processors()} == {one.identifier for one in definition.processors()}
    assert "Ledger/Tick" in given and "Credentials" in given


def test_an_untouched_snapshot_is_the_same_after_writing(snapshot: Snapshot, tmp_path: Path) -> None:
    assert everything(again(snapshot, tmp_path)) == everything(snapshot)


def test_a_carriage_return_in_a_value_is_the_same_after_writing(snapshot: Snapshot, tmp_path: Path) -> None:
    processor(snapshot, "Ledger/Tick").set("File Size", "1\r\n\t2")
    assert processor(again(snapshot, tmp_path), "Ledger/Tick").properties()["File Size"] == "1\r\n\t2"


def test_names_context_schedule_script_and_spec_are_put_in_and_nothing_else(snapshot: Snapshot, tmp_path: Path) -> None:
    before = everything(snapshot)
    (tmp_path / "mine.py").write_text("x = 'ü <&> ]]>'\n", encoding="utf-8")
    (tmp_path / "spec.json").write_text('[{"operation": "sort"}]', encoding="utf-8")
    mine = settings(tmp_path, schedule="0 0/5 * * * ?", scripts={"Work": tmp_path / "mine.py"}, specs={"Mapping": tmp_path / "spec.json"})
    edit.apply(snapshot, mine)
    done = again(snapshot, tmp_path)
    assert done.name() == "Merchant"
    assert processor(done, "Work/Script").properties()["Script Body"] == "x = 'ü <&> ]]>'\n"
    assert processor(done, "Work/Mapping").properties()["jolt-spec"] == '[{"operation": "sort"}]'
    changed = {path for path, row in everything(done).items() if row != before[path]}
    assert changed == {"Work/Script", "Work/Mapping"}
    assert b"0 0/5 * * * ?" in done.data()
    assert b"0 0 0 1 1 ?" not in done.data()


@pytest.mark.parametrize("kind", ["xml", "json"])
def test_a_call_gets_as_many_tasks_as_the_settings_say(kind: str, tmp_path: Path) -> None:
    snapshot = load(TEMPLATES / kind / f"order_cancellation_request.{kind}")
    written = {"xml": b"<concurrentlySchedulableTaskCount>77<", "json": b'"concurrentlySchedulableTaskCount": 77,'}[kind]
    assert written not in snapshot.data()
    edit.apply(snapshot, settings(tmp_path, tasks={"Write Data to ERP": 77}))
    assert snapshot.data().count(written) == 1


def test_the_operators_source_keeps_its_schedule(snapshot: Snapshot, tmp_path: Path) -> None:
    edit.apply(snapshot, settings(tmp_path, schedule="0 0/5 * * * ?"))
    assert snapshot.data().count(b"0 0/5 * * * ?") == 1
    assert processor(snapshot, "Ledger/Operator").strategy == "TIMER_DRIVEN"


def test_every_group_of_a_definition_gets_the_merchants_context_without_values(tmp_path: Path) -> None:
    snapshot = load(FLOWS[1])
    edit.apply(snapshot, settings(tmp_path))
    data = json.loads(snapshot.data())
    assert data["parameterContexts"]["Merchant"]["parameters"] == []
    assert list(data["parameterContexts"]) == ["Merchant"]
    groups = [data["flowContents"], *data["flowContents"]["processGroups"]]
    assert {one["parameterContextName"] for one in groups} == {"Merchant"}


@pytest.mark.parametrize(("key", "path", "text", "fault"), [
    ("scripts", "Scirpt", "x = 1", "scripts.Scirpt: the flow has no such ExecuteScript; it has "),
    ("scripts", "Ledger/Ledger", "a\n# #{x}\n", "scripts.Ledger/Ledger: line 2 holds '#{'"),
    ("specs", "Mapping", "{", "specs.Mapping: not JSON"),
    ("specs", "Mapping", '["#{x}"]', "specs.Mapping: holds #{x}, which NiFi takes for a parameter"),
    ("specs", "Work/Script", "[]", "specs.Work/Script: the flow has no such JoltTransformJSON; it has Work/Mapping"),
])  # fmt: skip
def test_a_file_that_does_not_fit_is_refused_by_its_key(
    snapshot: Snapshot, tmp_path: Path, key: str, path: str, text: str, fault: str
) -> None:
    (tmp_path / "given").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        edit.apply(snapshot, settings(tmp_path, **{key: {path: tmp_path / "given"}}))
    assert caught.value.faults[0].startswith(fault)


def test_a_missing_file_and_an_unknown_source_are_both_told(snapshot: Snapshot, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        edit.apply(snapshot, settings(tmp_path, scripts={"Work": tmp_path / "none.py"}, schedule={"Tock": "0 * * * * ?"}))
    assert [one.partition(":")[0] for one in caught.value.faults] == ["scripts.Work", "schedule.Tock"]


def test_an_xml_template_refuses_what_xml_cannot_carry(tmp_path: Path) -> None:
    (tmp_path / "bell.py").write_text("x = '\a'", encoding="utf-8")
    with pytest.raises(NifiError, match="control character"):
        edit.apply(load(FLOWS[0]), settings(tmp_path, scripts={"Work": tmp_path / "bell.py"}))


def test_uses_tell_whole_optional_and_sensitive(snapshot: Snapshot) -> None:
    found = uses(snapshot)
    assert found["small.url"] == Use(True, set(), evaluated=True)
    assert found["small.text"] == Use(False, set())
    assert found["small.password"] == Use(False, {"proxy-user-password"}, evaluated=True)


@pytest.mark.parametrize(("value", "holder", "sent"), [
    ("pa$s", "proxy-user-password", "base64:cGEkcw=="), ("plain", "proxy-user-password", "plain"),
    ("pa$s", "Basic Authentication Password", "pa$s"), ("base64:eA==", "proxy-user-password", "base64:eA=="),
])  # fmt: skip
def test_a_secret_with_a_dollar_goes_as_base64_where_it_is_evaluated(value: str, holder: str, sent: str) -> None:
    assert parameters.carried(value, Use(False, {holder})) == sent


@pytest.mark.parametrize(("name", "text", "words"), [
    ("a.json", "{}", "not a JSON flow definition"), ("a.json", "<x/>", "not a JSON flow definition"), ("a.xml", "{}", "not XML"),
    ("a.xml", "<template><snippet><processors/></snippet></template>", "not an XML template of one process group"),
])  # fmt: skip
def test_a_file_that_is_no_flow_says_so(tmp_path: Path, name: str, text: str, words: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(NifiError, match=words):
        load(tmp_path / name)


def test_definitions_come_from_the_file_beside_the_flow(tmp_path: Path) -> None:
    mine = settings(tmp_path)
    found = parameters.definitions(mine, load(FLOWS[0]))
    assert found["small.password"].sensitive and found["small.password"].required
    assert found["small.text"].value == ""
