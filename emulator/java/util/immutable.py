"""java.util.ImmutableCollections: lists that do not change."""

from __future__ import annotations

from ..registry import java_class
from .lists import ArrayList
from .refusal import refused


@java_class("java.util.ImmutableCollections$ListN")
class ListN(ArrayList):
    """What Stream.toList gives."""

    add = set = remove = clear = _discard = append = extend = insert = pop = refused
