"""AttributesToJSON (NiFi 1.16.3): attributes as a flat JSON object of strings, into ``JSONAttributes`` or the content.

With a list or a regular expression ``Include Core Attributes`` does not count; a listed name that is missing is "" (null with
``Null Value``). Keys come out in the order of Java's HashMap.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Dict, List, Optional

from ..java.util.hash_orders import hash_map_order
from ..java.util.regex.patterns import matches
from . import validators
from .descriptor import EL_VARS, PropertyDescriptor
from .processor import INPUT_REQUIRED, Processor, component
from .relationships import SUCCESS
from .text_validators import non_empty

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession

_CORE = ("path", "absolute.path", "filename", "uuid", "priority", "mime.type", "discard.reason", "alternate.identifier")
_PATTERN = "attributes-to-json-regex"
_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")


@component("org.apache.nifi.processors.standard.AttributesToJSON", "nifi-standard-nar")
class AttributesToJSON(Processor):
    """One FlowFile a trigger."""

    RELATIONSHIPS = {
        "success": "the FlowFile with its JSON",
        "failure": "a FlowFile whose attributes cannot be written as JSON",
    }
    INPUT = INPUT_REQUIRED
    PROPERTIES = (
        PropertyDescriptor("Attributes List", validator=non_empty),
        PropertyDescriptor(_PATTERN, el=EL_VARS, display="Attributes Regular Expression", validator=validators.regular_expression),
        PropertyDescriptor("Destination", "flowfile-attribute", True, allowed=("flowfile-attribute", "flowfile-content")),
        PropertyDescriptor("Include Core Attributes", "true", True, allowed=("true", "false")),
        PropertyDescriptor("Null Value", "false", True, allowed=("true", "false")),
    )

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        from ..java.libraries.jackson import render

        flowfile = session.get()
        if flowfile is None:
            return
        text = render(self._selected(context, flowfile))
        if context.getProperty("Destination").getValue() == "flowfile-content":
            flowfile = session.write_bytes(flowfile, _BEYOND_BMP.sub(_as_escapes, text).encode("utf-8"))
            flowfile = session.putAttribute(flowfile, "mime.type", "application/json")
        else:
            flowfile = session.putAttribute(flowfile, "JSONAttributes", text)
        session.transfer(flowfile, SUCCESS)

    def _selected(self, context: ProcessContext, flowfile: FlowFile) -> Dict[str, Optional[str]]:
        attributes = flowfile.attributes
        missing = None if context.getProperty("Null Value").asBoolean() else ""
        names = self._listed(context) + self._matching(context, flowfile)
        if not names and not self._restricted(context):
            core = context.getProperty("Include Core Attributes").asBoolean()
            names = [name for name in attributes if core or name not in _CORE]
        return {name: attributes.get(name, missing) for name in hash_map_order(names)}

    def _restricted(self, context: ProcessContext) -> bool:
        return any(context.getProperty(name).isSet() for name in ("Attributes List", _PATTERN))

    def _listed(self, context: ProcessContext) -> List[str]:
        text = context.getProperty("Attributes List").getValue()
        return [name for name in re.split(r"\s*,\s*", text.strip()) if name] if text else []

    def _matching(self, context: ProcessContext, flowfile: FlowFile) -> List[str]:
        pattern = context.getProperty(_PATTERN).evaluateAttributeExpressions().getValue()
        return [name for name in hash_map_order(flowfile.attributes) if matches(pattern, name)] if pattern else []


def _as_escapes(match: re.Match[str]) -> str:
    """Jackson's UTF8JsonGenerator writes a surrogate pair as two escapes; into a text, for the attribute, it is written as it is."""
    number = ord(match.group()) - 0x10000
    return f"\\u{0xD800 + (number >> 10):04X}\\u{0xDC00 + (number & 0x3FF):04X}"
