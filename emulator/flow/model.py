"""The model of a flow: what an XML template (NiFi 1.x) and a JSON flow definition (1.16 to 1.28) have in common.

Plain data, no behaviour: readers make it, the builder in ``templates/builder`` makes and writes it, the engine runs it.
``id`` is the stable id: the JSON's ``identifier`` and the XML's ``versionedComponentId`` (the XML's own ``<id>`` where it has none).
Periods and sizes stay the text that NiFi stores ("30 sec", "1 GB"); ``emulator.flow.units`` reads them.
"""

from __future__ import annotations

from typing import Dict, Iterator, List, Optional, Set, Tuple

from ..base.record import field, record

Position = Tuple[float, float]


@record
class Bundle:
    """The NAR a component comes from."""

    artifact: str
    group: str = "org.apache.nifi"
    version: str = "1.16.3"


@record
class Scheduling:
    """When and how often a processor runs."""

    strategy: str = "TIMER_DRIVEN"  # TIMER_DRIVEN | CRON_DRIVEN | EVENT_DRIVEN
    period: str = "0 sec"  # a period, or six or seven cron fields
    execution_node: str = "ALL"  # ALL | PRIMARY
    concurrent_tasks: int = 1
    run_duration_ms: int = 0
    penalty: str = "30 sec"
    yield_: str = "1 sec"


@record
class Retry:
    """The framework's own retry (since 1.16). ``count`` has no default: XML reads a missing one as 0, JSON as 10."""

    count: int
    relationships: Set[str] = field(default_factory=set)
    backoff: str = "PENALIZE_FLOWFILE"  # or YIELD_PROCESSOR
    max_backoff: str = "10 mins"


@record
class Processor:
    """One processor; ``properties`` by stored name, None where the flow says nothing."""

    id: str
    name: str
    type: str
    bundle: Bundle
    properties: Dict[str, Optional[str]] = field(default_factory=dict)
    scheduling: Scheduling = field(default_factory=Scheduling)
    auto_terminated: Set[str] = field(default_factory=set)
    retry: Retry = field(default_factory=lambda: Retry(0))
    relationships: Set[str] = field(default_factory=set)  # all that the file names; empty in JSON
    service_properties: Set[str] = field(default_factory=set)  # properties whose value is a controller service's id
    sensitive_properties: Set[str] = field(default_factory=set)
    bulletin_level: str = "WARN"
    state: str = "STOPPED"  # STOPPED | DISABLED | RUNNING
    annotation_data: Optional[str] = None
    comments: str = ""
    position: Position = (0.0, 0.0)
    style: Dict[str, str] = field(default_factory=dict)


@record
class Port:
    """An input or output port of a group."""

    id: str
    name: str
    kind: str  # INPUT_PORT | OUTPUT_PORT
    comments: str = ""
    concurrent_tasks: int = 1
    state: str = "STOPPED"
    position: Position = (0.0, 0.0)


@record
class Funnel:
    """A funnel: many connections in, no work done."""

    id: str
    position: Position = (0.0, 0.0)


@record
class Label:
    """A note on the canvas."""

    id: str
    text: str
    width: float = 150.0
    height: float = 150.0
    position: Position = (0.0, 0.0)
    style: Dict[str, str] = field(default_factory=dict)


@record
class End:
    """One end of a connection; ``group_id`` is the group that holds the component."""

    id: str
    group_id: str
    type: str  # PROCESSOR | INPUT_PORT | OUTPUT_PORT | FUNNEL | REMOTE_INPUT_PORT | REMOTE_OUTPUT_PORT
    name: str = ""


@record
class Connection:
    """A queue between two ends; it lives in the group that holds it, its ends may be ports of child groups."""

    id: str
    source: End
    destination: End
    relationships: Set[str] = field(default_factory=set)
    name: str = ""
    object_threshold: int = 10000
    size_threshold: str = "1 GB"
    expiration: str = "0 sec"
    prioritizers: List[str] = field(default_factory=list)
    load_balance_strategy: str = "DO_NOT_LOAD_BALANCE"
    load_balance_attribute: Optional[str] = None
    load_balance_compression: str = "DO_NOT_COMPRESS"
    bends: List[Position] = field(default_factory=list)
    label_index: int = 1
    z_index: int = 0


@record
class ControllerService:
    """A controller service of a group."""

    id: str
    name: str
    type: str
    bundle: Bundle
    properties: Dict[str, Optional[str]] = field(default_factory=dict)
    service_properties: Set[str] = field(default_factory=set)
    sensitive_properties: Set[str] = field(default_factory=set)
    apis: List[Tuple[str, Bundle]] = field(default_factory=list)
    state: str = "DISABLED"
    annotation_data: Optional[str] = None
    comments: str = ""


@record
class ProcessGroup:
    """A group and all that it holds."""

    id: str
    name: str
    comments: str = ""
    position: Position = (0.0, 0.0)
    parameter_context: Optional[str] = None  # a name; only JSON carries it
    variables: Dict[str, str] = field(default_factory=dict)
    processors: List[Processor] = field(default_factory=list)
    ports: List[Port] = field(default_factory=list)
    funnels: List[Funnel] = field(default_factory=list)
    labels: List[Label] = field(default_factory=list)
    connections: List[Connection] = field(default_factory=list)
    services: List[ControllerService] = field(default_factory=list)
    groups: List[ProcessGroup] = field(default_factory=list)
    concurrency: str = "UNBOUNDED"
    outbound_policy: str = "STREAM_WHEN_AVAILABLE"
    remote_groups: List[str] = field(default_factory=list)  # names only: remote process groups are not emulated

    def walk(self) -> Iterator[ProcessGroup]:
        """This group and every group below it, outermost first."""
        yield self
        for group in self.groups:
            yield from group.walk()


@record
class Parameter:
    """One parameter; ``value`` None means not set (always so for a sensitive one read from a file)."""

    name: str
    value: Optional[str] = None
    sensitive: bool = False
    description: str = ""


@record
class ParameterContext:
    """A named set of parameters."""

    name: str
    parameters: Dict[str, Parameter] = field(default_factory=dict)
    inherited: List[str] = field(default_factory=list)
    description: str = ""


@record
class Flow:
    """A whole file: the outermost group and the contexts that it names."""

    name: str
    root: ProcessGroup
    contexts: Dict[str, ParameterContext] = field(default_factory=dict)
    description: str = ""
    origin: str = ""  # the file it was read from
    external_services: Dict[str, str] = field(default_factory=dict)  # id -> name, services of enclosing groups
