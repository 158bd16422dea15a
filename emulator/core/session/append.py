"""append: to the end of the content, in place while nobody has read it. Part of ProcessSession."""

from __future__ import annotations

from ...java.nifi.processor.io.callbacks import OutputStreamCallback
from ..content import Content
from ..flowfile import FlowFile
from .content import ContentCalls, callback_process
from .content_append import GrowingClaim, MeasuredWriter
from .streams import TaskTerminationOutputStream

_APPEND_COERCION = "append(): 2nd arg can't be coerced to org.apache.nifi.processor.io.OutputStreamCallback"


def append(session: ContentCalls, flowfile: FlowFile, callback: object) -> FlowFile:
    """Add to the end of the content with ``process(outputStream)``."""
    record = session._check(flowfile, "append")
    process = callback_process(callback, OutputStreamCallback, _APPEND_COERCION)
    current, writer = record.current, MeasuredWriter(new_identifier=session._host.repository.next_claim_id)
    out = TaskTerminationOutputStream(current, writer)
    in_place = _grows(session, current.content)
    session._books.writing.add(current.id)
    if not in_place:  # StandardProcessSession.append reads the old content meanwhile
        session._books.start_reading(current.id)
    try:
        session._calling(process, out)
    except BaseException:
        writer.discard()
        raise
    finally:
        if not in_place:
            session._books.stop_reading(current.id)
        session._books.writing.discard(current.id)
        out._end()
    return session._set_content(record, _appended(session, record.current.content, writer))


def _grows(session: ContentCalls, content: Content) -> bool:
    claim = session._books.growing.get(id(content.claim))
    return claim is not None and claim.length == content.size


def _appended(session: ContentCalls, before: Content, writer: MeasuredWriter) -> Content:
    claim = session._books.growing.get(id(before.claim))
    if claim is None or not _grows(session, before):
        claim = GrowingClaim(session._host.repository.next_claim_id())
        claim.append(before)
        session._books.growing[id(claim)] = claim
    claim.append(writer.finish(), writer.writes)
    return Content(claim, 0, claim.length) if claim.length else Content.EMPTY
