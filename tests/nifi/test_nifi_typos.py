"""What a person mistypes in a settings file is refused by key and rule, with the nearest right word, before NiFi makes anything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nifi.cli import main
from nifi.deploy import deploy
from nifi.deploy.settings import load
from tests.kits.fake_nifi import FakeNifi

ROOT = Path(__file__).resolve().parents[2]
TYPOS = [json.loads(line) for line in Path(__file__).with_name("settings_typos.jsonl").read_text(encoding="utf-8").splitlines()]
FILES = {
    "bad.py": "flowFile = session.get(\n",
    "empty.py": "\n",
    "three.py": "name = f'{1}'\n",
    "hash.py": "name = '#{x}'\n",
    "bad.json": "[{",
    "strange.json": '[{"operation": "default", "spec": {"id": "${_cancelation_request.id}"}}]',
    "open.json": '[{"operation": "default", "spec": {"id": "${_cancellation_request.id"}}]',
    "shif.json": '[{"operation": "shif", "spec": {}}]',
}


@pytest.fixture
def good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake: FakeNifi) -> dict[str, Any]:
    """Settings of the Order Cancellation Request Flow that a deployment takes; the files that the typos name lie beside them."""
    monkeypatch.setenv("OMNITRON_PASSWORD", "geheim123")
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    fake.routes["GET /flow/process-groups/root"] = (200, {"processGroupFlow": {"id": "root", "flow": {"processGroups": []}}})
    fake.routes["GET /flow/parameter-contexts"] = (200, {"parameterContexts": []})
    return {
        "name": "Merchant", "flow": str(ROOT / "templates" / "json" / "order_cancellation_request.json"), "nifi": {"url": fake.url},
        "schedule": "0 */5 * * * ?",
        "parameters": {
            "omnitron.url": "http://127.0.0.1:8801", "omnitron.username": "u", "start.date": "2024-01-01T00:00:00Z",
            "erp.url": "http://127.0.0.1:8802/x", "erp.login.url": "http://127.0.0.1:8802/token", "erp.username": "u",
            "writeback.url": "http://127.0.0.1:8801/${_cancellation_request.id}/complete/",
        },
        "secrets": {name: {"env": "OMNITRON_PASSWORD"} for name in ("omnitron.password", "erp.password")},
    }  # fmt: skip


def written(folder: Path, data: dict[str, Any]) -> Path:
    file = folder / "settings.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def mistyped(data: dict[str, Any], typo: dict[str, Any]) -> dict[str, Any]:
    """The settings with one key changed; null takes it away."""
    place = data
    for key in typo["set"][:-1]:
        place = place.setdefault(key, {})
    if typo["to"] is None:
        del place[typo["set"][-1]]
    else:
        place[typo["set"][-1]] = typo["to"]
    return data


def test_the_settings_without_a_typo_are_taken(good: dict[str, Any], tmp_path: Path) -> None:
    settings = load(written(tmp_path, good))
    assert deploy.plan(settings, settings.flow).notes == []


@pytest.mark.parametrize("typo", TYPOS, ids=[f"{'.'.join(typo['set'])} {typo['to']}" for typo in TYPOS])
def test_a_typo_is_refused_before_anything_is_made(
    typo: dict[str, Any], good: dict[str, Any], tmp_path: Path, fake: FakeNifi, capsys: Any
) -> None:
    file = written(tmp_path, mistyped(good, typo))
    if "refused" not in typo:
        settings = load(file)
        assert [note for note in deploy.plan(settings, settings.flow).notes if note.startswith(typo.get("note", "-"))] or "note" not in typo
        return
    assert main(["deploy", "--settings", str(file)]) in (1, 2)
    said = capsys.readouterr().err
    assert typo["refused"] in said
    assert "geheim123" not in said
    assert {request.method for request in fake.journal} <= {"GET"}
