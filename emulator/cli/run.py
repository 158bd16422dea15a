"""Run one script as ExecuteScript would; prints what Script Testing shows: attributes, result_data, relationship, logs.

Beside that, what the script changed of the FlowFile, and the processor's state afterwards where there is some.

With a folder for --in every file of it is one FlowFile of one run, sorted by name: all wait in the queue of one processor, as they would in
NiFi, so a script that takes one at a time is triggered once for each, one that takes many gets them all, and state goes from one to the
next. A list is printed, a document for each file; logs, stdout and what the script created are in the document of the first file that the
same trigger settled. Without --in there is one empty FlowFile, which a script that makes its own may leave.
1 when the script failed: an error, the relationship failure, or a FlowFile left in its queue.

example: python -m emulator run processors/common/script.py --in request.json --attr token.erp=abc
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple

from ..base.errors import UsageError
from . import run_nifi
from .inputs import add_format, add_jython, add_timeout, flowfiles, jython_of, pairs, say, show, timeout_of, wants_text

if TYPE_CHECKING:
    from ..core.flowfile import FlowFile as Record
    from ..flowfile import FlowFile
    from ..testing.batch import Settled


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("script", metavar="SCRIPT", help="a file with the script")
    parser.add_argument("--in", dest="input", metavar="FILE|-|DIR", help="the FlowFile's content; '-' is standard input")
    parser.add_argument("--attr", action="append", default=[], metavar="NAME=VALUE", help="an attribute of the FlowFile")
    parser.add_argument("--property", action="append", default=[], metavar="NAME=VALUE", help="a dynamic property of the processor")
    parser.add_argument("--param", action="append", default=[], metavar="NAME=VALUE", help="a parameter, for #{NAME} in a property")
    parser.add_argument("--state", action="append", default=[], metavar="NAME=VALUE", help="a value in the processor's state")
    parser.add_argument("--real-clock", action="store_true", help="time passes; by default it stands still at 2023-11-14T22:13:20Z")
    run_nifi.add_arguments(parser)
    add_timeout(parser)
    add_jython(parser)
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    attributes = pairs(arguments.attr, "--attr")
    properties, state = pairs(arguments.property, "--property"), pairs(arguments.state, "--state")
    _refuse_core_properties(properties)
    given = flowfiles(arguments.input) if arguments.input is not None else [("", b"")]
    named = [(data, {**({"filename": name} if name else {}), **attributes}) for name, data in given]
    if run_nifi.wanted(arguments):
        return run_nifi.run(arguments, named)
    settled, records, after = _run(arguments, named, properties, state)
    documents = [{**_document(one), "changed": _changed(before, one.flowfile)} for before, one in zip(records, settled)]
    if after or state:
        documents[-1]["state"] = after
    names = [name if len(given) > 1 else "" for name, _ in given]
    sentences = [_sentence(one, optional=arguments.input is None) for one in settled]
    faults = [(name + ": " if name else "") + sentence for name, sentence in zip(names, sentences) if sentence]
    if wants_text(arguments):
        from .run_text import text_of

        say(text_of(documents, names, sentences, state))
    else:
        show(documents if len(documents) > 1 else documents[0])
        print("".join(fault + "\n" for fault in faults), end="", file=sys.stderr)
    return 1 if faults else 0


def _run(
    arguments: argparse.Namespace, given: List[Tuple[bytes, Dict[str, str]]], properties: Any, state: Any
) -> Tuple[List[Settled], List[Record], Dict[str, str]]:
    """What became of each FlowFile, each as it was given, and the state afterwards."""
    from ..testing.batch import run_all
    from ..testing.script_run import Setting, open_bench, read_source, schedule

    bench = open_bench("real" if arguments.real_clock else "virtual", state=state)
    setting = Setting(pairs(arguments.param, "--param"), timeout=timeout_of(arguments), jython=jython_of(arguments))
    schedule(bench, read_source(arguments.script, None), properties, setting)
    records = [bench.enqueue(data, attributes) for data, attributes in given]
    settled = run_all(bench)
    return settled, records, bench.state()


def _changed(before: Record, after: Optional[FlowFile]) -> Dict[str, Any]:
    """What the script changed: attributes with their new value (null: gone), and whether the content is another."""
    if after is None:
        return {"attributes": {}, "content": False}
    names = [name for name in {**before.attributes, **after.attributes} if before.attributes.get(name) != after.attributes.get(name)]
    same = after.size == before.size and after.content == before.content.read()
    return {"attributes": {name: after.attributes.get(name) for name in names}, "content": not same}


def _refuse_core_properties(properties: Dict[str, str]) -> None:
    for name in ("Script Engine", "Script File", "Script Body"):
        if name in properties:
            raise UsageError("'%s' is set by the command itself" % name, "--property", "Name the script as the first argument")


def _document(one: Settled) -> Dict[str, Any]:
    document = _shown(one.relationship, one.flowfile)
    document["logs"] = one.logs
    if one.created:
        document["created"] = [_shown(relationship, flowfile) for relationship, flowfile in one.created]
    if one.exception is not None:
        document["exception"] = str(one.exception)
    if one.stdout:
        document["stdout"] = one.stdout
    return document


def _shown(relationship: Optional[str], flowfile: Optional[FlowFile]) -> Dict[str, Any]:
    return {
        "attributes": flowfile.attributes if flowfile else {},
        "result_data": _data(flowfile.content) if flowfile else None,
        "relationship": relationship,
    }


def _data(content: bytes) -> Any:
    """The content as JSON where it is some, else as text, else (not UTF-8) its bytes in hexadecimal."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return {"hex": content.hex()}
    try:
        return json.loads(text, parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError):
        return text


def _no_number(text: str) -> None:
    raise ValueError("NaN and the infinities are not JSON")


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError("too large to be shown as a number")
    return value


def _sentence(one: Settled, optional: bool) -> str:
    """What is wrong with it, '' for nothing. ``optional``: the script may leave the FlowFile and make its own."""
    if one.exception is not None:
        place = f"\n  {one.exception.script_place}" if one.exception.script_place else ""
        return f"the script failed, the FlowFile is back in its queue: {one.exception}{place}"
    if one.relationship is None and one.flowfile is not None:
        return "" if optional and one.created else "the FlowFile is still in its queue: the script neither transferred nor removed it"
    if one.relationship == "failure" and one.flowfile is not None:
        errors = [text for name, text in one.flowfile.attributes.items() if name.startswith("log.") and name.endswith("error")]
        return ": ".join(["the FlowFile went to failure", *(text.rstrip().rpartition("\n")[2] for text in errors[:1])])
    return ""
