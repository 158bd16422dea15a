"""UpdateAttribute (NiFi 1.16.3): sets, deletes and computes attributes.

1. Every dynamic property is an attribute to set; all expressions see the attributes that came in.
2. ``Delete Attributes Expression`` deletes names that came in, also one that a dynamic property sets; a new name survives.
3. An expression that fails rolls the session back: there is no failure relationship.
Stateful variables and the rules of the Advanced page are not emulated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, List

from ..base.errors import NotEmulated
from ..java.patterns import matches
from . import validators
from .descriptor import EL_FLOWFILE, PropertyDescriptor
from .processor import Processor, component
from .relationships import SUCCESS

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession

_STATELESS, _STATEFUL = "Do not store state", "Store state locally"


@component("org.apache.nifi.processors.attributes.UpdateAttribute", "nifi-update-attribute-nar")
class UpdateAttribute(Processor):
    """One FlowFile a trigger."""

    RELATIONSHIPS = ("success",)
    INPUT = "required"
    PROPERTIES = (
        PropertyDescriptor("Delete Attributes Expression", el=EL_FLOWFILE, validator=validators.regular_expression),
        PropertyDescriptor("Store State", _STATELESS, True, allowed=(_STATELESS, _STATEFUL)),
        PropertyDescriptor("Stateful Variables Initial Value"),
        PropertyDescriptor(
            "canonical-value-lookup-cache-size", "100", True, display="Cache Value Lookup Cache Size", validator=validators.positive_integer
        ),
    )
    DYNAMIC = PropertyDescriptor("", el=EL_FLOWFILE)

    def validate(self, context: ProcessContext) -> List[str]:
        if context.getProperty("Store State").getValue() == _STATEFUL:
            raise NotEmulated("UpdateAttribute with Store State", self.name, "keep state in an ExecuteScript: context.getStateManager()")
        if self.annotation_data and "<rules>" in self.annotation_data:
            raise NotEmulated("rules of UpdateAttribute's Advanced page", self.name, "write them as RouteOnAttribute and UpdateAttribute")
        return []

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            return
        deleted = self._deleted(context, flowfile)
        updated = self._updated(context, flowfile)
        flowfile = session.removeAllAttributes(flowfile, deleted)
        flowfile = session.putAllAttributes(flowfile, {name: value for name, value in updated.items() if name not in deleted})
        session.transfer(flowfile, SUCCESS)

    def _deleted(self, context: ProcessContext, flowfile: FlowFile) -> List[str]:
        expression = context.getProperty("Delete Attributes Expression").evaluateAttributeExpressions(flowfile).getValue()
        if not expression:
            return []
        return [name for name in flowfile.attributes if matches(expression, name)]

    def _updated(self, context: ProcessContext, flowfile: FlowFile) -> Dict[str, str]:
        names = self.dynamic
        values = {name: context.getProperty(name).evaluateAttributeExpressions(flowfile).getValue() for name in names}
        return {name: value for name, value in values.items() if value is not None}
