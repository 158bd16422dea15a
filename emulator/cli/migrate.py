"""Make a flow of NiFi 1 one of NiFi 2: say what is renamed, what must be changed by hand, and whether both do the same.

Reads an XML template or a JSON definition. Properties get NiFi 2's names, variables of process groups become parameters, a template gets a
parameter context; scripts are looked at as 'lint --target nifi2' does. --out writes the JSON definition. Then the flow runs offline twice,
before as NiFi 1 and after as NiFi 2, and what came out is compared (--no-run leaves that out). A flow that calls servers calls them in
both runs: give it mock servers. When it cannot run, the report comes all the same, and the error after it.

Ends with 1 when something must be changed by hand, or the two runs differ.

example: python -m emulator migrate own.xml --out own-2.json --stub PutSQL=success
"""

from __future__ import annotations

import os
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Dict, List, Optional

from ..base.errors import EmulatorError, UsageError
from ..base.versions import version_of
from .command_line import CommandLine
from .flow_inputs import add_inputs, clock_of, feeds_of, flow_of, parameters_of, stubs_of
from .inputs import add_format, add_jython, add_timeout, jython_of, number, say, seconds, show, timeout_of, wants_text, write_text

if TYPE_CHECKING:
    from ..engine.flow_run import FlowRun
    from ..flow.model import Flow
    from ..migrate import Comparison, Migration
    from ..picture.redacted import Redacted


def add_arguments(line: CommandLine) -> None:
    add_inputs(line)
    line.add_argument("--to", default="2.3.0", metavar="VERSION", help="the NiFi 2 that it goes to (2.3.0)")
    line.add_argument("--out", metavar="FILE", help="write the JSON definition for NiFi 2 there")
    line.add_argument("--no-run", action="store_true", help="do not run the flow before and after")
    line.add_argument("--fires", type=number(0), default=1, metavar="N", help="how often each source fires (default 1)")
    line.add_argument("--max-time", type=seconds, metavar="SECONDS", help="end a run after so much of its clock's time")
    add_timeout(line)
    add_jython(line)
    add_format(line)
    line.set_defaults(serve=None)


def run(arguments: SimpleNamespace) -> int:
    from ..migrate import migrate
    from ..picture.redacted import Redacted

    if arguments.out and not arguments.out.endswith(".json"):
        raise UsageError("NiFi 2 takes JSON definitions alone", "--out", "Give the file the ending .json")
    version_of(arguments.nifi)
    flow, settings = flow_of(arguments)
    if arguments.out and os.path.exists(arguments.out) and os.path.samefile(arguments.out, arguments.template):
        raise UsageError("that is the flow of NiFi 1 itself", "--out", "Name another file")
    migration = migrate(flow, arguments.to)
    definition = migration.definition
    if arguments.out:
        write_text(arguments.out, definition)
    parameters: Dict[str, Optional[str]] = {}
    comparison, fault = None, None
    if not arguments.no_run:
        try:
            parameters = parameters_of(arguments, settings, flow)
            comparison = _compared(arguments, flow, definition, parameters)
        except EmulatorError as error:
            fault = error
    redacted = Redacted(parameters)
    if wants_text(arguments):
        say(redacted.text(_text(arguments, migration, comparison, fault is not None)))
    else:
        show(_document(arguments, migration, comparison, redacted))
    if fault:
        raise fault
    return 1 if migration.of("by hand") or (comparison is not None and comparison.differences) else 0


def _compared(arguments: SimpleNamespace, flow: Flow, definition: str, parameters: Dict[str, Optional[str]]) -> Comparison:
    from ..engine.run import run_flow
    from ..flow.load import parse_flow
    from ..migrate import compare

    after = parse_flow(definition.encode("utf-8"), arguments.out or arguments.template)
    started_ms = clock_of(arguments, None).now_ms()
    feed = [(path, (content, attributes)) for path, content, attributes in feeds_of(arguments)]

    def ran(flow: Flow, nifi: str) -> FlowRun:
        return run_flow(
            flow, parameters=parameters, clock=clock_of(arguments, started_ms), nifi=nifi, fires=arguments.fires,
            max_time=arguments.max_time, feed=feed, timeout=timeout_of(arguments), jython=jython_of(arguments),
            stubs=stubs_of(arguments), keep_ends=True,
        )  # fmt: skip

    return compare(ran(flow, arguments.nifi), ran(after, arguments.to))


def _text(arguments: SimpleNamespace, migration: Migration, comparison: Optional[Comparison], is_refused: bool) -> str:
    by_hand = migration.of("by hand")
    first = f"{migration.flow.name}: {len(by_hand)} to change by hand, {len(migration.changes) - len(by_hand)} more for NiFi {arguments.to}"
    lines = [first]
    for kind in dict.fromkeys(change.kind for change in migration.changes):
        lines += ["", kind, *(f"  {change.where}: {change.text}" for change in migration.of(kind))]
    if comparison is not None:
        lines += ["", f"run as NiFi {arguments.nifi} and as NiFi {arguments.to}: {_counted(comparison.same)} came out alike"]
        lines += [f"  differs: {sentence}" for sentence in comparison.differences] or ["  nothing differs"]
        lines += [f"  NiFi's own: {sentence}" for sentence in comparison.of_nifi]
    if is_refused:
        lines += ["", "not run: the error says why; --no-run leaves the runs out"]
    return "\n".join([*lines, *(["", f"{arguments.out} is written"] if arguments.out else [])])


def _counted(flowfiles: int) -> str:
    return f"{flowfiles} FlowFile" + ("" if flowfiles == 1 else "s")


def _document(arguments: SimpleNamespace, migration: Migration, comparison: Optional[Comparison], redacted: Redacted) -> Dict[str, Any]:
    runs = comparison and {
        "same": comparison.same,
        "differences": [redacted.text(sentence) for sentence in comparison.differences],
        "of_nifi": [redacted.text(sentence) for sentence in comparison.of_nifi],
    }
    changes: List[Dict[str, str]] = [change._asdict() for change in migration.changes]
    return {"to": arguments.to, "changes": changes, "parameters": migration.parameters, "written": arguments.out, "runs": runs}
