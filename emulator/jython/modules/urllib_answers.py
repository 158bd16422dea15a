"""What opening a URL gives: ``urllib.addinfourl`` and its kin."""

from __future__ import annotations

from typing import Any, Iterator

from ..objects.bytestring import ByteString
from ..objects.old_classes import OldInstance
from ..objects.text import repr_
from .python_written import shown_in

_FILE = ("read", "readline", "readlines", "fileno", "next")


class addbase(OldInstance):  # noqa: N801  Jython's name
    """``urllib.addbase``: a file's own methods."""

    def __init__(self, fp: Any) -> None:
        self.fp = fp
        for name in _FILE:
            if hasattr(fp, name):
                setattr(self, name, getattr(fp, name))
        if not hasattr(fp, "fileno"):
            self.fileno = lambda: None

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fp)

    def __repr__(self) -> str:
        return ByteString(f"<{type(self).__name__} at {id(self)} whose fp = {repr_(self.fp)}>")

    def close(self) -> None:
        """Close the file."""
        self.read = self.readline = self.readlines = self.fileno = None  # type: ignore[assignment]
        if self.fp:
            self.fp.close()
        self.fp = None


class addclosehook(addbase):  # noqa: N801
    """``urllib.addclosehook``: something is called when it closes."""

    def __init__(self, fp: Any, closehook: Any, *hookargs: Any) -> None:
        addbase.__init__(self, fp)
        self.closehook, self.hookargs = closehook, hookargs

    def close(self) -> None:
        """Close it, and call."""
        addbase.close(self)
        if self.closehook:
            self.closehook(*self.hookargs)
            self.closehook = None


class addinfo(addbase):  # noqa: N801
    """``urllib.addinfo``: with headers."""

    def __init__(self, fp: Any, headers: Any) -> None:
        addbase.__init__(self, fp)
        self.headers = headers

    def info(self) -> Any:
        """The headers."""
        return self.headers


class addinfourl(addbase):  # noqa: N801
    """``urllib.addinfourl``: with headers, a URL and a code."""

    def __init__(self, fp: Any, headers: Any, url: Any, code: Any = None) -> None:
        addbase.__init__(self, fp)
        self.headers, self.url, self.code = headers, url, code

    def info(self) -> Any:
        """The headers."""
        return self.headers

    def getcode(self) -> Any:
        """The code of HTTP."""
        return self.code

    def geturl(self) -> Any:
        """The URL, after redirects."""
        return self.url


shown_in("urllib", addbase, addclosehook, addinfo, addinfourl)
