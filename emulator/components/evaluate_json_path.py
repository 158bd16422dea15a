"""EvaluateJsonPath (NiFi 1.16.3): results of JsonPaths as attributes, or one as the new content.

Not found: an empty attribute and ``matched``, or with content as destination ``unmatched``. A list or map where a scalar is wanted (the
rule for attributes unless ``Return Type`` is json): ``failure`` with the FlowFile as it came. A list of one is still a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List

from ..java.lang.throwable import Throwable
from ..java.nifi.processor.relationship import Relationship
from .descriptor import PropertyDescriptor
from .json_path_support import NULL_REPRESENTATION, is_scalar, parse_document, path_problem, shown, text_of
from .processor import INPUT_REQUIRED, Processor, component
from .relationships import FAILURE

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession

_MATCHED, _UNMATCHED = Relationship("matched"), Relationship("unmatched")
_CONTENT, _ATTRIBUTE = "flowfile-content", "flowfile-attribute"
_ONE_PATH = "'JsonPaths' is invalid because Exactly one JsonPath must be set if using destination of flowfile-content"


class _NotScalar(Exception):
    """A list or map where a scalar is wanted."""


@component("org.apache.nifi.processors.standard.EvaluateJsonPath", "nifi-standard-nar")
class EvaluateJsonPath(Processor):
    """One FlowFile a trigger; the paths are compiled once."""

    RELATIONSHIPS = {
        "failure": "content that is no JSON, or a result that is no scalar where one is wanted; the FlowFile is as it came",
        "unmatched": "content as destination, and the path is not there",
        "matched": "the FlowFile with its results",
    }
    INPUT = INPUT_REQUIRED
    PROPERTIES = (
        PropertyDescriptor("Destination", _CONTENT, True, allowed=(_CONTENT, _ATTRIBUTE)),
        PropertyDescriptor("Return Type", "auto-detect", True, allowed=("auto-detect", "json", "scalar")),
        PropertyDescriptor("Path Not Found Behavior", "ignore", True, allowed=("warn", "ignore")),
        NULL_REPRESENTATION,
    )
    DYNAMIC = PropertyDescriptor("", validator=path_problem, description="the name is an attribute, the value a JsonPath")

    def validate(self, context: ProcessContext) -> List[str]:
        to_content = context.getProperty("Destination").getValue() == _CONTENT
        return [_ONE_PATH] if to_content and len(self.dynamic) != 1 else []

    def on_scheduled(self, context: ProcessContext) -> None:
        from ..jsonpath import compile as compile_path

        self._paths = {name: compile_path(context.getProperty(name).getValue() or "", self.nifi) for name in self.dynamic}

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            return
        try:
            document = parse_document(session.content_of(flowfile))
        except (Throwable, ValueError):
            self.log.error(f"FlowFile {flowfile} did not have valid JSON content.")
            session.transfer(flowfile, FAILURE)
            return
        try:
            results = self._results(context, document, flowfile)
        except _NotScalar as refused:
            self.log.error(str(refused))
            session.transfer(flowfile, FAILURE)
            return
        if context.getProperty("Destination").getValue() == _ATTRIBUTE:
            session.transfer(session.putAllAttributes(flowfile, {name: text or "" for name, text in results.items()}), _MATCHED)
        else:
            _to_content(session, flowfile, next(iter(results.values())))

    def _results(self, context: ProcessContext, document: Any, flowfile: FlowFile) -> Dict[str, Any]:
        to_content = context.getProperty("Destination").getValue() == _CONTENT
        return_type = context.getProperty("Return Type").getValue()
        scalar = return_type == "scalar" or (return_type == "auto-detect" and not to_content)
        null = context.getProperty("Null Value Representation").getValue()
        return {name: self._result(context, path, name, document, scalar, null, flowfile) for name, path in self._paths.items()}

    def _result(self, context: ProcessContext, path: Any, name: str, document: Any, scalar: bool, null: Any, flowfile: FlowFile) -> Any:
        from ..jsonpath import PathNotFound

        try:
            value = path.read(document)
        except PathNotFound as missing:
            if context.getProperty("Path Not Found Behavior").getValue() == "warn":
                details = [flowfile.getId(), path.getPath(), name]
                self.log.warn("FlowFile {} could not find path {} for attribute key {}.", details, missing)
            return None
        if scalar and not is_scalar(value):
            raise _NotScalar(
                f"Unable to return a scalar value for the expression {path.getPath()} for FlowFile {flowfile.getId()}. "
                f"Evaluated value was {shown(value)}. Transferring to failure."
            )
        return text_of(value, null)


def _to_content(session: ProcessSession, flowfile: FlowFile, text: Any) -> None:
    if text is None:
        session.transfer(flowfile, _UNMATCHED)
        return
    session.transfer(session.write_bytes(flowfile, text.encode("utf-8")), _MATCHED)
