"""``run --engine nifi`` and ``run --compare``: the same script on NiFi's own classes, where a clone of this repository and Java are."""

from __future__ import annotations

import argparse
import base64
import json
from importlib import import_module
from typing import Any, Dict, List, Mapping, Sequence, Tuple

from ..base.clock import RealClock
from ..base.errors import UsageError
from ..components.execute_script import read_script
from .inputs import pairs, say, show, wants_text

Given = Sequence[Tuple[bytes, Mapping[str, str]]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``run`` that ask NiFi."""
    nifi = "who runs the script: the emulator, or NiFi's own classes in a JVM (in a clone of the repository, with Java and Maven)"
    parser.add_argument("--engine", choices=("emulator", "nifi"), default="emulator", help=nifi)
    parser.add_argument("--compare", action="store_true", help="run it on both and say where they differ: 0 for nowhere, 1 for somewhere")


def wanted(arguments: argparse.Namespace) -> bool:
    """Is NiFi asked?"""
    return bool(arguments.compare or arguments.engine == "nifi")


def run(arguments: argparse.Namespace, given: Given) -> int:
    """Ask NiFi, and with --compare the emulator too."""
    sides, question = _sides(), _question(arguments, given)
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


def _sides() -> Any:
    try:
        return import_module("nifi.proof.recorder.sides")
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("nifi"):
            raise
    option = "--engine nifi, --compare"
    raise UsageError("what asks NiFi's own classes is not installed", option, "Run it in a clone of the repository, with Java and Maven")


def _question(arguments: argparse.Namespace, given: Given) -> Dict[str, Any]:
    parameters, state = pairs(arguments.param, "--param"), pairs(arguments.state, "--state")
    return {
        "script": read_script(arguments.script),
        "properties": pairs(arguments.property, "--property"),
        "flowfiles": [{"content_b64": base64.b64encode(data).decode("ascii"), "attributes": dict(names)} for data, names in given],
        "triggers": max(1, len(given)),
        **({"parameters": parameters} if parameters else {}),
        **({"state": state} if state else {}),
    }


def _words(differences: Sequence[Any]) -> List[str]:
    if not differences:
        return ["the emulator does what NiFi does"]
    lines = []
    for difference in differences:
        lines += [difference.what, "  NiFi      " + _short(difference.nifi), "  emulator  " + _short(difference.emulator)]
    return lines


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
