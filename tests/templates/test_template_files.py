"""The committed files are what the flows say, and stay so."""

import copy
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from emulator.flow import load_flow
from templates import build, cards
from templates.builder.canvas import drawing
from templates.builder.parameter import TYPES
from tests.kits import built
from tests.kits.carried import as_json_carries, as_xml_carries

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = Path(__file__).parent / "published_ids.json"

pytestmark = pytest.mark.xdist_group("templates")


@pytest.fixture(scope="module", params=built.SLUGS)
def slug(request):
    return request.param


def test_every_committed_file_is_up_to_date():
    assert list(build.stale(built.files())) == [], "run: python -m templates.build"


def test_a_stale_missing_or_strange_file_is_named(tmp_path):
    (tmp_path / "xml").mkdir()
    (tmp_path / "xml" / "a.xml").write_text("old")
    (tmp_path / "xml" / "b.xml").write_text("b")
    words = list(build.stale({"xml/a.xml": "new", "json/a.json": "{}"}, tmp_path))
    assert words == ["templates/xml/a.xml is stale", "templates/json/a.json is missing", "templates/xml/b.xml belongs to no flow"]


def test_check_writes_nothing_and_ends_with_1_when_stale(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(build, "HERE", tmp_path)
    monkeypatch.setattr(build, "everything", built.everything)
    monkeypatch.setattr(build, "stale", lambda files: ["templates/xml/x.xml is stale"])
    assert build.main(["--check"]) == 1
    assert "templates/xml/x.xml is stale\nRun: python -m templates.build" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_check_that_is_to_redraw_is_refused_and_leaves_what_is_kept(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(drawing, "KEPT", tmp_path)
    (tmp_path / "kept.json").write_text("{}")
    with pytest.raises(SystemExit, match="2"):
        build.main(["--check", "--redraw"])
    assert "not allowed with argument --check" in capsys.readouterr().err and (tmp_path / "kept.json").exists()


def test_build_writes_every_file(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(build, "HERE", tmp_path)
    monkeypatch.setattr(build, "everything", built.everything)
    assert build.main([]) == 0
    written = sorted(f.parent.relative_to(tmp_path).as_posix() for f in tmp_path.rglob("*.*"))
    flows, alone = len(built.SLUGS), len(cards.CARDS)
    assert [each for each in written if not each.startswith(("pages", "canvas", "settings"))] == sorted(
        [kind for kind in ("json", "parameters", "xml") for _ in range(flows)]
        + [f"{kind}/cards" for kind in ("json", "parameters", "xml") for _ in range(alone)]
    )
    assert capsys.readouterr().out.startswith("templates/xml/")


def test_a_process_that_hashes_otherwise_builds_the_same_bytes():
    code = "import json; from tests.kits import built; print(json.dumps(built.files()))"
    environment = {**os.environ, "PYTHONHASHSEED": "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == built.files()


def test_both_formats_hold_the_same_flow(slug):
    xml, definition = (load_flow(ROOT / "templates" / kind / f"{slug}.{kind}") for kind in ("xml", "json"))
    xml.origin = definition.origin = ""
    assert as_json_carries(xml) == as_xml_carries(definition)


def test_both_formats_are_the_flow_that_was_built(slug):
    for kind in ("xml", "json"):
        read = load_flow(ROOT / "templates" / kind / f"{slug}.{kind}")
        read.origin = ""
        flow = copy.deepcopy(built.flow(slug))
        assert as_json_carries(as_xml_carries(read)) == as_json_carries(as_xml_carries(flow)), kind


def test_the_parameters_file_says_what_the_flow_declares(slug):
    described = json.loads((ROOT / "templates" / "parameters" / f"{slug}.json").read_text(encoding="utf-8"))
    context = next(iter(load_flow(ROOT / "templates" / "json" / f"{slug}.json").contexts.values()))
    assert set(described) == set(context.parameters)
    for name, one in described.items():
        assert set(one) - {"type", "options", "least", "most"} == {"default", "description", "required", "sensitive"}
        assert one.get("type", "text") in TYPES
        assert (one["default"] is None) == (one["required"] or one["sensitive"]), name
        parameter = context.parameters[name]
        value = None if one["sensitive"] else one["default"]
        assert (parameter.value, parameter.sensitive, parameter.description) == (value, one["sensitive"], one["description"])


def paths(flow):
    """Group/kind:name -> id of everything that an upgrade in place must find again."""

    def walk(group, path):
        yield path, group.id
        for item in (*group.processors, *group.services, *group.ports):
            yield f"{path}/{type(item).__name__}:{item.name}:{getattr(item, 'kind', '')}", item.id
        for connection in group.connections:
            ends = [f"{names.get(end.group_id)}/{end.name}" for end in (connection.source, connection.destination)]
            yield f"{path}/Connection:{ends[0]} {sorted(connection.relationships)} > {ends[1]}", connection.id
        for inner in group.groups:
            yield from walk(inner, f"{path}/{inner.name}")

    names = {group.id: group.name for group in flow.root.walk()}

    return dict(walk(flow.root, flow.root.name))


def test_published_ids_are_a_contract(slug):
    now = set(paths(built.flow(slug)).values())
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))[slug]
    lost = {path: identifier for path, identifier in published.items() if identifier not in now}
    assert lost == {}, "a name changed: give it key=<the old name>, so that a deployed flow finds its state and queues again"


def test_new_components_are_published(slug):
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))[slug]
    new = {
        path: identifier
        for path, identifier in paths(load_flow(ROOT / "templates" / "json" / f"{slug}.json")).items()
        if identifier not in published.values()
    }
    assert new == {}, f"add to {PUBLISHED.name}"


def test_every_id_in_a_file_is_its_own(slug):
    flow = load_flow(ROOT / "templates" / "json" / f"{slug}.json")
    kinds = ("processors", "services", "ports", "funnels", "labels", "connections")
    ids = [item.id for group in flow.root.walk() for kind in kinds for item in getattr(group, kind)] + [g.id for g in flow.root.walk()]
    assert len(ids) == len(set(ids))
    assert len({identifier[:18] for identifier in ids}) == len(ids)  # NiFi keeps the first half of an id when it imports a template
