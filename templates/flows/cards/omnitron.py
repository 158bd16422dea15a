"""What talks to Omnitron: Login, Get Data From Omnitron, and what every card that talks to it needs."""

from __future__ import annotations

from typing import Mapping

from ...builder import Group, Processor
from ...builder.nodes import Way

BASE = r"${#{omnitron.url}:replaceAll('/+\\z', '')}"
_TRUSTED = (
    *(f"ledger.{name}" for name in ("scan", "page", "cursor", "limit", "cap", "pin", "for", "ask", "version")),
    "token.omnitron",
    "token.erp",
)
AUTHORIZED = {"Authorization": "Token ${token.omnitron}", "Accept": "application/json", "disable-http2": "True"}
ERROR = "HTTP ${invokehttp.status.code} ${invokehttp.status.message}"
NO_ANSWER = "${invokehttp.java.exception.message:replaceEmpty('no answer')}"
WAIT = "30 sec"
CONFIGURATION = (  # of a flow that asks Omnitron on a schedule
    "Configuration\n"
    "Omnitron API Settings, Domain URL: parameter omnitron.url; who logs in: omnitron.username, omnitron.password\n"
    "Inbound Flow: a cron schedule, in Ledger / Every five minutes\n"
    "The settings of each card are parameters of this group: right click, Configure, Parameter Context\n"
    "Login first: enable its two services"
)


NOTHING: Mapping[str, str] = {}


def login(
    canvas: Group,
    read: str = "Get Data From Omnitron",
    more: Mapping[str, str] = NOTHING,
    user: str = "#{omnitron.username}",
    unasked: str = "",
) -> Group:
    """In. Out: logged in (to the query), resend (to the ERP), writeback, failed.

    ``more``: further cards that ask for a login, by the word in login.for, which is their port: what it means to them when it fails.
    ``unasked``: the outcome when one fails that no card asked for; '': it was for a query, page_failed.
    """
    meanings = {"erp": "auth_fail", "writeback": "write_failed", **more}
    outcome = f"'{unasked}'"
    for word, meaning in reversed(list(meanings.items())):
        outcome = f"${{login.for:equals('{word}'):ifElse('{meaning}', {outcome})}}"
    with canvas.group("Login", comments="Logs in to Omnitron and, if configured, the ERP") as card:
        _credentials(card, "Omnitron credentials", user, "#{omnitron.password}")
        _credentials(card, "ERP credentials", "${#{erp.username}}", "#{erp.password}")
        log_in = card.script(
            "Log in",
            "common/login.py",
            {
                "omnitron_login_url": BASE + "#{omnitron.login.path}",
                "omnitron_service": "Omnitron credentials",
                "erp_login_url": "${#{erp.login.url}}",
                "erp_service": "ERP credentials",
                "erp_method": "${#{erp.login.method}}",
                "erp_body": "${#{erp.login.body}}",
                "erp_content_type": "${#{erp.login.content.type}}",
                "erp_token_path": "${#{erp.login.token.path}}",
                "token_ttl": "${#{token.ttl}}",
            },
            comments="Fetches the tokens that are missing, or the one that login.scope names anew; what another one got already is "
            "taken. One task: it remembers. Nothing but tokens leaves it.",
        )
        back = card.processor(
            "Who asked",
            "RouteOnAttribute",
            {"resend": "${login.for:equals('erp')}", **{word: f"${{login.for:equals('{word}')}}" for word in ("writeback", *more)}},
        )
        failed = card.processor(
            "What a failed login means",
            "UpdateAttribute",
            {
                "ledger.event": "outcome" if unasked else "${login.for:isEmpty():ifElse('page_failed', 'outcome')}",
                "ledger.outcome": outcome,
            },
            comments="To a query: the batch ends. To a resend: the request failed. To a write-back: it is parked.",
        )
        card.input("in") >> log_in
        log_in["success"] >> back
        back["unmatched"] >> card.output("logged in", comments=f"To {read}")
        back["resend"] >> card.output("resend", comments="To Write Data to ERP, once more")
        back["writeback"] >> card.output("writeback", comments="To Write Data to Omnitron, once more")
        for word in more:
            back[word] >> card.output(word, comments="Once more")
        log_in["failure"] >> failed >> card.output("failed")
        card.main_road(card["in"], log_in, back, card["logged in"])
    return card


def _credentials(card: Group, name: str, user: str, password: str) -> None:
    card.service(
        name,
        "StandardProxyConfigurationService",
        {"proxy-type": "DIRECT", "proxy-user-name": user, "proxy-user-password": password},
        comments="Holds a user and a password, encrypted, for the login script. No proxy is used. Arrives disabled: enable it.",
    )


def read(canvas: Group, name: str = "Get Data From Omnitron") -> Group:
    """In. Out: page, unauthorized (log in once more), failed."""
    with canvas.group(name, comments="Reads one page; nothing that a header brought in survives") as card:
        keep = card.processor(
            "Keep what we trust",
            "UpdateAttribute",
            {"Delete Attributes Expression": r"invokehttp\..*|allVar", **{f"keep:{name}": f"${{{name}}}" for name in _TRUSTED}},
            comments="A name with a colon cannot come in as a header.",
        )
        get = card.processor(
            name,
            "InvokeHTTP",
            {"HTTP Method": "GET", "Remote URL": "${ledger.url}", "Follow Redirects": "True", **AUTHORIZED},
            retry=["Retry", "Failure"],
            retries=3,
            penalty="1 sec",
            terminate=["Original"],
            tasks=2,
            comments="Tried again by the framework after 1, 2 and 4 seconds.",
        )
        forget = card.processor(
            "Forget the headers",
            "UpdateAttribute",
            {"Delete Attributes Expression": r"^(?!keep:|mime\.type$|path$).*$", "keep:date": "${Date}"},
            comments="Every header of the answer became an attribute. The server's clock is kept.",
        )
        restore = card.processor(
            "Restore what we trust",
            "UpdateAttribute",
            {
                "Delete Attributes Expression": r"keep:.*",
                "ledger.event": "page",
                "ledger.date": "${'keep:date'}",
                **{name: f"${{'keep:{name}'}}" for name in _TRUSTED},
            },
        )
        card.input("in") >> keep >> get
        get["Response"] >> forget >> restore >> card.output("page")
        refused = say(card, "Refused", {"ledger.event": "page_failed", "log.omnitron.error": ERROR})
        silent = say(card, "No answer", {"ledger.event": "page_failed", "log.omnitron.error": NO_ANSWER, **FORGET_STATUS})
        failed = card.output("failed")
        get["Failure"] >> silent >> failed
        get["Retry"] >> refused
        refusals(card, get["No Retry"], keep, refused)
        refused >> failed
        card.main_road(card["in"], keep, get, forget, restore, card["page"])
    return card


FORGET_STATUS = {"Delete Attributes Expression": r"invokehttp\.status\..*"}


def say(card: Group, name: str, properties: Mapping[str, str]) -> Processor:
    return card.processor(name, "UpdateAttribute", properties)


def refusals(card: Group, call: Way, again: Processor, refused: Processor, login_for: str = "") -> None:
    """What No Retry means: 401: log in; 408 and 429: later; anything else: refused.

    ``login_for``: the card to which the login leads back, where a login that is not the first one waits and comes again; '': it leads
    to the query, there is one, a second 401 is refused.
    """
    again_401 = {"again": "${invokehttp.status.code:equals('401'):and(${login.again:isEmpty():not()})}"} if login_for else {}
    why = card.processor(
        "Why it was refused",
        "RouteOnAttribute",
        {
            "unauthorized": "${invokehttp.status.code:equals('401'):and(${login.again:isEmpty()})}",
            "busy": "${invokehttp.status.code:matches('408|429')}",
            **again_401,
        },
    )
    later = card.processor(
        "Later",
        "RetryFlowFile",
        {"retry-attribute": "retries.busy", "maximum-retries": "3"},
        penalty=WAIT,
        comments="408 and 429 are not the framework's retries: three more tries, half a minute apart.",
    )
    who_asks = {"login.for": login_for} if login_for else {}
    login_again = say(card, "Log in once more", {**who_asks, "login.scope": "omnitron", "login.again": "true"})
    call >> why
    why["unauthorized"] >> login_again >> card.output("unauthorized")
    why["busy"] >> later
    why["unmatched"] >> refused
    later["retry"] >> again
    later["retries_exceeded", "failure"] >> refused
    if login_for:
        wait = card.processor(
            "Log in later",
            "RetryFlowFile",
            {"retry-attribute": "retries.login", "maximum-retries": "5"},
            penalty=WAIT,
            comments="A new token that is refused as well: five more logins, half a minute apart.",
        )
        why["again"] >> wait
        wait["retry"] >> login_again
        wait["retries_exceeded", "failure"] >> refused


def content(card: Group, name: str, expression: str) -> Processor:
    """The content becomes an attribute, or what an expression makes of one."""
    properties = {"Replacement Strategy": "Always Replace", "Evaluation Mode": "Entire text", "Replacement Value": f"${{{expression}}}"}
    return card.processor(name, "ReplaceText", properties)


def evaluate(card: Group, name: str, paths: Mapping[str, str]) -> Processor:
    return card.processor(name, "EvaluateJsonPath", {"Destination": "flowfile-attribute", **paths})


def write_back_body(card: Group) -> Processor:
    """What is written back: a setting that may use Expression Language."""
    return content(card, "Body of the write-back", "#{writeback.body}:replaceEmpty(''):evaluateELString()")


def write_back_call(card: Group, url: str, comments: str) -> Processor:
    """The write-back itself: the framework tries again, a redirect is no success."""
    return card.processor(
        "Write Data to Omnitron",
        "InvokeHTTP",
        {
            "HTTP Method": "${#{writeback.method}}",
            "Remote URL": url,
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
        tasks=2,
        comments=comments,
    )
