"""org.apache.nifi.processor.Relationship, under the name that this room uses."""

from __future__ import annotations

from ..java.nifi.processor.relationship import Relationship

__all__ = ["Relationship"]
