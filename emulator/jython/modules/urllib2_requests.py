"""``urllib2.Request`` and the errors of ``urllib2``."""

from __future__ import annotations

import re
import urllib.parse
from typing import Any, Callable, List, Tuple

from ..objects.bytestring import ByteString
from ..objects.dict import JythonDict
from ..objects.old_classes import OldInstance
from ..objects.types import type_name
from .python_written import shown_in
from .urllib_answers import addinfourl
from .urllib_quoting import split_of, unquote, unwrap

_PORT = re.compile(r":\d+\Z")
splittag, splittype, splithost = split_of("splittag"), split_of("splittype"), split_of("splithost")


class _Lacking:
    """What an IOError whose __init__ never ran lacks in Jython."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        raise AttributeError(ByteString(f"'{type_name(instance)}' object has no attribute '{self._name}'"))


class URLError(OSError):
    """``urllib2.URLError``."""

    errno: Any = _Lacking("errno")
    strerror: Any = _Lacking("strerror")

    def __new__(cls, *_: Any, **__: Any) -> URLError:
        error = OSError.__new__(cls)
        vars(error)["message"] = ByteString("")
        return error

    def __init__(self, reason: Any) -> None:
        self.args = (reason,)
        self.reason = reason

    def __str__(self) -> str:
        return ByteString("<urlopen error %s>") % (self.reason,)


class HTTPError(URLError, addinfourl):
    """``urllib2.HTTPError``: an answer too."""

    reason: Any = property(lambda self: self.msg)
    filename: Any = None

    def __init__(self, url: Any, code: Any, msg: Any, hdrs: Any, fp: Any) -> None:
        self.code, self.msg, self.hdrs, self.fp, self.filename = code, msg, hdrs, fp, url
        if fp is not None:
            addinfourl.__init__(self, fp, hdrs, url, code)

    def __str__(self) -> str:
        return ByteString("HTTP Error %s: %s") % (self.code, self.msg)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(ByteString(f"'{type(self).__name__}' object has no attribute '{name}'"))

    def info(self) -> Any:
        """The headers."""
        return self.hdrs


def request_host(request: Any) -> Any:
    """``urllib2.request_host``: without its port, in lower case."""
    url = request.get_full_url()
    host: Any = _like(url, urllib.parse.urlparse(str.__str__(url)).netloc) or request.get_header(ByteString("Host"), ByteString(""))
    port = _PORT.search(host)
    return (host[: port.start()] if port else host).lower()


def _like(text: Any, part: str) -> Any:
    return ByteString(part) if isinstance(text, ByteString) else part


class Request(OldInstance):
    """``urllib2.Request``."""

    timeout: Any

    def __init__(
        self, url: Any, data: Any = None, headers: Any = JythonDict(), origin_req_host: Any = None, unverifiable: Any = False  # noqa: B008
    ) -> None:  # fmt: skip
        self.__original, self.__fragment = splittag(_unwrapped(url))
        self.type: Any = None
        self.host: Any = None
        self.port = self._tunnel_host = None
        self.data = data
        self.headers, self.unredirected_hdrs = JythonDict(), JythonDict()
        for key, value in _pairs(headers):
            self.add_header(key, value)
        self.origin_req_host = request_host(self) if origin_req_host is None else origin_req_host
        self.unverifiable = unverifiable

    def __getattr__(self, attr: str) -> Any:
        ask = {"_Request__r_type": Request.get_type, "_Request__r_host": Request.get_host}.get(attr)
        if ask is None:
            raise AttributeError(ByteString(attr))
        ask(self)
        return self.__dict__[attr]

    def get_method(self) -> Any:
        """POST where there is a body."""
        return ByteString("POST" if self.has_data() else "GET")

    def add_data(self, data: Any) -> None:
        """Give it a body."""
        self.data = data

    def has_data(self) -> bool:
        """Has it one?"""
        return self.data is not None

    def get_data(self) -> Any:
        """The body."""
        return self.data

    def get_full_url(self) -> Any:
        """With its fragment."""
        return ByteString("%s#%s") % (self.__original, self.__fragment) if self.__fragment else self.__original

    def get_type(self) -> Any:
        """``http``."""
        if self.type is None:
            self.type, self.__r_type = splittype(self.__original)
            if self.type is None:
                raise _unknown(self.__original)
        return self.type

    def get_host(self) -> Any:
        """The host with its port."""
        if self.host is None:
            self.host, self.__r_host = splithost(self.__r_type)
            if self.host:
                self.host = unquote(self.host)
        return self.host

    def get_selector(self) -> Any:
        """What is asked of the host."""
        return self.__r_host

    def set_proxy(self, host: Any, type: Any) -> None:  # noqa: A002
        """Ask another host for the whole URL."""
        if self.type == "https" and not self._tunnel_host:
            self._tunnel_host = self.host
        else:
            self.type, self.__r_host = type, self.__original
        self.host = host

    def has_proxy(self) -> bool:
        """Is another host asked?"""
        return bool(self.__r_host == self.__original)

    def get_origin_req_host(self) -> Any:
        """The host of the first request."""
        return self.origin_req_host

    def is_unverifiable(self) -> Any:
        """Did a redirect lead here?"""
        return self.unverifiable

    def add_header(self, key: Any, val: Any) -> None:
        """A header."""
        self.headers[_text_method(key, "capitalize")()] = val

    def add_unredirected_header(self, key: Any, val: Any) -> None:
        """A header that no redirect takes along."""
        self.unredirected_hdrs[_text_method(key, "capitalize")()] = val

    def has_header(self, header_name: Any) -> bool:
        """Is there such a header? Its first letter alone is a capital."""
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name: Any, default: Any = None) -> Any:
        """Its value."""
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def header_items(self) -> List[Tuple[Any, Any]]:
        """All of them."""
        headers = JythonDict(self.unredirected_hdrs.items())
        headers.update(self.headers)
        return headers.items()


def _unwrapped(url: Any) -> Any:
    _text_method(url, "strip")
    return unwrap(url)


def _text_method(value: Any, method: str) -> Callable[..., Any]:
    """A method of a text, or Jython's words for what has none."""
    try:
        return getattr(value, method)  # type: ignore[no-any-return]
    except AttributeError:
        raise AttributeError(ByteString(f"'{type_name(value)}' object has no attribute '{method}'")) from None


def _unknown(url: Any) -> ValueError:
    error = ValueError(ByteString("unknown url type: %s") % (url,))
    vars(error)["_jython_words"] = True  # unicode where the URL was
    return error


def _pairs(headers: Any) -> Any:
    return _text_method(headers, "items")()


shown_in("urllib2", URLError, HTTPError, Request)
