"""Custom Response Script: what the ERP's answer means."""

from __future__ import annotations

from ...builder import Group
from .response import accepted, refused, relation
from .transform import forget_all_var

_BY_STATUS = (
    "${invokehttp.status.code:isEmpty():ifElse('do_nothing', ${invokehttp.status.code:startsWith('2'):ifElse('continue',"
    " ${invokehttp.status.code:matches('401|403'):ifElse('auth_fail',"
    " ${invokehttp.status.code:matches('408|425|429|5..'):ifElse('do_nothing', 'failure')})})})}"
)
_ASKED = "${invokehttp.status.code:isEmpty():not():or(${#{custom.response.without.answer}:equalsIgnoreCase('true')})}"

_SCRIPT = f"${{relation:equals('held'):not():and(${{#{{custom.response}}:equalsIgnoreCase('false'):not()}}):and({_ASKED})}}"


def card(canvas: Group, body: str = "order_cancellation_request/custom_response.py") -> Group:
    """In. Out: continue, settled (no write-back configured), auth fail, outcome."""
    with canvas.group("Custom Response Script", comments="Decides from the ERP's answer what happens. Parameter custom.response") as card:
        forget = forget_all_var(card)
        who = card.processor(
            "Who decides",
            "RouteOnAttribute",
            {
                "held": "${relation:equals('held')}",
                "script": _SCRIPT,
            },
            comments="held: a 2xx whose body was cut, nobody can tell what it said. Without an answer no script is asked: do_nothing.",
        )
        script = card.script(
            "Custom Response Script",
            body,
            tasks=2,
            comments="Edit relation_of(), or give another script when deploying",
        )
        status = card.processor(
            "By status code",
            "UpdateAttribute",
            {"relation": _BY_STATUS},
            comments="Custom Response Setting = False, or there was no answer",
        )
        decide = relation(card)
        settled = accepted(card, decide, "${#{writeback.enabled}:equalsIgnoreCase('true'):not()}")
        cut, failed = refused(card, decide)
        script["failure"] >> failed
        who["held"] >> cut
        card.input("in") >> forget >> who
        who["script"] >> script
        who["unmatched"] >> status >> decide
        script["success"] >> decide
        card.main_road(card["in"], forget, who, script, decide, *settled, card["continue"])
    return card
