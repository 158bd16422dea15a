"""Query Check Order: asks the ERP whether it has the order already."""

from __future__ import annotations

from typing import Tuple

from ...builder import Group, Processor
from ...builder.nodes import Node
from ..cards.erp import prepared
from ..cards.omnitron import say
from ..cards.transform import hold

_CODE = "${invokehttp.status.code:prepend(','):append(',')}"
_PATH = "${#{query.check.path}:trim():startsWith('$'):ifElse(${#{query.check.path}:trim()}, ${#{query.check.path}:trim():prepend('$.')})}"


def _listed(parameter: str) -> str:
    """Is the code in a list of codes?"""
    return f"${{#{{{parameter}}}:replaceAll('\\\\s', ''):prepend(','):append(','):contains({_CODE})}}"


# The first that is true decides.
_BY_STATUS = (
    ("${invokehttp.status.code:isEmpty()}", "'failure'"),
    (_listed("query.check.failure.codes"), "'failure'"),
    (_listed("query.check.not.found.codes"), "'not found'"),
    ("${invokehttp.status.code:matches('401|403')}", "'auth fail'"),
    ("${invokehttp.status.code:startsWith('2'):not()}", "'failure'"),
    ("${#{query.check.path}:isEmpty()}", "'found'"),
)
_BY_BODY = (
    ("${query.json:equals('no')}", "'failure'"),
    ("${query.json:equals('null')}", "'not found'"),
    ("${query.result:length():equals(0):or(${query.result:in('[]', '{}')})}", "'not found'"),
    ("${query.result:equals(${#{query.check.path.value}:trim()})}", "'not found'"),
)
_ONCE = "${logins.query:isEmpty():and(${#{erp.login.url}:isEmpty():not()})}"
_WHY = "${query.error:isEmpty():ifElse(${invokehttp.status.code:prepend('HTTP ')}, ${query.error})}"

_QUERY = r"(invokehttp|query)\..*|log\.query\..*"
_NOT_JSON = "${query.json:equals('no'):ifElse('the answer is no JSON, query.check.path cannot look into it', '')}"
_KEEP_STATUS = r"(query|logins|login)\..*|invokehttp\.(?!status\.code).*|log\.query\..*"


def _first(cases: Tuple[Tuple[str, str], ...], last: str) -> str:
    """Expression Language for: the value of the first condition that is true."""
    for condition, value in reversed(cases):
        last = f"{condition[:-1]}:ifElse({value}, {last})}}"
    return last


def card(canvas: Group) -> Group:
    """In. Out: not found, found (to Check Response Script), auth fail (log in once more), failed."""
    with canvas.group(
        "Query Check Order", comments="Asks the ERP for each order before it is sent. Off when query.check.url is empty"
    ) as group:
        asked = group.processor("Is there a query", "RouteOnAttribute", {"ask": "${#{query.check.url}:isEmpty():not()}"})
        ready = prepared(group, "Prepare the query", {"id_attribute": "_order.id"})
        clean = say(group, "Forget earlier answers", {"Delete Attributes Expression": _QUERY + r"|relation|order\.found|allVar"})
        ask = group.processor(
            "Query Check Order",
            "InvokeHTTP",
            {
                "HTTP Method": "GET",
                "Remote URL": "${#{query.check.url}:replaceEmpty(''):evaluateELString()}",
                "Read Timeout": "#{erp.read.timeout}",
                "Attributes to Send": "#{erp.auth.header}",
                "Basic Authentication Username": " #{erp.basic.username}",
                "Basic Authentication Password": "#{erp.basic.password}",
                "Put Response Body In Attribute": "query.body",
                "Max Length To Put In Attribute": "#{erp.response.max.bytes}",
                "Follow Redirects": "False",
                "disable-http2": "True",
            },
            terminate=["Response"],
            penalty="0 sec",
            tasks=2,
            comments="The order stays as it is; the answer becomes an attribute. Failed calls are asked again with a later batch.",
        )
        silent = say(
            group,
            "No answer",
            {
                "Delete Attributes Expression": r"invokehttp\.status\..*|query\.body",
                "query.error": "${invokehttp.java.exception.message:replaceEmpty('no answer')}",
            },
        )
        by_status = say(group, "By status code", {"query.says": _first(_BY_STATUS, "'look'")})
        says = _route(group, "What the code says", ("found", "not found", "auth fail", "look"))
        failed_script = hold(group)
        out = group.output("not found")
        failed = _failed(group)
        group.input("in") >> asked
        asked["unmatched"] >> out
        asked["ask"] >> ready
        ready["success"] >> clean >> ask
        ready["failure"] >> failed_script >> failed
        ask["Original", "No Retry", "Retry"] >> by_status
        ask["Failure"] >> silent >> by_status
        by_status >> says
        missing = _answers(group, says, out, failed)
        group.main_road(group["in"], asked, ready, clean, ask, by_status, says, missing, out)
    return group


def _answers(group: Group, says: Processor, out: Node, failed: Processor) -> Processor:
    look = group.script("Is it JSON", "order/query_body.py", terminate=["failure"], tasks=2)
    route = group.processor("May the path look", "RouteOnAttribute", {"look": "${query.json:equals('yes')}"})
    read = say(group, "What the path finds", {"query.result": f"${{query.body:jsonPath({_PATH})}}"})
    by_body = say(group, "By the body", {"query.says": _first(_BY_BODY, "'found'"), "query.error": _NOT_JSON})
    finds = _route(group, "What the body says", ("found", "not found"))
    order_found = say(
        group,
        "Found",
        {
            "Delete Attributes Expression": _KEEP_STATUS,
            "order.found": "true",
            "log.erp.response.body": "${query.body}",
            "log.query.result": "found",
        },
    )
    missing = say(group, "Not found", {"Delete Attributes Expression": _QUERY + r"|logins\..*|login\..*|log\.erp\..*"})
    once = group.processor(
        "One more try",
        "RouteOnAttribute",
        {"again": _ONCE},
        comments="401 and 403: log in to the ERP once more, when there is a login; then it is a failure.",
    )
    login = say(
        group,
        "New login at the ERP",
        {"Delete Attributes Expression": r"invokehttp\..*", "login.for": "query", "login.scope": "erp", "logins.query": "1"},
    )
    says["found"] >> order_found
    says["not found"] >> missing
    says["auth fail"] >> once
    says["look"] >> look
    says["unmatched"] >> failed
    look["success"] >> route
    route["look"] >> read >> by_body
    route["unmatched"] >> by_body
    by_body >> finds
    finds["found"] >> order_found >> group.output("found", comments="To Check Response Script, with the query's answer")
    finds["not found"] >> missing >> out
    finds["unmatched"] >> failed
    once["again"] >> login >> group.output("auth fail")
    once["unmatched"] >> failed
    return missing


def _failed(group: Group) -> Processor:
    end = say(
        group,
        "Nobody knows",
        {
            "Delete Attributes Expression": r"query\..*",
            "ledger.event": "outcome",
            "ledger.outcome": "failure",
            "relation": "failure",
            "log.query.error": _WHY,
        },
    )
    end >> group.output("failed")
    return end


def _route(group: Group, name: str, words: Tuple[str, ...]) -> Processor:
    return group.processor(name, "RouteOnAttribute", {word: f"${{query.says:equals('{word}')}}" for word in words})
