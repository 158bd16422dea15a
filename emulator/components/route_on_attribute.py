"""RouteOnAttribute (NiFi 1.16.3): a dynamic property is a rule, its name the relationship.

A rule is one expression that gives a boolean, with nothing round it; anything else is invalid. With several matching rules the first in
the order of a HashSet of relationships gets the original, after the others got their clones. An expression that fails rolls the session
back: there is no failure relationship.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Dict, List, Set

from ..java.nifi.processor.relationship import Relationship
from ..java.util.hash_orders import hash_set_order
from .descriptor import EL_FLOWFILE, PropertyDescriptor
from .processor import INPUT_REQUIRED, Processor, Properties, component
from .validators import expression_boolean

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession

_STRATEGY = "Routing Strategy"
_BY_NAME, _ALL, _ANY = "Route to Property name", "Route to 'match' if all match", "Route to 'match' if any matches"
_MATCHED, _UNMATCHED = "matched", "unmatched"
_ROUTE = "RouteOnAttribute.Route"
_RELATIONSHIP_HASH = 301  # Relationship.hashCode: this plus the hash of the name


@component("org.apache.nifi.processors.standard.RouteOnAttribute", "nifi-standard-nar")
class RouteOnAttribute(Processor):
    """One FlowFile a trigger."""

    RELATIONSHIPS = {
        _UNMATCHED: "no rule is true; every rule is a relationship of its own",
    }
    INPUT = INPUT_REQUIRED
    PROPERTIES = (PropertyDescriptor(_STRATEGY, _BY_NAME, True, allowed=(_BY_NAME, _ALL, _ANY)),)
    DYNAMIC = PropertyDescriptor(
        "", el=EL_FLOWFILE, expression=expression_boolean, description="the name is a relationship, the value its boolean expression"
    )

    def relationships(self, properties: Properties) -> Set[str]:
        if properties.get(_STRATEGY) in (_ALL, _ANY):
            return {_MATCHED, _UNMATCHED}
        return {_UNMATCHED, *self.dynamic_names(properties)}

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            return
        answers = self._answers(context, flowfile)
        destinations = _destinations(context.raw_text(_STRATEGY) or _BY_NAME, answers)
        clones = [session.clone(flowfile) for _ in destinations[1:]]
        for copy, name in zip([*clones, flowfile], [*destinations[1:], destinations[0]]):
            relationship = _relationship(name)
            session.getProvenanceReporter().route(copy, relationship)
            session.transfer(session.putAttribute(copy, _ROUTE, name), relationship)

    def _answers(self, context: ProcessContext, flowfile: FlowFile) -> Dict[str, bool]:
        return {name: context.value_of(name, flowfile).strip().lower() == "true" for name in self.dynamic}


_relationship = functools.lru_cache(maxsize=1024)(Relationship)


def _destinations(strategy: str, answers: Dict[str, bool]) -> List[str]:
    if strategy == _ALL:
        return [_MATCHED if all(answers.values()) else _UNMATCHED]
    if strategy == _ANY:
        return [_MATCHED if any(answers.values()) else _UNMATCHED]
    return hash_set_order((name for name, answer in answers.items() if answer), added=_RELATIONSHIP_HASH) or [_UNMATCHED]
