"""What a parameter's ``type`` asks of its value, in words; the types are declared with the flow (``templates/parameters``)."""

from __future__ import annotations

import difflib
import re
from datetime import datetime, timedelta, timezone
from typing import Callable, Dict, Iterable, Sequence

from emulator import jsonpath
from emulator.base.units import is_period
from emulator.el.ranges import expression_ranges

from .snapshot import Definition

Form = Callable[[str, Definition], str]  # '' when the value fits, else the rule that it breaks

ISO_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d{1,6})?(Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+", re.ASCII)  # RFC 9110, 5.6.2
ABSOLUTE = re.compile(r"(/|[A-Za-z]:[\\/]).*")
SWITCHES = ("true", "false")


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
    spellings = {spelling(option) for option in definition.options}
    return "" if spelling(value) in spellings else selection(value, definition.options)


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
    return "" if re.fullmatch(r"(https?://[^/\s]|\$\{\})\S*", plain) else "must be an http:// or https:// address"


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
    return "" if is_period(value) else "must be a period such as 15 secs"


def header(value: str, definition: Definition) -> str:
    return "" if TOKEN.fullmatch(value) else "must be the name of a header: letters, digits and -, no blank"


def path(value: str, definition: Definition) -> str:
    """A JsonPath, or names with dots, as the flow takes them."""
    try:
        jsonpath.compile(value if value.startswith("$") else "$." + value)
    except jsonpath.JsonPathException as e:
        return f"must be a JsonPath such as $.data.order, or names with dots: {e.getMessage()}"
    return ""


def directory(value: str, definition: Definition) -> str:
    return "" if ABSOLUTE.fullmatch(value) else "must be an absolute path, of NiFi's machine"


FORMS: Dict[str, Form] = {
    "choice": choice, "date": date, "directory": directory, "header": header, "label": label, "number": number,
    "path": path, "period": period, "switch": switch, "url": url,
}  # fmt: skip


def broken(value: str, definition: Definition) -> str:
    """The rule that the value breaks, '' for none. A value with an expression is an address or anything; an empty one is for selections."""
    form = FORMS.get(definition.type)
    if form is None or ("${" in value and form is not url):
        return ""
    if not value:
        return "may not be empty: " + selection("", definition.options) if definition.options and "" not in definition.options else ""
    return form(value, definition)
