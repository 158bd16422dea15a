"""What can be asked and asserted of everything that a TestRunner did."""

from __future__ import annotations

from typing import Dict, List, Mapping, Optional

from ..core.provenance import ProvenanceEvent
from ..expectations import FlowFileExpectations
from ..failure import Failure
from ..flowfile import FlowFile
from ..flowfile_checks import fail, one_line
from .bench import Bench


class RunnerExpectations(FlowFileExpectations):
    """Over the runner's bench; assertions on FlowFiles hold for all that were transferred."""

    _bench: Bench

    def _problems(self, service: Optional[str]) -> List[str]:
        """Why the processor, or a controller service, is not valid."""
        raise NotImplementedError

    @property
    def exceptions(self) -> List[Failure]:
        """What the processor raised, in order; [] when all went well."""
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
        """Log messages of a level: trace, debug, info, warn, error; those of the controller services too."""
        return list(self._bench.logs[level.lower()])

    def get_counter_value(self, name: str) -> int:
        """A counter, 0 when nobody touched it."""
        return self._bench.repository.counters.get(name, 0)

    def get_provenance_events(self) -> List[ProvenanceEvent]:
        return list(self._bench.repository.events)

    def get_flowfiles_for_relationship(self, relationship: str) -> List[FlowFile]:
        """What went to a relationship, in order."""
        if relationship not in self._bench.outgoing:
            fail("there is no relationship '%s', only %s" % (relationship, ", ".join(sorted(self._bench.outgoing)) or "none yet"))
        return self._bench.result().transferred[relationship]

    def get_queue(self) -> List[FlowFile]:
        """What is still in the queue."""
        return self._bench.result().queue

    def flowfiles(self) -> List[FlowFile]:
        """Everything transferred."""
        return [flowfile for flowfiles in self._bench.result().transferred.values() for flowfile in flowfiles]

    def clear_transfer_state(self) -> None:
        """Forget what was transferred."""
        for queue in self._bench.outgoing.values():
            queue.acknowledge(queue.poll_many(queue.size()[0]))

    def assert_valid(self, service: Optional[str] = None) -> None:
        """NiFi would start the processor, or enable the controller service of an id."""
        problems = self._problems(service)
        if problems:
            fail(f"{service or self._bench.processor.short_name()} is not valid:", *(f"  {sentence}" for sentence in problems))

    def assert_not_valid(self, service: Optional[str] = None) -> None:
        """NiFi would not start the processor, nor enable the controller service of an id."""
        if not self._problems(service):
            fail(f"expected {service or self._bench.processor.short_name()} not to be valid, it is")

    def assert_transfer_count(self, relationship: str, count: int) -> None:
        """So many FlowFiles went to the relationship, whatever else happened."""
        transferred = len(self.get_flowfiles_for_relationship(relationship))
        if transferred != count:
            fail("expected %s in %s, got %d" % (_flowfiles(count), relationship, transferred), self._there_is())

    def assert_all_flowfiles_transferred(self, relationship: str, count: Optional[int] = None) -> None:
        """What was transferred went to the relationship, all of it; ``count`` says how many that must be."""
        elsewhere = [flowfile for flowfile in self.flowfiles() if flowfile.where != relationship]
        if elsewhere:
            fail("expected FlowFiles in %s only, %d went elsewhere" % (relationship, len(elsewhere)), self._there_is())
        if count is not None:
            self.assert_transfer_count(relationship, count)

    def assert_queue_empty(self) -> None:
        """Nothing is left in the queue; what a processor holds (a MergeContent's bins) is not in it."""
        if self.get_queue():
            fail("expected an empty queue", self._there_is())

    def assert_queue_not_empty(self) -> None:
        """Something is left in the queue."""
        if not self.get_queue():
            fail("expected FlowFiles in the queue, it is empty", self._there_is())

    def assert_penalize_count(self, count: int) -> None:
        """So many FlowFiles are penalised, wherever they are."""
        penalized = self._bench.result().penalized
        if penalized != count:
            fail("expected %s penalised, got %d" % (_flowfiles(count), penalized), self._there_is())

    def assert_state_equals(self, values: Mapping[str, str]) -> None:
        """The state is exactly this."""
        if self.state != dict(values):
            fail("expected the state %s, got %s" % (dict(values), self.state))

    def assert_counter_equals(self, name: str, value: int) -> None:
        """A counter has this value."""
        if self.get_counter_value(name) != value:
            fail("expected the counter '%s' to be %d, got %d" % (name, value, self.get_counter_value(name)))

    def assert_logged(self, level: str, part: str) -> None:
        """A message of the level holds this text."""
        if not any(part in message for message in self.logs(level)):
            fail("expected a message of level %s with %r, got %r" % (level, part, self.logs(level)))

    def _there_is(self) -> str:
        """Every FlowFile with its place, one a line, and what was logged as an error."""
        lines = ["there is:"] + [one_line(flowfile) for flowfile in [*self.flowfiles(), *self.get_queue()]]
        lines += ["  (no FlowFile)"] if len(lines) == 1 else []
        return "\n".join(lines + ["  error: " + message for message in self.logs("error")])


def _flowfiles(count: int) -> str:
    return "%d FlowFile%s" % (count, "" if count == 1 else "s")
