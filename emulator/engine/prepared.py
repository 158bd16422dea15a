"""Processors made ready to run: the object with its log and clock, then, once its connections are known, its host and context."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Dict, List, Mapping, Optional, Type

from ..base.errors import InputError
from ..base.parameters import substitute_parameters
from ..base.record import replace
from ..base.secret import Parameters
from ..base.units import period_ms
from ..base.versions import Version
from ..components.processor import Processor
from ..components.registry import lookup
from ..core.context import ProcessContext, described
from ..core.host import Host, RetryPolicy
from ..core.queue import FlowFileQueue
from ..core.releases import release_of
from ..core.state import StateManager
from ..flow import model
from ..stubs.missing import refused_strategy
from .processor_node import ProcessorNode
from .properties import resolved, values_of
from .runtime import Runtime
from .settings import variables_of

if TYPE_CHECKING:
    from ..java.nifi.components.property_descriptor import PropertyDescriptor

SCHEDULE_PARAMETERS_SINCE = (1, 17)  # StandardProcessorNode.evaluateParameters; 1.16.3 has none


def processor_class(java_type: str, where: str = "") -> Type[Processor]:
    """The class that emulates a processor's Java type; NotEmulated when none does, InputError for a controller service."""
    component_class = lookup(java_type, where)
    if not issubclass(component_class, Processor):
        raise InputError(f"{java_type} is no processor", where, "Set it up as a controller service")
    return component_class


def make_processor(runtime: Runtime, described: model.Processor, group: model.ProcessGroup) -> ProcessorNode:
    """The node of a processor, not connected yet."""
    path = runtime.paths[described.id]
    stand_in = runtime.stub_of_processor(described, path)
    if stand_in and refused_strategy(described.scheduling, path):
        described = replace(described, scheduling=replace(described.scheduling, strategy="TIMER_DRIVEN", period="0 sec"))
    described = with_schedule(described, values_of(runtime.parameters[group.id]), runtime.nifi)
    implementation = stand_in or processor_class(described.type, path)
    log = runtime.logs.log_of(described.id, path, implementation.short_name(), described.bulletin_level)
    processor = implementation(described.id, described.name, log, {} if stand_in else described.properties, runtime.clock)
    processor.annotation_data, processor.artifact = described.annotation_data, described.bundle.artifact
    processor.nifi, processor.timeout, processor.jython = runtime.nifi, runtime.script_timeout, runtime.jython
    processor.ring = runtime.door.ring
    return ProcessorNode(described, group, path, runtime.paths[group.id], processor)


def with_schedule(described: model.Processor, parameters: Parameters, nifi: Version) -> model.Processor:
    """The parameters in its schedule filled in, where this NiFi or the one that it was downloaded from does so."""
    scheduling, downloaded_from = described.scheduling, described.bundle.version.split(".")[:2]
    is_later = max(nifi, tuple(int(part) for part in downloaded_from if part.isdigit())) >= SCHEDULE_PARAMETERS_SINCE
    if not is_later or "#{" not in scheduling.period:
        return described
    period = substitute_parameters(scheduling.period, parameters, expression_language=False, nifi=nifi)
    return replace(described, scheduling=replace(scheduling, period=period or ""))


def finish_processor(runtime: Runtime, node: ProcessorNode) -> None:
    """Give a processor its host and context, once its connections are known."""
    described, processor = node.described, node.processor
    values = resolved(processor, values_of(runtime.parameters[node.group.id]))
    outgoing: Dict[str, List[FlowFileQueue]] = {}
    for edge in node.outgoing:
        for name in edge.relationships:
            outgoing.setdefault(name, []).append(edge.queue)
    for edge in node.incoming:
        edge.queue.retry_attribute = node.retry_attribute
    scheduling, retry, release = described.scheduling, described.retry, release_of(runtime.nifi)
    node.host = Host(
        node.identifier,
        node.name,
        processor.short_name(),
        runtime.repository,
        [edge.queue for edge in node.incoming],
        outgoing,
        described.auto_terminated | {name for name in processor.AUTO_TERMINATED if name not in outgoing},
        lambda: processor.relationships(values),
        period_ms(scheduling.penalty, node.path),
        period_ms(scheduling.yield_, node.path),
        RetryPolicy(retry.count, frozenset(retry.relationships), retry.backoff, period_ms(retry.max_backoff, node.path)),
        processor.log,
        StateManager(runtime.states, node.identifier, release=release),
        release,
    )
    node.context = make_context(runtime, node.group, node.host, values, scheduling, processor.annotation_data, processor.java_descriptor)
    node.values = values


def make_context(
    runtime: Runtime,
    group: model.ProcessGroup,
    host: Host,
    values: Mapping[str, Optional[str]],
    scheduling: Optional[model.Scheduling] = None,
    annotation_data: Optional[str] = None,
    describe: Callable[[str], PropertyDescriptor] = described,
) -> ProcessContext:
    """What a component of a group asks for its properties. ``values``: property → text with its parameters filled in."""
    return ProcessContext(
        host,
        values,
        parameters=values_of(runtime.parameters[group.id]),
        variables=variables_of(runtime.chain(group)),
        services=runtime.services.view(group.id),
        scheduling=scheduling,
        annotation_data=annotation_data,
        nifi=runtime.nifi,
        describe=describe,
    )
