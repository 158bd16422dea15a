"""Reading and writing content. Part of ProcessSession.

A callback that raises leaves the content as it was; java.io.IOException comes out as ProcessException, anything else as itself. Content
written without a byte is empty content.
"""

from __future__ import annotations

from typing import Any, Callable, Iterable, NoReturn, Optional

from ...java.io.exceptions import IOException
from ...java.lang.object import JavaObject
from ...java.lang.throwable import NullPointerException
from ...java.nifi.controller.repository.exceptions import ContentNotFoundException
from ...java.nifi.processor.exception.exceptions import MissingFlowFileException, ProcessException
from ...java.nifi.processor.io.callbacks import InputStreamCallback, OutputStreamCallback, StreamCallback
from .. import messages
from ..content import Content, ContentWriter
from ..flowfile import FlowFile
from .base import SessionBase
from .record import RepositoryRecord
from .streams import TaskTerminationInputStream, TaskTerminationOutputStream

_READ_COERCION = "read(): 2nd arg can't be coerced to org.apache.nifi.processor.io.InputStreamCallback"
_WRITE_COERCION = (
    "write(): 2nd arg can't be coerced to org.apache.nifi.processor.io.StreamCallback, org.apache.nifi.processor.io.OutputStreamCallback"
)
_NO_CALLBACK = object()


class ContentCalls(SessionBase):
    """read and write, with a callback or as streams."""

    def read(self, flowfile: FlowFile, *callback: object) -> Optional[TaskTerminationInputStream]:
        """read(ff) gives an input stream to close; read(ff, callback) calls ``process(inputStream)``."""
        record = self._check(flowfile, "read")
        self._stop_growing(record)
        if not callback:
            return self._open_input(record)
        process = callback_process(callback[-1], InputStreamCallback, _READ_COERCION)
        identifier = record.current.id
        stream = TaskTerminationInputStream(record.current)
        self._books.start_reading(identifier)
        try:
            self._calling(process, stream)
        finally:
            self._books.stop_reading(identifier)
            stream._end()
        return None

    def _open_input(self, record: RepositoryRecord) -> TaskTerminationInputStream:
        identifier = record.current.id

        def closed() -> None:
            self._books.stop_reading(identifier)
            if self._open.get(("in", identifier)) == stream.close:
                del self._open["in", identifier]
            stream._file.close()

        stream = TaskTerminationInputStream(record.current, closed, lambda: self._roll_back(True))
        self._books.start_reading(identifier)
        self._open["in", identifier] = stream.close
        return stream

    def write(self, flowfile: FlowFile, callback: object = _NO_CALLBACK) -> Any:
        """write(ff) gives an output stream to close; write(ff, callback) calls ``process(out)`` or ``process(in, out)``."""
        record = self._check(flowfile, "write")
        if callback is _NO_CALLBACK:
            return self._open_output(record)
        both = isinstance(callback, StreamCallback)
        process = callback_process(callback, (StreamCallback, OutputStreamCallback), _WRITE_COERCION)
        current, writer = record.current, self._new_writer()
        out = TaskTerminationOutputStream(current, writer)
        source = TaskTerminationInputStream(current, flushed=self._flushed(current.content)) if both else None
        self._books.writing.add(current.id)
        try:
            self._calling(process, *([source, out] if both else [out]))
        except ContentNotFoundException as missing:
            writer.discard()
            self._not_found(record, missing)
        except BaseException:
            writer.discard()
            raise
        finally:
            self._books.writing.discard(current.id)
            out._end()
            if source is not None:
                source._end()
        return record.set_working(record.current.with_(content=writer.finish()))

    def _open_output(self, record: RepositoryRecord) -> TaskTerminationOutputStream:
        identifier, writer = record.current.id, self._new_writer()

        def closed() -> None:
            self._books.writing.discard(identifier)
            self._open.pop(("out", identifier), None)
            record.set_working(record.current.with_(content=writer.finish()))

        stream = TaskTerminationOutputStream(record.current, writer, closed, lambda: self._roll_back(True))
        self._books.writing.add(identifier)
        self._open["out", identifier] = stream.close
        return stream

    def _flushed(self, content: Content) -> Optional[int]:
        """How much of appended content write(ff, StreamCallback) finds, which flushes nothing, unlike read; None: all of it."""
        claim = self._books.growing.get(id(content.claim))
        return claim.flushed if claim is not None and claim.flushed < content.size else None

    def _not_found(self, record: RepositoryRecord, missing: ContentNotFoundException) -> NoReturn:
        """handleContentNotFound: a DROP event, though the FlowFile goes back to its queue, and the session is rolled back."""
        event = self._provenance.event("DROP", record.current, details=missing.getMessage())
        self._host.repository.register([event])
        self._roll_back(False)
        raise MissingFlowFileException(messages.NO_CONTENT, missing)

    def content_of(self, flowfile: FlowFile) -> bytes:
        """All bytes of a FlowFile (Python's side)."""
        record = self._check(flowfile, "read")
        self._stop_growing(record)
        return record.current.content.read()

    def write_bytes(self, flowfile: FlowFile, data: bytes) -> FlowFile:
        """Replace the content by these bytes (Python's side)."""
        return self.write_pieces(flowfile, (data,))

    def write_pieces(self, flowfile: FlowFile, pieces: Iterable[bytes]) -> FlowFile:
        """Replace the content by these pieces; where the next cannot be had, those before it are the content (Python's side)."""
        record = self._check(flowfile, "write")
        writer = self._new_writer()
        try:
            for piece in pieces:
                writer.write(piece)
        finally:
            written = record.set_working(record.current.with_(content=writer.finish()))
        return written

    def _stop_growing(self, record: RepositoryRecord) -> None:
        """Content that was read is not appended to in place any more (ensureNotAppending)."""
        self._books.growing.pop(id(record.current.content.claim), None)

    def _set_content(self, record: RepositoryRecord, content: Content) -> FlowFile:
        return record.set_working(record.current.with_(content=content))

    def _new_writer(self) -> ContentWriter:
        return ContentWriter(new_identifier=self._host.repository.next_claim_id)

    def _calling(self, process: Callable[..., object], *streams: JavaObject) -> None:
        try:
            process(*streams)
        except IOException as error:
            raise ProcessException(messages.IO_EXCEPTION % (self._host, error), error)


def callback_process(callback: Any, interfaces: Any, coercion: str) -> Callable[..., object]:
    """What to call: a callback's ``process``, or a Python function."""
    if isinstance(callback, interfaces):
        process: Callable[..., object] = callback.process
        return process
    if callback is None:
        raise NullPointerException()
    if hasattr(callback, "__code__") or hasattr(callback, "__func__"):
        function: Callable[..., object] = callback
        return function
    raise TypeError(coercion)
