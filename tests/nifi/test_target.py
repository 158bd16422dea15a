"""A definition of NiFi 1 is not imported into a NiFi 2 that lacks what it needs, and what it lacks can be installed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Dict, List, Tuple

import pytest

from nifi.cli import main
from nifi.deploy import target
from nifi.deploy.snapshot_file import load
from nifi.errors import NifiError
from nifi.rest import Client
from nifi.run.places import REPOSITORY
from tests.kits.fake_nifi import FakeNifi, Request

EXECUTE, JOLT = "org.apache.nifi.processors.script.ExecuteScript", "org.apache.nifi.processors.standard.JoltTransformJSON"
STOCK = {EXECUTE: {("nifi-scripting-nar", "2.3.0")}}
OURS = {EXECUTE: {("nifi-scripting-nar", "1.16.3")}, JOLT: {("nifi-scripting-nar", "1.16.3")}}
BOTH = {EXECUTE: STOCK[EXECUTE] | OURS[EXECUTE], JOLT: OURS[JOLT]}
TEMPLATE = REPOSITORY / "templates" / "json" / "order_cancellation_request.json"


@pytest.mark.parametrize(("used", "there", "lacking"), [
    ((EXECUTE, ("nifi-scripting-nar", "1.16.3")), {}, ["1.16.3"]),
    ((EXECUTE, ("nifi-scripting-nar", "1.16.3")), STOCK, ["1.16.3"]),  # its ExecuteScript has no python
    ((EXECUTE, ("nifi-scripting-nar", "1.16.3")), OURS, []),
    ((EXECUTE, ("nifi-scripting-nar", "1.16.3")), BOTH, []),
    ((EXECUTE, ("nifi-scripting-nar", "1.28.1")), OURS, []),  # the only one that has the type
    ((EXECUTE, ("nifi-scripting-nar", "1.28.1")), BOTH, ["1.28.1"]),  # NiFi takes that of its own version
    ((JOLT, ("nifi-standard-nar", "1.16.3")), STOCK, ["1.16.3"]),
    ((JOLT, ("nifi-standard-nar", "1.16.3")), BOTH, []),
    (("org.apache.nifi.processors.standard.InvokeHTTP", ("nifi-standard-nar", "1.16.3")), {}, []),
])  # fmt: skip
def test_a_release_is_lacking_when_nifi_would_take_another_bundle(
    used: Tuple[str, Tuple[str, str]], there: Dict[str, set[Tuple[str, str]]], lacking: List[str]
) -> None:
    assert target.missing([used], there, "2.3.0") == lacking


def types(there: Dict[str, set[Tuple[str, str]]]) -> Dict[str, Any]:
    """As REST lists them."""
    return {"processorTypes": [
        {"type": kind, "bundle": {"group": "org.apache.nifi", "artifact": artifact, "version": version}}
        for kind, bundles in there.items() for artifact, version in bundles
    ]}  # fmt: skip


@pytest.fixture
def nifi_2(fake: FakeNifi) -> FakeNifi:
    """A NiFi 2 that has its own scripting NAR."""
    fake.routes.update({
        "GET /flow/about": (200, {"about": {"version": "2.3.0"}}),
        "GET /flow/processor-types": (200, types(STOCK)),
        "GET /flow/process-groups/root": (200, {"processGroupFlow": {"id": "root", "flow": {"processGroups": []}}}),
        "GET /flow/parameter-contexts": (200, {"parameterContexts": []}),
    })  # fmt: skip
    return fake


def test_a_nifi_2_without_the_nar_is_refused_with_one_sentence_and_nothing_is_imported(nifi_2: FakeNifi) -> None:
    with pytest.raises(NifiError, match=r"lacks org\.apache\.nifi:nifi-scripting-nar:1\.16\.3, .*Give --install-nar"):
        target.check(Client(nifi_2.url), load(TEMPLATE))
    assert not any(asked.startswith("POST") for asked in nifi_2.asked())


def test_an_xml_template_is_refused_by_nifi_2(nifi_2: FakeNifi) -> None:
    xml = TEMPLATE.parent.parent / "xml" / "order_cancellation_request.xml"
    with pytest.raises(NifiError, match="NiFi 2 takes no XML templates. Name the JSON definition"):
        target.check(Client(nifi_2.url), load(xml))


def test_a_nifi_1_is_asked_for_its_version_only(fake: FakeNifi) -> None:
    target.check(Client(fake.url), load(TEMPLATE))
    assert fake.asked() == ["GET /flow/about"]


def test_deploy_refuses_before_it_makes_anything(nifi_2: FakeNifi, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMNITRON_PASSWORD", "x")
    merchant = REPOSITORY / "tests" / "fixtures" / "deploy" / "merchant.json"
    assert main(["deploy", "--settings", str(merchant), "--url", nifi_2.url]) == 1
    assert "this NiFi 2 lacks" in capsys.readouterr().err
    assert not any(asked.startswith("POST") for asked in nifi_2.asked())


@pytest.mark.parametrize(("schedule", "words"), [
    ("0 0/5 * * * ?", ""),
    ("0 0 9 ? * MON-FRI", ""),
    ("0 0 9 ? * FRI#2", ""),
    ("0 0 9 ? * #{day2}", ""),
    ("0 0 9 ? * 2-6", "schedule 0 0 9 ? * 2-6: numbers of days of the week count from Sunday in NiFi 1, from Monday in NiFi 2"),
    ("0 0 9 ? * #{day},2", "schedule 0 0 9 ? * #{day},2: numbers of days of the week count from Sunday"),
    ("0 0 22-2 * * ?", "schedule 0 0 22-2 * * ?: NiFi 2 does not read 22-2 as NiFi 1 does"),
    ("0 0 0 1 1 ? 2099", "schedule 0 0 0 1 1 ? 2099: NiFi 2 takes no year"),
])  # fmt: skip
def test_a_schedule_that_nifi_2_reads_otherwise_is_refused(nifi_2: FakeNifi, schedule: str, words: str) -> None:
    flow = load(TEMPLATE)
    ticks = [part for part in flow.processors() if part.strategy == "CRON_DRIVEN" and part.state != "DISABLED"]
    assert ticks
    ticks[0].set_cron(schedule)
    with pytest.raises(NifiError, match=re.escape(words or "lacks")):
        target.check(Client(nifi_2.url), flow)


def test_a_nar_is_uploaded_and_waited_for(nifi_2: FakeNifi, tmp_path: Path) -> None:
    states = iter(["Installing", "Installed"])
    summary = {"narSummary": {"identifier": "7", "state": "Waiting to Install"}}
    nifi_2.routes["POST /controller/nar-manager/nars/content"] = (200, summary)
    nifi_2.routes["GET /controller/nar-manager/nars/7"] = lambda _: (200, {"narSummary": {"identifier": "7", "state": next(states)}})
    nar = tmp_path / "nifi-scripting-nar-1.16.3.nar"
    nar.write_bytes(b"NAR")
    assert target.install(Client(nifi_2.url), nar, lambda _: None) == "7"
    sent: Request = nifi_2.journal[0]
    assert (sent.body, sent.headers["Filename"], sent.headers["Content-Type"]) == (b"NAR", nar.name, "application/octet-stream")
    assert json.dumps(nifi_2.asked()).count("GET /controller/nar-manager/nars/7") == 2


def test_a_nar_that_nifi_cannot_install_is_an_error_with_its_words(nifi_2: FakeNifi, tmp_path: Path) -> None:
    failed = {"narSummary": {"identifier": "7", "state": "Failed", "failureMessage": "no such parent"}}
    nifi_2.routes["POST /controller/nar-manager/nars/content"] = (200, failed)
    nifi_2.routes["GET /controller/nar-manager/nars/7"] = (200, failed)
    nar = tmp_path / "x.nar"
    with pytest.raises(NifiError, match="cannot be read"):
        target.install(Client(nifi_2.url), nar, lambda _: None)
    nar.write_bytes(b"NAR")
    with pytest.raises(NifiError, match="NiFi could not install the NAR: no such parent"):
        target.install(Client(nifi_2.url), nar, lambda _: None)
