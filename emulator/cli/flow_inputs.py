"""What the command ``flow`` is given: the flow, parameters, stand-ins, the clock."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Dict, Iterator, Optional, Tuple

from ..base.clock import Clock, RealClock, VirtualClock
from ..base.errors import UsageError
from ..base.shared import here_or_shared
from ..base.versions import DEFAULT
from .command_line import CommandLine
from .inputs import flowfiles, named_files, pairs

if TYPE_CHECKING:
    from ..flow.model import Flow
    from ..stubs.stubs import Stubs
    from .flow_settings import Settings


def add_inputs(line: CommandLine) -> None:
    line.add_argument("template", metavar="FLOW", nargs="?", help="an XML template (NiFi 1.x) or a JSON flow definition")
    settings = "a merchant's settings file, as 'python -m nifi deploy' takes it: flow, parameters, secrets, schedule, scripts, specs"
    line.add_argument("--settings", metavar="FILE", help=settings)
    line.add_argument("--param", action="append", default=[], metavar="NAME=VALUE", help="a parameter; wins over --param-file")
    files = 'a JSON object {"name": "value"}, one of templates/parameters/, or what mocks prints; of several the last wins'
    line.add_argument("--param-file", action="append", default=[], metavar="FILE", help=files)
    script = "this script in place of an ExecuteScript's: GROUP/PROCESSOR or the end of such a path"
    line.add_argument("--script", action="append", default=[], metavar="PATH=FILE", help=script)
    spec = "this specification in place of a JoltTransformJSON's"
    line.add_argument("--spec", action="append", default=[], metavar="PATH=FILE", help=spec)
    feed = "put a FlowFile in front of a component or port; of a folder each file is one"
    line.add_argument("--feed", action="append", default=[], metavar="PATH=FILE|DIR", help=feed)
    line.add_argument("--attr", action="append", default=[], metavar="NAME=VALUE", help="an attribute of every FlowFile of --feed")
    stub = "let something stand in for a component, by type, name, path or id: a relationship, JSON, or python:module:function"
    line.add_argument("--stub", action="append", default=[], metavar="TARGET=ANSWER", help=stub)
    line.add_argument("--stubs", action="append", default=[], metavar="FILE", help="a JSON object of such answers, target → answer")
    mapped = "a server's folder that is elsewhere here, in properties and parameters: --map /opt/nifi=./here"
    line.add_argument("--map", action="append", default=[], metavar="FOLDER=FOLDER", help=mapped)
    line.add_argument("--nifi", default=DEFAULT, metavar="VERSION", help="the NiFi that it runs in (%s)" % DEFAULT)
    line.add_argument("--clock", choices=("virtual", "real"), default="virtual", help="virtual (default): waiting costs no time")
    start = "when the virtual clock begins, as 2026-01-15T08:00:00Z (UTC unless it says otherwise); now by default"
    line.add_argument("--start-time", type=moment, metavar="TIME", help=start)


def moment(text: str) -> int:
    """A time as milliseconds since 1970 UTC, for argparse."""
    from datetime import datetime, timezone

    try:
        time = datetime.fromisoformat(text[:-1] + "+00:00" if text.endswith("Z") else text)
    except ValueError:
        from argparse import ArgumentTypeError

        raise ArgumentTypeError("'%s' is not a time, as 2026-01-15T08:00:00Z" % text) from None
    return int((time if time.tzinfo else time.replace(tzinfo=timezone.utc)).timestamp() * 1000)


def flow_of(arguments: SimpleNamespace) -> Tuple[Flow, Optional[Settings]]:
    """The flow with everything of the person's in it, and the settings where there is a file of them."""
    from ..flow.load import load_flow

    settings = _settings_of(arguments)
    path = here_or_shared(arguments.template or (settings.flow if settings else ""))
    if not path:
        raise UsageError("no flow is named", "flow", "Name an XML template or a JSON definition, or give --settings a file that names one")
    arguments.template = path
    flow = load_flow(path)
    if settings or arguments.script or arguments.spec:
        _edit(flow, arguments, settings)
    if arguments.serve is not None:
        _listen(flow, arguments.serve)
    return flow, settings


def _settings_of(arguments: SimpleNamespace) -> Optional[Settings]:
    if not arguments.settings:
        return None
    from .flow_settings import read_settings

    return read_settings(arguments.settings, arguments.template or "")


def _edit(flow: Flow, arguments: SimpleNamespace, settings: Optional[Settings]) -> None:
    from .flow_edits import set_schedule, set_scripts, set_specs

    if settings:
        set_schedule(flow, settings.schedule)
    set_scripts(flow, {**(settings.scripts if settings else {}), **dict(named_files(arguments.script, "--script"))})
    set_specs(flow, {**(settings.specs if settings else {}), **dict(named_files(arguments.spec, "--spec"))})


def _listen(flow: Flow, port: int) -> None:
    """``port``: in place of the flow's own; below 0 its own."""
    from .flow_edits import listeners

    listening = listeners(flow)
    if not listening:
        raise UsageError("nothing in the flow listens", "--serve", "It has no HandleHttpRequest that is enabled")
    if port >= 0 and len(listening) > 1:
        raise UsageError("several listen: " + ", ".join(own for own, _ in listening), "--serve", "Leave the port out")
    if port >= 0:
        listening[0][1].properties["Listening Port"] = str(port)


def parameters_of(arguments: SimpleNamespace, settings: Optional[Settings], flow: Flow) -> Dict[str, Optional[str]]:
    """The parameters, from the weakest to the strongest: the flow's own defaults, the settings, files, the command line."""
    parameters: Dict[str, Optional[str]] = {}
    given = pairs(arguments.param, "--param")
    if settings:
        from ..flow.parameter_file import read_parameters
        from .flow_settings import definitions_of

        definitions = definitions_of(arguments.template, settings)
        parameters.update(read_parameters(definitions) if definitions else {})
        parameters.update(settings.parameters)
        parameters.update({name: settings.secret(name) for name in settings.secrets if name not in given})
    for path in arguments.param_file:
        from ..flow.parameter_file import read_parameters

        parameters.update(read_parameters(here_or_shared(path)))
    parameters.update(given)
    if arguments.map:
        from .flow_edits import map_paths

        map_paths(flow, parameters, pairs(arguments.map, "--map"))
    return parameters


def stubs_of(arguments: SimpleNamespace) -> Stubs:
    """The stand-ins; those of the command line win over those of files."""
    from ..stubs.stubs import Stubs

    if not arguments.stub and not arguments.stubs:
        return Stubs()
    from ..stubs.reading import read_stubs, stub_of_text

    stubs = [stub_of_text(text) for text in arguments.stub]
    for path in arguments.stubs:
        stubs += read_stubs(path)
    return Stubs(stubs)


def clock_of(arguments: SimpleNamespace, stood_ms: Optional[int]) -> Clock:
    """The run's clock; ``stood_ms``: where an earlier run left it."""
    if arguments.clock == "real":
        return RealClock()
    chosen: Optional[int] = arguments.start_time
    return VirtualClock(next(ms for ms in (chosen, stood_ms, RealClock().now_ms()) if ms is not None))


def feeds_of(arguments: SimpleNamespace) -> Iterator[Tuple[str, bytes, Dict[str, str]]]:
    """(path, content, attributes) of each FlowFile that a person gives."""
    attributes = pairs(arguments.attr, "--attr")
    if attributes and not arguments.feed:
        raise UsageError("an attribute of no FlowFile", "--attr", "Say which FlowFile: --feed Group/Processor=file")
    for path, source in named_files(arguments.feed, "--feed"):
        for name, data in flowfiles(source):
            yield path, data, {**({"filename": name} if name else {}), **attributes}
