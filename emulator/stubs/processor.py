"""A processor that stands in for another: it has the other's type and relationships, and does what it was told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, FrozenSet, List, Mapping, Optional, Set, Tuple, Type

from .. import el
from ..base.errors import InputError
from ..components.processor import Processor
from ..flowfile import FlowFile
from ..java.nifi.processor.exception.exceptions import ProcessException
from ..java.nifi.processor.relationship import Relationship
from .answer import Answer, answers_of
from .stub import Stub

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile as Record
    from ..core.session import ProcessSession


class StubProcessor(Processor):
    """Made by ``stub_class`` for one type. The properties of what it stands in for mean nothing to it: it has none."""

    stub: ClassVar[Stub]
    names: ClassVar[FrozenSet[str]] = frozenset()
    is_source: ClassVar[bool] = False
    _fed = False

    def relationships(self, properties: Mapping[str, Optional[str]]) -> Set[str]:
        return set(self.names)

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        record = session.get()
        if record is not None:
            self._settle(context, session, record)
        elif self.is_source and not self._fed:
            feed = [answer for row in self.stub.answers for answer in row.feed]
            self._fed = bool(feed)
            if not feed:
                self._settle(context, session, session.create())
            for answer in feed:
                self._give(session, session.create(), answer)

    def _settle(self, context: ProcessContext, session: ProcessSession, record: Record) -> None:
        answers = self._asked(context, session, record) if self.stub.function else self.stub.answers
        attributes = dict(record.attributes)
        for answer in answers:
            if answer.condition is None or el.evaluate(answer.condition, attributes) == "true":
                made = [session.clone(record) for _ in answer.also]
                self._give(session, record, answer)
                for clone, further in zip(made, answer.also):
                    self._give(session, clone, further)
                return
        raise ProcessException("no answer of the stand-in fits FlowFile %s" % record.uuid)

    def _asked(self, context: ProcessContext, session: ProcessSession, record: Record) -> Tuple[Answer, ...]:
        """What the function says: a relationship, an answer, a list of answers (the first FlowFile and further ones), or None."""
        function = self.stub.function
        flowfile = FlowFile(session.content_of(record), record.attributes, where=self.name)
        try:
            said = function(flowfile) if function else None
        except Exception as error:
            raise ProcessException("the stand-in %s failed: %s: %s" % (self.stub.said, type(error).__name__, error)) from error
        if said is None:
            return (Answer(None),)
        rows: List[Any] = said if isinstance(said, list) else [said]
        first, *further = (_of_function(row, self.stub.target) for row in rows)
        return (Answer(first.relationship, first.attributes, first.text, first.data, None, (*first.also, *further)),)

    def _give(self, session: ProcessSession, record: Record, answer: Answer) -> None:
        before = dict(record.attributes)
        for name, text in dict(answer.attributes).items():
            if text is None:
                record = session.removeAttribute(record, name)
            else:
                record = session.putAttribute(record, name, el.evaluate(text, before))
        if answer.data is not None or answer.text is not None:
            data = answer.data if answer.data is not None else el.evaluate(answer.text or "", before).encode("utf-8")
            record = session.write_bytes(record, data)
        if answer.relationship is None:
            session.remove(record)
        else:
            session.transfer(record, Relationship(answer.relationship))


def _of_function(row: Any, target: str) -> Answer:
    if isinstance(row, dict) and isinstance(row.get("content"), bytes):
        answer = _of_function({key: value for key, value in row.items() if key != "content"}, target)
        return Answer(answer.relationship, answer.attributes, None, row["content"], None, answer.also)
    return answers_of(row, target, Path())[0]


def stub_class(stub: Stub, java_type: str, names: Set[str], is_source: bool, where: str) -> Type[StubProcessor]:
    """The class that stands in for a type; InputError for an answer by a relationship that the component does not have."""
    for answer in stub.answers:
        for name in answer.relationships():
            if name not in names:
                raise InputError(
                    "the stand-in answers by the relationship '%s', which leads nowhere" % name,
                    where,
                    "It has " + ", ".join(sorted(names)) if names else "Connect it, or answer null to remove the FlowFile",
                )
    fields = {"TYPE": java_type, "BUNDLE": "", "stub": stub, "names": frozenset(names), "is_source": is_source}
    return type("StubProcessor", (StubProcessor,), fields)
