"""Order Details: an order, its items and its discounts, read one by one and built into one. Whole or not at all."""

from __future__ import annotations

from typing import Dict, Tuple

from ...builder import Group, Processor
from ..cards.omnitron import AUTHORIZED, BASE, ERROR, FORGET_STATUS, NO_ANSWER, WAIT, say

_KEPT = (
    "filename",
    "ledger.id",
    "ledger.version",
    "ledger.flight",
    "ledger.since",
    "ledger.failures",
    "ledger.waits",
    "ledger.trouble",
    "ledger.batch",
    "token.omnitron",
    "token.erp",
    "_order.id",
    "_order.number",
    "_order.status",
)
_PARTS = ("fragment.identifier", "fragment.index", "fragment.count", "order.items", "order.discounts")
_TOKEN = {**AUTHORIZED, "Authorization": "Token ${'keep:token.omnitron'}"}
# too full for the search: the calls' lanes below their row, what ends the card at the right
_SEATS = (
    ("in", "Keep what we trust", "List of items", "Forget the headers of items", "Pks of items"),
    ("No list of items", "List of items refused", "Why was the list of items refused", "The list of items later", ""),
    ("List of discounts", "Forget the headers of discounts", "Pks of discounts", "One for each part", "failed"),
    (
        "Why was the list of discounts refused",
        "The list of discounts later",
        "List of discounts refused",
        "No list of discounts",
        "Not sent: comes again whole",
    ),
    ("Read each part", "Forget the headers", "Restore what we trust", "Together again", "Is it whole"),
    ("Why was the part refused", "The part later", "Part refused", "Failed part", "No answer"),
    ("Build the order", "One order", "out", "Not complete in time", "Once an order"),
)
_UNREAD = "parts of the order could not be read"
_FORGET = r"^(?!keep:|mime\.type$|path$).*$"


def card(canvas: Group) -> Group:
    """In: one row of the query. Out: out (the whole order), failed."""
    with canvas.group(
        "Order Details", comments="Reads an order, its items and its discounts one by one; nothing that a header brought in survives"
    ) as group:
        keep = group.processor(
            "Keep what we trust",
            "UpdateAttribute",
            {"Delete Attributes Expression": r"invokehttp\..*|allVar", **{f"keep:{name}": f"${{{name}}}" for name in _KEPT}},
            comments="A name with a colon cannot come in as a header.",
        )
        failed = _failed(group)
        items = _list(group, "items", "#{omnitron.items.path}", failed)
        discounts = _list(group, "discounts", "#{omnitron.discounts.path}", failed)
        fan_out = group.script(
            "One for each part",
            "order/fan_out.py",
            {
                "base_url": BASE,
                "order_path": "#{omnitron.query.path}",
                "items_path": "#{omnitron.items.path}",
                "discounts_path": "#{omnitron.discounts.path}",
                "suffix": "${#{omnitron.detail.suffix}}",
            },
            comments="The order itself is the first part, so that there is always one.",
        )
        group.input("in") >> keep >> items["get"]
        items["pks"]["success"] >> discounts["get"]
        discounts["pks"]["success"] >> fan_out
        fan_out["failure"] >> failed
        parts = _parts(group, fan_out)
        whole = _whole(group, parts[-1], failed)
        lists = [step for listed in (items, discounts) for step in listed.values()]
        group.main_road(group["in"], keep, *lists, fan_out, *parts, *whole, group["out"])
        group.seats(*_SEATS)
    return group


def _list(group: Group, noun: str, path: str, failed: Processor) -> Dict[str, Processor]:
    """Reads one list and keeps its pks. The list itself never becomes an attribute."""
    get = group.processor(
        f"List of {noun}",
        "InvokeHTTP",
        {
            "HTTP Method": "GET",
            "Remote URL": BASE + path + "?order_id=${'keep:ledger.id':urlEncode()}&limit=99999",
            "Follow Redirects": "True",
            **_TOKEN,
        },
        retry=["Retry", "Failure"],
        retries=3,
        penalty="1 sec",
        terminate=["Original"],
        tasks=2,
        comments="Tried again by the framework after 1, 2 and 4 seconds.",
    )
    forget = say(group, f"Forget the headers of {noun}", {"Delete Attributes Expression": _FORGET})
    pks = group.script(f"Pks of {noun}", "order/list_pks.py", {"attribute": f"keep:order.{noun}", "what": noun}, tasks=2)
    refused = say(group, f"List of {noun} refused", {"log.omnitron.error": ERROR + f": the list of {noun}"})
    silent = say(group, f"No list of {noun}", {"log.omnitron.error": NO_ANSWER + f": the list of {noun}", **FORGET_STATUS})
    get["Response"] >> forget >> pks
    _busy(group, f"list of {noun}", get, refused)
    get["Retry"] >> refused >> failed
    get["Failure"] >> silent >> failed
    pks["failure"] >> failed
    return {"get": get, "forget": forget, "pks": pks}


def _busy(group: Group, noun: str, get: Processor, refused: Processor) -> None:
    """408 and 429 are not the framework's retries: three more tries, half a minute apart. Anything else is refused."""
    why = group.processor(f"Why was the {noun} refused", "RouteOnAttribute", {"busy": "${invokehttp.status.code:matches('408|429')}"})
    again = group.processor(f"The {noun} later", "RetryFlowFile", {"retry-attribute": "retries.busy", "maximum-retries": "3"}, penalty=WAIT)
    get["No Retry"] >> why
    why["busy"] >> again
    why["unmatched"] >> refused
    group.connect(again["retry"], get, objects=0, size="0 B", name="without limit: a loop must not lock itself")
    again["retries_exceeded", "failure"] >> refused


def _parts(group: Group, fan_out: Processor) -> Tuple[Processor, ...]:
    """Reads each part and brings them together; one that failed comes along, marked, so that nobody waits for it."""
    get = group.processor(
        "Read each part",
        "InvokeHTTP",
        {"HTTP Method": "GET", "Remote URL": "${'keep:fragment.url'}", "Follow Redirects": "True", **_TOKEN},
        retry=["Retry", "Failure"],
        retries=3,
        penalty="1 sec",
        terminate=["Original"],
        tasks=4,
        comments="Four calls at once. Tried again by the framework after 1, 2 and 4 seconds.",
    )
    restored = {name: f"${{'keep:{name}'}}" for name in (*_KEPT, *_PARTS)}
    forget = say(group, "Forget the headers", {"Delete Attributes Expression": _FORGET})
    restore = say(group, "Restore what we trust", {"Delete Attributes Expression": "keep:.*", **restored})
    refused = say(group, "Part refused", {"log.omnitron.error": ERROR + ": a part of the order"})
    silent = say(group, "No answer", {"log.omnitron.error": NO_ANSWER + ": a part of the order", **FORGET_STATUS})
    mark = group.processor(
        "Failed part",
        "UpdateAttribute",
        {"Delete Attributes Expression": r"(keep:|invokehttp\.).*", "fragment.failed": "true", "log.order.error": _UNREAD, **restored},
        comments="It goes into the bundle as well: an order comes out at once, whole or not at all.",
    )
    merge = group.processor(
        "Together again",
        "MergeContent",
        {
            "Merge Strategy": "Defragment",
            "Merge Format": "Binary Concatenation",
            "Attribute Strategy": "Keep All Unique Attributes",
            "Delimiter Strategy": "Text",
            "Header File": "[",
            "Footer File": "]",
            "Demarcator File": ",",
            "Maximum number of Bins": "1000",
            "Max Bin Age": "30 mins",
        },
        terminate=["original"],
        comments="More bins than orders may be under way: the oldest bin would be broken up otherwise.",
    )
    fan_out["success"] >> get
    get["Response"] >> forget >> restore
    _busy(group, "part", get, refused)
    get["Retry"] >> refused >> mark
    get["Failure"] >> silent >> mark
    for part in (restore, mark):
        group.connect(part, merge, objects=0, size="0 B", name="without limit: what waits for its last part must not stop it")
    return get, forget, restore, merge


def _whole(group: Group, merge: Processor, failed: Processor) -> Tuple[Processor, ...]:
    route = group.processor("Is it whole", "RouteOnAttribute", {"failed": "${fragment.failed:equals('true')}"})
    build = group.script("Build the order", "order/build_order.py", {"statuses": "${#{order.statuses}}"}, tasks=2)
    clean = say(
        group,
        "One order",
        {
            "Delete Attributes Expression": r"(fragment|merge|order)\..*|segment\.original\.filename",
            "log.order.number": "${_order.number}",
        },
    )
    first = group.processor(
        "Once an order",
        "RouteOnAttribute",
        {"first": "${fragment.index:equals('0')}"},
        terminate=["unmatched"],
        comments="The parts of a bundle that was not complete in time come out one by one: the first of them speaks for all.",
    )
    late = say(group, "Not complete in time", {"log.omnitron.error": "the parts of the order did not come together in time"})
    merge["merged"] >> route
    merge["failure"] >> first
    first["first"] >> late >> failed
    route["failed"] >> failed
    route["unmatched"] >> build
    build["success"] >> clean >> group.output("out")
    build["failure"] >> failed
    failed >> group.output("failed")
    return route, build, clean


def _failed(group: Group) -> Processor:
    """The order is not sent, and comes again with a later batch, if the query still finds it. Names are restored, wherever it failed."""
    return group.processor(
        "Not sent: comes again whole",
        "UpdateAttribute",
        {
            "Delete Attributes Expression": r"(keep:|fragment|merge|invokehttp|order\.|retries).*|segment\.original\.filename",
            "ledger.event": "outcome",
            "ledger.outcome": "do_nothing",
            "relation": "do_nothing",
            "log.order.number": "${_order.number:replaceEmpty(${'keep:_order.number'})}",
            **{name: f"${{{name}:replaceEmpty(${{'keep:{name}'}})}}" for name in _KEPT if name != "filename"},
        },
    )
