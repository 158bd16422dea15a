"""``run_script``: one script on FlowFiles, on the same road as a flow: one ExecuteScript, two queues, real sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional, Sequence, Tuple, Union

from ..base.clock import SCRIPT_SECONDS, ClockChoice
from ..base.secret import Parameters
from ..base.versions import DEFAULT
from ..core.services import ControllerServiceLookup
from ..failure import border
from ..flowfile import FlowFile
from .script_bench import Script, Setting, open_bench, read_source, schedule

if TYPE_CHECKING:
    from .results import ScriptResult

Content = Union[bytes, str]
Given = Union[Content, Tuple[Content, Mapping[str, str]], Mapping[str, Any], FlowFile]


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
