"""Whether what will run is valid, and all that is wrong in one error (StandardProcessorNode.getValidationErrors)."""

from __future__ import annotations

from typing import List

from ..components.processor import INPUT_FORBIDDEN, INPUT_REQUIRED
from ..components.validation import parameter_problems, property_problems
from .builder import Runtime
from .invalid import InvalidFlow
from .processor_node import ProcessorNode

_NOT_CONNECTED = (
    "'Relationship {name}' is invalid because Relationship '{name}' is not connected to any component and is not auto-terminated"
)


def check(runtime: Runtime) -> None:
    """Validate everything that will run; InvalidFlow lists all that is wrong."""
    problems = list(runtime.problems)
    for node in runtime.processors():
        problems += [(node.path, sentence) for sentence in node_problems(runtime, node)]
    if problems:
        raise InvalidFlow(problems, runtime.flow.origin or runtime.flow.name)


def node_problems(runtime: Runtime, node: ProcessorNode) -> List[str]:
    """Why a processor is not valid, in NiFi's words."""
    processor, host = node.processor, node.host
    parameters = runtime.parameters[node.group.id]
    found = parameter_problems(processor, processor.properties, parameters)
    found += property_problems(processor, node.values, runtime.services.problem(node.group.id, node.path))
    if not found and node.context is not None:
        found += processor.validate(node.context)
    for name in sorted(processor.relationships(node.values)):
        if host is not None and not host.queues(name) and name not in host.auto_terminated:
            found.append(_NOT_CONNECTED.format(name=name))
    upstream = sum(not edge.is_loop for edge in node.incoming)
    if processor.INPUT == INPUT_REQUIRED and not upstream:
        found.append("'Upstream Connections' is invalid because Processor requires an upstream connection but currently has none")
    if processor.INPUT == INPUT_FORBIDDEN and upstream:
        found.append(
            f"'Upstream Connections' is invalid because Processor does not allow upstream connections but currently has {upstream}"
        )
    return found
