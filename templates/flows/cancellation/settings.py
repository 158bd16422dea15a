"""The settings of the flow: NiFi parameters, never variables (an attribute that a server sends would hide a variable)."""

from __future__ import annotations

from typing import Tuple

from ...builder import Template

_LOGIN_BODY = '{"username": "@username@", "password": "@password@"}'

# name, default, description; a required one has no default, a secret is never written into a file
_REQUIRED: Tuple[Tuple[str, str], ...] = (
    ("omnitron.url", "Omnitron's domain URL, such as https://demo.omnitron.example/"),
    ("omnitron.username", "User who logs in to Omnitron"),
    ("start.date", "The first run fetches requests changed since this moment: 2026-01-31T00:00:00Z"),
    (
        "erp.url",
        "Cancellation Request API URL of the ERP; may use ${_cancellation_request.id}, ${_cancellation_request.uuid} and ${_order.number}",
    ),
    (
        "writeback.url",
        "URL of the write-back, such as https://demo.omnitron.example/api/v1/cancellation_requests/${_cancellation_request.id}/complete/;"
        " any URL when writeback.enabled is false",
    ),
)
_SECRET: Tuple[Tuple[str, bool, str], ...] = (
    ("omnitron.password", True, "Password of omnitron.username; base64:… when it holds $ and {"),
    ("erp.password", False, "Password of erp.username for the ERP's login; base64:… when it holds $ and {"),
    ("erp.basic.password", False, "Password of erp.basic.username"),
)
_OPTIONAL: Tuple[Tuple[str, str, str], ...] = (
    ("omnitron.login.path", "/api/v1/auth/login/", "Path of Omnitron's login"),
    ("omnitron.query.path", "/api/v1/cancellation_requests/detailed/", "Path that is queried; the list without detailed/ works as well"),
    ("omnitron.detail.path", "/api/v1/cancellation_requests/", "Path under which one request is read by its id"),
    ("omnitron.channel", "", "Omnitron Channel ID; empty: every channel"),
    ("cancel.type", "", "Cancel Type: cancel, refund; empty or All: both"),
    (
        "cancellation.status",
        "approved",
        "Cancellation Request Status to fetch, by label or as Omnitron spells it: Waiting Approval or waiting_approval",
    ),
    ("page.limit", "5", "Rows of one page of the query"),
    ("max.pages", "20", "Pages of one batch; the next batch goes on from there"),
    ("max.inflight", "500", "Requests under way at once; keep it far below 10000, the back pressure of the connections"),
    ("script.enabled", "false", "true: the Script card runs"),
    ("mapping.enabled", "false", "true: the Mapping card runs"),
    ("erp.login.url", "", "URL of the ERP's login; empty: the ERP needs none"),
    ("erp.login.method", "POST", "HTTP method of the ERP's login"),
    ("erp.login.body", _LOGIN_BODY, "Body of the ERP's login; @username@ and @password@ are filled in, escaped for the content type"),
    ("erp.login.content.type", "application/json", "Content type of the ERP's login"),
    ("erp.login.token.path", "token", "Where the token stands in the login's answer: token, data.access_token; `.` is the whole answer"),
    ("erp.username", "", "User who logs in to the ERP"),
    ("erp.auth.header", "Authorization", "Header that carries the ERP's token; empty: none"),
    ("erp.auth.scheme", "Bearer", "Word before the token; empty: the bare token"),
    ("erp.auth.resend", "1", "How often a request is sent again after auth_fail and a new login"),
    ("erp.basic.username", "", "User for Basic authentication at the ERP, instead of a login; empty: none"),
    ("erp.method", "POST", "HTTP Method of the write: POST, GET, PUT or PATCH; a GET carries no body"),
    ("erp.read.timeout", "15 secs", "How long the ERP may take to answer; then there is no answer, and the request is tried again"),
    ("erp.idempotency.header", "Idempotency-Key", "Header by which the ERP can see a repeat, with the request's uuid; empty: none"),
    ("erp.response.max.bytes", "1048576", "Bytes kept of the ERP's answer; a 2xx as long as that is held, because it may be cut"),
    (
        "custom.response",
        "true",
        "Custom Response Setting. true: the script decides; false: 2xx continue, 401 and 403 auth_fail, else failure",
    ),
    ("writeback.enabled", "true", "false: nothing is written to Omnitron; what the ERP took is settled"),
    ("writeback.method", "POST", "HTTP method of the write-back"),
    ("writeback.body", "", "Body of the write-back; may use ${_cancellation_request.id}, ${log.erp.response.body:escapeJson()}"),
    (
        "writeback.target.status",
        "",
        "Status after the write-back: when it fails, Omnitron is asked, and a request in this status counts as written",
    ),
    ("post.script.enabled", "false", "true: the Post Script runs after everything succeeded"),
    ("failure.attempts", "3", "Batches in which a failed request is tried before it is given up until it changes"),
    ("failure.wait", "300", "Seconds before the second try; twice that before the third, and so on"),
    ("nothing.wait", "60", "Seconds before a request without an answer is tried again; doubles each time"),
    ("nothing.max", "3600", "Longest wait between two such tries, in seconds"),
    ("log.directory", "", "Directory for log files, one a batch; empty: NiFi's log only"),
    ("flow.name", "order_cancellation_request", "Name of the flow in log lines and log files"),
)


def declare(flow: Template) -> None:
    """Declare every setting."""
    for name, text in _REQUIRED:
        flow.parameter(name, description=text, required=True)
    for name, required, text in _SECRET:
        flow.parameter(name, description=text, required=required, sensitive=True)
    for name, default, text in _OPTIONAL:
        flow.parameter(name, default, description=text)
