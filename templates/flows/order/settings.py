"""The settings of the flow, and those that it shares with others."""

from __future__ import annotations

from ...builder import Template
from ...builder.parameter import COUNT, METHOD, PATH, SWITCH, URL
from ..cards import settings

_REQUIRED = (("erp.order.url", "ERP Order Create API URL; may use ${_order.number} and ${_order.id}", URL),)
_OPTIONAL = (
    ("omnitron.query.path", "/api/v1/orders_integration/", "Path that is queried for orders, and under which one is read by its pk"),
    ("omnitron.items.path", "/api/v1/order_items/", "Path of order items: listed by order_id, read and changed by their pk"),
    ("omnitron.discounts.path", "/api/v1/discount_items/", "Path of discount items: listed by order_id, read by their pk"),
    ("omnitron.detail.suffix", "detailed_integration/", "Stands behind the pk of an order, item or discount that is read in full"),
    ("omnitron.orders.path", "/api/v1/orders/", "Path under which an order is marked as sent"),
    ("omnitron.channel", "", "Omnitron Channel: ids of sales channels, separated by commas; empty: every channel"),
    ("order.statuses", "400,450,500,510,540,550", "Statuses of the orders that are fetched, separated by commas"),
    (
        "order.days",
        "21",
        "Orders that changed in so many days are fetched; one that nears the edge is told as an error a day before",
        COUNT,
    ),
    ("page.limit", "25", "Rows of one page of the query", COUNT),
    (
        "query.check.url",
        "",
        "Query URL: asks the ERP for an order before it is sent; may use ${_order.number}; empty: nobody is asked",
        URL,
    ),
    (
        "query.check.path",
        "",
        "Custom Response Path: where the order stands in a 2xx answer; found when something is there. A JsonPath, or names with dots;"
        " empty: 2xx is found",
        PATH,
    ),
    ("query.check.path.value", "", "Custom Response Path Value: when this stands there, the order is not found"),
    ("query.check.failure.codes", "", "Failure Status Codes, separated by commas: the order fails, nobody knows whether the ERP has it"),
    ("query.check.not.found.codes", "404", "Order Not Found Codes, separated by commas: the ERP does not have it, 2xx or not"),
    ("erp.order.method", "POST", "ERP Order Create API Method: POST, GET, PUT or PATCH; a GET carries no body", METHOD),
    ("run.on.failed.order", "false", "Run On Failed Order. true: the Post Script runs as well when the ERP refused the order", SWITCH),
    ("mapping.path", "/api/v1/integration_mappings/", "Path to which mappings of orders and items are written"),
    ("mapping.integration.type", "erp", "Integration type of mappings"),
    ("mapping.order.content.type", "", "Content type of an order in a mapping; empty: orders are not mapped"),
    ("mapping.item.content.type", "", "Content type of an order item in a mapping; empty: items are not mapped"),
    ("order.external.status.field", "", "Field of an order that takes external_status; empty: it is not written"),
    ("order.extra.field", "", "Field of an order that takes extra_field; empty: it is not written"),
    ("item.external.status.field", "", "Field of an order item that takes external_status; empty: it is not written"),
    ("item.extra.field", "", "Field of an order item that takes extra_field; empty: it is not written"),
    ("item.update.stock.field", "", "Field of an order item that takes update_stock; empty: it is not written"),
    ("flow.name", "order", "Name of the flow in log lines and log files"),
)


def declare(flow: Template) -> None:
    """Declare every setting."""
    optional = (*_OPTIONAL, *settings.CARDS, *settings.ERP, *settings.tries("order", "the order's number"))
    settings.declare(flow, (*settings.REQUIRED, *_REQUIRED), settings.SECRETS, optional)
