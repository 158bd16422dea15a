"""Flows that write back to Omnitron by one address: it has to say which row is meant."""

from __future__ import annotations

from typing import Iterator, Mapping

from emulator import el

from .. import expressions
from ..settings import Settings
from ..snapshot import Definition, Use
from .rule import effective

URL, BODY, ENABLED = "writeback.url", "writeback.body", "writeback.enabled"


def names_the_row(settings: Settings, defined: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """Without an attribute in address or body every write-back would be the same call."""
    values = effective(settings, defined)
    if URL not in defined or values.get(ENABLED) != "true":
        return
    if not values.get(URL):
        yield f"parameters.{URL}: is required when {ENABLED} is true"
        return
    texts = [text for text in (values[URL], values.get(BODY, "")) if not expressions.fault(text)]
    if len(texts) == 2 and not any(el.attribute_names(text) for text in texts):
        yield f"parameters.{URL}: names no row: every write-back would be the same call. Use its id, as in {example(defined[URL])}"


def example(definition: Definition) -> str:
    """The first expression in the parameter's description."""
    _, begun, words = definition.description.partition("${")
    return begun + words.partition("}")[0] + "}" if begun else "${ledger.id}"


def has_a_login(settings: Settings, defined: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """A flow that need not know Omnitron has to when it writes back."""
    values = effective(settings, defined)
    if ENABLED not in defined or values.get(ENABLED) != "true":
        return
    for name in ("omnitron.url", "omnitron.username"):
        if name in defined and not defined[name].required and not values.get(name):
            yield f"parameters.{name}: is required when {ENABLED} is true"
    if "omnitron.password" in defined and not defined["omnitron.password"].required and "omnitron.password" not in settings.secrets:
        yield f"secrets.omnitron.password: is required when {ENABLED} is true"
