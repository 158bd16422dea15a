"""Reads the journals of a run's servers and says which rules of its flow they break. Knows nothing but the journals.

``flows`` has a module a flow, with the flow's rules and its ``JUDGE``; ``rules`` holds those that several flows have.

    judge_of("order").findings({"omnitron": [...], "erp": [...]}) -> sentences, each 'rule: what'
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any, List

from .judge import Judge


def slugs() -> List[str]:
    """The flows that have a judge, by name."""
    return sorted(module.name for module in iter_modules(import_module(".flows", __package__).__path__))


def judge_of(slug: str) -> Judge[Any]:
    """The judge of that flow."""
    judge: Judge[Any] = import_module(".flows." + slug, __package__).JUDGE
    return judge
