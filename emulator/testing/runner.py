"""TestRunner: nifi-mock's words, in Python's spelling, over any emulated processor.

    runner = TestRunner("RouteOnAttribute", properties={"big": "${size:gt(5)}"})
    runner.enqueue('{"id": 1}', {"size": "7"})
    runner.run()
    runner.assert_all_flowfiles_transferred("big", 1)

    runner = TestRunner(script="script.py")
    runner.set_property("limit", "5")

Mirrors org.apache.nifi.util.StandardProcessorTestRunner and MockFlowFile (1.16.3) with three differences. The session is the emulated real
one, not the mock's, whose messages and rollbacks differ. What a processor raises is an AssertionError of ``run``, as in nifi-mock, but the
rollback has happened and can be looked at. Assertions say what there was. Left out: run schedules, threads, processors that listen.
"""

from __future__ import annotations

import os
from typing import Dict, List, Mapping, Optional, Sequence, Type, Union

from ..base.clock import SCRIPT_SECONDS, ClockChoice
from ..base.errors import InputError
from ..base.secret import Parameters, checked_parameters
from ..base.versions import DEFAULT, version_of
from ..components.execute_script import ExecuteScript
from ..components.processor import INPUT_FORBIDDEN, Processor
from ..components.registry import full_type
from ..core.services import ControllerServiceLookup
from ..engine.prepared import processor_class
from ..engine.properties import refuse_missing
from ..failure import Failure, border
from ..flowfile import FlowFile
from ..flowfile_checks import fail
from ..java.lang.throwable import Throwable
from .results import ScriptResult
from .runner_expectations import RunnerExpectations
from .runner_services import RunnerServices, ServiceChoice
from .script_bench import Script, Source, make_script, open_bench, read_source, start_script
from .script_run import Content, read_given
from .validity import problems

__all__ = ["TestRunner"]


class TestRunner(RunnerExpectations):
    """One processor with its queue, relationships, properties, controller services and state.

    What is set counts from the next ``run`` on; state, counters and queues stay between runs.

    Args:
        processor: what is tested: the simple name of its type, its full type, or a class; left out for a script.
        script: the path of a script for an ExecuteScript; or give its ``text``.
        text: the script itself.
        properties: stored name → text, None for one that is not set; of an ExecuteScript its dynamic properties.
        state: the processor's state before the first run, name → text.
        parameters: name → text, None for one without a value, ``Secret(text)`` for a sensitive one; for ``#{name}`` in properties.
        variables: of the process group, for ``${name}`` in properties.
        services: controller services that are there and enabled, by a lookup; others are added with ``add_controller_service``.
        modules: paths of the property Module Directory of a script.
        clock: 'virtual' (stands still unless the processor sleeps), 'real', or a clock.
        seed: decides uuids and what is drawn at random.
        nifi: NiFi's version: how a script starts, which functions expressions have.
        environment: what ``${name}`` in properties looks up last.
        annotation_data: what an advanced UI stored (the rules of an UpdateAttribute).
        timeout: seconds of real time that a trigger of a script may last (``run`` raises Failure after it); None or 0: no limit.

    Raises:
        InputError: the script cannot be read, or not exactly one of processor, script and text is given.
        NotEmulated: there is no such processor; with the nearest one.
    """

    __test__ = False  # pytest: this is no class of tests

    def __init__(
        self,
        processor: Union[str, Type[Processor], None] = None,
        *,
        script: Optional[Script] = None,
        text: Optional[str] = None,
        properties: Optional[Mapping[str, Optional[str]]] = None,
        state: Optional[Mapping[str, str]] = None,
        parameters: Optional[Parameters] = None,
        variables: Optional[Mapping[str, str]] = None,
        services: Optional[ControllerServiceLookup] = None,
        modules: Sequence[str] = (),
        clock: ClockChoice = "virtual",
        seed: int = 0,
        nifi: str = DEFAULT,
        environment: Optional[Mapping[str, str]] = None,
        annotation_data: Optional[str] = None,
        timeout: Optional[float] = SCRIPT_SECONDS,
    ) -> None:
        self._properties: Dict[str, Optional[str]] = dict(properties or {})
        self._parameters, self._variables = checked_parameters(parameters), dict(variables or {})
        self._modules, self._nifi, self._environment, self._annotation_data = modules, nifi, environment, annotation_data
        self._timeout = timeout
        self._source: Optional[Source] = None
        if processor is None:
            self._source = read_source(script, text)
        self._class: Type[Processor] = ExecuteScript if processor is None else _class_of(processor, script, text)
        self._bench = open_bench(clock, seed, state, "processor" if self._source is None else "execute-script")
        self._services = RunnerServices(self._bench, services)
        self._incoming = self._class.INPUT != INPUT_FORBIDDEN
        self._is_set_up = False

    def set_property(self, name: str, value: str) -> None:
        """Set a property by its stored name; what is not a known one is a dynamic property."""
        self._properties[name] = value

    def remove_property(self, name: str) -> None:
        self._properties.pop(name, None)

    def set_parameter(self, name: str, value: Optional[str]) -> None:
        """A parameter, for ``#{name}`` in properties; a ``Secret`` is sensitive."""
        self._parameters[name] = value

    def set_variable(self, name: str, value: str) -> None:
        """A variable of the process group, for ``${name}`` in properties."""
        self._variables[name] = value

    def set_annotation_data(self, text: Optional[str]) -> None:
        self._annotation_data = text

    def set_incoming_connection(self, is_connected: bool) -> None:
        """Whether a connection leads to the processor; without one it is a source."""
        self._incoming = is_connected

    def set_state(self, values: Mapping[str, str]) -> None:
        """The processor's state; both scopes are one."""
        self._bench.set_state(values)

    def add_controller_service(
        self, identifier: str, service: ServiceChoice, properties: Optional[Mapping[str, Optional[str]]] = None
    ) -> None:
        """A controller service, not enabled yet; the processor names it by ``identifier``.

        ``service``: simple name, full type or class of an emulated one, or an object with ``identifier``, ``name``, ``APIS`` and the
        methods that the processor calls.
        """
        self._services.add(identifier, service, properties or {})

    def set_service_property(self, identifier: str, name: str, value: Optional[str]) -> None:
        """A property of a controller service that is not enabled."""
        self._services.set_property(identifier, name, value)

    def enable_controller_service(self, identifier: str) -> None:
        """AssertionError with NiFi's sentences when the service is not valid."""
        self.assert_valid(identifier)
        self._services.enable(identifier, self._parameters, self._variables)

    def disable_controller_service(self, identifier: str) -> None:
        self._services.disable(identifier)

    def is_controller_service_enabled(self, identifier: str) -> bool:
        return self._services.lookup.isControllerServiceEnabled(identifier)

    def enqueue(self, content: Union[Content, os.PathLike[str], FlowFile] = b"", attributes: Optional[Mapping[str, str]] = None) -> None:
        """Put a FlowFile in the queue: bytes, a text (as UTF-8), a file's content, or a FlowFile of another run with its attributes."""
        own: Mapping[str, str] = {}
        if isinstance(content, FlowFile):
            content, own = read_given(content)
        elif isinstance(content, os.PathLike):
            with open(content, "rb") as file:
                content = file.read()
        self._bench.enqueue(read_given(content)[0], {**own, **(attributes or {})})

    def run(self, iterations: int = 1, *, stop_on_finish: bool = True, initialize: bool = True, raise_errors: bool = True) -> ScriptResult:
        """Start the processor, trigger it so many times, stop it, and tell what came of everything so far.

        ``initialize=False`` goes on with the processor of a run with ``stop_on_finish=False``, as it is: a MergeContent keeps its bins.
        AssertionError when the processor is not valid, or raises (its error is the cause); with ``raise_errors=False`` look at
        ``exceptions``.
        """
        if initialize:
            self._start()
        elif not self._is_set_up:
            raise InputError("there is no processor that was started", "initialize=False", "Run it with stop_on_finish=False first")
        for number in range(1, iterations + 1):
            with border():
                error = self._bench.trigger()
            if error is not None and raise_errors:
                raise AssertionError(f"trigger {number} of {iterations} failed: {error}\n{self._there_is()}") from Failure.of(error)
        if stop_on_finish:
            self._bench.stop()
        self._is_set_up = not stop_on_finish
        return self._bench.result()

    def _start(self) -> None:
        disabled = self._services.not_enabled()
        if disabled:
            fail(f"the controller service {disabled[0]!r} is not enabled: call enable_controller_service({disabled[0]!r})")
        self.assert_valid()
        if self._source is not None:
            start_script(self._bench, self._source)
            return
        try:
            self._bench.schedule()
        except Throwable as error:
            raise AssertionError(f"{self._class.short_name()} could not start: {error}") from Failure.of(error)

    def _set_up(self) -> None:
        if self._source is None:
            processor: Processor = self._bench.make(self._class, self._properties)
        else:
            processor = make_script(self._bench, self._source, self._properties, self._modules, self._nifi, self._timeout)
        processor.timeout = self._timeout
        processor.annotation_data, processor.nifi = self._annotation_data, version_of(self._nifi)
        refuse_missing(processor, self._parameters)
        self._bench.set_up(
            processor,
            parameters=self._parameters,
            variables=self._variables,
            services=self._services.lookup,
            environment=self._environment,
            incoming=self._incoming,
        )

    def _problems(self, service: Optional[str]) -> List[str]:
        if service is not None:
            return self._services.problems(service, self._parameters, self._variables)
        self._set_up()
        return problems(self._bench.processor, self._bench.values, self._bench.context, self._services.lookup)


def _class_of(processor: Union[str, Type[Processor]], script: Optional[Script], text: Optional[str]) -> Type[Processor]:
    if script is not None or text is not None:
        raise InputError("a processor and a script are given", str(processor), "Give the processor, or script=… or text=… alone")
    if isinstance(processor, str) and processor.endswith(".py"):
        raise InputError(f"{processor} is no type of a processor", "", f"Give a script as script={processor!r}")
    implementation = processor_class(full_type(processor)) if isinstance(processor, str) else processor
    if implementation.LISTENS:
        raise InputError(f"{implementation.short_name()} waits for requests", "", "Run it in a flow: run_flow and FlowRun.serve")
    return implementation
