"""What a person sees on the canvas of every flow and card: it is near enough to be read, and nothing runs through anything else."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from emulator.base.errors import InputError
from templates.builder import Template
from templates.builder.canvas import drawing, lanes, legible, notes, sizes
from tests.kits import built

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.xdist_group("templates")
SLUGS = [template.slug for template in built.everything()]


def canvases(slug):
    return [(group.path, group.graph(), drawing.draw(group.graph())) for group in built.template(slug).root.walk()]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_person_can_read_every_canvas(slug):
    assert [(path, fault) for path, graph, drawn in canvases(slug) for fault in legible.faults(graph, drawn)] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_canvas_with_its_labels_fits_the_window(slug):
    for group in built.template(slug).root.walk():
        left, top, right, bottom = legible.extent(group.graph(), drawing.draw(group.graph()))
        for label in group.build().labels:
            left, right = min(left, label.position[0]), max(right, label.position[0] + label.width)
        assert sizes.zoom(right - left, bottom - top) >= sizes.LEAST_ZOOM, group.path


@pytest.mark.parametrize("slug", SLUGS)
def test_every_canvas_is_kept_as_it_is_drawn(slug):
    kept = {name for _, graph, _ in canvases(slug) for name in [drawing.kept(graph)[0]]}
    assert [name for name in sorted(kept) if not (drawing.KEPT.parent / name).exists()] == [], "run: make build"


def test_a_canvas_is_drawn_the_same_again():
    group = built.templates()["order"].root.groups["Mapping"]
    assert drawing.search(group.graph()) == drawing.draw(group.graph())


def test_a_process_that_hashes_otherwise_finds_the_same_drawing():
    code = (
        "from tests.kits import built; from templates.builder.canvas import drawing;"
        "print(drawing.search(built.template('cards/login').root.graph()))"
    )
    drawn = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert drawn[0] == drawn[1] != ""


def test_a_drawing_is_kept_under_a_name_that_its_graph_alone_decides(canvas):
    graph, _ = canvas
    assert graph.fingerprint() == built.template("cards/order_mapping").root.graph().fingerprint()
    assert graph.fingerprint() != replace(graph, band=graph.band + 32).fingerprint()


def test_what_is_kept_is_drawn_until_it_is_forgotten(monkeypatch, tmp_path, canvas):
    graph, drawn = canvas
    monkeypatch.setattr(drawing, "KEPT", tmp_path)
    monkeypatch.setattr(drawing, "_drawn", {})
    first = next(iter(drawn.places))
    moved = {"places": {**drawn.places, first: (1.0, 2.0)}, "bends": drawn.bends, "labels": drawn.labels}
    (tmp_path / f"{graph.fingerprint()}.json").write_text(json.dumps(moved))
    assert drawing.draw(graph).places[first] == (1.0, 2.0)
    drawing.forget()
    assert list(tmp_path.iterdir()) == []
    assert drawing.draw(graph) == drawn


@pytest.mark.parametrize("slug", SLUGS)
def test_a_queue_box_lies_on_the_bend_that_nifi_is_told(slug):
    for group in built.template(slug).root.walk():
        graph, drawn = group.graph(), drawing.draw(group.graph())
        bends = sorted(c.bends[c.label_index] for c in group.build().connections if c.bends)
        assert bends == sorted(drawn.labels[link.key] for link in graph.links if drawn.bends[link.key]), group.path


def test_seats_name_every_box_once():
    template = Template("Flow", slug="flow", description="")
    tick = template.root.processor("Tick", "GenerateFlowFile", every="1 min")
    log = template.root.processor("Log", "LogMessage", terminate=["success"])
    tick >> log
    with pytest.raises(InputError, match="seats: each box once, but 'Lag', 'Log'"):
        template.root.seats(("Tick", "Lag"))
    with pytest.raises(InputError, match="seats: each box once, but 'Log'"):
        template.root.seats(("Tick", "Log"), ("Log", ""))
    template.root.seats(("Log", ""), ("", "Tick"))
    template.root.main_road(tick, log)
    drawn = drawing.search(template.root.graph())
    assert drawn.places[log.unit][0] < drawn.places[tick.unit][0] and drawn.places[log.unit][1] < drawn.places[tick.unit][1]


@pytest.mark.parametrize("slug", built.SLUGS)
def test_the_main_road_is_numbered_from_the_first_box_to_the_last(slug):
    for group in built.templates()[slug].root.walk():
        graph = group.graph()
        numbers = [int(label.text) for label in group.build().labels if re.fullmatch(r"\d+", label.text)]
        assert sorted(numbers) == list(range(1, len(set(graph.road)) + 1)), group.path
        assert len(graph.road) > 1, group.path


@pytest.mark.parametrize("slug", SLUGS)
def test_labels_are_large_enough_and_hold_their_text(slug):
    for group in built.flow(slug).root.walk():
        for label in group.labels:
            width, height = notes.measure(label.text)
            assert float(label.style["font-size"].replace("px", "")) * sizes.LEAST_ZOOM >= 13
            if not label.text.isdigit():
                assert (label.width, label.height) == (width, height), label.text


@pytest.mark.parametrize("slug", SLUGS)
def test_no_label_lies_on_a_box_a_queue_or_another_label(slug):
    for group in built.template(slug).root.walk():
        graph = group.graph()
        drawn = drawing.draw(graph)
        boxes = [*legible.places(graph, drawn).values(), *legible.queues(graph, drawn).values()]
        labels = [(*label.position, label.position[0] + label.width, label.position[1] + label.height) for label in group.build().labels]
        assert [(a, b) for place, a in enumerate(labels) for b in [*boxes, *labels[:place]] if sizes.overlap(a, b)] == [], group.path


@pytest.mark.parametrize("slug", built.SLUGS)
def test_colours_say_what_is_edited_and_what_waits_for_an_operator(slug):
    for group in built.flow(slug).root.walk():
        for processor in group.processors:
            colour = processor.style.get("background-color")
            assert (colour == notes.WAITS) == (processor.state == "DISABLED"), processor.name
            assert (colour == notes.EDIT) == (processor.comments.startswith("Edit ") and processor.state != "DISABLED"), processor.name


@pytest.mark.parametrize("slug", built.SLUGS)
def test_a_flow_says_its_configuration_in_the_words_of_its_document_and_has_a_legend(slug):
    texts = "\n".join(label.text for label in built.flow(slug).root.labels)
    for words in ("Configuration", "Omnitron API Settings", "Domain URL", "Edit me", "Leave alone", "Waits for an operator"):
        assert words in texts
    assert ("Inbound" in texts and "cron" in texts) or "Webhook" in texts


# -- the check itself can fail ------------------------------------------------------------------------------------------
@pytest.fixture
def canvas():
    group = built.templates()["order"].root.groups["Mapping"]
    return group.graph(), drawing.draw(group.graph())


def test_a_canvas_that_is_too_wide_is_told(canvas):
    graph, drawn = canvas
    far = replace(drawn, places={**drawn.places, next(iter(drawn.places)): (9000.0, 0.0)})
    assert any("zoom of" in fault for fault in legible.faults(graph, far))


def test_a_box_on_a_box_is_told(canvas):
    graph, drawn = canvas
    first, second = list(drawn.places)[:2]
    moved = replace(drawn, places={**drawn.places, first: drawn.places[second]})
    assert f"{second} lies on {first}" in legible.faults(graph, moved) or f"{first} lies on {second}" in legible.faults(graph, moved)


def test_a_line_through_a_box_and_across_the_main_road_is_told(canvas):
    graph, drawn = canvas
    side = next(link for link in graph.links if not link.main)
    road = [link for link in graph.links if link.main]
    box = legible.places(graph, drawn)[road[1].destination]
    through = ((box[0] + box[2]) / 2, box[1] - 300.0), ((box[0] + box[2]) / 2, box[3] + 300.0)
    faults = legible.faults(graph, replace(drawn, bends={**drawn.bends, side.key: through}))
    assert any("runs through" in fault for fault in faults)
    label = drawn.labels[road[1].key]
    across = (label[0], label[1] - 300.0), (label[0], label[1] + 300.0)
    faults = legible.faults(graph, replace(drawn, bends={**drawn.bends, side.key: across}))
    assert any("crosses the main road" in fault for fault in faults)


def test_a_line_that_crosses_the_main_road_at_a_bend_is_told(canvas):
    graph, drawn = canvas
    side = next(link for link in graph.links if not link.main)
    road = [link for link in graph.links if link.main]
    x, y = drawn.labels[road[1].key]
    for bends in (((x, y - 300.0), (x, y), (x, y + 300.0)), ((x, y - 300.0), (x, y + 300.0))):
        faults = legible.faults(graph, replace(drawn, bends={**drawn.bends, road[1].key: ((x, y),), side.key: bends}))
        assert any("crosses the main road" in fault for fault in faults)


def test_a_side_road_in_the_main_road_is_told(canvas):
    graph, drawn = canvas
    row = lanes.main_rows(graph)[0]
    first, second = list(row)[:2]
    beside = graph.beside()[0].key
    between = (drawn.places[first][0] + 400.0, legible.middle(legible.places(graph, drawn)[first])[1] - graph.items[beside].size[1] / 2)
    moved = replace(drawn, places={**drawn.places, beside: between})
    assert f"{beside} stands in the main road" in legible.faults(graph, moved)


def test_a_main_road_that_has_no_way_is_refused():
    template = Template("Flow", slug="flow", description="")
    tick = template.root.processor("Tick", "GenerateFlowFile", every="1 min")
    log = template.root.processor("Log", "LogMessage", terminate=["success"])
    other = template.root.processor("Other", "LogMessage", terminate=["success"])
    tick >> log
    template.root.main_road(tick, other, log)
    with pytest.raises(
        InputError, match="the main road has no way from PROCESSOR:Other to PROCESSOR:Log|PROCESSOR:Tick to PROCESSOR:Other"
    ):
        template.build()


def test_what_is_kept_is_plain_json(canvas):
    graph, drawn = canvas
    name, text = drawing.kept(graph)
    stored = json.loads(text)
    assert name.startswith("canvas/") and set(stored) == {"places", "bends", "labels"}
    assert stored["labels"] == {key: list(label) for key, label in drawn.labels.items()}
