"""UpdateAttribute (NiFi 1.16.3): sets, deletes and computes attributes.

1. Every dynamic property is an attribute to set; all expressions see the attributes that came in.
2. ``Delete Attributes Expression`` deletes names that came in, also one that a dynamic property sets; a new name survives.
3. An expression that fails, or cannot be read, rolls the session back: there is no failure relationship.
4. With state, getStateValue() sees what the last FlowFile left; every value is stored, also of an attribute that is deleted; new names
   start with the initial value. Without state getStateValue() fails.
5. Since NiFi 1.20 a value may be empty and must be readable; here an empty one is invalid, and what cannot be read fails when it runs.
6. ``alternate.identifier``, when it is a URI, is told in an ADDINFO event.
7. The rules of the Advanced page: ``update_attribute_rules``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Set, Tuple

from ..base.versions import Version
from ..java.lang.throwable import Throwable
from ..java.nifi.components.state.scope import Scope
from ..java.nifi.processor.exception.exceptions import ProcessException
from ..java.nifi.processor.relationship import Relationship
from ..java.util.hash_orders import hash_map_order
from ..java.util.regex.patterns import matches
from . import validators
from .descriptor import EL_FLOWFILE, PropertyDescriptor
from .processor import INPUT_REQUIRED, Processor, Properties, component
from .relationships import SUCCESS
from .text_validators import non_empty
from .update_attribute_rules import MATCHED_RULE, USE_CLONE, Rule, combined, matching, parse_rules

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.log import ComponentLog
    from ..core.session import ProcessSession
    from ..core.state import StateMap

_DELETE, _STORE = "Delete Attributes Expression", "Store State"
_INITIAL = "Stateful Variables Initial Value"
_INITIAL_NEEDED = f"'{_INITIAL}' is invalid because initial state value must be set if the processor is configured to store state."
_NO_VALUE = "Could not evaluate the FlowFile '%s' against expression '%s' defined by DynamicProperty '%s' due to '%s'"
_STATE_FAILED = Relationship("set state fail")
_ALTERNATE = "alternate.identifier"
_URI = r"([A-Za-z][A-Za-z0-9+.-]*):[^\s<>\"{}|\\^`]+"  # what java.net.URI accepts with a scheme
_STATELESS, _STATEFUL = "Do not store state", "Store state locally"


@component("org.apache.nifi.processors.attributes.UpdateAttribute", "nifi-update-attribute-nar")
class UpdateAttribute(Processor):
    """One FlowFile a trigger."""

    RELATIONSHIPS = {
        "success": "the FlowFile with its new attributes",
    }
    STATE_SCOPE = "LOCAL"
    INPUT = INPUT_REQUIRED
    PROPERTIES = (
        PropertyDescriptor(
            _DELETE, el=EL_FLOWFILE, validator=validators.regular_expression, description="a regular expression for whole names"
        ),
        PropertyDescriptor(_STORE, _STATELESS, True, allowed=(_STATELESS, _STATEFUL)),
        PropertyDescriptor(_INITIAL),
        PropertyDescriptor(
            "canonical-value-lookup-cache-size", "100", True, display="Cache Value Lookup Cache Size", validator=validators.positive_integer
        ),
    )
    DYNAMIC = PropertyDescriptor("", el=EL_FLOWFILE, validator=non_empty, description="the name is an attribute")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._policy = USE_CLONE
        self._rules: List[Rule] = []
        self._defaults: Dict[str, str] = {}

    def relationships(self, properties: Properties) -> Set[str]:
        return {"success", "set state fail"} if properties.get(_STORE) == _STATEFUL else {"success"}

    def validate(self, context: ProcessContext) -> List[str]:
        parse_rules(self.annotation_data, self.name)
        problems = _delete_problem(context.getProperty(_DELETE).getValue() or "", self.nifi)
        if not _is_stateful(context):
            return problems
        problems += [] if context.getProperty(_INITIAL).isSet() else [_INITIAL_NEEDED]
        for name in self.dynamic:
            value = context.getProperty(name).getValue() or ""
            why = validators.expression_text(value, self.nifi)
            problems += [f"'{name}' validated against '{value}' is invalid because {why}"] if why else []
        return problems

    def on_scheduled(self, context: ProcessContext) -> None:
        self._policy, self._rules = parse_rules(self.annotation_data, self.name)
        own = {name: context.getProperty(name).getValue() or "" for name in self.dynamic}
        deleted = context.getProperty(_DELETE).getValue()
        self._defaults = _in_javas_order({**own, _DELETE: deleted} if deleted else own)
        if _is_stateful(context):
            manager, initial = context.getStateManager(), context.getProperty(_INITIAL).getValue() or ""
            kept = dict(manager.getState(Scope.LOCAL).toMap().items())
            manager.setState({**{name: initial for name in self.dynamic}, **kept}, Scope.LOCAL)

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            return
        update = _Update(context, flowfile, self.log)
        rule_sets = matching(self._policy, self._rules, update.holds) or [[]]
        copies = [flowfile, *(session.clone(flowfile) for _ in rule_sets[1:])]
        changes = [update.changes(_in_javas_order(combined(self._defaults, rules)) if rules else self._defaults) for rules in rule_sets]
        if not update.store():
            self.log.warn(f"Failed to update the state after processing {flowfile}")
            session.remove(copies[1:])
            session.transfer(flowfile, _STATE_FAILED)
            return
        for copy, (gone, updated) in zip(copies, changes):
            _associate(session, copy, updated.get(_ALTERNATE))
            copy = session.removeAllAttributes(session.putAllAttributes(copy, updated), gone)
            session.getProvenanceReporter().modifyAttributes(copy)  # UpdateAttribute.onTrigger says so of every FlowFile, changed or not
            session.transfer(copy, SUCCESS)


class _Update:
    """What one FlowFile's expressions see, and what they set."""

    def __init__(self, context: ProcessContext, flowfile: FlowFile, log: ComponentLog) -> None:
        self._context, self._flowfile, self._log = context, flowfile, log
        self._before: Optional[StateMap] = context.getStateManager().getState(Scope.LOCAL) if _is_stateful(context) else None
        self._state = dict(self._before.toMap().items()) if self._before else None
        self._new: Dict[str, str] = {}

    def value(self, expression: str) -> str:
        """An expression's value."""
        return self._context.text_of(expression, self._flowfile, self._state)

    def holds(self, condition: str) -> bool:
        """Whether a rule's condition is true."""
        try:
            return self.value(condition).strip().lower() == "true"
        except Throwable as error:
            self._log.error(f"Could not evaluate the condition '{condition}' while processing Flowfile '{self._flowfile}'")
            raise ProcessException(f"Unable to evaluate condition '{condition}': {error}.", error) from error

    def changes(self, actions: Dict[str, str]) -> Tuple[List[str], Dict[str, str]]:
        """Names to delete and values to set (executeActions: in the order of the actions, so what fails first is Java's first)."""
        gone: List[str] = []
        updated: Dict[str, str] = {}
        for name, expression in actions.items():
            if name == _DELETE:
                gone = self._deleted(expression)
            elif name not in gone or self._stores(name):
                updated[name] = self._set(name, expression) if "$" in expression else expression
        if self._state is not None:
            self._new.update({name: value for name, value in updated.items() if self._stores(name)})
        return gone, {name: value for name, value in updated.items() if name not in gone} if gone else updated

    def _stores(self, name: str) -> bool:
        return self._state is not None and name != MATCHED_RULE

    def _deleted(self, expression: str) -> List[str]:
        try:
            pattern = self._context.text_of(expression, self._flowfile)
            return list(_matching(pattern, tuple(self._flowfile.attributes)))
        except Throwable as error:
            self._log.error(f"Unable to delete attribute '{_DELETE}' while processing FlowFile '{self._flowfile}' .")
            raise ProcessException(f"Unable to delete attribute '{_DELETE}': {error}.", error) from error

    def _set(self, name: str, expression: str) -> str:
        try:
            return self.value(expression)
        except Throwable as error:
            self._log.error(_NO_VALUE % (self._flowfile, expression, name, error.getMessage()))
            raise ProcessException(f"Unable to evaluate new value for attribute '{name}': {error}.", error) from error

    def store(self) -> bool:
        """Put what was set into the state, where there is one."""
        if self._before is None or self._state is None:
            return True
        return self._context.getStateManager().replace(self._before, {**self._state, **self._new}, Scope.LOCAL)


def _in_javas_order(actions: Dict[str, str]) -> Dict[str, str]:
    """The actions in the order of a HashMap of them."""
    return {name: actions[name] for name in hash_map_order(actions)}


@lru_cache(maxsize=256)
def _matching(pattern: str, names: Tuple[str, ...]) -> List[str]:
    return [name for name in names if matches(pattern, name)]


def _delete_problem(value: str, nifi: Version) -> List[str]:
    """DELETE_PROPERTY_VALIDATOR takes what holds an expression for one expression and nothing else."""
    from ..el.compiler import compile_expression

    if "${" not in value:
        return []
    try:
        kind = compile_expression(value, nifi).type
    except Throwable as error:
        return [f"'Component' is invalid because Failed to perform validation due to java.lang.IllegalArgumentException: {error}"]
    why = f"Expected property to to return type STRING but expression returns type {kind}"
    return [] if kind == "STRING" else [f"'{_DELETE}' validated against '{value}' is invalid because {why}"]


def _associate(session: ProcessSession, flowfile: FlowFile, identifier: Optional[str]) -> None:
    """An ADDINFO event for an ``alternate.identifier`` that is an absolute URI."""
    scheme = re.fullmatch(_URI, identifier) if identifier else None
    if identifier and scheme:
        path = identifier[min(len(scheme.group(1)) + 1, len(identifier) - 1) :]
        session.getProvenanceReporter().associate(flowfile, scheme.group(1), path)


def _is_stateful(context: ProcessContext) -> bool:
    return context.raw_text(_STORE) == _STATEFUL
