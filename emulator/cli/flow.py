"""Run a whole XML template or JSON flow definition until it is quiet; prints the report as JSON (or as a table).

What leaves by an output port of the outermost group is counted in outputs.
Ends with 1 when FlowFiles are stalled (they are listed), when --max-time cut the run short, or when a server was never reached.

example: python -m emulator flow templates/json/order_cancellation_request.json --param-file merchant.json --fires 3
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, Iterable, List, Mapping, Optional, Sequence, Set
from urllib.parse import urlsplit

from ..base.errors import InputError
from .inputs import add_timeout, number, pairs, read_json, seconds, show, timeout_of, write_text

if TYPE_CHECKING:
    from ..flowfile import FlowFile


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("template", metavar="TEMPLATE", help="an XML template (NiFi 1.x) or a JSON flow definition")
    parser.add_argument("--param", action="append", default=[], metavar="NAME=VALUE", help="a parameter; wins over --param-file")
    files = 'a JSON object {"name": "value"}, one of templates/parameters/, or what mocks prints; of several the last wins'
    parser.add_argument("--param-file", action="append", default=[], metavar="FILE", help=files)
    parser.add_argument("--fires", type=number(0), default=1, metavar="N", help="how often each source fires (default 1)")
    parser.add_argument("--max-time", type=seconds, metavar="SECONDS", help="end the run after so much of its clock's time")
    parser.add_argument("--clock", choices=("virtual", "real"), default="virtual", help="virtual (default): waiting costs no time")
    add_timeout(parser)
    state = "read the components' state from there before, write it there after; the virtual clock goes on from where it stood"
    parser.add_argument("--state", metavar="FILE", help=state)
    parser.add_argument("--table", action="store_true", help="a table for people instead of JSON")
    parser.add_argument("--logs", action="store_true", help="write every log message to standard error, not only warnings and errors")


def run(arguments: argparse.Namespace) -> int:
    from ..base.clock import START_MS, RealClock, VirtualClock
    from ..engine.run import run_flow
    from ..flow.load import load_flow
    from ..flow.parameter_file import read_parameters

    flow = load_flow(arguments.template)
    parameters: Dict[str, Optional[str]] = {}
    for path in arguments.param_file:
        parameters.update(read_parameters(path))
    parameters.update(pairs(arguments.param, "--param"))
    notes, memory = Notes(arguments.logs), Memory(arguments.state)
    clock = RealClock() if arguments.clock == "real" else VirtualClock(memory.clock_ms or START_MS)
    done = run_flow(
        flow,
        parameters=parameters,
        fires=arguments.fires,
        max_time=arguments.max_time,
        clock=clock,
        state=memory.components,
        timeout=timeout_of(arguments),
        listener=notes.take,
    )
    if arguments.table:
        print("\n".join([done.report.table(), *outputs_table(done.outputs)]))
    else:
        show({
            **done.report.to_dict(),
            "finished": done.finished,
            "outputs": {name: len(flowfiles) for name, flowfiles in done.outputs.items()},
            "stalled": [str(stalled) for stalled in done.stalled],
        })  # fmt: skip
    sentences = ["stalled: %s" % stalled for stalled in done.stalled] + notes.unreachable(parameters, done.events)
    if not done.finished:
        sentences.append("the run was ended by --max-time before everything was settled")
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    memory.write(done.state, clock.now_ms())
    return 1 if sentences else 0


def outputs_table(outputs: Mapping[str, Sequence[FlowFile]]) -> List[str]:
    """A line for each output port of the flow through which something left it."""
    lines = ["  %s: %d FlowFile%s" % (name, len(left), "" if len(left) == 1 else "s") for name, left in outputs.items() if left]
    return ["", "left the flow by", *lines] if lines else []


class Memory:
    """The file of --state: the components' state, and where the virtual clock stood, so that the next run begins there."""

    def __init__(self, path: Optional[str]) -> None:
        """InputError before the run, not after it, where the state cannot be kept."""
        self._path = path
        self.components: Dict[str, Any] = {}
        self.clock_ms: Optional[int] = None
        if path and Path(path).exists():
            self._read(path)
        elif path and not Path(path).parent.is_dir():
            raise InputError("cannot be written after the run: there is no such folder", path, "Make the folder first")

    def _read(self, path: str) -> None:
        document = read_json(path)
        components = document.get("components") if isinstance(document, dict) else None
        if not isinstance(components, dict) or not all(map(_is_state, components.values())):
            raise InputError("is not the state of a run", path, "Name a file that --state wrote, or one that does not exist yet")
        self.components = components
        self.clock_ms = document.get("clock_ms") if isinstance(document.get("clock_ms"), int) else None

    def write(self, components: Dict[str, Any], clock_ms: int) -> None:
        """After the run."""
        if self._path:
            document = {"clock_ms": clock_ms, "components": components}
            write_text(self._path, json.dumps(document, indent=2, sort_keys=True) + "\n")


def _is_state(saved: Any) -> bool:
    if not isinstance(saved, dict) or not isinstance(saved.get("values"), dict) or not isinstance(saved.get("version"), int):
        return False
    return all(isinstance(value, str) for value in saved["values"].values())


class Notes:
    """The log of a run as it comes, on standard error; and the signs of a server that is not there."""

    SIGNS = ("ConnectException", "UnknownHostException", "NoRouteToHostException")
    ADDRESS = re.compile(r"Failed to connect to (?:([^\s/]*)/)?([^\s/]+):(\d+)")  # OkHttp's words: name/address:port

    def __init__(self, everything: bool) -> None:
        self._everything = everything
        self._signs: List[Any] = []

    def take(self, record: Any) -> None:
        """One log record."""
        loud = record.level in ("warn", "error")
        if loud and any(sign in record.message for sign in self.SIGNS):
            self._signs.append(record)
        if loud or self._everything:
            print("%s %s: %s" % (record.level.upper(), record.component, record.message), file=sys.stderr)

    def unreachable(self, parameters: Mapping[str, Optional[str]], events: Iterable[Any]) -> List[str]:
        """A sentence when a server was never reached, with the addresses that were given; one that answered later was there."""
        reached = {urlsplit(one.transit_uri).netloc.rpartition("@")[2] for one in events if one.transit_uri}
        lost = next((one for one in self._signs if not self._answered(one.message, reached)), None)
        if lost is None:
            return []
        named = ["%s=%s" % (name, value) for name, value in parameters.items() if value and "://" in value and "@" not in value]
        advice = "Check that it runs" + (" and the addresses " + ", ".join(named) if named else "")
        return ["%s: a server could not be reached. %s ('python -m emulator mocks' serves both)" % (lost.component, advice)]

    def _answered(self, message: str, reached: Set[str]) -> bool:
        found = self.ADDRESS.search(message)
        if found is None:
            return bool(reached)
        name, address, port = found.groups()
        places = {host + end for host in (name, address) if host for end in (":" + port, "" if port in ("80", "443") else ":")}
        return bool(places & reached)
