"""Write Data to Omnitron: mappings, changes of items and, last of all, is_send; one request each, in a loop."""

from __future__ import annotations

from ...builder import Group
from ..cards.omnitron import AUTHORIZED, ERROR, FORGET_STATUS, NO_ANSWER, refusals, say

_THERE = (
    "${writes.method:equals('POST'):and(${invokehttp.status.code:equals('409'):or(${invokehttp.status.code:equals('400'):and("
    "${log.omnitron.response.body:contains('unique')})})})}"
)
_FORGET_ANSWER = {"Delete Attributes Expression": r"invokehttp\..*|retries\..*|login\.again"}


def card(canvas: Group) -> Group:
    """In. Out: written, failed, unauthorized (log in once more)."""
    with canvas.group(
        "Write Data to Omnitron", comments="Writes mappings and items, then marks the order as sent; each write may be sent twice"
    ) as group:
        clean = say(
            group,
            "Forget earlier answers",
            {"Delete Attributes Expression": r"invokehttp\..*|log\.omnitron\.(error|response\..*)|log\.script\.error|writes\.done|allVar"},
        )
        plan = group.script(
            "What is to be written",
            "order/plan_writes.py",
            {
                "base_url": "#{omnitron.url}",
                "mapping_path": "#{mapping.path}",
                "items_path": "#{omnitron.items.path}",
                "orders_path": "#{omnitron.orders.path}",
                "item_content_type": "${#{mapping.item.content.type}}",
                "order_content_type": "${#{mapping.order.content.type}}",
                "integration_type": "${#{mapping.integration.type}}",
                "item_status": "${#{item.external.status.field}}",
                "item_extra": "${#{item.extra.field}}",
                "item_stock": "${#{item.update.stock.field}}",
                "order_status": "${#{order.external.status.field}}",
                "order_extra": "${#{order.extra.field}}",
            },
            tasks=2,
            comments="A plan that is there already, after a new login or an operator's order, is gone on with.",
        )
        next_one = group.script("The next write", "order/next_write.py", tasks=2)
        more = group.processor("Is it the last", "RouteOnAttribute", {"done": "${writes.done:equals('true')}"})
        send = group.processor(
            "Write Data to Omnitron",
            "InvokeHTTP",
            {
                "HTTP Method": "${writes.method}",
                "Remote URL": "${writes.url}",
                "Content-Type": "application/json",
                "Put Response Body In Attribute": "log.omnitron.response.body",
                "Max Length To Put In Attribute": "1048576",
                "Follow Redirects": "False",
                **AUTHORIZED,
            },
            retry=["Retry", "Failure"],
            retries=3,
            penalty="1 sec",
            terminate=["Response"],
            tasks=4,
            comments="Each may be sent twice, so the framework tries again after 1, 2 and 4 seconds.",
        )
        count = say(group, "One more is written", {"writes.next": "${writes.next:plus(1)}", **_FORGET_ANSWER})
        there = group.processor("Is it there already", "RouteOnAttribute", {"there": _THERE}, comments="A mapping sent twice.")
        refused = say(group, "Not written", {"log.omnitron.error": ERROR + ": ${writes.method} ${writes.url}"})
        silent = say(group, "No answer", {"log.omnitron.error": NO_ANSWER + ": ${writes.method} ${writes.url}", **FORGET_STATUS})
        written = say(
            group,
            "Written",
            {
                "Delete Attributes Expression": r"writes\..*|log\.omnitron\.error",
                "ledger.event": "outcome",
                "ledger.outcome": "written",
            },
        )
        failed = say(group, "Failed: parked", {"ledger.event": "outcome", "ledger.outcome": "write_failed"})
        group.input("in") >> clean >> plan
        plan["success"] >> next_one
        next_one["success"] >> more
        more["unmatched"] >> send
        more["done"] >> written >> group.output("written")
        send["Original"] >> count >> next_one
        send["Retry"] >> refused
        send["Failure"] >> silent
        there["there"] >> count
        send["No Retry"] >> there
        refusals(group, there["unmatched"], send, refused, "writeback")
        for end in (plan["failure"], next_one["failure"], refused, silent):
            end >> failed
        failed >> group.output("failed")
        group.main_road(group["in"], clean, plan, next_one, more, written, group["written"])
    return group
