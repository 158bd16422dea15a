"""What talks to Omnitron: Login, Get Data From Omnitron, Write Data to Omnitron."""

from __future__ import annotations

from typing import Mapping

from ...builder import Group, Processor
from ...builder.nodes import Cell

_BASE = r"${#{omnitron.url}:replaceAll('/+\\z', '')}"
_TRUSTED = ("ledger.scan", "ledger.for", "ledger.ask", "ledger.limit", "token.omnitron", "token.erp")
_AUTHORIZED = {"Authorization": "Token ${token.omnitron}", "Accept": "application/json", "disable-http2": "True"}
_ERROR = "HTTP ${invokehttp.status.code} ${invokehttp.status.message}"
_NO_ANSWER = "${invokehttp.java.exception.message:replaceEmpty('no answer')}"
_WAIT = "30 sec"


def login(canvas: Group, at: Cell) -> Group:
    """In. Out: logged in (to the query), resend (to the ERP), writeback, failed."""
    with canvas.group("Login", at=at, comments="Logs in to Omnitron and, if configured, the ERP") as card:
        _credentials(card, "Omnitron credentials", "#{omnitron.username}", "#{omnitron.password}")
        _credentials(card, "ERP credentials", "${#{erp.username}}", "#{erp.password}")
        log_in = card.script(
            "Log in",
            "common/login.py",
            {
                "omnitron_login_url": _BASE + "#{omnitron.login.path}",
                "omnitron_service": "Omnitron credentials",
                "erp_login_url": "${#{erp.login.url}}",
                "erp_service": "ERP credentials",
                "erp_method": "${#{erp.login.method}}",
                "erp_body": "${#{erp.login.body}}",
                "erp_content_type": "${#{erp.login.content.type}}",
                "erp_token_path": "${#{erp.login.token.path}}",
            },
            at=(1, 0),
            comments="Fetches the tokens that are missing, or the one that login.scope names anew. Nothing but tokens leaves it.",
        )
        back = card.processor(
            "Who asked",
            "RouteOnAttribute",
            {"resend": "${login.for:equals('erp')}", "writeback": "${login.for:equals('writeback')}"},
            at=(2, 0),
        )
        failed = card.processor(
            "What a failed login means",
            "UpdateAttribute",
            {
                "ledger.event": "${login.for:isEmpty():ifElse('page_failed', 'outcome')}",
                "ledger.outcome": "${login.for:equals('erp'):ifElse('auth_fail', "
                "${login.for:equals('writeback'):ifElse('write_failed', '')})}",
            },
            at=(1, 1),
            comments="To a query: the batch ends. To a resend: the request failed. To a write-back: it is parked.",
        )
        card.input("in", at=(0, 0)) >> log_in
        log_in["success"] >> back
        back["unmatched"] >> card.output("logged in", at=(3, 0), comments="To Get Data From Omnitron")
        back["resend"] >> card.output("resend", at=(3, 1), comments="To Write Data to ERP, once more")
        back["writeback"] >> card.output("writeback", at=(3, 2), comments="To Write Data to Omnitron, once more")
        log_in["failure"] >> failed >> card.output("failed", at=(1, 2))
    return card


def _credentials(card: Group, name: str, user: str, password: str) -> None:
    card.service(
        name,
        "StandardProxyConfigurationService",
        {"proxy-type": "DIRECT", "proxy-user-name": user, "proxy-user-password": password},
        comments="Holds a user and a password, encrypted, for the login script. No proxy is used. Arrives disabled: enable it.",
    )


def read(canvas: Group, at: Cell) -> Group:
    """In. Out: page, unauthorized (log in once more), failed."""
    with canvas.group("Get Data From Omnitron", at=at, comments="Reads one page; nothing that a header brought in survives") as card:
        keep = card.processor(
            "Keep what we trust",
            "UpdateAttribute",
            {"Delete Attributes Expression": r"invokehttp\..*|allVar", **{f"keep:{name}": f"${{{name}}}" for name in _TRUSTED}},
            at=(1, 0),
            comments="A name with a colon cannot come in as a header.",
        )
        get = card.processor(
            "Get Data From Omnitron",
            "InvokeHTTP",
            {"HTTP Method": "GET", "Remote URL": "${ledger.url}", "Follow Redirects": "True", **_AUTHORIZED},
            retry=["Retry", "Failure"],
            retries=3,
            penalty="1 sec",
            terminate=["Original"],
            tasks=2,
            at=(2, 0),
            comments="Tried again by the framework after 1, 2 and 4 seconds.",
        )
        forget = card.processor(
            "Forget the headers",
            "UpdateAttribute",
            {"Delete Attributes Expression": r"^(?!keep:|mime\.type$|path$).*$", "keep:date": "${Date}"},
            at=(3, 0),
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
            at=(4, 0),
        )
        card.input("in", at=(0, 0)) >> keep >> get
        get["Response"] >> forget >> restore >> card.output("page", at=(5, 0))
        refused = _say(card, "Refused", {"ledger.event": "page_failed", "log.omnitron.error": _ERROR}, (3, 2))
        silent = _say(card, "No answer", {"ledger.event": "page_failed", "log.omnitron.error": _NO_ANSWER, **_FORGET_STATUS}, (2, 2))
        failed = card.output("failed", at=(3, 3))
        get["Failure"] >> silent >> failed
        get["Retry"] >> refused
        _refusals(card, get, keep, refused, (3, 1), {"login.scope": "omnitron", "login.again": "true"}, (5, 1))
        refused >> failed
    return card


_FORGET_STATUS = {"Delete Attributes Expression": r"invokehttp\.status\..*"}


def _say(card: Group, name: str, properties: Mapping[str, str], at: Cell) -> Processor:
    return card.processor(name, "UpdateAttribute", properties, at=at)


def _refusals(card: Group, call: Processor, again: Processor, refused: Processor, at: Cell, login: Mapping[str, str], out: Cell) -> None:
    """What No Retry means: 401 once: log in; 408 and 429: later; anything else: refused."""
    column, row = at
    why = card.processor(
        "Why it was refused",
        "RouteOnAttribute",
        {
            "unauthorized": "${invokehttp.status.code:equals('401'):and(${login.again:isEmpty()})}",
            "busy": "${invokehttp.status.code:matches('408|429')}",
        },
        at=at,
    )
    later = card.processor(
        "Later",
        "RetryFlowFile",
        {"retry-attribute": "retries.busy", "maximum-retries": "3"},
        penalty=_WAIT,
        at=(column - 2, row),
        comments="408 and 429 are not the framework's retries: three more tries, half a minute apart.",
    )
    login_again = _say(card, "Log in once more", login, (column + 1, row))
    call["No Retry"] >> why
    why["unauthorized"] >> login_again >> card.output("unauthorized", at=out)
    why["busy"] >> later
    why["unmatched"] >> refused
    later["retry"] >> again
    later["retries_exceeded", "failure"] >> refused


def write_back(canvas: Group, at: Cell) -> Group:
    """In. Out: written, failed, unauthorized (log in once more)."""
    with canvas.group(
        "Write Data to Omnitron", at=at, comments="Writes what the ERP took back to Omnitron, again and again until it is known"
    ) as card:
        clean = card.processor(
            "Forget earlier answers",
            "UpdateAttribute",
            {"Delete Attributes Expression": r"(invokehttp|log\.omnitron|writeback)\..*|allVar"},
            at=(1, 0),
        )
        body = card.processor(
            "Body of the write-back",
            "ReplaceText",
            {
                "Replacement Strategy": "Always Replace",
                "Evaluation Mode": "Entire text",
                "Replacement Value": "${#{writeback.body}:evaluateELString()}",
            },
            at=(2, 0),
        )
        send = card.processor(
            "Write Data to Omnitron",
            "InvokeHTTP",
            {
                "HTTP Method": "${#{writeback.method}}",
                "Remote URL": "#{writeback.url}",
                "Content-Type": "application/json",
                "Put Response Body In Attribute": "log.omnitron.response.body",
                "Max Length To Put In Attribute": "1048576",
                "Follow Redirects": "False",
                **_AUTHORIZED,
            },
            retry=["Retry", "Failure"],
            retries=3,
            penalty="1 sec",
            terminate=["Response"],
            tasks=2,
            at=(3, 0),
            comments="Idempotent by nature, so the framework tries again after 1, 2 and 4 seconds.",
        )
        refused = _say(card, "Not written", {"log.omnitron.error": _ERROR}, (4, 2))
        silent = _say(card, "No answer", {"log.omnitron.error": _NO_ANSWER, **_FORGET_STATUS}, (3, 2))
        card.input("in", at=(0, 0)) >> clean >> body
        body["success"] >> send
        body["failure"] >> refused
        send["Failure"] >> silent
        send["Retry"] >> refused
        _refusals(card, send, clean, refused, (4, 1), {"login.for": "writeback", "login.scope": "omnitron", "login.again": "true"}, (6, 1))
        _versions(card, send, refused, silent)
    return card


def _versions(card: Group, send: Processor, refused: Processor, silent: Processor) -> None:
    """The version of what was written: from the answer, else from the request itself, which also tells whether it was written after all."""
    answer = _content(card, "Answer of the write-back", "log.omnitron.response.body", (4, 0))
    version = _evaluate(card, "Its version", {"ledger.written.version": "$.modified_date"}, (5, 0))
    known = card.processor("Is the version known", "RouteOnAttribute", {"known": "${ledger.written.version:isEmpty():not()}"}, at=(6, 0))
    done = _say(card, "Written, version unknown", {"writeback.done": "true"}, (7, 1))
    ask = _say(card, "Ask Omnitron", {"Delete Attributes Expression": r"invokehttp\..*"}, (4, 3))
    get = card.processor(
        "Read the request",
        "InvokeHTTP",
        {
            "HTTP Method": "GET",
            "Remote URL": _BASE + "#{omnitron.detail.path}${ledger.id:urlEncode()}/",
            "Put Response Body In Attribute": "writeback.found",
            "Max Length To Put In Attribute": "1048576",
            "Follow Redirects": "True",
            **_AUTHORIZED,
        },
        retry=["Retry", "Failure"],
        retries=3,
        penalty="1 sec",
        terminate=["Response"],
        at=(5, 3),
        comments="Never to the ERP again: Omnitron itself says whether it knows already.",
    )
    found = _content(card, "The request", "writeback.found", (6, 3))
    status = _evaluate(
        card, "Its version and status", {"ledger.written.version": "$.modified_date", "writeback.status": "$.status"}, (7, 3)
    )
    after_all = card.processor(
        "Written after all",
        "RouteOnAttribute",
        {
            "written": "${writeback.done:equals('true'):or(${#{writeback.target.status}:isEmpty():not():and("
            "${writeback.status:equals(${#{writeback.target.status}:trim():toLower():replace(' ', '_')})})})}"
        },
        at=(7, 2),
    )
    written = _say(
        card,
        "Written",
        {"Delete Attributes Expression": r"writeback\..*|log\.omnitron\.error", "ledger.event": "outcome", "ledger.outcome": "written"},
        (8, 1),
    )
    failed = _say(
        card,
        "Failed: parked",
        {"Delete Attributes Expression": r"writeback\..*", "ledger.event": "outcome", "ledger.outcome": "write_failed"},
        (8, 3),
    )
    send["Original"] >> answer
    answer["success"] >> version
    answer["failure"] >> done
    version["matched"] >> known
    version["unmatched", "failure"] >> known
    known["known"] >> written
    known["unmatched"] >> done >> ask
    refused >> ask
    silent >> ask
    ask >> get
    get["Original"] >> found
    get["No Retry", "Retry", "Failure"] >> after_all
    found["success"] >> status
    found["failure"] >> after_all
    status["matched"] >> after_all
    status["unmatched", "failure"] >> after_all
    after_all["written"] >> written >> card.output("written", at=(9, 1))
    after_all["unmatched"] >> failed >> card.output("failed", at=(9, 3))


def _content(card: Group, name: str, attribute: str, at: Cell) -> Processor:
    properties = {"Replacement Strategy": "Always Replace", "Evaluation Mode": "Entire text", "Replacement Value": f"${{{attribute}}}"}
    return card.processor(name, "ReplaceText", properties, at=at)


def _evaluate(card: Group, name: str, paths: Mapping[str, str], at: Cell) -> Processor:
    return card.processor(name, "EvaluateJsonPath", {"Destination": "flowfile-attribute", **paths}, at=at)
