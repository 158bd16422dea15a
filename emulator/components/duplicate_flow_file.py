"""DuplicateFlowFile (NiFi 1.16.3): sends the FlowFile and as many clones of it, each with its place in ``copy.index``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import validators
from .descriptor import EL_FLOWFILE, PropertyDescriptor
from .processor import INPUT_REQUIRED, Processor, component
from .relationships import SUCCESS

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession

_INDEX = "copy.index"


def _copies(context: ProcessContext, flowfile: FlowFile) -> int:
    # DuplicateFlowFile.onTrigger asks before each copy, which ${nextInt()} shows: ${nextInt():plus(4):divide(2)} made 3 copies, not 2
    return context.getProperty("Number of Copies").evaluateAttributeExpressions(flowfile).asInteger() or 0


@component("org.apache.nifi.processors.standard.DuplicateFlowFile", "nifi-standard-nar")
class DuplicateFlowFile(Processor):
    RELATIONSHIPS = {"success": "the FlowFile with copy.index 0, and each copy with its number from 1"}
    INPUT = INPUT_REQUIRED
    PROPERTIES = (PropertyDescriptor("Number of Copies", "100", True, el=EL_FLOWFILE, validator=validators.non_negative_integer),)

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            return
        index = 1
        while index <= _copies(context, flowfile):
            session.transfer(session.putAttribute(session.clone(flowfile), _INDEX, str(index)), SUCCESS)
            index += 1
        session.transfer(session.putAttribute(flowfile, _INDEX, "0"), SUCCESS)
