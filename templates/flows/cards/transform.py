"""The cards that people edit: Script, Mapping, Post Script; and the Log at the end of every path."""

from __future__ import annotations

from ...builder import Group, Processor
from ...builder.group import SCRIPTS
from ...builder.nodes import Node, Way


def forget_all_var(card: Group) -> Processor:
    """allVar hides every attribute from get_attribute, a fresh token too: it is for users' own flows, and never enters a card.

    Nor does a token that is empty: what was kept over a call without one came back as an empty text, and a script asks for None.
    """
    delete = "${token.erp:isEmpty():ifElse('allVar|token.erp', 'allVar')}"
    comments = "And a token of the ERP that is none: a script then reads None."
    return card.processor("Forget allVar", "UpdateAttribute", {"Delete Attributes Expression": delete}, comments=comments)


def hold(card: Group, **more: str) -> Processor:
    """Says to the Ledger that a script failed: nobody knows whether the ERP has it, so an operator decides."""
    properties = {"ledger.event": "outcome", "ledger.outcome": "script_error", **more}
    return card.processor("Held: an operator decides", "UpdateAttribute", properties)


def script(canvas: Group, noun: str = "request", exists: bool = False) -> Group:
    """In. Out: out, error; with ``exists`` also exists, for what the script says the ERP has already."""
    with canvas.group("Script", comments=f"Optional: changes each {noun} with Python. Parameter script.enabled") as card:
        forget = forget_all_var(card)
        enabled = card.processor("Is there a script", "RouteOnAttribute", {"enabled": "${#{script.enabled}:equalsIgnoreCase('true')}"})
        run = card.script("Script", "common/script.py", tasks=2, comments="Edit transform(), or give another script when deploying")
        failed, out = hold(card), card.output("out")
        card.input("in") >> forget >> enabled
        enabled["enabled"] >> run
        enabled["unmatched"] >> out
        decide = [_exists(card, run["success"], out, failed)] if exists else []
        if not exists:
            run["success"] >> out
        run["failure"] >> failed >> card.output("error")
        card.main_road(card["in"], forget, enabled, run, *decide, out)
    return card


def _exists(card: Group, done: Way, out: Node, failed: Processor) -> Processor:
    """order_exists: past mapping and write, with the script's output as request and no answer."""
    route = card.processor(
        "Is it in the ERP",
        "RouteOnAttribute",
        {"exists": "${order_exists:equals('true')}"},
        comments="The script may set the attribute order_exists to true: then it is not written.",
    )
    keep = card.script("Keep the request", "common/prepare_request.py", {"id_attribute": "_order.id"})
    clean = card.processor(
        "No answer to it",
        "UpdateAttribute",
        {"Delete Attributes Expression": r"invokehttp\..*|relation|log\.erp\.(response\..*|error)"},
    )
    done >> route
    route["exists"] >> keep
    route["unmatched"] >> out
    keep["success"] >> clean >> card.output("exists")
    keep["failure"] >> failed
    return route


def mapping(canvas: Group, spec: str, noun: str = "request") -> Group:
    """In. Out: out, error. ``spec``: a file of processors/."""
    with canvas.group("Mapping", comments=f"Optional: changes each {noun} with Jolt. Parameter mapping.enabled") as card:
        enabled = card.processor("Is there a mapping", "RouteOnAttribute", {"enabled": "${#{mapping.enabled}:equalsIgnoreCase('true')}"})
        settings = {"jolt-transform": "jolt-transform-chain", "jolt-spec": (SCRIPTS / spec).read_text(encoding="utf-8")}
        comments = "Edit the specification, or give another one when deploying"
        run = card.processor("Mapping", "JoltTransformJSON", settings, tasks=2, comments=comments)
        failed = hold(card, **{"log.mapping.error": "the mapping gave no result: look at the bulletin of Mapping"})
        out = card.output("out")
        card.input("in") >> enabled
        enabled["enabled"] >> run
        enabled["unmatched"] >> out
        run["success"] >> out
        run["failure"] >> failed >> card.output("error")
        card.main_road(card["in"], enabled, run, out)
    return card


def post_script(canvas: Group) -> Group:
    """In. Out: out, whatever the script did."""
    with canvas.group("Post Script", comments="Optional: more work after success. Parameter post.script.enabled") as card:
        forget = forget_all_var(card)
        enabled = card.processor("Is there a script", "RouteOnAttribute", {"enabled": "${#{post.script.enabled}:equalsIgnoreCase('true')}"})
        exchange = card.script("Request and response", "common/exchange.py")
        run = card.script("Post Script", "common/post_script.py", tasks=2, comments="Edit after(), or give another script when deploying")
        out = card.output("out")
        card.input("in") >> forget >> enabled
        enabled["enabled"] >> exchange
        enabled["unmatched"] >> out
        exchange["success"] >> run
        exchange["failure"] >> out
        run["success"] >> out
        run["failure"] >> out
        card.main_road(card["in"], forget, enabled, exchange, run, out)
    return card


def log(canvas: Group) -> Group:
    """In. The end: one line, then the FlowFile is gone, and with it the tokens."""
    with canvas.group("Log", comments="One JSON line at the end of every path") as card:
        line = card.script(
            "One line",
            "common/log_line.py",
            {"flow": "${#{flow.name}}", "log_directory": "${#{log.directory}}"},
            terminate=["success", "failure"],
            bulletins="NONE",
            comments="One task, so that lines of one file do not mix. No bulletins: whatever is an error here was one before.",
        )
        card.input("in") >> line
        card.main_road(card["in"], line)
    return card
