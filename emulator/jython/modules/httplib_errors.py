"""The exceptions of ``httplib``."""

from __future__ import annotations

from typing import Any, Dict, Type

from ..objects.bytestring import ByteString
from ..objects.text import repr_, str_
from .http_texts import LONGEST_LINE
from .python_written import shown_in


class HTTPException(Exception):
    """``httplib.HTTPException``, ``httplib.error``."""


class LineTooLong(HTTPException):
    """``httplib.LineTooLong``."""

    def __init__(self, line_type: Any) -> None:
        HTTPException.__init__(self, ByteString(f"got more than {LONGEST_LINE} bytes when reading ") + str_(line_type))


class UnknownProtocol(HTTPException):
    """``httplib.UnknownProtocol``."""

    def __init__(self, version: Any) -> None:
        self.args = (version,)
        self.message = ByteString("")  # Exception.__init__ never runs
        self.version = version


class BadStatusLine(HTTPException):
    """``httplib.BadStatusLine``: of nothing it shows the repr."""

    def __init__(self, line: Any) -> None:
        self.line = line or repr_(line)
        self.args = (self.line,)
        self.message = ByteString("")


class IncompleteRead(HTTPException):
    """``httplib.IncompleteRead``."""

    def __init__(self, partial: Any, expected: Any = None) -> None:
        self.args = (partial,)
        self.message = ByteString("")
        self.partial, self.expected = partial, expected

    def __repr__(self) -> str:
        more = f", {self.expected:d} more expected" if self.expected is not None else ""
        return ByteString(f"IncompleteRead({len(self.partial)} bytes read{more})")

    def __str__(self) -> str:
        return self.__repr__()


PLAIN: Dict[str, Type[HTTPException]] = {}
for _name, _base in (
    ("NotConnected", ""), ("InvalidURL", ""), ("UnknownTransferEncoding", ""), ("UnimplementedFileMode", ""),
    ("ImproperConnectionState", ""), ("CannotSendRequest", "ImproperConnectionState"), ("CannotSendHeader", "ImproperConnectionState"),
    ("ResponseNotReady", "ImproperConnectionState"),
):  # fmt: skip
    PLAIN[_name] = type(_name, (PLAIN.get(_base, HTTPException),), {"__module__": "httplib"})

ERRORS: Dict[str, Type[HTTPException]] = {
    **PLAIN,
    **{kind.__name__: kind for kind in (HTTPException, LineTooLong, UnknownProtocol, BadStatusLine, IncompleteRead)},
}
shown_in("httplib", *ERRORS.values())
