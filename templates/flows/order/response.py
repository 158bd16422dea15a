"""Check Response Script: what the ERP's answer means, and what is written to Omnitron."""

from __future__ import annotations

from ...builder import Group
from ..cards.omnitron import evaluate, say
from ..cards.response import MORE_TRIES, accepted, refused, relation
from ..cards.transform import forget_all_var

# A script that sets no relation says it with is_send.
_RELATION = (
    "${relation:isEmpty():not():ifElse(${relation}, ${order.is_send:matches('1|true'):ifElse('continue',"
    " ${invokehttp.status.code:isEmpty():ifElse('do_nothing', ${invokehttp.status.code:matches('401|403'):ifElse('auth_fail',"
    " 'failure')})})})}"
)
_WRITTEN = "${order.found:equals('true'):or(${order_exists:equals('true')}):not()}"
_SILENT = (
    f"${{relation:equals('held'):not():and(${{invokehttp.status.code:isEmpty()}}):and({_WRITTEN})"
    ":and(${#{custom.response.without.answer}:equalsIgnoreCase('true'):not()})}"
)
_UNSENT = (
    "Order ${ledger.id} (${_order.number}): the script says continue and no is_send, so the order is settled and stays unsent in Omnitron"
)
# What was not written is not written now.
_TRIES = f"{MORE_TRIES[:-1]}:and({_WRITTEN})}}"
# Once an order: no refusal is counted yet, and an answer that is no verdict is its first.
_FIRST = (
    "${ledger.failures:replaceEmpty('0'):equals('0'):and(${ledger.waits:replaceEmpty('0'):equals('0')"
    ":or(${invokehttp.status.code:matches('408|425|429|5..'):not()})})}"
)
_POST = (
    f"${{#{{run.on.failed.order}}:equalsIgnoreCase('true'):and(${{relation:equals('do_nothing'):not()}}):and({_WRITTEN}):and({_FIRST})}}"
)


def card(canvas: Group) -> Group:
    """In. Out: continue, settled (is_send 0), auth fail, outcome, failed order (to the Post Script as well)."""
    with canvas.group(
        "Check Response Script", comments="Decides from the ERP's answer what happens, and prepares what is written to Omnitron"
    ) as group:
        forget = forget_all_var(group)
        who = group.processor(
            "Is the answer whole",
            "RouteOnAttribute",
            {"held": "${relation:equals('held')}", "silent": _SILENT},
            comments="held: a 2xx whose body was cut, nobody can tell what it said. silent: there was no answer, no script is asked.",
        )
        silent = say(group, "No answer", {"relation": "do_nothing", "order.is_send": "0"})
        exchange = group.script("Request and response", "common/exchange.py")
        script = group.script(
            "Check Response Script",
            "order/check_response.py",
            tasks=2,
            comments="Edit relation_of() and output_of(), or give another script when deploying",
        )
        sent = evaluate(group, "What is_send says", {"order.is_send": "$.is_send"})
        meaning = say(
            group,
            "What it means",
            {
                "relation": _RELATION,
                "order.is_send": "${order.is_send:matches('1|true'):ifElse('1', '0')}",
                "order.unsaid": "${order.is_send:isEmpty()}",
            },
        )
        unsent = group.processor(
            "The order stays unsent",
            "LogMessage",
            {"log-level": "warn", "log-message": _UNSENT},
            terminate=["success"],
            comments="is_send 0 is meant; none may be forgotten.",
        )
        decide = relation(group)
        taken, settled = accepted(group, decide, "${order.is_send:equals('0')}", unsaid="${order.unsaid:equals('true')}")
        settled["unsaid"] >> unsent
        post = group.processor(
            "Run on failed order",
            "RouteOnAttribute",
            {"post": _POST},
            comments="Parameter run.on.failed.order: the Post Script runs directly after the first write of an order that failed.",
        )
        cut, failed = refused(group, decide, _TRIES, post)
        group.input("in") >> forget >> who
        who["held"] >> cut
        who["silent"] >> silent >> decide
        who["unmatched"] >> exchange
        exchange["success"] >> script
        exchange["failure"] >> failed
        script["success"] >> sent
        script["failure"] >> failed
        sent["matched"] >> meaning >> decide
        sent["unmatched", "failure"] >> failed
        post["post"] >> group.output("failed order")
        post["unmatched"] >> group["outcome"]
        group.main_road(group["in"], forget, who, exchange, script, sent, meaning, decide, taken, settled, group["continue"])
    return group
