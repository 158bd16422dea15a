"""One module a flow, each with ``build() -> Template``; ``FLOWS`` lists them all."""

from __future__ import annotations

FLOWS = ("order_cancellation_request", "order_flow", "cancellation_plan")
