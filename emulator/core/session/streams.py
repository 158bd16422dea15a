"""The streams that a session hands out.

Mirror the chains that StandardProcessSession (NiFi 1.16.3) builds around the content: scripts see TaskTerminationInputStream and
TaskTerminationOutputStream. A stream closed inside its callback refuses to go on with FlowFileAccessException; one that read(ff) or
write(ff) gave takes the session back as well, and penalises.
"""

from __future__ import annotations

from typing import Callable, Optional

from ...java.io.exceptions import IOException
from ...java.io.streams import FileInput, OutputStream
from ...java.nifi.controller.repository.exceptions import ContentNotFoundException
from ...java.nifi.processor.exception.exceptions import FlowFileAccessException
from ...java.registry import java_class
from .. import messages
from ..content import ContentWriter
from ..flowfile import FlowFile

_PACKAGE = "org.apache.nifi.controller.repository.io."
WRITE_FAILED = "Failed to write to Content Repository for %s"


@java_class(_PACKAGE + "TaskTerminationInputStream")
class TaskTerminationInputStream(FileInput):
    """Reads a FlowFile's content; ``flushed`` is how much of it is there when not all is."""

    def __init__(
        self,
        flowfile: FlowFile,
        on_close: Optional[Callable[[], None]] = None,
        roll_back: Optional[Callable[[], None]] = None,
        flushed: Optional[int] = None,
    ):
        content = flowfile.content
        vars(self).update(
            _file=content.open(), _size=content.size, _mark=0, _at=0, _flushed=flushed,
            _flowfile=flowfile, _on_close=on_close, _roll_back=roll_back, _closed=False,
        )  # fmt: skip

    def _take(self, size: int) -> bytes:
        if self._roll_back is not None and self._at >= self._size:
            return b""
        self._refuse_closed()
        if self._flushed is not None:
            if self._at >= self._flushed:
                raise self._not_found(self._flushed)
            size = min(size, self._flushed - self._at)
        data = self._file.read(size)
        self._at += len(data)
        return data

    def skip(self, size: int) -> int:
        """Pass over bytes; how many there were."""
        self._refuse_closed(messages.COULD_NOT_SKIP)
        return super().skip(size)

    def available(self) -> int:
        return self._size - self._at

    def reset(self) -> None:
        self._refuse_closed()
        super().reset()
        self._at = self._file.tell()

    def close(self) -> None:
        """Close it; a read(ff) ends here."""
        self._closed = True
        if self._on_close is not None:
            self._on_close()

    def _end(self) -> None:
        """The callback is over."""
        self._closed = True
        self._file.close()

    def _not_found(self, flushed: int) -> ContentNotFoundException:
        """FlowFileAccessInputStream.ensureAllContentRead."""
        claim = str(self._flowfile.content).rpartition("length=")[0] + f"length={flushed or -1}]"
        return ContentNotFoundException(messages.CONTENT_CUT % (claim, flushed, self._size))

    def _refuse_closed(self, message: str = messages.COULD_NOT_READ) -> None:
        if self._closed:
            if self._roll_back is not None and message is messages.COULD_NOT_READ:
                self._roll_back()
            raise FlowFileAccessException(message % self._flowfile, IOException(messages.STREAM_CLOSED))


@java_class(_PACKAGE + "TaskTerminationOutputStream")
class TaskTerminationOutputStream(OutputStream):
    """Writes a FlowFile's new content."""

    _closed: bool
    _null_within = None

    def __init__(
        self,
        flowfile: FlowFile,
        writer: ContentWriter,
        on_close: Optional[Callable[[], None]] = None,
        roll_back: Optional[Callable[[], None]] = None,
    ):
        vars(self).update(_flowfile=flowfile, _writer=writer, _on_close=on_close, _roll_back=roll_back, _closed=False)

    def _put(self, data: bytes) -> None:
        if self._closed:
            message = messages.COULD_NOT_WRITE
            if self._roll_back is not None:
                self._roll_back()
                message = WRITE_FAILED
            raise FlowFileAccessException(message % self._flowfile, IOException(messages.STREAM_CLOSED))
        self._writer.write(data)

    def close(self) -> None:
        """Close it; a write(ff) ends here and the FlowFile gets its new content."""
        if self._closed:
            return
        self._closed = True
        if self._on_close is not None:
            self._on_close()

    def _end(self) -> None:
        """The callback is over."""
        self._closed = True
