"""The one scenario of each flow, a module each, named by the flow's slug: the demo, ``emulator mocks`` and the proofs all stand on it."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any, List, Type

from ..scenario import FlowScenario


def slugs() -> List[str]:
    """The flows that have a scenario, by name; no scenario is imported."""
    return sorted(module.name for module in iter_modules(__path__))


def scenario_of(slug: str) -> Type[FlowScenario[Any]]:
    """The scenario of a flow: of ``order_item`` the class ``OrderItemScenario`` in ``order_item.py``. Its module is imported only now."""
    scenario: Type[FlowScenario[Any]] = getattr(import_module("." + slug, __package__), class_name(slug, "Scenario"))
    return scenario


def class_name(slug: str, kind: str) -> str:
    """What a flow's class of that kind is called: ``order_item``, ``World`` -> ``OrderItemWorld``."""
    return slug.title().replace("_", "") + kind


def shown() -> List[str]:
    """The flows in the order in which the demo shows them."""
    return sorted(slugs(), key=lambda slug: scenario_of(slug).place)
