"""Settings that several flows have: NiFi parameters, never variables (an attribute that a server sends would hide a variable).

Each row is the one place that knows its setting; the description in NiFi, the pages and the settings files are written from it.
"""

from __future__ import annotations

from typing import Dict, Iterable, NamedTuple, Tuple

from ...builder import Template
from ...builder.parameter import COUNT, DIRECTORY, HEADER, MEDIA, METHOD, NUMBER, PERIOD, ROUTE, SWITCH, TEXT, URL, Kind

CONFIGURATION, WRITE, BACK = "Configuration", "Write Data to ERP", "Write Data to Omnitron"
_LOGIN_BODY = '{"username": "@username@", "password": "@password@"}'
BASE64 = "base64:… when it holds $ and {"

# fewer than Order Details has bins, the oldest of which MergeContent would break up, and far fewer than a connection holds
INFLIGHT = Kind("number", least=1, most=999)


class Row(NamedTuple):
    """``card``: where a person looks for it. A required one has no default; a secret is never written into a file."""

    name: str
    text: str
    example: str
    default: str = ""
    type: Kind = TEXT
    required: bool = False
    secret: bool = False
    card: str = ""


# rows that stand in the middle of a flow's own
PAGE_LIMIT = Row("page.limit", "Rows of one page of the query", "50", "5", COUNT)
WRITE_BACK_ASKED = Row("writeback.enabled", "true: what the ERP took is written to Omnitron; false: it is settled", "true", "false", SWITCH)
WRITE_BACK_METHOD = Row("writeback.method", "HTTP method of the write-back", "PATCH", "POST", METHOD)
Rows = Tuple[Row, ...]


def of(card: str, *rows: Row) -> Rows:
    """The settings of one card."""
    return tuple(row._replace(card=card) for row in rows)


def configuration(flow: str) -> Rows:
    """Omnitron's address and user, and the name of the flow."""
    return of(
        CONFIGURATION,
        Row("omnitron.url", "Omnitron's domain URL", "https://demo.omnitron.example/", type=URL, required=True),
        Row("omnitron.username", "User who logs in to Omnitron", "erp-integration", required=True),
        Row("omnitron.password", f"Password of omnitron.username; {BASE64}", "base64:cEAkJHt3", required=True, secret=True),
        Row("flow.name", "Name of the flow in log lines and log files", f"{flow}_tr", flow),
    )


LOGIN = of(
    "Login",
    Row("omnitron.login.path", "Path of Omnitron's login", "/api/v1/auth/login/", "/api/v1/auth/login/", ROUTE),
    Row(
        "token.ttl",
        "Seconds for which one token serves whatever asks for one, until it is refused; 0: each logs in",
        "3600",
        "240",
        NUMBER,
    ),
    Row("erp.login.url", "URL of the ERP's login; empty: the ERP needs none", "https://erp.example/token", type=URL),
    Row("erp.login.method", "HTTP method of the ERP's login", "GET", "POST", METHOD),
    Row(
        "erp.login.body",
        "Body of the ERP's login; @username@ and @password@ are filled in, escaped for the content type",
        "grant_type=password&username=@username@&password=@password@",
        _LOGIN_BODY,
    ),
    Row("erp.login.content.type", "Content type of the ERP's login", "application/x-www-form-urlencoded", "application/json", MEDIA),
    Row(
        "erp.login.token.path",
        "Where the token stands in the login's answer, names with dots; `.` is the whole answer",
        "data.access_token",
        "token",
    ),
    Row("erp.username", "User who logs in to the ERP", "omnitron"),
    Row("erp.password", f"Password of erp.username for the ERP's login; {BASE64}", "base64:cEAkJHt3", secret=True),
)
STEPS = (
    *of("Script", Row("script.enabled", "true: the Script card runs", "true", "false", SWITCH)),
    *of("Mapping", Row("mapping.enabled", "true: the Mapping card runs", "true", "false", SWITCH)),
)
RESPONSE = of(
    WRITE,
    Row("erp.method", "HTTP Method of the write; a GET carries no body", "PUT", "POST", METHOD),
    Row(
        "custom.response",
        "Custom Response Setting. true: the script decides; false: 2xx continue, 401 and 403 auth_fail, 408, 425, 429 and 5xx"
        " do_nothing, else failure",
        "false",
        "true",
        SWITCH,
    ),
)
POST = of("Post Script", Row("post.script.enabled", "true: the Post Script runs after everything succeeded", "true", "false", SWITCH))
LOG = of("Log", Row("log.directory", "Directory for log files, one a batch; empty: NiFi's log only", "/var/log/nifi/flows", type=DIRECTORY))


def erp(noun: str, key: str) -> Rows:
    """The ERP's write. ``noun``: a row in words; ``key``: the value by which the ERP sees a repeat."""
    return of(
        WRITE,
        Row(
            "erp.content.type",
            "Content-Type of the write to the ERP; text/xml or application/soap+xml where the Script card builds XML",
            "text/xml; charset=utf-8",
            "application/json",
            MEDIA,
        ),
        Row("erp.auth.header", "Header that carries the ERP's token; empty: none", "X-Auth-Token", "Authorization", HEADER),
        Row("erp.auth.scheme", "Word before the token; empty: the bare token", "Token", "Bearer"),
        Row("erp.basic.username", "User for Basic authentication at the ERP, instead of a login; empty: none", "omnitron"),
        Row("erp.basic.password", "Password of erp.basic.username", "base64:cEAkJHt3", secret=True),
        Row(
            "erp.read.timeout",
            f"How long the ERP may take to answer; then there is no answer, and the {noun} is tried again",
            "30 secs",
            "15 secs",
            PERIOD,
        ),
        Row(
            "erp.idempotency.header",
            f"Header by which the ERP can see a repeat, with {key}; empty: none",
            "X-Request-Id",
            "Idempotency-Key",
            HEADER,
        ),
        Row(
            "erp.response.max.bytes",
            "Bytes kept of the ERP's answer; a 2xx as long as that is held, because it may be cut",
            "65536",
            "1048576",
            COUNT,
        ),
    )


def response(noun: str, card: str = "Custom Response Script") -> Rows:
    """What asks the response script, and how often a new login helps."""
    return of(
        card,
        Row(
            "custom.response.without.answer",
            "true: the response script is asked as well when the ERP gave no answer, without a status code; false: that is do_nothing",
            "true",
            "false",
            SWITCH,
        ),
        Row("erp.auth.resend", f"How often {_a(noun)} is sent again after auth_fail and a new login", "2", "1", NUMBER),
    )


def tries(noun: str) -> Rows:
    """What is tried again, and when. ``noun``: a row in words."""
    return of(
        "Ledger",
        Row("max.inflight", f"{noun.capitalize()}s under way at once, 999 at most", "200", "500", INFLIGHT),
        Row("failure.attempts", f"Batches in which a failed {noun} is tried before it is given up until it changes", "5", "3", NUMBER),
        Row("failure.wait", "Seconds before the second try; twice that before the third, and so on", "600", "300", NUMBER),
        Row(
            "failure.patience",
            f"Seconds for which the answers 408, 425, 429 and 5xx are no failure of {_a(noun)}: they use up no attempt",
            "86400",
            "259200",
            NUMBER,
        ),
        Row("nothing.wait", f"Seconds before {_a(noun)} without an answer is tried again; doubles each time", "30", "60", NUMBER),
        Row("nothing.max", "Longest wait between two such tries, in seconds", "600", "3600", NUMBER),
        Row("alarm.after", "Answers in a row that are none or failures until a bulletin says so", "25", "10", NUMBER),
    )


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def declare(flow: Template, rows: Iterable[Row]) -> None:
    """Declare settings; of two rows of a name the later counts, in the place of the first."""
    last: Dict[str, Row] = {row.name: row for row in rows}
    for row in last.values():
        flow.parameter(
            row.name,
            row.default,
            description=row.text,
            card=row.card,
            example=row.example,
            required=row.required,
            sensitive=row.secret,
            type=row.type,
        )
