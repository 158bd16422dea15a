"""How the values of a type are shown by ``repr``, said by the module of the type; ``text`` adds the built-in types and shows them all."""

from __future__ import annotations

from typing import Any, Callable, Dict

FORMS: Dict[type, Callable[[Any], str]] = {}


def show_as(kind: type, form: Callable[[Any], str]) -> None:
    """Say how the values of a type are shown by ``repr``."""
    FORMS[kind] = form
