"""Each card alone, with its ports: what a flow of one's own is made from. The flows themselves are made of the same cards.

A card is a template whose outermost group is the card. All of them have one parameter context, so that NiFi puts the settings of a further
card beside those that are there already.
"""

from __future__ import annotations

from typing import Callable, Dict, Iterator, Tuple, cast

from .builder import Group, Template
from .builder.nodes import Cell
from .flows.cancellation_plan import ledger as plan_ledger
from .flows.cancellation_plan import settings as plan_settings
from .flows.cancellation_plan import webhook
from .flows.cancellation_plan import write_back as plan_write_back
from .flows.cards import erp, omnitron, transform
from .flows.cards.ledger import card as ledger_card
from .flows.order import details, query_check
from .flows.order import ledger as order_ledger
from .flows.order import response as order_response
from .flows.order import settings as order_settings
from .flows.order import write_back as order_write_back
from .flows.order_cancellation_request import ledger as cancellation_ledger
from .flows.order_cancellation_request import response, write_back
from .flows.order_cancellation_request import settings as cancellation_settings

CONTEXT = "Omnitron cards"
_AT: Cell = (0, 0)
_CANCELLATION, _ORDER, _PLAN = cancellation_settings.declare, order_settings.declare, plan_settings.declare
_PREPARE = {"id_attribute": "_order.id", "idempotency_value": "${_order.number}"}

# file -> whose settings, what draws it
CARDS: Dict[str, Tuple[Callable[[Template], None], Callable[[Group], object]]] = {
    "login": (_ORDER, lambda canvas: omnitron.login(canvas, _AT, "a query", {"query": "failure"})),
    "get_data_from_omnitron": (_CANCELLATION, lambda canvas: omnitron.read(canvas, _AT)),
    "script": (_CANCELLATION, lambda canvas: transform.script(canvas, _AT)),
    "mapping": (_CANCELLATION, lambda canvas: transform.mapping(canvas, _AT, "order_cancellation_request/mapping.json")),
    "write_data_to_erp": (_CANCELLATION, lambda canvas: erp.write(canvas, _AT)),
    "custom_response_script": (_CANCELLATION, lambda canvas: response.card(canvas, _AT)),
    "post_script": (_CANCELLATION, lambda canvas: transform.post_script(canvas, _AT)),
    "log": (_CANCELLATION, lambda canvas: transform.log(canvas, _AT)),
    "cancellation_ledger": (
        _CANCELLATION,
        lambda canvas: ledger_card(canvas, _AT, cancellation_ledger.SCRIPT, cancellation_ledger.SETTINGS, "cancellation request"),
    ),
    "cancellation_write_data_to_omnitron": (_CANCELLATION, lambda canvas: write_back.card(canvas, _AT)),
    "order_ledger": (
        _ORDER,
        lambda canvas: ledger_card(canvas, _AT, order_ledger.SCRIPT, order_ledger.SETTINGS, "row of the query, an order"),
    ),
    "order_details": (_ORDER, lambda canvas: details.card(canvas, _AT)),
    "order_query_check": (_ORDER, lambda canvas: query_check.card(canvas, _AT)),
    "order_script": (_ORDER, lambda canvas: transform.script(canvas, _AT, "order", exists=True)),
    "order_mapping": (_ORDER, lambda canvas: transform.mapping(canvas, _AT, "order/mapping.json", "order")),
    "order_write_data_to_erp": (
        _ORDER,
        lambda canvas: erp.write(canvas, _AT, "erp.order.url", "erp.order.method", _PREPARE, "order"),
    ),
    "order_check_response_script": (_ORDER, lambda canvas: order_response.card(canvas, _AT)),
    "order_write_data_to_omnitron": (_ORDER, lambda canvas: order_write_back.card(canvas, _AT)),
    "plan_webhook": (_PLAN, lambda canvas: webhook.card(canvas, _AT)),
    "plan_ledger": (_PLAN, lambda canvas: plan_ledger.card(canvas, _AT)),
    "plan_write_data_to_omnitron": (_PLAN, lambda canvas: plan_write_back.card(canvas, _AT)),
}


class _Outermost:
    """A canvas on which the one group that is drawn is the template's outermost one."""

    def __init__(self, template: Template) -> None:
        self.template = template

    def group(self, name: str, *, at: Cell = _AT, comments: str = "", key: str = "") -> Group:
        root = self.template.root
        root.name, root.comments = name, comments
        self.template.name, self.template.description = name, comments
        root.label(f"{name}\n\n{comments}", at=(0, -1), cells=(2, 1), key="what it does")
        return root


def build(name: str) -> Template:
    """One card alone, with the settings that it uses."""
    declare, draw = CARDS[name]
    card = Template(name, slug=f"cards/{name}", context=CONTEXT, description="")
    declare(card)
    draw(cast(Group, _Outermost(card)))
    card.forget_unused()
    return card


def templates() -> Iterator[Template]:
    """Every card alone."""
    for name in CARDS:
        yield build(name)
