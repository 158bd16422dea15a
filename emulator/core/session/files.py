"""importFrom and exportTo: content to and from files and streams. Part of ProcessSession."""

from __future__ import annotations

import os
from typing import Any

from ...java.io.exceptions import IOException
from ...java.io.streams import InputStream, OutputStream
from ...java.lang.throwable import Throwable
from ...java.nifi.processor.exception.exceptions import FlowFileAccessException, ProcessException
from .. import messages
from ..attributes import FILENAME
from ..content import CHUNK, ContentWriter
from ..flowfile import FlowFile
from .content import ContentCalls

_NO_SUCH_FILE = "java.nio.file.NoSuchFileException: %s"
_FILE_NOT_FOUND = "java.io.FileNotFoundException: %s (No such file or directory)"


def import_from(session: ContentCalls, source: Any, *arguments: Any) -> FlowFile:
    """importFrom(path, keepSourceFile, ff) also sets the filename; importFrom(inputStream, ff)."""
    record = session._check(arguments[-1], "importFrom")
    writer = session._new_writer()
    if isinstance(source, InputStream):
        _import_stream(session, source, writer, record.current)
        return session._set_content(record, writer.finish())
    path, keep = str(source), bool(arguments[0])
    folder = os.path.dirname(os.path.abspath(path))
    if not keep and not os.access(folder, os.W_OK):
        raise FlowFileAccessException(messages.IMPORT_UNDELETABLE % folder)
    _import_file(session, path, writer, record.current)
    name = os.path.basename(path)
    attributes = record.current.attributes.changed({FILENAME: name})
    imported = record.set_working(record.current.with_(content=writer.finish(), attributes=attributes), {FILENAME: name})
    if not keep:
        session._books.delete_on_commit[imported.id] = path
    return imported


def _import_stream(session: ContentCalls, source: InputStream, writer: ContentWriter, flowfile: FlowFile) -> None:
    try:
        for chunk in iter(lambda: source._take(CHUNK), b""):
            writer.write(chunk)
    except Throwable as error:
        writer.discard()
        raise FlowFileAccessException(messages.IMPORT_FAILED % (source, flowfile, error), error)


def _import_file(session: ContentCalls, path: str, writer: ContentWriter, flowfile: FlowFile) -> None:
    try:
        with open(path, "rb") as file:
            writer.copy(file)
    except OSError:
        raise FlowFileAccessException(messages.IMPORT_FAILED % (path, flowfile, _NO_SUCH_FILE % path))


def export_to(session: ContentCalls, flowfile: FlowFile, destination: object, append: bool = False) -> None:
    """exportTo(ff, outputStream) or exportTo(ff, path, append)."""
    record = session._check(flowfile, "exportTo")
    session._stop_growing(record)
    if isinstance(destination, OutputStream):
        _export_stream(session, record.current, destination)
        return
    path = str(destination)
    try:
        with open(path, "ab" if append else "wb") as target, record.current.content.open() as source:
            for chunk in iter(lambda: source.read(CHUNK), b""):
                target.write(chunk)
    except OSError:
        raise FlowFileAccessException(messages.EXPORT_FAILED % (record.current, path, _FILE_NOT_FOUND % path))


def _export_stream(session: ContentCalls, flowfile: FlowFile, destination: OutputStream) -> None:
    session._books.start_reading(flowfile.id)
    try:
        with flowfile.content.open() as source:
            for chunk in iter(lambda: source.read(CHUNK), b""):
                destination.write(chunk)
    except IOException as error:
        raise ProcessException(messages.IO_EXCEPTION % (session._host, error), error)
    finally:
        session._books.stop_reading(flowfile.id)
