"""UpdateAttribute (NiFi 1.16.3): sets, deletes and computes attributes.

1. Every dynamic property is an attribute to set; all expressions see the attributes that came in.
2. ``Delete Attributes Expression`` deletes names that came in, also one that a dynamic property sets; a new name survives.
3. An expression that fails rolls the session back: there is no failure relationship.
4. With state, getStateValue() sees what the last FlowFile left; every value set is stored, new names start with the initial value.
5. The rules of the Advanced page: ``update_attribute_rules``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional, Set

from ..java.nifi_api import Scope
from ..java.patterns import matches
from . import validators
from .descriptor import EL_FLOWFILE, PropertyDescriptor
from .processor import INPUT_REQUIRED, Processor, Properties, component
from .relationships import SUCCESS, Relationship
from .update_attribute_rules import USE_CLONE, Rule, combined, matching, parse_rules

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession
    from ..core.state import StateMap

_DELETE, _STORE = "Delete Attributes Expression", "Store State"
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
        PropertyDescriptor(_DELETE, el=EL_FLOWFILE, validator=validators.regular_expression),
        PropertyDescriptor(_STORE, _STATELESS, True, allowed=(_STATELESS, _STATEFUL)),
        PropertyDescriptor(_INITIAL),
        PropertyDescriptor(
            "canonical-value-lookup-cache-size", "100", True, display="Cache Value Lookup Cache Size", validator=validators.positive_integer
        ),
    )
    DYNAMIC = PropertyDescriptor("", el=EL_FLOWFILE, expression=validators.expression_text)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._policy = USE_CLONE
        self._rules: List[Rule] = []

    def relationships(self, properties: Properties) -> Set[str]:
        return {"success", "set state fail"} if properties.get(_STORE) == _STATEFUL else {"success"}

    def validate(self, context: ProcessContext) -> List[str]:
        parse_rules(self.annotation_data, self.name)
        return [_INITIAL_NEEDED] if _is_stateful(context) and not context.getProperty(_INITIAL).isSet() else []

    def on_scheduled(self, context: ProcessContext) -> None:
        self._policy, self._rules = parse_rules(self.annotation_data, self.name)
        if _is_stateful(context):
            manager, initial = context.getStateManager(), context.getProperty(_INITIAL).getValue() or ""
            kept = dict(manager.getState(Scope.LOCAL).toMap().items())
            manager.setState({**{name: initial for name in self.dynamic}, **kept}, Scope.LOCAL)

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            return
        update = _Update(context, flowfile)
        found = matching(self._policy, self._rules, update.holds) or [[]]
        own = {name: context.getProperty(name).getValue() or "" for name in self.dynamic}
        deleted = context.getProperty(_DELETE).getValue()
        defaults = {**own, _DELETE: deleted} if deleted else own
        copies = [flowfile, *(session.clone(flowfile) for _ in found[1:])]
        changes = [update.changes(combined(defaults, rules)) for rules in found]
        if not update.store():
            self.log.warn(f"Failed to update the state after processing {flowfile}")
            session.remove(copies[1:])
            session.transfer(flowfile, _STATE_FAILED)
            return
        for copy, (gone, updated) in zip(copies, changes):
            copy = session.putAllAttributes(session.removeAllAttributes(copy, gone), updated)
            session.getProvenanceReporter().modifyAttributes(copy)  # UpdateAttribute.onTrigger says so of every FlowFile, changed or not
            session.transfer(copy, SUCCESS)


class _Update:
    """What one FlowFile's expressions see, and what they set."""

    def __init__(self, context: ProcessContext, flowfile: FlowFile) -> None:
        self._context, self._flowfile = context, flowfile
        self._before: Optional[StateMap] = context.getStateManager().getState(Scope.LOCAL) if _is_stateful(context) else None
        self._state = dict(self._before.toMap().items()) if self._before else None
        self._new: Dict[str, str] = {}

    def value(self, expression: str) -> Optional[str]:
        """An expression's value."""
        sees = (self._flowfile,) if self._state is None else (self._flowfile, None, None, self._state)
        text: Optional[str] = self._context.newPropertyValue(expression).evaluateAttributeExpressions(*sees).getValue()
        return text

    def holds(self, condition: str) -> bool:
        """Whether a rule's condition is true."""
        return (self.value(condition) or "").strip().lower() == "true"

    def changes(self, actions: Dict[str, str]) -> tuple[List[str], Dict[str, str]]:
        """Names to delete and values to set."""
        expression = self.value(actions.pop(_DELETE)) if _DELETE in actions else None
        gone = [name for name in self._flowfile.attributes if expression and matches(expression, name)]
        values = {name: self.value(text) for name, text in actions.items() if name not in gone}
        updated = {name: value for name, value in values.items() if value is not None}
        self._new.update(updated)
        return gone, updated

    def store(self) -> bool:
        """Put what was set into the state, where there is one."""
        if self._before is None or self._state is None:
            return True
        return self._context.getStateManager().replace(self._before, {**self._state, **self._new}, Scope.LOCAL)


def _is_stateful(context: ProcessContext) -> bool:
    return context.getProperty(_STORE).getValue() == _STATEFUL
