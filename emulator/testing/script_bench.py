"""A script on a bench, step by step: ``run_script`` and the command ``run`` stand on it."""

from __future__ import annotations

import os
from typing import Mapping, Optional, Sequence, Union

from ..base.clock import SCRIPT_SECONDS, ClockChoice, chosen_clock
from ..base.errors import InputError
from ..base.record import record
from ..base.secret import Parameters, checked_parameters
from ..base.versions import DEFAULT, version_of
from ..components.execute_script import ENGINE, MODULES, SCRIPT_BODY, ExecuteScript, read_script
from ..core.services import ControllerServiceLookup
from ..engine.properties import refuse_missing
from ..java.lang.throwable import Throwable
from .bench import Bench

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
    except Throwable as error:
        from .unreadable import unreadable

        raise unreadable(error, source.text, source.name) from error


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
