"""RetryFlowFile (NiFi 1.16.3): counts passes in an attribute and says when there were too many.

A maximum of 3 gives three passes by ``retry``, the fourth goes to ``retries_exceeded`` without the counter. The counter remembers which
processor made it; one of another processor fails, or starts anew, as ``reuse-mode`` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, Tuple

from ..java.lang.numbers import parse_int, wrap32
from ..java.lang.throwable import NumberFormatException
from ..java.nifi.processor.relationship import Relationship
from . import validators
from .descriptor import EL_FLOWFILE, EL_VARS, PropertyDescriptor
from .processor import INPUT_REQUIRED, Processor, component
from .relationships import FAILURE
from .text_validators import non_empty

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession

_RETRY, _EXCEEDED = Relationship("retry"), Relationship("retries_exceeded")


def _maximum_problem(value: str) -> Optional[str]:
    why = validators.integer(value)
    return why or (None if int(value) > 0 else "Value must be between 1 and 2147483647 (inclusive)")


@component("org.apache.nifi.processors.standard.RetryFlowFile", "nifi-standard-nar")
class RetryFlowFile(Processor):
    """One FlowFile a trigger."""

    RELATIONSHIPS = {
        "retries_exceeded": "there were too many passes; the counter is taken off",
        "retry": "one pass more; lead it back to what is to be tried again",
        "failure": "the counter or the maximum is no number, or the counter is another processor's",
    }
    AUTO_TERMINATED = ("failure",)
    INPUT = INPUT_REQUIRED
    PROPERTIES = (
        PropertyDescriptor(
            "retry-attribute", "flowfile.retries", True, el=EL_VARS, display="Retry Attribute", validator=non_empty
        ),
        PropertyDescriptor(
            "maximum-retries", "3", True, el=EL_FLOWFILE, display="Maximum Retries", validator=_maximum_problem,
            description="so many passes go to retry, the next one to retries_exceeded",
        ),
        PropertyDescriptor("penalize-retries", "true", True, allowed=("true", "false"), display="Penalize Retries"),
        PropertyDescriptor("Fail on Non-numerical Overwrite", "false", True, allowed=("true", "false")),
        PropertyDescriptor(
            "reuse-mode", "fail", True, allowed=("fail", "warn", "reset"), display="Reuse Mode",
            description="what to do with a counter that another processor made",
        ),
    )  # fmt: skip
    DYNAMIC = PropertyDescriptor(
        "", el=EL_FLOWFILE, validator=non_empty, description="the name is an attribute that is set on retries_exceeded"
    )

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            return
        attribute = context.getProperty("retry-attribute").evaluateAttributeExpressions().getValue() or ""
        count, maximum = self._count(context, flowfile, attribute), self._maximum(context, flowfile)
        if count is None or maximum is None:
            session.transfer(flowfile, FAILURE)
        elif count > maximum:
            self._exceeded(context, session, flowfile, attribute)
        else:
            if context.getProperty("penalize-retries").asBoolean():
                flowfile = session.penalize(flowfile)
            flowfile = session.putAttribute(flowfile, attribute, str(count))
            flowfile = session.putAttribute(flowfile, attribute + ".uuid", self.identifier)
            session.transfer(flowfile, _RETRY)

    def _count(self, context: ProcessContext, flowfile: FlowFile, attribute: str) -> Optional[int]:
        count = _next(flowfile.getAttribute(attribute))
        if count is None and context.getProperty("Fail on Non-numerical Overwrite").asBoolean():
            return None
        by = flowfile.getAttribute(attribute + ".uuid") or ""
        if by.strip() and by != self.identifier:
            mode = context.getProperty("reuse-mode").getValue()
            level, message = _REUSED[mode or "fail"]
            getattr(self.log, level)(message.format(flowfile))
            return None if mode == "fail" else 1
        return count or 1

    def _maximum(self, context: ProcessContext, flowfile: FlowFile) -> Optional[int]:
        text = context.getProperty("maximum-retries").evaluateAttributeExpressions(flowfile).getValue()
        number = None if text is None else _number(text)
        if number is not None:
            return number
        if text is None:
            self.log.warn("Could not obtain maximum retries off of FlowFile, route to 'failure'")
        else:
            self.log.warn("Maximum Retries was not a number for this FlowFile, route to 'failure'")
        return None

    def _exceeded(self, context: ProcessContext, session: ProcessSession, flowfile: FlowFile, attribute: str) -> None:
        for name in self.dynamic:
            value = context.getProperty(name).evaluateAttributeExpressions(flowfile).getValue()
            if value and value.strip():
                flowfile = session.putAttribute(flowfile, name, value)
        flowfile = session.removeAttribute(session.removeAttribute(flowfile, attribute), attribute + ".uuid")
        session.transfer(flowfile, _EXCEEDED)


def _next(text: Optional[str]) -> Optional[int]:
    """One more, as Java's int; None when the text is no number."""
    number = 0 if text is None else _number(text)
    return None if number is None else wrap32(number + 1)


def _number(text: str) -> Optional[int]:
    try:
        return parse_int(text.strip())
    except NumberFormatException:
        return None


_AGAIN = (
    "FlowFile {} was previously retried with the same attribute by a different processor. Reset the current retry count to '1'. "
    "Consider changing the retry attribute for this processor."
)
_REUSED: dict[str, Tuple[str, str]] = {
    "fail": ("error", "FlowFile {} was previously retried with the same attribute by a different processor. Route to 'failure'"),
    "warn": ("warn", _AGAIN),
    "reset": ("debug", _AGAIN),
}
