"""Whether what will run is valid, and all that is wrong in one error (StandardProcessorNode.getValidationErrors)."""

from __future__ import annotations

from typing import List, Tuple

from ..base.errors import InputError
from ..components.processor import INPUT_FORBIDDEN, INPUT_REQUIRED
from ..components.validation import component_problems
from .processor_node import ProcessorNode
from .runtime import Runtime

_NOT_CONNECTED = (
    "'Relationship {name}' is invalid because Relationship '{name}' is not connected to any component and is not auto-terminated"
)


class InvalidFlow(InputError):
    """A flow that NiFi would not start. ``problems``: (path of a processor or service, sentence)."""

    exit_code = 1

    def __init__(self, problems: List[Tuple[str, str]], where: str = "") -> None:
        self.problems = problems
        count = len({path for path, _ in problems})
        listed = "".join(f"\n  {path}: {sentence}" for path, sentence in problems)
        super().__init__(f"{count} component{'s are' if count > 1 else ' is'} not valid:{listed}", where)


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
    service_problem = runtime.services.problem(node.group.id, node.path)
    sentences = component_problems(processor, node.values, parameters, service_problem, node.context)
    for name in sorted(processor.relationships(node.values)):
        if host is not None and not host.queues(name) and name not in host.auto_terminated:
            sentences.append(_NOT_CONNECTED.format(name=name))
    upstream = sum(not edge.is_loop for edge in node.incoming)
    if processor.INPUT == INPUT_REQUIRED and not upstream:
        sentences.append("'Upstream Connections' is invalid because Processor requires an upstream connection but currently has none")
    if processor.INPUT == INPUT_FORBIDDEN and upstream:
        sentences.append(
            f"'Upstream Connections' is invalid because Processor does not allow upstream connections but currently has {upstream}"
        )
    return sentences
