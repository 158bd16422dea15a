"""A card of the canvas alone: what is put in front of its port, and what left by its ports."""

from __future__ import annotations

import emulator


def main() -> None:
    parameters = emulator.read_parameters("templates/parameters/cards/script.json")
    run = emulator.start_flow("templates/xml/cards/script.xml", parameters={**parameters, "script.enabled": "true"})
    fed = run.feed("in", '{"id": 1}', {"filename": "a.json"})
    run.run()
    (flowfile,) = run.outputs["out"]
    assert flowfile.json() == {"id": 1} and flowfile.uuid == fed.uuid
    assert run.outputs["error"] == run.stalled == []
    assert run.flowfile(fed.uuid).where == "out"
    assert [step.component for step in run.trace(fed)]


if __name__ == "__main__":
    main()
