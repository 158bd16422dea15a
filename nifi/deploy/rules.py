"""Rules of the settings that a schema cannot say: they need the flow's own parameters. Every fault names the key and the rule."""

from __future__ import annotations

import difflib
from typing import Iterator, List, Mapping, Set

from . import expressions, flows, forms
from .settings import Settings
from .snapshot import Definition, Use


def faults(settings: Settings, defined: Mapping[str, Definition], used: Mapping[str, Use]) -> List[str]:
    """All faults, in the order of the rules."""
    return [fault for rule in RULES for fault in rule(settings, defined, used)]


def unknown_names(settings: Settings, defined: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """Only names that the flow knows."""
    names = set(defined) | set(used)
    for key, supplied in (("parameters", settings.parameters), ("secrets", settings.secrets)):
        for name in sorted(set(supplied) - names):
            if name in flows.GONE:
                yield f"{key}.{name}: is no parameter any more: {flows.GONE[name]}"
                continue
            near = difflib.get_close_matches(name, sorted(names), n=3, cutoff=0.7)
            yield f"{key}.{name}: the flow has no such parameter" + (f"; did you mean {' or '.join(near)}" if near else "")


def right_place(settings: Settings, defined: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """Sensitive ones under secrets, others under parameters."""
    hidden = sensitive_names(defined, used)
    for name in sorted(set(settings.parameters) & hidden):
        yield f"parameters.{name}: is sensitive; name its place under secrets instead, as an env or a file"
    for name in sorted(set(settings.secrets) & (set(defined) | set(used)) - hidden):
        yield f"secrets.{name}: is not sensitive; give it under parameters"


def required_given(settings: Settings, defined: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """What has no default and may not be empty."""
    hidden = sensitive_names(defined, used)
    for name in sorted(set(defined) | set(used)):
        definition, use = defined.get(name, Definition(name)), used.get(name, Use())
        place = "secrets" if name in hidden else "parameters"
        supplied = name in settings.secrets if name in hidden else settings.parameters.get(name, definition.value or "") != ""
        if not supplied and (definition.required or (use.whole and name not in hidden)):
            yield f"{place}.{name}: is required and has no default" + (f" ({definition.description})" if definition.description else "")


def formats(settings: Settings, defined: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """What the parameter's type asks of its value."""
    for name, value in settings.parameters.items():
        rule = forms.broken(value, defined[name]) if name in defined else ""
        if rule:
            yield f"parameters.{name}: {rule}"


def expression_faults(settings: Settings, used: Mapping[str, Use], written: Set[str]) -> Iterator[str]:
    """Expressions that NiFi could not evaluate, or that ask for an attribute that is never there."""
    for name, value in settings.parameters.items():
        if expressions.EXPRESSION not in value or not used.get(name, Use()).evaluated:
            continue
        for words in expressions.faults(value, written):
            yield f"parameters.{name}: {words}"


def spec_faults(settings: Settings, written: Set[str]) -> Iterator[str]:
    """The same of a Jolt specification, which NiFi evaluates before it is read. A file that is not there is told elsewhere."""
    for path, file in settings.specs.items():
        if file.is_file():
            for words in expressions.faults(file.read_text(encoding="utf-8", errors="replace"), written):
                yield f"specs.{path}: {words}"


def sensitive_names(defined: Mapping[str, Definition], used: Mapping[str, Use]) -> Set[str]:
    """As defined; where nothing is defined, as used."""
    return {name for name in set(defined) | set(used) if (defined[name].sensitive if name in defined else used[name].holders)}


RULES: tuple[flows.Rule, ...] = (unknown_names, right_place, required_given, formats, *flows.RULES)
