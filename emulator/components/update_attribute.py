"""UpdateAttribute (NiFi 1.16.3): sets, deletes and computes attributes.

1. Every dynamic property is an attribute to set; all expressions see the attributes that came in.
2. ``Delete Attributes Expression`` deletes names that came in, also one that a dynamic property sets; a new name survives.
3. An expression that fails rolls the session back: there is no failure relationship.
4. With state, getStateValue() sees what the last FlowFile left; every value set is stored, new names start with the initial value.
The rules of the Advanced page are not emulated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, List, Optional, Set

from ..base.errors import NotEmulated
from ..java.nifi_api import Scope
from ..java.patterns import matches
from . import validators
from .descriptor import EL_FLOWFILE, PropertyDescriptor
from .processor import INPUT_REQUIRED, Processor, Properties, component
from .relationships import SUCCESS, Relationship

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession
    from ..core.state import StateMap

_INITIAL = "Stateful Variables Initial Value"
_INITIAL_NEEDED = f"'{_INITIAL}' is invalid because initial state value must be set if the processor is configured to store state."
_STATE_FAILED = Relationship("set state fail")
_STATELESS, _STATEFUL = "Do not store state", "Store state locally"


@component("org.apache.nifi.processors.attributes.UpdateAttribute", "nifi-update-attribute-nar")
class UpdateAttribute(Processor):
    """One FlowFile a trigger."""

    RELATIONSHIPS = ("success",)
    STATE_SCOPE = "LOCAL"
    INPUT = INPUT_REQUIRED
    PROPERTIES = (
        PropertyDescriptor("Delete Attributes Expression", el=EL_FLOWFILE, validator=validators.regular_expression),
        PropertyDescriptor("Store State", _STATELESS, True, allowed=(_STATELESS, _STATEFUL)),
        PropertyDescriptor(_INITIAL),
        PropertyDescriptor(
            "canonical-value-lookup-cache-size", "100", True, display="Cache Value Lookup Cache Size", validator=validators.positive_integer
        ),
    )
    DYNAMIC = PropertyDescriptor("", el=EL_FLOWFILE)

    def relationships(self, properties: Properties) -> Set[str]:
        return {"success", "set state fail"} if properties.get("Store State") == _STATEFUL else {"success"}

    def validate(self, context: ProcessContext) -> List[str]:
        if self.annotation_data and "<rules>" in self.annotation_data:
            raise NotEmulated("rules of UpdateAttribute's Advanced page", self.name, "write them as RouteOnAttribute and UpdateAttribute")
        stateful = context.getProperty("Store State").getValue() == _STATEFUL
        initial = context.getProperty(_INITIAL)
        return [_INITIAL_NEEDED] if stateful and not initial.isSet() else []

    def on_scheduled(self, context: ProcessContext) -> None:
        if context.getProperty("Store State").getValue() == _STATEFUL:
            manager, initial = context.getStateManager(), context.getProperty(_INITIAL).getValue() or ""
            kept = dict(manager.getState(Scope.LOCAL).toMap().items())
            manager.setState({**{name: initial for name in self.dynamic}, **kept}, Scope.LOCAL)

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            return
        deleted = self._deleted(context, flowfile)
        stateful = context.getProperty("Store State").getValue() == _STATEFUL
        before = context.getStateManager().getState(Scope.LOCAL) if stateful else None
        updated = self._updated(context, flowfile, before)
        updated = {name: value for name, value in updated.items() if name not in deleted}
        if before is not None:
            values = {**dict(before.toMap().items()), **updated}
            if not context.getStateManager().replace(before, values, Scope.LOCAL):
                self.log.warn(f"Failed to update the state after processing {flowfile}")
                session.transfer(flowfile, _STATE_FAILED)
                return
        flowfile = session.removeAllAttributes(flowfile, deleted)
        session.transfer(session.putAllAttributes(flowfile, updated), SUCCESS)

    def _deleted(self, context: ProcessContext, flowfile: FlowFile) -> List[str]:
        expression = context.getProperty("Delete Attributes Expression").evaluateAttributeExpressions(flowfile).getValue()
        if not expression:
            return []
        return [name for name in flowfile.attributes if matches(expression, name)]

    def _updated(self, context: ProcessContext, flowfile: FlowFile, state: Optional[StateMap]) -> Dict[str, str]:
        sees = (flowfile, None, None, dict(state.toMap().items())) if state else (flowfile,)
        values = {name: context.getProperty(name).evaluateAttributeExpressions(*sees).getValue() for name in self.dynamic}
        return {name: value for name, value in values.items() if value is not None}
