"""Whether the processor on a bench is valid, and its controller services."""

from __future__ import annotations

from typing import List, Mapping, Optional

from ..components.descriptor import PropertyDescriptor
from ..components.processor import Component
from ..components.validation import component_problems
from ..core.context import ProcessContext
from ..core.services import ControllerServiceLookup
from ..engine.service_builder import service_problem


def problems(
    component: Component,
    values: Mapping[str, Optional[str]],
    context: ProcessContext,
    services: Optional[ControllerServiceLookup],
) -> List[str]:
    """Why NiFi would not start it, sorted, in its words. ``values``: its properties with their parameters filled in.

    ``services``: where properties that name a service find it; None: they are not looked at.
    """

    def problem(descriptor: PropertyDescriptor, identifier: str) -> Optional[str]:
        return None if services is None else service_problem(services, descriptor, identifier)

    return sorted(component_problems(component, values, {}, problem, context))
