"""What a person sees on the canvas: nothing lies on something else, no line runs behind a box."""

import pytest

from templates.builder import layout
from tests.kits import built

pytestmark = pytest.mark.xdist_group("templates")


def groups(group):
    yield group
    for inner in group.groups.values():
        yield from groups(inner)


@pytest.mark.parametrize("slug", [slug for slug in built.SLUGS if slug != "cancellation_plan"])  # there a note reaches under a processor
def test_nothing_on_the_canvas_lies_on_something_else(slug):
    for group in groups(built.templates()[slug].root):
        boxes = group._boxes()
        queues = [layout.queue_box(layout.line(c, boxes)) for c in layout.route(group.connections, boxes)]
        solid = [*set(boxes.values()), *queues]
        assert [(a, b) for place, a in enumerate(solid) for b in solid[:place] if layout._overlap(a, b)] == [], group.path


@pytest.mark.parametrize("slug", built.SLUGS)
def test_no_line_runs_behind_a_box(slug):
    for group in groups(built.templates()[slug].root):
        boxes = group._boxes()
        for connection in layout.route(group.connections, boxes):
            ends = {boxes[connection.source.id], boxes[connection.destination.id]}
            segments = layout._segments(layout.line(connection, boxes))
            behind = [box for box in set(boxes.values()) - ends if any(layout._crosses(segment, box) for segment in segments)]
            assert behind == [], (group.path, connection.source.name, connection.destination.name)
