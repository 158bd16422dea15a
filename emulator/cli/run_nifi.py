"""``run --engine nifi`` and ``run --compare``: the same script on NiFi's own classes, where a clone of this repository and Java are."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any, Dict, List, Mapping, Sequence, Tuple

from ..base.clock import RealClock
from ..components.execute_script import read_script
from .inputs import pairs, say, show, wants_text

FlowFiles = Sequence[Tuple[bytes, Mapping[str, str]]]


def run(arguments: SimpleNamespace, flowfiles: FlowFiles) -> int:
    """Ask NiFi, and with --compare the emulator too."""
    from ..cases import nifi_engine

    sides, question = nifi_engine.sides("--engine nifi, --compare"), _question(arguments, flowfiles)
    if not arguments.compare:
        answer = sides.ask_nifi(question)
        show(answer)
        return 1 if answer["exception"] else 0
    differences = sides.compare(question, RealClock() if arguments.real_clock else None)
    if wants_text(arguments):
        say("\n".join(_words(differences)))
    else:
        show({"same": not differences, "differences": [difference._asdict() for difference in differences]})
    return 1 if differences else 0


def _question(arguments: SimpleNamespace, flowfiles: FlowFiles) -> Dict[str, Any]:
    from ..cases.nifi_engine import question

    more = {"parameters": pairs(arguments.param, "--param"), "state": pairs(arguments.state, "--state")}
    script, properties = read_script(arguments.script), pairs(arguments.property, "--property")
    return question(script, flowfiles, properties, max(1, len(flowfiles)), **more)


def _words(differences: Sequence[Any]) -> List[str]:
    if not differences:
        return ["the emulator does what NiFi does"]
    lines = []
    for difference in differences:
        lines += [difference.what, "  NiFi      " + _short(difference.nifi), "  emulator  " + _short(difference.emulator)]
    return lines


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
