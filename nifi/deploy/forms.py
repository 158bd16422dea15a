"""What a parameter's ``type`` asks of its value, in words; the types are declared with the flow (``templates/parameters``)."""

from __future__ import annotations

import difflib
import re
from datetime import datetime, timedelta, timezone
from typing import Callable, Dict, Iterable, Sequence
from urllib.parse import urlsplit

from emulator import jsonpath
from emulator.base.parameters import names
from emulator.base.units import is_period, period_in
from emulator.el.ranges import expression_ranges

from .snapshot import Definition

Form = Callable[[str, Definition], str]  # '' when the value fits, else the rule that it breaks

ISO_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d{1,6})?(Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+", re.ASCII)  # RFC 9110, 5.6.2
ABSOLUTE = re.compile(r"(/|[A-Za-z]:[\\/]).*")
SWITCHES = ("true", "false")
CODE = re.compile(r"[1-5]\d\d", re.ASCII)
# form -> (what all of the value has to be, in words): shapes that one expression tells
SHAPES: Dict[str, tuple[re.Pattern[str], str]] = {
    "route": (re.compile(r"/[^\s?#{}]*"), "must be a path such as /api/v1/orders/: it begins with /, without blank, ? and #"),
    "prefix": (re.compile(r"/([^\s?#{}]*/)?"), "must be a path such as /api/v1/orders/: it begins and ends with /, an id is put behind it"),
    "media": (re.compile(rf"{TOKEN.pattern}/{TOKEN.pattern}\s*(;.*)?", re.ASCII), "must be a media type such as application/json"),
    "field": (re.compile(r"\w+", re.ASCII), "must be a name: letters, digits and _"),
    "host": (re.compile(r"\[?[\w.:-]+\]?", re.ASCII), "must be a host or an address such as 127.0.0.1, without http:// and port"),
    "directory": (ABSOLUTE, "must be an absolute path, of NiFi's machine"),
    "header": (TOKEN, "must be the name of a header: letters, digits and -, no blank"),
}
EVALUATED = ("url", "choice", "media")  # forms whose value NiFi evaluates where it is used; any other is taken as it is written
FORMED = ("number", "period", "route", "prefix", "media", "field", "host", "switch", "path")  # empty only where the default is


def spelling(text: str) -> str:
    """A label as Omnitron spells it: Waiting Approval is waiting_approval."""
    return re.sub(r"[\s_-]+", "_", text.strip().lower())


def nearest(value: str, options: Iterable[str], most: int = 1) -> str:
    """``; did you mean X``, '' when nothing is near."""
    by_spelling = {spelling(option): option for option in options}
    near = difflib.get_close_matches(spelling(value), list(by_spelling), n=most, cutoff=0.6)
    return f"; did you mean {' or '.join(by_spelling[name] for name in near)}" if near else ""


def selection(value: str, options: Sequence[str]) -> str:
    """The rule of a selection that the value is not in."""
    words = [option for option in options if option]
    return f"must be {', '.join(words[:-1])} or {words[-1]}" + nearest(value, words)


def choice(value: str, definition: Definition) -> str:
    return "" if value in definition.options else selection(value, definition.options)


def label(value: str, definition: Definition) -> str:
    """As the flows' queries spell it: blanks become underscores, and those that are there stay as many as they are."""
    asked = re.sub(r"[ -]+", "_", value.strip().lower())
    return "" if asked in {spelling(option) for option in definition.options} else selection(value, definition.options)


def switch(value: str, definition: Definition) -> str:
    return "" if value in SWITCHES else selection(value, SWITCHES)


def number(value: str, definition: Definition) -> str:
    if not re.fullmatch(r"\d+", value, re.ASCII):
        return "must be a whole number"
    if int(value) < definition.least:
        return f"must be at least {definition.least}"
    if definition.most is not None and int(value) > definition.most:
        return f"may be {definition.most} at most"
    return ""


def url(value: str, definition: Definition) -> str:
    """An expression may stand anywhere after the scheme, or be all of it."""
    plain = value
    for start, end in reversed(expression_ranges(value)):
        plain = plain[:start] + "${}" + plain[end + 1 :]
    if not re.fullmatch(r"(https?://[^/\s]|\$\{\})\S*", plain):
        return "must be an http:// or https:// address"
    if names(value):
        return f"holds #{{{names(value)[0]}}}, and the value of a parameter is not looked through for others: write it out"
    if re.search(r"(?<!\$){|}", plain.replace("${}", "")):
        return "has a { or } outside of ${…}: an attribute is written as ${_order.number}"
    return "" if port_is_number(plain) else "has a port that is none: 1 to 65535"


def port_is_number(address: str) -> bool:
    """Whether the port of an address is one; true where there is none, or an expression stands for it."""
    try:
        return "${}" in address.split("://")[-1].split("/")[0] or urlsplit(address).port != 0
    except ValueError:
        return False


def date(value: str, definition: Definition) -> str:
    match, rule = ISO_DATE.fullmatch(value), "must be an ISO date such as 2024-01-31T00:00:00Z"
    if not match:
        return rule
    day, minute, second, zone = match.groups()
    try:
        moment = datetime.fromisoformat(f"{day}T{minute or '00:00'}{second or ':00'}").replace(tzinfo=timezone.utc) - offset(zone or "Z")
    except ValueError:
        return rule
    return "lies in the future: nothing would be fetched until then" if moment > datetime.now(timezone.utc) else ""


def offset(zone: str) -> timedelta:
    """Of ``Z``, ``+03:00`` or ``+0300``."""
    digits = re.sub(r"\D", "", zone) or "0000"
    length = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -length if zone.startswith("-") else length


def period(value: str, definition: Definition) -> str:
    if not is_period(value):
        return "must be a period such as 15 secs"
    return "" if period_in(value, 1) else "must be longer than 0, which waits for ever"


def listed(value: str) -> list[str]:
    """What stands between the commas, as the flows take it apart."""
    return [part for part in map(str.strip, value.split(",")) if part]


def codes(value: str, definition: Definition) -> str:
    return "" if all(map(CODE.fullmatch, listed(value))) else "must be status codes of HTTP with commas between them, such as 404,410"


def numbers(value: str, definition: Definition) -> str:
    digits = all(re.fullmatch(r"\d+", part, re.ASCII) for part in listed(value))
    return "" if digits else "must be whole numbers with commas between them, such as 400,450"


def shape(word: str) -> Form:
    """The form that a pattern of SHAPES tells."""
    pattern, rule = SHAPES[word]
    return lambda value, definition: "" if pattern.fullmatch(value) else rule


def path(value: str, definition: Definition) -> str:
    """A JsonPath, or names with dots, as the flow takes them."""
    try:
        jsonpath.compile(value if value.startswith("$") else "$." + value)
    except jsonpath.JsonPathException as e:
        return f"must be a JsonPath such as $.data.order, or names with dots: {e.getMessage()}"
    return ""


FORMS: Dict[str, Form] = {
    "choice": choice, "codes": codes, "date": date, "label": label, "number": number, "numbers": numbers, "path": path, "period": period,
    "switch": switch, "url": url, **{word: shape(word) for word in SHAPES},
}  # fmt: skip


def broken(value: str, definition: Definition) -> str:
    """The rule that the value breaks, '' for none. An expression is looked at elsewhere where NiFi evaluates it."""
    form = FORMS.get(definition.type)
    if form is None or ("${" in value and form is not url and definition.type in EVALUATED):
        return ""
    if not value:
        needed = (definition.options and "" not in definition.options) or (definition.value and definition.type in FORMED)
        return "may not be empty: " + form("", definition) if needed else ""
    return form(value, definition)
