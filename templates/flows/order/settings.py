"""The settings of the flow, and those that it shares with others."""

from __future__ import annotations

from ...builder import Template
from ...builder.parameter import CODES, COUNT, FIELD, METHOD, NUMBERS, PATH, PREFIX, ROUTE, SWITCH, URL
from ..cards import settings
from ..cards.settings import BACK, WRITE, Row, of

_QUERY = of(
    "Read Data From Omnitron",
    Row("omnitron.channel", "Omnitron Channel: ids of sales channels, separated by commas; empty: every channel", "1,2", type=NUMBERS),
    Row(
        "omnitron.query.path",
        "Path that is queried for orders, and under which one is read by its pk",
        "/api/v1/orders_integration/",
        "/api/v1/orders_integration/",
        PREFIX,
    ),
    Row("order.statuses", "Statuses of the orders that are fetched, separated by commas", "400,450", "400,450,500,510,540,550", NUMBERS),
    Row(
        "order.days",
        "Orders that changed in so many days are fetched; one that nears the edge is told as an error a day before",
        "30",
        "21",
        COUNT,
    ),
    Row("page.limit", "Rows of one page of the query", "100", "25", COUNT),
)
_DETAILS = of(
    "Order Details",
    Row(
        "omnitron.items.path",
        "Path of order items: listed by order_id, read and changed by their pk",
        "/api/v1/order_items/",
        "/api/v1/order_items/",
        PREFIX,
    ),
    Row(
        "omnitron.discounts.path",
        "Path of discount items: listed by order_id, read by their pk",
        "/api/v1/discount_items/",
        "/api/v1/discount_items/",
        PREFIX,
    ),
    Row(
        "omnitron.detail.suffix",
        "Stands behind the pk of an order, item or discount that is read in full",
        "detailed_integration",
        "detailed_integration/",
    ),
)
_CHECK = of(
    "Query Check Order",
    Row(
        "query.check.url",
        "Query URL: asks the ERP for an order before it is sent; may use ${_order.number}; empty: nobody is asked",
        "https://erp.example/orders?number=${_order.number}",
        type=URL,
    ),
    Row(
        "query.check.path",
        "Custom Response Path: where the order stands in a 2xx answer; found when something is there. A JsonPath, or names with dots;"
        " empty: 2xx is found",
        "data.order.no",
        type=PATH,
    ),
    Row("query.check.path.value", "Custom Response Path Value: when this stands there, the order is not found", "0"),
    Row(
        "query.check.failure.codes",
        "Failure Status Codes, separated by commas: the order fails, nobody knows whether the ERP has it",
        "500,503",
        type=CODES,
    ),
    Row(
        "query.check.not.found.codes",
        "Order Not Found Codes, separated by commas: the ERP does not have it, 2xx or not",
        "404,410",
        "404",
        CODES,
    ),
)
_ERP = of(
    WRITE,
    Row(
        "erp.order.url",
        "ERP Order Create API URL; may use ${_order.number} and ${_order.id}",
        "https://erp.example/orders",
        type=URL,
        required=True,
    ),
    Row("erp.order.method", "ERP Order Create API Method; a GET carries no body", "PUT", "POST", METHOD),
)
_BACK = of(
    BACK,
    Row("omnitron.orders.path", "Path under which an order is marked as sent", "/api/v1/orders/", "/api/v1/orders/", PREFIX),
    Row(
        "mapping.path",
        "Path to which mappings of orders and items are written",
        "/api/v1/integration_mappings/",
        "/api/v1/integration_mappings/",
        ROUTE,
    ),
    Row("mapping.integration.type", "Integration type of mappings", "erp", "erp"),
    Row("mapping.order.content.type", "Content type of an order in a mapping; empty: orders are not mapped", "order"),
    Row("mapping.item.content.type", "Content type of an order item in a mapping; empty: items are not mapped", "orderitem"),
    Row(
        "order.external.status.field",
        "Field of an order that takes external_status; empty: it is not written",
        "external_status",
        type=FIELD,
    ),
    Row("order.extra.field", "Field of an order that takes extra_field; empty: it is not written", "extra_field", type=FIELD),
    Row(
        "item.external.status.field",
        "Field of an order item that takes external_status; empty: it is not written",
        "external_status",
        type=FIELD,
    ),
    Row("item.extra.field", "Field of an order item that takes extra_field; empty: it is not written", "extra_field", type=FIELD),
    Row("item.update.stock.field", "Field of an order item that takes update_stock; empty: it is not written", "update_stock", type=FIELD),
)
_POST = of(
    "Post Script",
    Row(
        "run.on.failed.order",
        "Run On Failed Order. true: the Post Script runs as well, once an order, directly after the first write that the ERP refused",
        "true",
        "false",
        SWITCH,
    ),
)


def declare(flow: Template) -> None:
    """Declare every setting."""
    erp = (*_ERP, *settings.erp("order", "the order's number"), *settings.response("order", "Check Response Script"))
    rows = (*settings.configuration("order"), *settings.LOGIN, *_QUERY, *_DETAILS, *_CHECK, *settings.STEPS, *erp, *_BACK)
    settings.declare(flow, (*rows, *settings.POST, *_POST, *settings.tries("order"), *settings.LOG))
