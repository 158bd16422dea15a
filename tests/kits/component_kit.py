"""One processor between a queue of given FlowFiles and a queue for each relationship."""

from __future__ import annotations

import emulator
from emulator.components.registry import lookup
from emulator.flow.model import Bundle, Connection, End, Flow, ProcessGroup, Processor, Scheduling

STANDARD = "org.apache.nifi.processors.standard."
UPDATE = "org.apache.nifi.processors.attributes.UpdateAttribute"


class Result:
    """``result["success"]`` is the list of FlowFiles that went there; ``run`` the FlowRun."""

    def __init__(self, run, names):
        self.run = run
        self._names = names

    def __getitem__(self, relationship):
        return self.run.queue(f"to {relationship}")

    def where(self):
        """Relationship → number of FlowFiles, those with any."""
        return {name: len(self[name]) for name in self._names if self[name]}

    def contents(self, relationship):
        return [flowfile.content for flowfile in self[relationship]]

    def only(self):
        """The one FlowFile that came out, and where."""
        ((name, count),) = self.where().items()
        assert count == 1
        return name, self[name][0]


def trigger(
    kind, properties=None, *given, parameters=None, fires=1, scheduling=None, max_time=None, annotation_data=None, dropped=(),
    nifi="1.16.3", artifact="test",
):
    """Run a processor with FlowFiles (content, attributes); none given: as a source. ``dropped``: auto-terminated relationships."""
    java_type = kind if "." in kind else STANDARD + kind
    properties = dict(properties or {})
    cls = lookup(java_type)
    names = sorted(cls(properties=properties).relationships(cls.with_defaults(properties)))
    tested = Processor(
        "tested", "Tested", java_type, Bundle(artifact), properties, scheduling or Scheduling(), annotation_data=annotation_data,
        auto_terminated=set(dropped),
    )  # fmt: skip
    names = [name for name in names if name not in dropped]
    ends = [Processor(f"to:{name}", f"to {name}", "test.Nothing", Bundle("test"), state="DISABLED") for name in names]
    links = [Connection(f"link:{name}", End("tested", "", "PROCESSOR"), End(f"to:{name}", "", "PROCESSOR"), {name}) for name in names]
    root = ProcessGroup("root", "Root", processors=[tested, *ends], connections=links)
    feed = [("Tested", one if isinstance(one, tuple) else (one, {})) for one in given]
    run = emulator.run_flow(Flow("test", root), parameters=parameters, feed=feed, fires=fires, max_time=max_time, nifi=nifi)
    return Result(run, names)
