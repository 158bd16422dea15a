"""Small flows of our own cards' script: what is timed beside single triggers."""

from __future__ import annotations

from emulator.flow.model import Flow
from templates.builder import Template

from ...run.places import REPOSITORY

BATCH = 100  # FlowFiles that GenerateFlowFile makes at once
SCRIPT = "common/script.py"
REQUEST = REPOSITORY / "emulator" / "mocks" / "cancellation_request.json"


def script_card(batch: int = BATCH) -> Flow:
    """Each FlowFile through the Script card's script."""
    template = Template("Script card", slug="script_card", description="Times one script")
    with template.group("Card") as group:
        make = group.processor("Make", "GenerateFlowFile", _made(batch), every="0 sec")
        script = group.script("Script", SCRIPT, terminate=["success", "failure"])
        make >> script
    return template.build()


def routed(batch: int = BATCH) -> Flow:
    """Attributes, a route and a script."""
    template = Template("Routed", slug="routed", description="Times a small flow")
    with template.group("Flow") as group:
        make = group.processor("Make", "GenerateFlowFile", _made(batch), every="0 sec")
        update = group.processor("Name", "UpdateAttribute", {"order": "${filename:substringBefore('-'):toUpper()}", "lines": "5"})
        route = group.processor("Route", "RouteOnAttribute", {"many": "${lines:gt(3)}"}, terminate=["unmatched"])
        script = group.script("Script", SCRIPT, terminate=["success", "failure"])
        make >> update
        update >> route
        route["many"] >> script
    return template.build()


def _made(batch: int) -> dict[str, str]:
    return {"Batch Size": str(batch), "generate-ff-custom-text": REQUEST.read_text(encoding="utf-8")}
