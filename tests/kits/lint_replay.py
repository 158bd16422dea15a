"""What the emulator does with a script of tests/lint, in the form in which the recorder says what NiFi did."""

from __future__ import annotations

from typing import Any, Dict

import emulator
from emulator.base.errors import InputError
from nifi.proof.recorder.normal import normal


def outcome(script: str) -> Dict[str, Any]:
    """Where the FlowFile went, and the message of what left the script."""
    try:
        result = emulator.run_script(text=script, content="{}", attributes={"filename": "a.json"})
    except InputError as error:
        if error.__cause__ is None:  # refused before NiFi would see it
            raise
        return {"went": None, "error": error.__cause__.getMessage()}  # type: ignore[attr-defined]
    seen: Dict[str, Any] = {"went": next((name for name in ("success", "failure") if result.transferred[name]), None)}
    if result.exception is not None:
        seen["error"] = result.exception.message
    observed: Dict[str, Any] = normal(seen)
    return observed
