"""TestRunner: nifi-mock's words, in Python's spelling, over one ExecuteScript.

    runner = TestRunner("script.py")
    runner.set_property("limit", "5")
    runner.enqueue('{"id": 1}', {"token": "abc"})
    runner.run()
    runner.assert_all_transferred("success", 1)
    runner.assert_attribute_equals("relation", "continue")

Mirrors org.apache.nifi.util.StandardProcessorTestRunner and MockFlowFile (1.16.3) with three differences. The session is the emulated real
one, not the mock's, whose messages and rollbacks differ. What a script raises is an AssertionError of ``run``, as in nifi-mock, but the
rollback has happened and can be looked at. Assertions say what there was. Names that nifi-mock spells out work too
(``get_flowfiles_for_relationship``, ``assert_transfer_count`` …). Left out: validation, run schedules, threads.
"""

from __future__ import annotations

import os
from typing import Dict, List, Mapping, Optional, Sequence, Union

from ..base.clock import ClockChoice
from ..base.secret import Parameters
from ..base.versions import DEFAULT
from ..core.provenance import ProvenanceEvent
from ..core.services import ControllerServiceLookup
from ..expectations import FlowFileExpectations, fail, one_line
from ..failure import Failure
from ..flowfile import FlowFile
from .results import ScriptResult
from .script_run import Content, Script, Setting, open_bench, read_given, read_source, schedule

__all__ = ["TestRunner"]


class TestRunner(FlowFileExpectations):
    """One script with its queue, relationships, properties and state.

    What is set counts from the next ``run`` on; state, counters and queues stay between runs. Arguments are those of ``run_script``.
    """

    __test__ = False  # pytest: this is no class of tests

    def __init__(
        self,
        script: Optional[Script] = None,
        *,
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
    ) -> None:
        self._source = read_source(script, text)
        self._properties: Dict[str, Optional[str]] = dict(properties or {})
        self._parameters, self._variables = dict(parameters or {}), dict(variables or {})
        self._setting = Setting(self._parameters, self._variables, services, modules, nifi, environment)
        self._bench = open_bench(clock, seed, state)

    def set_property(self, name: str, value: str) -> None:
        """A dynamic property, bound under its name in the script."""
        self._properties[name] = value

    def remove_property(self, name: str) -> None:
        """Take a property away."""
        self._properties.pop(name, None)

    def set_parameter(self, name: str, value: Optional[str]) -> None:
        """A parameter, for ``#{name}`` in properties; a ``Secret`` is sensitive."""
        self._parameters[name] = value

    def set_variable(self, name: str, value: str) -> None:
        """A variable of the process group, for ``${name}`` in properties."""
        self._variables[name] = value

    def set_state(self, values: Mapping[str, str]) -> None:
        """The processor's state; both scopes are one."""
        self._bench.set_state(values)

    def enqueue(
        self, content: Union[Content, os.PathLike[str], FlowFile] = b"", attributes: Optional[Mapping[str, str]] = None
    ) -> None:
        """Put a FlowFile in the queue: bytes, a text (as UTF-8), a file's content, or a FlowFile of another run with its attributes."""
        own: Mapping[str, str] = {}
        if isinstance(content, FlowFile):
            content, own = read_given(content)
        elif isinstance(content, os.PathLike):
            with open(content, "rb") as file:
                content = file.read()
        self._bench.enqueue(read_given(content)[0], {**own, **(attributes or {})})

    def run(self, iterations: int = 1, *, raise_errors: bool = True) -> ScriptResult:
        """Start the processor, trigger it so many times, and tell what came of everything so far.

        AssertionError when the script raises (its error is the cause); with ``raise_errors=False`` look at ``exceptions``.
        """
        before = len(self._bench.exceptions)
        schedule(self._bench, self._source, self._properties, self._setting)
        for _ in range(iterations):
            self._bench.trigger()
            error = self._bench.exceptions[-1]
            if error is not None and raise_errors:
                number = len(self._bench.exceptions) - before
                sentence = "trigger %d of %d failed: %s\n%s" % (number, iterations, error, self._there_is())
                raise AssertionError(sentence) from Failure.of(error)
        return self._bench.result()

    @property
    def exceptions(self) -> List[Failure]:
        """What the script raised, in order; [] when all went well."""
        return [Failure.of(error) for error in self._bench.exceptions if error is not None]

    @property
    def stdout(self) -> str:
        """What the script printed."""
        return "".join(self._bench.stdout)

    @property
    def state(self) -> Dict[str, str]:
        """The processor's state."""
        return self._bench.state()

    def logs(self, level: str) -> List[str]:
        """Log messages of a level: trace, debug, info, warn, error."""
        return list(self._bench.logs[level.lower()])

    def counter(self, name: str) -> int:
        """A counter, 0 when the script never touched it."""
        return self._bench.repository.counters.get(name, 0)

    def provenance(self) -> List[ProvenanceEvent]:
        """The provenance events."""
        return list(self._bench.repository.events)

    def get_flowfiles(self, relationship: str) -> List[FlowFile]:
        """What went to a relationship, in order."""
        if relationship not in self._bench.outgoing:
            fail("there is no relationship '%s', only %s" % (relationship, ", ".join(sorted(self._bench.outgoing))))
        return self._bench.result().transferred[relationship]

    def get_queue(self) -> List[FlowFile]:
        """What is still in the queue."""
        return self._bench.result().queue

    def flowfiles(self) -> List[FlowFile]:
        """Everything transferred: what the runner's own assertions on FlowFiles look at."""
        return [one for name in self._bench.outgoing for one in self.get_flowfiles(name)]

    def clear_transfer_state(self) -> None:
        """Forget what was transferred."""
        for queue in self._bench.outgoing.values():
            queue.acknowledge(queue.poll_many(queue.size()[0]))

    def assert_transferred(self, relationship: str, count: int) -> None:
        """So many FlowFiles went to the relationship, whatever else happened."""
        found = len(self.get_flowfiles(relationship))
        if found != count:
            fail("expected %s in %s, got %d" % (_flowfiles(count), relationship, found), self._there_is())

    def assert_all_transferred(self, relationship: str, count: Optional[int] = None) -> None:
        """What was transferred went to the relationship, all of it; ``count`` says how many that must be."""
        elsewhere = [one for one in self.flowfiles() if one.where != relationship]
        if elsewhere:
            fail("expected FlowFiles in %s only, %d went elsewhere" % (relationship, len(elsewhere)), self._there_is())
        if count is not None:
            self.assert_transferred(relationship, count)

    def assert_queue_empty(self) -> None:
        """Nothing is left in the queue."""
        if self._bench.queue.size()[0]:
            fail("expected an empty queue", self._there_is())

    def assert_queue_not_empty(self) -> None:
        """Something is left in the queue."""
        if not self._bench.queue.size()[0]:
            fail("expected FlowFiles in the queue, it is empty", self._there_is())

    def assert_penalized(self, count: int) -> None:
        """So many FlowFiles are penalised, wherever they are."""
        found = self._bench.result().penalized
        if found != count:
            fail("expected %s penalised, got %d" % (_flowfiles(count), found), self._there_is())

    def assert_state_equals(self, values: Mapping[str, str]) -> None:
        """The state is exactly this."""
        if self.state != dict(values):
            fail("expected the state %s, got %s" % (dict(values), self.state))

    def assert_counter_equals(self, name: str, value: int) -> None:
        """A counter has this value."""
        if self.counter(name) != value:
            fail("expected the counter '%s' to be %d, got %d" % (name, value, self.counter(name)))

    def assert_logged(self, level: str, part: str) -> None:
        """A message of the level holds this text."""
        if not any(part in message for message in self.logs(level)):
            fail("expected a message of level %s with %r, got %r" % (level, part, self.logs(level)))

    def _there_is(self) -> str:
        """Every FlowFile with its place, one a line, and what was logged as an error."""
        lines = ["there is:"] + [one_line(one) for one in [*self.flowfiles(), *self.get_queue()]]
        lines += ["  (no FlowFile)"] if len(lines) == 1 else []
        return "\n".join(lines + ["  error: " + message for message in self.logs("error")])

    get_flowfiles_for_relationship = get_flowfiles
    get_counter_value = counter
    get_provenance_events = provenance
    assert_transfer_count = assert_transferred
    assert_all_flowfiles_transferred = assert_all_transferred
    assert_penalize_count = assert_penalized


def _flowfiles(count: int) -> str:
    return "%d FlowFile%s" % (count, "" if count == 1 else "s")
