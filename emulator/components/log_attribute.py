"""LogAttribute (NiFi 1.16.3): writes a FlowFile's attributes, and if asked its payload up to 1 MB, to the log.

A name is logged when both the list (empty: every name) and the regular expression name it and neither of the two ignore properties does
(LogAttribute.getAttributesToLog). Lines are in name order; a single line shows one map, with the prefix left out.
"""

from __future__ import annotations

import re
from datetime import datetime, timezone
from typing import TYPE_CHECKING, List

from ..java.nio.charset.charsets import decode
from ..java.util.regex.patterns import matches
from . import validators
from .descriptor import EL_FLOWFILE, PropertyDescriptor
from .log_message import LEVELS
from .processor import INPUT_REQUIRED, Processor, component
from .relationships import SUCCESS
from .text_validators import non_empty

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession

_ONE_MB = 1024 * 1024
_PER_ATTRIBUTE, _SINGLE_LINE = "Line per Attribute", "Single Line"


@component("org.apache.nifi.processors.standard.LogAttribute", "nifi-standard-nar")
class LogAttribute(Processor):
    """One FlowFile a trigger."""

    RELATIONSHIPS = {
        "success": "the FlowFile as it came",
    }
    INPUT = INPUT_REQUIRED
    PROPERTIES = (
        PropertyDescriptor("Log Level", "info", True, allowed=LEVELS),
        PropertyDescriptor("Log Payload", "false", True, allowed=("true", "false")),
        PropertyDescriptor("Attributes to Log", validator=non_empty),
        PropertyDescriptor(
            "attributes-to-log-regex", ".*", display="Attributes to Log by Regular Expression", validator=validators.regular_expression
        ),
        PropertyDescriptor("Attributes to Ignore", validator=non_empty),
        PropertyDescriptor(
            "attributes-to-ignore-regex", display="Attributes to Ignore by Regular Expression", validator=validators.regular_expression
        ),
        PropertyDescriptor("Log FlowFile Properties", "true", True, allowed=("true", "false")),
        PropertyDescriptor("Output Format", _PER_ATTRIBUTE, True, allowed=(_PER_ATTRIBUTE, _SINGLE_LINE)),
        PropertyDescriptor("Log prefix", el=EL_FLOWFILE),
        PropertyDescriptor("character-set", "UTF-8", True, el=EL_FLOWFILE, display="Character Set", validator=validators.character_set),
    )

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            return
        level = (context.getProperty("Log Level").getValue() or "info").lower()
        getattr(self.log, level)(self._message(context, session, flowfile))
        session.transfer(flowfile, SUCCESS)

    def _message(self, context: ProcessContext, session: ProcessSession, flowfile: FlowFile) -> str:
        body = self._by_lines if context.getProperty("Output Format").getValue() != _SINGLE_LINE else self._in_one_line
        text = f"logging for flow file {flowfile}\n" + body(context, flowfile)
        if context.getProperty("Log Payload").asBoolean():
            text += _payload(session, flowfile, context)
        return text.strip()

    def _by_lines(self, context: ProcessContext, flowfile: FlowFile) -> str:
        dashes = _dashed_line(context.getProperty("Log prefix").evaluateAttributeExpressions(flowfile).getValue())
        template = "\nKey: '{}'\n\tValue: '{}'"
        parts = [dashes]
        if context.getProperty("Log FlowFile Properties").asBoolean():
            parts += ["\nFlowFile Properties", *(template.format(*pair) for pair in _properties(flowfile))]
        parts += ["\nFlowFile Attribute Map Content"]
        parts += [template.format(name, flowfile.getAttribute(name)) for name in self._names(context, flowfile)]
        return "".join([*parts, "\n" + dashes])

    def _in_one_line(self, context: ProcessContext, flowfile: FlowFile) -> str:
        shown = {name: flowfile.getAttribute(name) for name in self._names(context, flowfile)}
        if context.getProperty("Log FlowFile Properties").asBoolean():
            shown.update((name, value) for name, value in _properties(flowfile))
        return "FlowFile Properties: {" + ", ".join(f"{name}={shown[name]}" for name in sorted(shown)) + "}"

    def _names(self, context: ProcessContext, flowfile: FlowFile) -> List[str]:
        wanted, ignored = context.getProperty("Attributes to Log").getValue(), context.getProperty("Attributes to Ignore").getValue()
        pattern, ignore = (context.getProperty(f"attributes-to-{word}-regex").getValue() for word in ("log", "ignore"))
        names = set(flowfile.attributes)
        if wanted and wanted.strip():
            names.intersection_update(_split(wanted))
        names = {name for name in names if pattern and matches(pattern, name)}
        if ignored and ignored.strip():
            names.difference_update(_split(ignored))
        return sorted(name for name in names if not (ignore and matches(ignore, name)))


def _split(text: str) -> List[str]:
    return re.split(r"\s*,\s*", text)


def _dashed_line(prefix: object) -> str:
    if not prefix or not str(prefix).strip():
        return "-" * 50
    text = str(prefix)
    short = text if len(text) <= 40 else text[:37] + "..."
    return "-" * 5 + short.center(40, "-") + "-" * 5


def _properties(flowfile: FlowFile) -> List[List[str]]:
    return [
        ["entryDate", _java_date(flowfile.entry_date)],
        ["lineageStartDate", _java_date(flowfile.lineage_start_date)],
        ["fileSize", str(flowfile.getSize())],
    ]


def _java_date(moment_ms: int) -> str:
    return datetime.fromtimestamp(moment_ms / 1000, timezone.utc).strftime("%a %b %d %H:%M:%S UTC %Y")


def _payload(session: ProcessSession, flowfile: FlowFile, context: ProcessContext) -> str:
    if flowfile.getSize() >= _ONE_MB:
        return "\n Not including payload since it is larger than one mb."
    charset = context.getProperty("character-set").evaluateAttributeExpressions(flowfile).getValue() or "UTF-8"
    return "\n" + decode(session.content_of(flowfile), charset)
