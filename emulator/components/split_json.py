"""SplitJson (NiFi 1.16.3): one FlowFile for each element of a list, each a child of the one that came in.

Indexes start at 0. An empty list gives no split: the original goes on with ``fragment.count`` 0. A result that is no list, a path that is
not there and content that is not JSON go to ``failure``; a function that fails rolls the session back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Optional
from uuid import NAMESPACE_OID, UUID, uuid5

from ..java.lang.throwable import Throwable
from ..java.nifi.processor.relationship import Relationship
from ..jsonpath.functions import KeySet
from .descriptor import PropertyDescriptor
from .json_path_support import NULL_REPRESENTATION, parse_document, path_problem, shown, text_of
from .processor import INPUT_REQUIRED, Processor, component
from .relationships import FAILURE, ORIGINAL

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession

_SPLIT = Relationship("split")


def _path_problem(text: str) -> Optional[str]:
    return path_problem(text) if text else "{label} cannot be empty"


@component("org.apache.nifi.processors.standard.SplitJson", "nifi-standard-nar")
class SplitJson(Processor):
    """One FlowFile a trigger."""

    RELATIONSHIPS = {
        "failure": "content that is no JSON, or a path that is not there or no list; the FlowFile is as it came",
        "original": "the FlowFile that was split",
        "split": "one FlowFile for each element",
    }
    INPUT = INPUT_REQUIRED
    PROPERTIES = (
        PropertyDescriptor("JsonPath Expression", required=True, validator=_path_problem, description="leads to a list"),
        NULL_REPRESENTATION,
    )

    def on_scheduled(self, context: ProcessContext) -> None:
        from ..jsonpath import compile as compile_path

        self._path = compile_path(context.getProperty("JsonPath Expression").getValue() or "", self.nifi)

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            return
        elements = self._elements(context, session, flowfile)
        if elements is None:
            session.transfer(flowfile, FAILURE)
            return
        null = context.getProperty("Null Value Representation").getValue()
        shared = {"fragment.identifier": str(self._identifier(flowfile)), "fragment.count": str(len(elements))}
        original_name = flowfile.getAttribute("filename") or ""
        for index, element in enumerate(elements):
            split = session.write_bytes(session.create(flowfile), text_of(element, null).encode("utf-8"))
            own = {"fragment.index": str(index), "segment.original.filename": original_name}
            session.transfer(session.putAllAttributes(split, {**shared, **own}), _SPLIT)
        session.transfer(session.putAllAttributes(flowfile, shared), ORIGINAL)

    def _elements(self, context: ProcessContext, session: ProcessSession, flowfile: FlowFile) -> Optional[List[Any]]:
        from ..jsonpath import PathNotFound

        path = self._path.getPath()
        try:
            document = parse_document(session.content_of(flowfile))
        except (Throwable, ValueError):
            self.log.error(f"FlowFile {flowfile} did not have valid JSON content.")
            return None
        try:
            elements = self._path.read(document)
        except PathNotFound:
            self.log.warn(f"JsonPath {path} could not be found for FlowFile {flowfile}")
            return None
        if not isinstance(elements, list) or isinstance(elements, KeySet):
            self.log.error(f"The evaluated value {shown(elements)} of {path} was not a JSON Array compatible type and cannot be split.")
            return None
        return elements

    def _identifier(self, flowfile: FlowFile) -> UUID:
        """Random in NiFi; here made of the FlowFile's own, so that a run can be repeated."""
        return uuid5(NAMESPACE_OID, f"{self.identifier}/{flowfile.getAttribute('uuid')}")
