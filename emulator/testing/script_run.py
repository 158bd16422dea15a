"""``run_script``: one script on FlowFiles, on the same road as a flow: one ExecuteScript, two queues, real sessions."""

from __future__ import annotations

import os
import time
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple, Union

from ..base.clock import Clock, VirtualClock
from ..base.errors import InputError
from ..base.secret import Parameters, checked_parameters
from ..components.execute_script import ENGINE, MODULES, SCRIPT_BODY, ExecuteScript, read_script
from ..core.services import ControllerServiceLookup
from ..engine.properties import refuse_missing
from ..java.nifi.processor.exception.exceptions import ProcessException
from ..jython.source.tokens import SourceError
from .bench import Bench
from .results import Outcome, ResultFlowFile, ScriptResult

__all__ = ["Bench", "Outcome", "ResultFlowFile", "ScriptResult", "Setting", "open_bench", "read_given", "run_script", "schedule"]

Content = Union[bytes, str]
Given = Union[Content, Tuple[Content, Mapping[str, str]], Mapping[str, Any], ResultFlowFile]
Script = Union[str, "os.PathLike[str]"]


class Setting(NamedTuple):
    """What surrounds the script besides its properties."""

    parameters: Optional[Parameters] = None
    variables: Optional[Mapping[str, str]] = None
    services: Optional[ControllerServiceLookup] = None
    modules: Sequence[str] = ()
    version: Sequence[int] = (1, 16, 3)
    environment: Optional[Mapping[str, str]] = None


def run_script(
    script: Script,
    content: Content = b"",
    attributes: Optional[Mapping[str, str]] = None,
    *,
    properties: Optional[Mapping[str, Optional[str]]] = None,
    state: Optional[Mapping[str, str]] = None,
    flowfiles: Optional[Sequence[Given]] = None,
    triggers: Optional[int] = None,
    parameters: Optional[Parameters] = None,
    variables: Optional[Mapping[str, str]] = None,
    services: Optional[ControllerServiceLookup] = None,
    modules: Sequence[str] = (),
    clock: Optional[Clock] = None,
    seed: Optional[int] = None,
    version: Sequence[int] = (1, 16, 3),
    environment: Optional[Mapping[str, str]] = None,
) -> ScriptResult:
    """Run a script as ExecuteScript would. ``script``: a path, or the script's text when it holds a line break.

    ``flowfiles`` replaces content and attributes: content, (content, attributes) {"content", "attributes"}, or a FlowFile of another
    result each. ``triggers``: as many as there are FlowFiles, one at least. The clock stands still unless one is given.
    """
    given = [read_given(one) for one in flowfiles] if flowfiles is not None else [read_given((content, attributes or {}))]
    bench = open_bench(clock, seed, state)
    schedule(bench, script, properties, Setting(parameters, variables, services, modules, version, environment))
    for data, names in given:
        bench.enqueue(data, names)
    for _ in range(triggers if triggers is not None else max(1, len(given))):
        bench.trigger()
    return bench.result()


def open_bench(
    clock: Optional[Clock] = None,
    seed: Optional[int] = None,
    state: Optional[Mapping[str, str]] = None,
    identifier: str = "execute-script",
) -> Bench:
    """A bench whose clock stands still at the present moment unless one is given."""
    return Bench(clock or VirtualClock(int(time.time() * 1000)), seed, state, identifier)


def schedule(bench: Bench, script: Script, properties: Optional[Mapping[str, Optional[str]]], setting: Setting) -> None:
    """Put the script on the bench and start the processor; InputError says where it cannot be read or does not parse."""
    text, name = _text(script)
    written = {ENGINE: "python", SCRIPT_BODY: text, MODULES: ",".join(setting.modules) or None, **(properties or {})}
    processor = bench.make(ExecuteScript, written)
    processor.output, processor.version = bench.stdout.append, setting.version
    parameters = checked_parameters(setting.parameters)
    refuse_missing(processor, parameters)
    bench.set_up(
        processor,
        parameters=parameters,
        variables=setting.variables,
        services=setting.services,
        environment=setting.environment,
    )
    try:
        bench.schedule()
    except ProcessException as error:
        raise _unreadable(error, text, name) from error


def read_given(one: Given) -> Tuple[bytes, Dict[str, str]]:
    """Content and attributes of a FlowFile however it was given."""
    if isinstance(one, ResultFlowFile):
        return one.content, {name: value for name, value in one.attributes.items() if name != "uuid"}
    if isinstance(one, Mapping):
        return _bytes(one.get("content", b"")), dict(one.get("attributes") or {})
    if isinstance(one, tuple):
        return _bytes(one[0]), dict(one[1])
    return _bytes(one), {}


def _bytes(content: Content) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else bytes(content)


def _text(script: Script) -> Tuple[str, str]:
    if isinstance(script, str) and "\n" in script:
        return script, "<script>"
    path = os.fspath(script)
    return read_script(path), path


def _unreadable(error: ProcessException, text: str, name: str) -> BaseException:
    """The script's SyntaxError as NiFi says it, with our pointer to the place."""
    source = error.__cause__
    if not isinstance(source, SourceError):
        return error
    pointer = _pointer(text.split("\n"), source.line, source.column)
    nifi = f"NiFi would say: {error.getMessage()}: {error.getCause()}"
    return InputError(f"SyntaxError: {source.message}{pointer}{nifi}", f"{name}:{source.line}:{source.column + 1}")


def _pointer(lines: List[str], line: int, column: int) -> str:
    """The line with a caret below; an error at the end of the text points behind the last line that holds something."""
    while line > 1 and not (line <= len(lines) and lines[line - 1].strip()):
        line -= 1
        column = len(lines[line - 1].rstrip()) if line <= len(lines) else 0
    shown = lines[line - 1].rstrip() if 0 < line <= len(lines) else ""
    return f"\n  {shown}\n  {' ' * column}^\n" if shown else "\n"
