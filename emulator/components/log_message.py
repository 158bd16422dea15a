"""LogMessage (NiFi 1.16.3): writes one message to the log. An unknown level (it is Expression Language) rolls the session back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..java.lang.throwable import IllegalArgumentException
from ..java.nifi.processor.exception.exceptions import ProcessException
from .descriptor import EL_FLOWFILE, PropertyDescriptor
from .processor import INPUT_REQUIRED, Processor, component
from .relationships import SUCCESS
from .text_validators import non_empty

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.session import ProcessSession

_UNKNOWN = "No enum constant org.apache.nifi.processors.standard.LogMessage.MessageLogLevel."
LEVELS = ("trace", "debug", "info", "warn", "error")


@component("org.apache.nifi.processors.standard.LogMessage", "nifi-standard-nar")
class LogMessage(Processor):
    """One FlowFile a trigger."""

    RELATIONSHIPS = {
        "success": "the FlowFile as it came",
    }
    INPUT = INPUT_REQUIRED
    PROPERTIES = (
        PropertyDescriptor("log-level", "info", True, el=EL_FLOWFILE, display="Log Level"),
        PropertyDescriptor("log-prefix", el=EL_FLOWFILE, display="Log prefix"),
        PropertyDescriptor("log-message", el=EL_FLOWFILE, display="Log message", validator=non_empty),
    )

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            return
        names = ("log-level", "log-prefix", "log-message")
        level, prefix, message = (context.getProperty(name).evaluateAttributeExpressions(flowfile).getValue() for name in names)
        lowered = (level or "").lower()
        if lowered not in LEVELS:
            raise ProcessException(IllegalArgumentException(_UNKNOWN + lowered))
        getattr(self.log, lowered)((prefix if prefix and prefix.strip() else "") + ("null" if message is None else message))
        session.transfer(flowfile, SUCCESS)
