"""Run a whole XML template or JSON flow definition until it is quiet, any flow, yours or one of templates/.

Your settings file of 'python -m nifi deploy' runs as it is (--settings), your own scripts and specifications take the place of the flow's
(--script, --spec), your own FlowFiles are put in front of any component (--feed), and what cannot run here is stood in for (--stub).
What leaves by an output port of the outermost group is counted in outputs; --out keeps it, with all else that came to an end.
Time is virtual and begins now (--start-time): waiting costs nothing.

Ends with 1 when FlowFiles are stalled, a component raised, a server was never reached, everything failed, or --max-time cut the run short.
What waits in front of a component that is disabled, or of a port that leads nowhere, is a note (--leftovers fail: a failure).

example: python -m emulator flow templates/json/order_cancellation_request.json --param-file merchant.json --fires 3
example: python -m emulator flow own.json --feed "Card/Prepare=orders/" --stub PutSQL=success --out results --html report.html
"""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Dict, List

from .command_line import CommandLine
from .flow_inputs import add_inputs, clock_of, feeds_of, flow_of, parameters_of, stubs_of
from .flow_memory import Memory
from .flow_notes import Notes
from .inputs import add_format, add_jython, add_timeout, jython_of, number, seconds, show, timeout_of, wants_text, write_text

if TYPE_CHECKING:
    from ..base.secret import Parameters
    from ..engine.run import FlowRun
    from .flow_items import Items
    from .flow_verdict import Verdict

EVENTS = 100_000  # of a run that are kept
EVENTS_SHOWN = 250_000  # where somebody wants to look at them: 1,700 orders of five items


def add_arguments(line: CommandLine) -> None:
    add_inputs(line)
    line.add_argument("--fires", type=number(0), default=1, metavar="N", help="how often each source fires (default 1)")
    line.add_argument("--max-time", type=seconds, metavar="SECONDS", help="end the run after so much of its clock's time")
    add_timeout(line)
    add_jython(line)
    serve = "stay up for HTTP calls until interrupted, and print where the flow listens; PORT in place of its Listening Port"
    line.add_argument("--serve", nargs="?", type=number(0), const=-1, metavar="PORT", help=serve)
    state = "read the components' state from there before, write it there after; the virtual clock goes on from where it stood"
    line.add_argument("--state", metavar="FILE", help=state)
    line.add_argument("--out", metavar="DIR", help="write content and attributes of everything that came to an end there")
    html = "write the run as a page: the canvas with counts and times, every FlowFile step by step (it shows contents, not secrets)"
    line.add_argument("--html", metavar="FILE", help=html)
    trace = "tell each step of a FlowFile: its uuid, or NAME=VALUE of an attribute that it once had"
    line.add_argument("--trace", action="append", default=[], metavar="UUID|NAME=VALUE", help=trace)
    by = "tell in a table for each value of this attribute how often it came, what servers answered, where it ended (default: ledger.id)"
    line.add_argument("--by", metavar="ATTRIBUTE", help=by)
    leftovers = "what waits in front of a disabled component or an open port is a note (ok, the default) or a failure"
    line.add_argument("--leftovers", choices=("ok", "fail"), default="ok", help=leftovers)
    line.add_argument("--logs", action="store_true", help="write every log message to standard error, not only warnings and errors")
    add_format(line)


def run(arguments: SimpleNamespace) -> int:
    from ..engine.run import start_flow
    from .flow_items import items_of
    from .flow_outputs import Outputs
    from .flow_trace import traced
    from .flow_verdict import verdict_of
    from .progress import Progress

    flow, settings = flow_of(arguments)
    parameters = parameters_of(arguments, settings, flow)
    outputs = Outputs(arguments.out)
    notes, memory = Notes(arguments.logs), Memory(arguments.state)
    clock = clock_of(arguments, memory.clock_ms)
    started_ms = clock.now_ms()
    done = start_flow(
        flow,
        parameters=parameters,
        clock=clock,
        nifi=arguments.nifi,
        state=memory.components,
        timeout=timeout_of(arguments),
        jython=jython_of(arguments),
        stubs=stubs_of(arguments),
        keep_ends=bool(arguments.out),
        keep_contents=bool(arguments.html or arguments.trace),
        history_limit=EVENTS_SHOWN if arguments.html or arguments.trace else EVENTS,
        listener=notes.take,
    )
    for path, content, attributes in feeds_of(arguments):
        done.feed(path, content, attributes)
    progress = Progress()
    done.after_round = progress.look
    try:
        _go(done, arguments)
    finally:
        progress.end()
    verdict = verdict_of(done, notes, parameters, arguments.leftovers)
    steps, items = traced(done, arguments.trace), items_of(done, arguments.by)
    outputs.write(done)
    if arguments.html:
        _write_page(arguments, done, verdict, parameters, started_ms)
    if wants_text(arguments):
        from .flow_text import text_of

        print(text_of(done, verdict, steps, started_ms, outputs, items))
    else:
        show(_document(done, verdict, steps, items, arguments))
        for sentence in verdict.failures:
            print(sentence, file=sys.stderr)
    memory.write(done.state, clock.now_ms())
    return 1 if verdict.failures else 0


def _write_page(arguments: SimpleNamespace, done: FlowRun, verdict: Verdict, parameters: Parameters, started_ms: int) -> None:
    from ..picture import Summary, report_html
    from .flow_text import first_sentence

    sentence = first_sentence(done, verdict, started_ms)
    summary = Summary(done.flow.name, sentence, verdict.failures, verdict.notes, started_ms)
    write_text(arguments.html, report_html(done, summary, parameters))


def _document(done: FlowRun, verdict: Verdict, steps: List[Dict[str, Any]], items: Items, arguments: SimpleNamespace) -> Dict[str, Any]:
    document = {
        **done.report.to_dict(),
        "finished": done.finished,
        "outputs": {name: len(flowfiles) for name, flowfiles in done.outputs.items()},
        "stalled": [str(stalled) for stalled in done.stalled],
        "failures": verdict.failures,
        "notes": verdict.notes,
        "stubs": done.stubs,
    }
    if items.rows:
        document["items"] = [dict(zip(items.columns, row)) for row in items.rows]
    return {**document, "trace": steps} if arguments.trace else document


def _go(done: FlowRun, arguments: SimpleNamespace) -> None:
    if arguments.serve is None:
        done.run(arguments.fires, arguments.max_time)
    else:
        from .flow_serve import serve

        serve(done, arguments.fires, arguments.max_time)
