"""Relationships that several processors share."""

from __future__ import annotations

from ..java.nifi.processor.relationship import Relationship

SUCCESS = Relationship("success")
FAILURE = Relationship("failure")
ORIGINAL = Relationship("original")
