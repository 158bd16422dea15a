"""Settings that several flows have: NiFi parameters, never variables (an attribute that a server sends would hide a variable)."""

from __future__ import annotations

from typing import Iterable, Tuple, Union

from ...builder import Template
from ...builder.parameter import COUNT, DIRECTORY, HEADER, METHOD, NUMBER, PERIOD, SWITCH, TEXT, URL, Kind

_LOGIN_BODY = '{"username": "@username@", "password": "@password@"}'

# fewer than Order Details has bins, the oldest of which MergeContent would break up, and far fewer than a connection holds
INFLIGHT = Kind("number", least=1, most=999)

# name, default, description, and the type where it is no text; a required one has no default, a secret is never written into a file
Required = Union[Tuple[str, str], Tuple[str, str, Kind]]
Secret = Tuple[str, bool, str]
Optional = Union[Tuple[str, str, str], Tuple[str, str, str, Kind]]

REQUIRED: Tuple[Required, ...] = (
    ("omnitron.url", "Omnitron's domain URL, such as https://demo.omnitron.example/", URL),
    ("omnitron.username", "User who logs in to Omnitron"),
)
SECRETS: Tuple[Secret, ...] = (
    ("omnitron.password", True, "Password of omnitron.username; base64:… when it holds $ and {"),
    ("erp.password", False, "Password of erp.username for the ERP's login; base64:… when it holds $ and {"),
    ("erp.basic.password", False, "Password of erp.basic.username"),
)
RESPONSE: Tuple[Optional, ...] = (
    ("erp.method", "POST", "HTTP Method of the write: POST, GET, PUT or PATCH; a GET carries no body", METHOD),
    (
        "custom.response",
        "true",
        "Custom Response Setting. true: the script decides; false: 2xx continue, 401 and 403 auth_fail, 408, 425, 429 and 5xx"
        " do_nothing, else failure",
        SWITCH,
    ),
)
CARDS: Tuple[Optional, ...] = (
    ("omnitron.login.path", "/api/v1/auth/login/", "Path of Omnitron's login"),
    ("token.ttl", "240", "Seconds for which one token serves whatever asks for one, until it is refused; 0: each logs in", NUMBER),
    ("script.enabled", "false", "true: the Script card runs", SWITCH),
    ("mapping.enabled", "false", "true: the Mapping card runs", SWITCH),
    ("post.script.enabled", "false", "true: the Post Script runs after everything succeeded", SWITCH),
    ("log.directory", "", "Directory for log files, one a batch; empty: NiFi's log only", DIRECTORY),
)
ERP: Tuple[Optional, ...] = (
    ("erp.login.url", "", "URL of the ERP's login; empty: the ERP needs none", URL),
    ("erp.login.method", "POST", "HTTP method of the ERP's login", METHOD),
    ("erp.login.body", _LOGIN_BODY, "Body of the ERP's login; @username@ and @password@ are filled in, escaped for the content type"),
    ("erp.login.content.type", "application/json", "Content type of the ERP's login"),
    ("erp.login.token.path", "token", "Where the token stands in the login's answer: token, data.access_token; `.` is the whole answer"),
    ("erp.username", "", "User who logs in to the ERP"),
    (
        "erp.content.type",
        "application/json",
        "Content-Type of the write to the ERP; text/xml or application/soap+xml where the Script card builds XML",
    ),
    ("erp.auth.header", "Authorization", "Header that carries the ERP's token; empty: none", HEADER),
    ("erp.auth.scheme", "Bearer", "Word before the token; empty: the bare token"),
    ("erp.basic.username", "", "User for Basic authentication at the ERP, instead of a login; empty: none"),
    (
        "custom.response.without.answer",
        "false",
        "true: the response script is asked as well when the ERP gave no answer, without a status code; false: that is do_nothing",
        SWITCH,
    ),
    ("erp.read.timeout", "15 secs", "How long the ERP may take to answer; then there is no answer, and the request is tried again", PERIOD),
)


def tries(what: str, key: str) -> Tuple[Optional, ...]:
    """What is tried again, and when. ``what``: a row in words; ``key``: the value by which the ERP sees a repeat."""
    return (
        (
            "max.inflight",
            "500",
            f"{what.capitalize()}s under way at once, 999 at most",
            INFLIGHT,
        ),
        ("erp.auth.resend", "1", f"How often {_a(what)} is sent again after auth_fail and a new login", NUMBER),
        ("erp.idempotency.header", "Idempotency-Key", f"Header by which the ERP can see a repeat, with {key}; empty: none", HEADER),
        (
            "erp.response.max.bytes",
            "1048576",
            "Bytes kept of the ERP's answer; a 2xx as long as that is held, because it may be cut",
            COUNT,
        ),
        ("failure.attempts", "3", f"Batches in which a failed {what} is tried before it is given up until it changes", NUMBER),
        ("failure.wait", "300", "Seconds before the second try; twice that before the third, and so on", NUMBER),
        (
            "failure.patience",
            "259200",
            f"Seconds for which the answers 408, 425, 429 and 5xx are no failure of {_a(what)}: they use up no attempt",
            NUMBER,
        ),
        ("nothing.wait", "60", f"Seconds before {_a(what)} without an answer is tried again; doubles each time", NUMBER),
        ("nothing.max", "3600", "Longest wait between two such tries, in seconds", NUMBER),
        ("alarm.after", "10", "Answers in a row that are none or failures until a bulletin says so", NUMBER),
    )


def _a(what: str) -> str:
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"


def declare(flow: Template, required: Iterable[Required], secrets: Iterable[Secret], optional: Iterable[Optional]) -> None:
    """Declare settings."""
    for name, text, *types in required:
        flow.parameter(name, description=text, required=True, type=types[0] if types else TEXT)
    for name, must, text in secrets:
        flow.parameter(name, description=text, required=must, sensitive=True)
    for name, default, text, *types in optional:
        flow.parameter(name, default, description=text, type=types[0] if types else TEXT)
