"""The rules of UpdateAttribute's Advanced page, which a flow keeps as XML in the processor's annotation data.

A rule holds when all its conditions do. With USE_ORIGINAL the FlowFile takes the actions of every rule that holds, later ones winning; with
USE_CLONE it takes those of the first and a clone those of each other one. Actions win over the processor's own properties, and
``UpdateAttribute.matchedRule`` names the last rule (UpdateAttribute.evaluateCriteria and executeActions).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Dict, List, Optional, Tuple

from ..base.errors import InputError
from ..base.record import field, record

if TYPE_CHECKING:
    from xml.etree import ElementTree

USE_CLONE, USE_ORIGINAL = "USE_CLONE", "USE_ORIGINAL"
MATCHED_RULE = "UpdateAttribute.matchedRule"


@record
class Rule:
    """One rule: expressions that must all be true, attributes to set."""

    name: str
    conditions: List[str] = field(default_factory=list)
    actions: Dict[str, str] = field(default_factory=dict)


def parse_rules(annotation_data: Optional[str], where: str) -> Tuple[str, List[Rule]]:
    """The policy and the rules; no rules when there is no data."""
    if not annotation_data or not annotation_data.strip():
        return USE_CLONE, []
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(annotation_data)
    except ElementTree.ParseError as error:
        raise InputError(f"the annotation data are not XML: {error}", where, "Export the flow again") from None
    return root.findtext("flowFilePolicy") or USE_CLONE, [_rule(one) for one in root.findall("rules")]


def _rule(element: ElementTree.Element) -> Rule:
    rule = Rule(element.findtext("name") or "")
    rule.conditions = [one.findtext("expression") or "" for one in element.findall("conditions")]
    rule.actions = {one.findtext("attribute") or "": one.findtext("value") or "" for one in element.findall("actions")}
    return rule


def matching(policy: str, rules: List[Rule], holds: Callable[[str], bool]) -> List[List[Rule]]:
    """The rules that hold, a list for each FlowFile that comes out; the first is for the original."""
    matched = [rule for rule in rules if all(holds(condition) for condition in rule.conditions)]
    if policy == USE_ORIGINAL:
        return [matched] if matched else []
    return [[rule] for rule in matched]


def combined(defaults: Dict[str, str], rules: List[Rule]) -> Dict[str, str]:
    """Attribute → expression, the processor's own and then each rule's."""
    actions = dict(defaults)
    for rule in rules:
        actions.update(rule.actions)
    if rules:
        actions[MATCHED_RULE] = rules[-1].name
    return actions
