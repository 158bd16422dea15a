"""Run one script as ExecuteScript would; prints what Script Testing shows: attributes, result_data, relationship, logs.

With a folder for --in every file of it is one FlowFile, and a list is printed. 1 when the script failed: an error, the relationship
failure, or a FlowFile left in its queue.

example: python -m emulator run processors/common/script.py --in request.json --attr token.erp=abc
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict

from ..base.errors import UsageError
from .inputs import flowfiles, pairs, show

if TYPE_CHECKING:
    from ..testing.script_run import ScriptResult


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("script", metavar="SCRIPT", help="a file with the script")
    parser.add_argument("--in", dest="input", metavar="FILE|-|DIR", help="the FlowFile's content; '-' is standard input")
    parser.add_argument("--attr", action="append", default=[], metavar="NAME=VALUE", help="an attribute of the FlowFile")
    parser.add_argument("--property", action="append", default=[], metavar="NAME=VALUE", help="a dynamic property of the processor")
    parser.add_argument("--state", action="append", default=[], metavar="NAME=VALUE", help="a value in the processor's state")
    parser.add_argument("--real-clock", action="store_true", help="time passes; by default it stands still")


def run(arguments: argparse.Namespace) -> int:
    attributes = pairs(arguments.attr, "--attr")
    properties, state = pairs(arguments.property, "--property"), pairs(arguments.state, "--state")
    _refuse_core_properties(properties)
    given = flowfiles(arguments.input) if arguments.input else [("", b"")]
    results = [
        _run(arguments, content, {**({"filename": name} if name else {}), **attributes}, properties, state) for name, content in given
    ]
    documents = [_document(result) for result in results]
    show(documents if len(documents) > 1 else documents[0])
    for result in results:
        _say(result)
    return 0 if all(_went_well(result) for result in results) else 1


def _run(arguments: argparse.Namespace, content: bytes, attributes: Dict[str, str], properties: Any, state: Any) -> ScriptResult:
    from ..base.clock import RealClock
    from ..testing.script_run import run_script

    clock = RealClock() if arguments.real_clock else None
    return run_script(Path(arguments.script), content, attributes, properties=properties, state=state, clock=clock)


def _refuse_core_properties(properties: Dict[str, str]) -> None:
    for name in ("Script Engine", "Script File", "Script Body"):
        if name in properties:
            raise UsageError("'%s' is set by the command itself" % name, "--property", "Name the script as the first argument")


def _document(result: ScriptResult) -> Dict[str, Any]:
    document: Dict[str, Any] = {
        "attributes": result.flowfile.attributes if result.flowfile else {},
        "result_data": _data(result.flowfile.content) if result.flowfile else None,
        "relationship": result.relationship,
        "logs": {level: messages for level, messages in result.logs.items() if messages},
    }
    others = {name: len(ones) for name, ones in result.transferred.items() if ones}
    if sum(others.values()) > 1:
        document["transferred"] = others
    if result.exception is not None:
        document["exception"] = str(result.exception)
    if result.stdout:
        document["stdout"] = result.stdout
    return document


def _data(content: bytes) -> Any:
    """The content as JSON where it is some, else as text, else (not UTF-8) its bytes in hexadecimal."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return {"hex": content.hex()}
    try:
        return json.loads(text)
    except ValueError:
        return text


def _say(result: ScriptResult) -> None:
    if result.exception is not None:
        print("the script failed, the FlowFile is back in its queue: %s" % result.exception, file=sys.stderr)
    elif result.relationship is None and result.queue:
        print("the FlowFile is still in its queue: the script neither transferred nor removed it", file=sys.stderr)
    elif result.relationship == "failure" and result.flowfile and "log.script.error" in result.flowfile.attributes:
        print(result.flowfile.attributes["log.script.error"].rstrip().rpartition("\n")[2], file=sys.stderr)


def _went_well(result: ScriptResult) -> bool:
    return result.exception is None and result.relationship != "failure" and not result.queue
