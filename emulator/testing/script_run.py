"""``run_script``: one script on FlowFiles, on the same road as a flow: one ExecuteScript, two queues, real sessions."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Sequence, Tuple, Union

from ..base.clock import SCRIPT_SECONDS, ClockChoice, chosen_clock
from ..base.errors import InputError
from ..base.record import record
from ..base.secret import Parameters, checked_parameters
from ..base.versions import DEFAULT, version_of
from ..components.execute_script import ENGINE, MODULES, SCRIPT_BODY, ExecuteScript, read_script
from ..core.services import ControllerServiceLookup
from ..engine.properties import refuse_missing
from ..failure import Failure, border
from ..flowfile import FlowFile
from ..java.nifi.processor.exception.exceptions import ProcessException
from ..jython.source.tokens import SourceError
from .bench import Bench
from .outcome import Outcome

if TYPE_CHECKING:
    from .results import ScriptResult

__all__ = ["Bench", "Outcome", "Setting", "Source", "open_bench", "read_given", "read_source", "run_script", "schedule"]

Content = Union[bytes, str]
Given = Union[Content, Tuple[Content, Mapping[str, str]], Mapping[str, Any], FlowFile]
Script = Union[str, "os.PathLike[str]"]


@record(frozen=True)
class Source:
    """A script's text, and the name that errors show."""

    text: str
    name: str


@record(frozen=True)
class Setting:
    """What surrounds the script besides its properties."""

    parameters: Optional[Parameters] = None
    variables: Optional[Mapping[str, str]] = None
    services: Optional[ControllerServiceLookup] = None
    modules: Sequence[str] = ()
    nifi: str = DEFAULT
    environment: Optional[Mapping[str, str]] = None
    timeout: Optional[float] = SCRIPT_SECONDS
    jython: Optional[str] = None


def run_script(
    script: Optional[Script] = None,
    content: Content = b"",
    attributes: Optional[Mapping[str, str]] = None,
    *,
    text: Optional[str] = None,
    properties: Optional[Mapping[str, Optional[str]]] = None,
    state: Optional[Mapping[str, str]] = None,
    flowfiles: Optional[Sequence[Given]] = None,
    triggers: Optional[int] = None,
    parameters: Optional[Parameters] = None,
    variables: Optional[Mapping[str, str]] = None,
    services: Optional[ControllerServiceLookup] = None,
    modules: Sequence[str] = (),
    clock: ClockChoice = "virtual",
    seed: int = 0,
    nifi: str = DEFAULT,
    environment: Optional[Mapping[str, str]] = None,
    timeout: Optional[float] = SCRIPT_SECONDS,
    jython: Optional[str] = None,
) -> ScriptResult:
    """Run a script as ExecuteScript would.

    Args:
        script: the path of the script; or give its ``text``.
        content: of the FlowFile; a text is taken as UTF-8.
        attributes: of the FlowFile, name → text; ``uuid``, ``filename`` and ``path`` are made where they are not given.
        text: the script itself.
        properties: dynamic properties, name → text (None: not set); they are bound under their names in the script.
        state: the processor's state before the run, name → text.
        flowfiles: in place of content and attributes: for each FlowFile its content, (content, attributes),
            {"content": …, "attributes": …}, or a FlowFile of another result. [] for none.
        triggers: how often the processor is triggered; as often as there are FlowFiles, once at least, by default.
        parameters: name → text, None for one without a value, ``Secret(text)`` for a sensitive one; for ``#{name}`` in properties.
        variables: of the process group, for ``${name}`` in properties.
        services: controller services that the script looks up.
        modules: paths of the property Module Directory.
        clock: 'virtual' (stands still at 2023-11-14T22:13:20Z unless the script sleeps), 'real', or a clock.
        seed: decides uuids and what the script draws at random.
        nifi: NiFi's version: since 1.14 two lines stand before the script, since 1.19.1 folders are modules.
        environment: what ``${name}`` in properties looks up last.
        timeout: seconds of real time that a trigger may last; None or 0: no limit.
        jython: the jar jython-standalone-2.7.2.jar, whose library then runs ('' for none); by default the one that is found.

    Returns:
        what the script did; what it raised is in ``exceptions``, and its FlowFiles are back in ``queue``, as in NiFi.

    Raises:
        InputError: the script cannot be read or does not parse (with its line), or an argument cannot be used.
        NotEmulated: the script uses what the emulator does not know, by name and line.
        Failure: the script did not end in its time; it says where it was.
    """
    given = [read_given(flowfile) for flowfile in flowfiles] if flowfiles is not None else [read_given((content, attributes or {}))]
    bench = open_bench(clock, seed, state)
    setting = Setting(parameters, variables, services, modules, nifi, environment, timeout, jython)
    schedule(bench, read_source(script, text), properties, setting)
    for data, names in given:
        bench.enqueue(data, names)
    for _ in range(triggers if triggers is not None else max(1, len(given))):
        with border():
            bench.trigger()
    return bench.result()


def open_bench(
    clock: ClockChoice = "virtual", seed: int = 0, state: Optional[Mapping[str, str]] = None, identifier: str = "execute-script"
) -> Bench:
    """A bench with nothing on it yet; the virtual clock stands still."""
    return Bench(chosen_clock(clock), seed, state, identifier)


def schedule(bench: Bench, source: Source, properties: Optional[Mapping[str, Optional[str]]], setting: Setting) -> None:
    """Put the script on the bench and start the processor; InputError says where it does not parse, Failure what else NiFi would say."""
    processor = make_script(bench, source, properties or {}, setting.modules, setting.nifi, setting.timeout)
    processor.jython = setting.jython
    parameters = checked_parameters(setting.parameters)
    refuse_missing(processor, parameters)
    bench.set_up(
        processor,
        parameters=parameters,
        variables=setting.variables,
        services=setting.services,
        environment=setting.environment,
    )
    start_script(bench, source)


def make_script(
    bench: Bench, source: Source, properties: Mapping[str, Optional[str]], modules: Sequence[str], nifi: str, timeout: Optional[float]
) -> ExecuteScript:
    """The ExecuteScript of a script, not set up yet; ``modules`` are paths, ``nifi`` a version, ``timeout`` seconds of a trigger."""
    written = {ENGINE: "python", SCRIPT_BODY: source.text, MODULES: ",".join(modules) or None, **properties}
    processor = bench.make(ExecuteScript, written)
    processor.output, processor.nifi = bench.stdout.append, version_of(nifi)
    processor.script_name, processor.timeout = source.name, timeout
    return processor


def start_script(bench: Bench, source: Source) -> None:
    """Start it; InputError says where the script does not parse, Failure what else NiFi would say."""
    try:
        bench.schedule()
    except ProcessException as error:
        raise _unreadable(error, source) from error


def read_source(script: Optional[Script], text: Optional[str]) -> Source:
    """The script of a path, or this text; InputError unless exactly one of them is given and the path can be read."""
    if (script is None) == (text is None):
        raise InputError("give a script's path or its text, one of them", "", "Write 'script.py' or text='…'")
    if script is None:
        return Source(text or "", "<script>")
    path = os.fspath(script)
    if "\n" in path:
        raise InputError("a script's text is given as its path", path.split("\n")[0] + " …", "Give the text as text=…")
    try:
        return Source(read_script(path), path)
    except InputError as error:
        if isinstance(script, str) and not path.endswith(".py"):
            raise InputError(error.what, path, "Check the path, or give a script's text as text=…") from None
        raise


def read_given(given: Given) -> Tuple[bytes, Dict[str, str]]:
    """Content and attributes of a FlowFile however it was given; one of another run gets a uuid of its own."""
    if isinstance(given, FlowFile):
        return given.content, {name: value for name, value in given.attributes.items() if name != "uuid"}
    if isinstance(given, Mapping):
        return _bytes(given.get("content", b"")), dict(given.get("attributes") or {})
    if isinstance(given, tuple):
        return _bytes(given[0]), dict(given[1])
    return _bytes(given), {}


def _bytes(content: Content) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else bytes(content)


def _unreadable(error: ProcessException, source: Source) -> Exception:
    """The script's SyntaxError as NiFi says it, with our pointer to the place."""
    reason = error.__cause__
    if not isinstance(reason, SourceError):
        return Failure.of(error, source.name)
    pointer = _pointer(source.text.split("\n"), reason.line, reason.column)
    nifi = f"NiFi would say: {error.getMessage()}: {error.getCause()}"
    return InputError(f"{reason.kind}: {reason.message}{pointer}{nifi}", f"{source.name}:{reason.line}:{reason.column + 1}")


def _pointer(lines: List[str], line: int, column: int) -> str:
    """The line with a caret below; an error at the end of the text points behind the last line that holds something."""
    while line > 1 and not (line <= len(lines) and lines[line - 1].strip()):
        line -= 1
        column = len(lines[line - 1].rstrip()) if line <= len(lines) else 0
    shown = lines[line - 1].rstrip() if 0 < line <= len(lines) else ""
    return f"\n  {shown}\n  {' ' * column}^\n" if shown else "\n"
