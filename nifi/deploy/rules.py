"""Rules of the settings that a schema cannot say: they need the flow's own parameters. Every fault names the key and the rule."""

from __future__ import annotations

import difflib
import json
import re
from typing import Callable, Dict, Iterator, List, Mapping, Set

from .settings import Settings
from .snapshot import Definition, Use

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?)?")
FORMATS: Dict[str, tuple[str, str]] = {
    r"(.+\.)?url": (r"https?://\S+", "must be an http:// or https:// address"),
    r"start\.date": (ISO_DATE.pattern, "must be an ISO date such as 2024-01-31T00:00:00Z"),
    r"(.+\.)?(limit|pages|inflight|attempts|wait|max|bytes|resend)": (r"\d+", "must be a whole number"),
    r"(.+\.)?method": (r"GET|POST|PUT|PATCH|DELETE", "must be GET, POST, PUT, PATCH or DELETE"),
    r"(.+\.)?enabled|custom\.response": (r"true|false", "must be true or false"),
}
# what a write-back's address ends with -> the status that it sets
ACTIONS = {"approve": "approved", "complete": "completed", "confirm": "confirmed", "reject": "rejected"}


def faults(settings: Settings, known: Mapping[str, Definition], used: Mapping[str, Use]) -> List[str]:
    """All faults, in the order of the rules."""
    return [fault for rule in RULES for fault in rule(settings, known, used)]


def unknown_names(settings: Settings, known: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """Only names that the flow knows."""
    names = set(known) | set(used)
    for key, given in (("parameters", settings.parameters), ("secrets", settings.secrets)):
        for name in sorted(set(given) - names):
            near = difflib.get_close_matches(name, sorted(names), n=3, cutoff=0.7)
            yield f"{key}.{name}: the flow has no such parameter" + (f"; did you mean {' or '.join(near)}" if near else "")


def right_place(settings: Settings, known: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """Sensitive ones under secrets, others under parameters."""
    hidden = sensitive_names(known, used)
    for name in sorted(set(settings.parameters) & hidden):
        yield f"parameters.{name}: is sensitive; name its place under secrets instead, as an env or a file"
    for name in sorted(set(settings.secrets) & (set(known) | set(used)) - hidden):
        yield f"secrets.{name}: is not sensitive; give it under parameters"


def required_given(settings: Settings, known: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """What has no default and may not be empty."""
    hidden = sensitive_names(known, used)
    for name in sorted(set(known) | set(used)):
        definition, use = known.get(name, Definition(name)), used.get(name, Use())
        place = "secrets" if name in hidden else "parameters"
        given = name in settings.secrets if name in hidden else settings.parameters.get(name, definition.value or "") != ""
        if not given and (definition.required or (use.whole and name not in hidden)):
            yield f"{place}.{name}: is required and has no default" + (f" ({definition.description})" if definition.description else "")


def formats(settings: Settings, known: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """Addresses, dates, numbers, methods, switches by the parameter's name; a value with Expression Language is not looked into."""
    for name, value in settings.parameters.items():
        for pattern, (wanted, rule) in FORMATS.items():
            if value and "${" not in value and re.fullmatch(pattern, name) and not re.fullmatch(wanted, value):
                yield f"parameters.{name}: {rule}"


def write_back_target(settings: Settings, known: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """A write-back may not set the very status that the query asks for: every request would come again for ever."""
    values = effective(settings, known)
    wanted = values.get("cancellation.status", "")
    if values.get("writeback.enabled", "true") != "true" or not wanted:
        return
    for key, status in targets(values):
        if status == wanted:
            yield f"parameters.{key}: sets the status {status}, which cancellation.status asks for: each request would come again for ever"


def targets(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(parameter, status that the write-back sets by it)."""
    if values.get("writeback.target.status"):
        yield "writeback.target.status", values["writeback.target.status"]
    action = re.search(r"/([a-z_]+)/?(?:\?.*)?$", values.get("writeback.url", ""))
    if action and action.group(1) in ACTIONS:
        yield "writeback.url", ACTIONS[action.group(1)]
    body = values.get("writeback.body", "")
    try:
        status = json.loads(body).get("status")
    except (ValueError, AttributeError):
        found = re.search(r'"status"\s*:\s*"([^"]*)"', body)
        status = found.group(1) if found else None
    if status:
        yield "writeback.body", str(status)


def code_lists(settings: Settings, known: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """A status code is either a failure or not found, never both."""
    values = effective(settings, known)
    for name in sorted(values):
        other = re.sub(r"failure\.codes$", "not.found.codes", name)
        if other != name and other in values:
            both = codes(values[name]) & codes(values[other])
            if both:
                yield f"parameters.{name}: {', '.join(sorted(both))} is in {other} as well; a code belongs to one list only"


def codes(text: str) -> Set[str]:
    """The codes of a comma list."""
    return {code for code in re.split(r"[,;\s]+", text) if code}


def effective(settings: Settings, known: Mapping[str, Definition]) -> Dict[str, str]:
    """What NiFi will hold: the merchant's values over the defaults."""
    values = {name: one.value for name, one in known.items() if one.value is not None}
    return {**values, **settings.parameters}


def sensitive_names(known: Mapping[str, Definition], used: Mapping[str, Use]) -> Set[str]:
    """As defined; where nothing is defined, as used."""
    return {name for name in set(known) | set(used) if (known[name].sensitive if name in known else used[name].holders)}


Rule = Callable[[Settings, Mapping[str, Definition], Mapping[str, Use]], Iterator[str]]
RULES: tuple[Rule, ...] = (unknown_names, right_place, required_given, formats, write_back_target, code_lists)
