"""Broken Order Flows. The calls of this flow are compared in any order, so what is only told too early shows in what is left behind."""

from __future__ import annotations

from typing import List

from emulator.flow.model import Flow

from ...flows import LEDGER, READ_PAGE
from ...flows import QUERY as URL
from ..mutant import DELETE, KEPT, Change, Mutant, dropped, each, processor, scripted, without

DETAILS, QUERY = "Order Details/", "Query Check Order/"
ORDERS, ASKED, BY_CODE, BACK = "orders", "orders: the query", "orders: by status code", "orders: written back"
PARTS, PAGES, PUT, GET = "orders: parts that fail", "orders: pages", "orders: no login, PUT", "orders: GET, nothing to map"
# lines of the scripts, and what stands there instead
COUNT = ("'keep:fragment.count': '%d' % len(fragment_urls)}", "'keep:fragment.count': '%d' % (len(fragment_urls) + 1)}")
SOMETHING_ELSE = ("raise ValueError('what came for pk %s is something else' % pk)", "pass")
ALL_THERE = ("if len(parts) != len(pks):", "if not parts:")
NO_GAPS = ("    json.loads(text)\n", "    text = re.sub(r',(?=[,\\]])', '', text)\n")
LEFT = ("    look_whether_left(order, attributes.get('_order.status'), statuses)\n", "")
MARK = "self.writes.append(['PATCH', self.url('orders_path', order), body])"
MARK_FIRST = (MARK, MARK.replace("append(", "insert(0, "))
ONE_PAGE = ("        if not self.is_full(given, more):\n", "        if True:\n")
STANDING = ("scan['cursor'] = keys[-1]", "scan['cursor'] = keys[0]")
SETTLED = ("event.get('order.is_send') == '0'", "False")


def without_window(flow: Flow) -> None:
    """The query has no first date."""
    properties = processor(flow, URL).properties
    before, _, after = (properties["ledger.url"] or "").partition("&modified_date__gt=")
    properties["ledger.url"] = before + after[after.index("${#{omnitron.channel}") :]


def waits_for_ever(path: str, relationship: str) -> Change:
    """What leaves by that relationship is dropped without a word."""

    def change(flow: Flow) -> None:
        dropped(path, relationship)(flow)
        processor(flow, path).auto_terminated.add(relationship)

    return change


def never(path: str, name: str) -> Change:
    """A route that nothing takes."""

    def change(flow: Flow) -> None:
        processor(flow, path).properties[name] = "${uuid:isEmpty()}"

    return change


HALF: Change = each(
    never(DETAILS + "Is it whole", "failed"),
    *(scripted(DETAILS + "Build the order", *line) for line in (NO_GAPS, ALL_THERE, SOMETHING_ELSE)),
)

MUTANTS: List[Mutant] = [
    # the order as a whole
    Mutant("one fragment too many is waited for", "requests", GET, change=scripted(DETAILS + "One for each part", *COUNT)),
    Mutant("a failed part does not come along", "ledger", PARTS, change=waits_for_ever(DETAILS + "Failed part", "success")),
    Mutant("half an order is an order", "requests", PARTS, change=HALF),
    Mutant("headers of a part are kept", "attributes", GET, {DETAILS + "Forget the headers": {DELETE: KEPT}}),
    Mutant("a cancelled order is sent all the same", "requests", PAGES, change=scripted(DETAILS + "Build the order", *LEFT)),
    # the query
    Mutant(
        "what the ERP has is written to it again",
        "requests",
        ASKED,
        {QUERY + "What the body says": {"found": "${uuid:isEmpty()}", "not found": "${query.says:in('found', 'not found')}"}},
    ),
    Mutant(
        "a code that means not found is a failure",
        "relationships",
        ASKED,
        change=without(QUERY + "By status code", "'not found'", "'failure'", "query.says"),
    ),
    Mutant(
        "no path means that nothing is found",
        "requests",
        GET,
        change=without(QUERY + "By status code", "'found'", "'not found'", "query.says"),
    ),
    # pages
    Mutant("the first page is the only one", "requests", PAGES, change=scripted(READ_PAGE, *ONE_PAGE)),
    Mutant("each page begins behind the first row of the one before", "requests", PAGES, change=scripted(READ_PAGE, *STANDING)),
    Mutant("every order there ever was is asked for", "requests", GET, change=without_window),
    # what is written back
    Mutant(
        "sent before its items are mapped", "attributes", BACK, change=scripted("Write Data to Omnitron/What is to be written", *MARK_FIRST)
    ),
    Mutant("is_send 0 is marked as sent", "requests", BACK, change=scripted(LEDGER, *SETTLED)),
    Mutant(
        "a refused mapping counts as written",
        "ledger",
        BACK,
        {"Write Data to Omnitron/Is it there already": {"there": "${writes.method:equals('POST')}"}},
    ),
    # the end
    Mutant(
        "the Post Script runs after a failure unasked",
        "relationships",
        PUT,
        change=without("Check Response Script/Run on failed order", "#{run.on.failed.order}", "#{script.enabled}", "post"),
    ),
    Mutant(
        "without a relation the code is not looked at",
        "relationships",
        BY_CODE,
        change=without("Check Response Script/What it means", "'auth_fail'", "'failure'", "relation"),
    ),
]
