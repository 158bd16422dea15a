"""Flows as files: the model, the readers, units and parameters.

``load_flow(path)`` reads an XML template or a JSON flow definition and tells which it is; ``parse_flow(data)`` does so with bytes.
"""

from __future__ import annotations

from .load import load_flow, parse_flow
from .model import Flow

__all__ = ["Flow", "load_flow", "parse_flow"]
