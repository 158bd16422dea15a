"""Run a whole XML template or JSON flow definition until it is quiet; prints the report as JSON (or as a table).

example: python -m emulator flow templates/json/order_cancellation_request.json --param-file merchant.json --fires 3
"""

from __future__ import annotations

import argparse
import sys
from typing import Any, Dict, Optional

from ..base.errors import InputError
from .inputs import pairs, read_json, show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("template", metavar="TEMPLATE", help="an XML template (NiFi 1.x) or a JSON flow definition")
    parser.add_argument("--param", action="append", default=[], metavar="NAME=VALUE", help="a parameter; wins over --param-file")
    parser.add_argument("--param-file", metavar="FILE", help='a JSON object {"name": "value"}, or one of templates/parameters/')
    parser.add_argument("--fires", type=int, default=1, metavar="N", help="how often each source fires (default 1)")
    parser.add_argument("--max-time", type=float, metavar="SECONDS", help="end the run after so much of its clock's time")
    parser.add_argument("--clock", choices=("virtual", "real"), default="virtual", help="virtual (default): waiting costs no time")
    parser.add_argument("--state", metavar="FILE", help="read the components' state from there before, write it there after")
    parser.add_argument("--table", action="store_true", help="a table for people instead of JSON")
    parser.add_argument("--logs", action="store_true", help="write every log message to standard error, not only warnings and errors")


def run(arguments: argparse.Namespace) -> int:
    from ..engine.run import run_flow
    from ..flow.load import load_flow

    flow = load_flow(arguments.template)
    done = run_flow(
        flow,
        parameters={**parameter_file(arguments.param_file), **pairs(arguments.param, "--param")},
        fires=arguments.fires,
        max_time=arguments.max_time,
        clock=arguments.clock,
        state=_load(arguments.state),
        listener=_writer(arguments.logs),
    )
    if arguments.state:
        _store(arguments.state, done.state)
    if arguments.table:
        print(done.report.table())
    else:
        show({**done.report.to_dict(), "finished": done.finished, "stalled": [str(one) for one in done.stalled]})
    for one in done.stalled:
        print("stalled: %s" % one, file=sys.stderr)
    return 1 if done.stalled or not done.finished else 0


def parameter_file(path: Optional[str]) -> Dict[str, Optional[str]]:
    """Names and values of a parameter file; the generated ones give each parameter's default."""
    if not path:
        return {}
    document = read_json(path)
    if not isinstance(document, dict):
        raise InputError("is not a JSON object", path, 'Write {"name": "value", …}')
    entries = document.get("parameters", document)
    return {name: _value(name, value, path) for name, value in entries.items() if not _must_be_given(value)}


def _must_be_given(entry: Any) -> bool:
    """A required parameter that the file leaves open: the flow says which one when nobody gives it."""
    return isinstance(entry, dict) and bool(entry.get("required")) and entry.get("value", entry.get("default")) is None


def _value(name: str, value: Any, path: str) -> Optional[str]:
    """None stands for a parameter that exists and has no value, as NiFi has it."""
    if isinstance(value, dict):
        value = value.get("value", value.get("default"))
    if value is not None and not isinstance(value, str):
        raise InputError("parameter '%s' is not text" % name, path, "Put its value in quotes: NiFi's parameters are texts")
    return value


def _load(path: Optional[str]) -> Optional[Dict[str, Any]]:
    from pathlib import Path

    return read_json(path) if path and Path(path).exists() else None


def _store(path: str, state: Dict[str, Any]) -> None:
    import json
    from pathlib import Path

    try:
        Path(path).write_text(json.dumps(state, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError("cannot be written: %s" % error.strerror, path, "Check the folder") from None


def _writer(everything: bool) -> Any:
    def write(record: Any) -> None:
        if everything or record.level.upper() in ("WARN", "ERROR"):
            print("%s %s: %s" % (record.level.upper(), record.component, record.message), file=sys.stderr)

    return write
