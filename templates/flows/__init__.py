"""One folder a flow, its ``flow.py`` with ``build() -> Template``; ``FLOWS`` lists them all."""

from __future__ import annotations

FLOWS = ("order_cancellation_request", "order", "cancellation_plan")
