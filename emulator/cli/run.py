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

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Dict, List, Tuple

from ..base.errors import UsageError
from ..base.shared import here_or_shared
from .command_line import CommandLine
from .inputs import add_format, add_jython, add_timeout, flowfiles, jython_of, pairs, say, show, timeout_of, wants_text

if TYPE_CHECKING:
    from ..core.flowfile import FlowFile as Record
    from ..testing.batch import Settled


def add_arguments(line: CommandLine) -> None:
    line.add_argument("script", metavar="SCRIPT", help="a file with the script")
    line.add_argument("--in", dest="input", metavar="FILE|-|DIR", help="the FlowFile's content; '-' is standard input")
    line.add_argument("--attr", action="append", default=[], metavar="NAME=VALUE", help="an attribute of the FlowFile")
    line.add_argument("--property", action="append", default=[], metavar="NAME=VALUE", help="a dynamic property of the processor")
    line.add_argument("--param", action="append", default=[], metavar="NAME=VALUE", help="a parameter, for #{NAME} in a property")
    line.add_argument("--state", action="append", default=[], metavar="NAME=VALUE", help="a value in the processor's state")
    line.add_argument("--real-clock", action="store_true", help="time passes; by default it stands still at 2023-11-14T22:13:20Z")
    nifi = "who runs the script: the emulator, or NiFi's own classes in a JVM (in a clone of the repository, with Java and Maven)"
    line.add_argument("--engine", choices=("emulator", "nifi"), default="emulator", help=nifi)
    line.add_argument("--compare", action="store_true", help="run it on both and say where they differ: 0 for nowhere, 1 for somewhere")
    add_timeout(line)
    line.add_argument("--debug", action="store_true", help="stop at the script's first line in pdb, Python's debugger; no time-out")
    add_jython(line)
    add_format(line)


def run(arguments: SimpleNamespace) -> int:
    attributes = pairs(arguments.attr, "--attr")
    properties, state = pairs(arguments.property, "--property"), pairs(arguments.state, "--state")
    _refuse_core_properties(properties)
    inputs = flowfiles(arguments.input) if arguments.input is not None else [("", b"")]
    named = [(data, {**({"filename": name} if name else {}), **attributes}) for name, data in inputs]
    if arguments.compare or arguments.engine == "nifi":
        from . import run_nifi

        if arguments.debug:
            raise UsageError("NiFi's own classes cannot be debugged from here", "--debug", "Leave out --engine nifi and --compare")
        return run_nifi.run(arguments, named)
    from ..testing.document import document_of, sentence_of

    if arguments.debug:
        from .debug import debugged

        result = debugged(here_or_shared(arguments.script), lambda: _run(arguments, named, properties, state))
        if result is None:
            print("the debugger was left before the script had ended", file=sys.stderr)
            return 1
        settled, records, after = result
    else:
        settled, records, after = _run(arguments, named, properties, state)
    documents = [document_of(outcome, before) for before, outcome in zip(records, settled)]
    if after or state:
        documents[-1]["state"] = after
    names = [name if len(inputs) > 1 else "" for name, _ in inputs]
    sentences = [sentence_of(outcome, optional=arguments.input is None) for outcome in settled]
    faults = [(name + ": " if name else "") + sentence for name, sentence in zip(names, sentences) if sentence]
    if wants_text(arguments):
        from .run_text import text_of

        say(text_of(documents, names, sentences, state))
    else:
        show(documents if len(documents) > 1 else documents[0])
        print("".join(fault + "\n" for fault in faults), end="", file=sys.stderr)
    return 1 if faults else 0


def _run(
    arguments: SimpleNamespace, named: List[Tuple[bytes, Dict[str, str]]], properties: Any, state: Any
) -> Tuple[List[Settled], List[Record], Dict[str, str]]:
    """What became of each FlowFile, each as it was given, and the state afterwards."""
    from ..testing.batch import run_all
    from ..testing.script_bench import Setting, open_bench, read_source, schedule

    bench = open_bench("real" if arguments.real_clock else "virtual", state=state)
    timeout = 0 if arguments.debug else timeout_of(arguments)
    setting = Setting(pairs(arguments.param, "--param"), timeout=timeout, jython=jython_of(arguments))
    schedule(bench, read_source(here_or_shared(arguments.script), None), properties, setting)
    records = [bench.enqueue(data, attributes) for data, attributes in named]
    settled = run_all(bench)
    return settled, records, bench.state()


def _refuse_core_properties(properties: Dict[str, str]) -> None:
    for name in ("Script Engine", "Script File", "Script Body"):
        if name in properties:
            raise UsageError("'%s' is set by the command itself" % name, "--property", "Name the script as the first argument")
