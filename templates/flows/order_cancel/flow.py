"""Order Cancel Flow: each cancellation plan of one status from Omnitron to the ERP, and, where that is wanted, what the ERP said back.

The same cards in the same order as in the Order Cancellation Request Flow; a row is a plan, with all its items.
"""

from __future__ import annotations

from typing import Callable, Dict

from ...builder import Group, Template
from ..cards import custom_response, erp, transform
from ..cards.ledger import card as ledger_card
from ..order_cancellation_request import write_back
from ..order_cancellation_request.flow import Carried, draw
from . import ledger, settings

NAME = "Order Cancel Flow"
PLAN = Carried(
    "plan",
    "order_cancel",
    ledger.READING,
    {"id_attribute": "_cancellation_plan.id", "idempotency_value": "${_cancellation_plan.id}"},
    "${#{writeback.url}:replaceEmpty(''):evaluateELString()}",
)

# the cards that can be had alone: file -> what draws one
CARDS: Dict[str, Callable[[Group], object]] = {
    "order_cancel_ledger": lambda canvas: ledger_card(canvas, ledger.READING),
    "order_cancel_mapping": lambda canvas: transform.mapping(canvas, "order_cancel/mapping.json", "plan"),
    "order_cancel_write_data_to_erp": lambda canvas: erp.write(canvas, prepare=PLAN.prepare, noun="plan"),
    "order_cancel_custom_response_script": lambda canvas: custom_response.card(canvas, "order_cancel/custom_response.py"),
    "order_cancel_write_data_to_omnitron": lambda canvas: write_back.card(canvas, PLAN.url, "plan"),
}


def build() -> Template:
    """The flow."""
    return Template(
        NAME,
        slug="order_cancel",
        context="Order Cancel",
        description="Fetches cancellation plans of one status from Omnitron and sends each to the ERP.",
    ).drawn(settings.declare, lambda canvas: draw(canvas, PLAN))
