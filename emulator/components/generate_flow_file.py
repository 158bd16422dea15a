"""GenerateFlowFile (NiFi 1.16.3): makes FlowFiles out of nothing.

Custom text and dynamic properties know variables and parameters only. Generated data is pseudo-random and the same in every run.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Dict, List, Optional

from ..base.units import whole_bytes
from ..java.nio.charset.charsets import encode
from . import validators
from .descriptor import EL_VARS, PropertyDescriptor
from .processor import INPUT_FORBIDDEN, Processor, component
from .relationships import SUCCESS
from .text_validators import non_empty

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.session import ProcessSession

_TEXT_CHARS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890!@#$%^&*()-_=+/?.,';:\"?<>\n\t "
_CONFLICT = "'Custom Text' is invalid because If Custom Text is set, then Data Format must be text and Unique FlowFiles must be false."


@component("org.apache.nifi.processors.standard.GenerateFlowFile", "nifi-standard-nar")
class GenerateFlowFile(Processor):
    """``Batch Size`` FlowFiles a trigger."""

    RELATIONSHIPS = {
        "success": "what was made",
    }
    INPUT = INPUT_FORBIDDEN
    PROPERTIES = (
        PropertyDescriptor("File Size", "0B", True, validator=validators.data_size),
        PropertyDescriptor("Batch Size", "1", True, validator=validators.positive_integer),
        PropertyDescriptor("Data Format", "Text", True, allowed=("Binary", "Text")),
        PropertyDescriptor(
            "Unique FlowFiles", "false", True, allowed=("true", "false"), description="with false, all of a batch share one content"
        ),
        PropertyDescriptor("generate-ff-custom-text", el=EL_VARS, display="Custom Text", validator=non_empty),
        PropertyDescriptor("character-set", "UTF-8", True, display="Character Set", validator=validators.character_set),
        PropertyDescriptor("mime-type", display="Mime Type", validator=non_empty),
    )
    DYNAMIC = PropertyDescriptor("", el=EL_VARS, expression=validators.expression_text, description="the name is an attribute")
    _data: Optional[bytes] = None
    _random = random.Random(0)

    def validate(self, context: ProcessContext) -> List[str]:
        custom = context.getProperty("generate-ff-custom-text").isSet()
        unique = context.getProperty("Unique FlowFiles").asBoolean()
        return [_CONFLICT] if custom and (unique or context.getProperty("Data Format").getValue() != "Text") else []

    def on_scheduled(self, context: ProcessContext) -> None:
        self._random = random.Random(self.identifier)
        unique = context.getProperty("Unique FlowFiles").asBoolean()
        custom = context.getProperty("generate-ff-custom-text").isSet()
        self._data = None if unique or custom else self._generate(context)

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        attributes = self._attributes(context)
        fixed = self._content(context)
        for _ in range(int(context.getProperty("Batch Size").getValue() or "1")):
            data = self._generate(context) if fixed is None else fixed
            flowfile = session.create()
            if data:
                flowfile = session.write_bytes(flowfile, data)
            flowfile = session.putAllAttributes(flowfile, attributes)
            session.getProvenanceReporter().create(flowfile)
            session.transfer(flowfile, SUCCESS)
            if fixed is None:  # GenerateFlowFile.onTrigger makes unique data once a trigger, not once a FlowFile
                fixed = data

    def _content(self, context: ProcessContext) -> Optional[bytes]:
        custom = context.getProperty("generate-ff-custom-text")
        if custom.isSet():
            charset = context.getProperty("character-set").getValue() or "UTF-8"
            return encode(custom.evaluateAttributeExpressions().getValue() or "", charset)
        return self._data

    def _attributes(self, context: ProcessContext) -> Dict[str, str]:
        names = self.dynamic
        values = {name: context.getProperty(name).evaluateAttributeExpressions().getValue() for name in names}
        values["mime.type"] = context.getProperty("mime-type").getValue()
        return {name: value for name, value in values.items() if value is not None}

    def _generate(self, context: ProcessContext) -> bytes:
        size = whole_bytes(context.getProperty("File Size").getValue() or "0B")
        if context.getProperty("Data Format").getValue() == "Binary":
            return bytes(self._random.getrandbits(8) for _ in range(size))
        return "".join(self._random.choices(_TEXT_CHARS, k=size)).encode("ascii")
