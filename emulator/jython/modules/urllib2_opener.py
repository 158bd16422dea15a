"""``urllib2.OpenerDirector`` and the handlers that answer, redirect and refuse: which of them asks what, and in which order."""

from __future__ import annotations

import bisect
import urllib.parse
from typing import Any, Dict, List

from ..objects.bytestring import ByteString
from ..objects.dict import JythonDict
from ..objects.old_classes import OldInstance
from ..objects.text import repr_
from ..objects.types import type_name
from .python_written import shown_in
from .socket_client import NO_TIMEOUT
from .urllib2_requests import HTTPError, Request, URLError

VERSION = ByteString("2.7")
_NO_HOOKS = ("redirect_request", "do_open", "proxy_open")
_TEXTS = ("http://", "https://", "ftp://")


class OpenerDirector(OldInstance):
    """``urllib2.OpenerDirector``."""

    def __init__(self) -> None:
        self.addheaders = [(ByteString("User-agent"), ByteString("Python-urllib/") + VERSION)]
        self.handlers: List[Any] = []
        self.handle_open, self.handle_error = JythonDict(), JythonDict()
        self.process_response, self.process_request = JythonDict(), JythonDict()

    def add_handler(self, handler: Any) -> None:
        """Ask it from now on, by the names of its methods: ``http_open``, ``http_error_404``, ``http_request``, ``http_response``."""
        if not hasattr(handler, "add_parent"):
            raise TypeError(ByteString("expected BaseHandler instance, got ") + repr_(type(handler)))
        added = False
        for name in dir(handler):
            protocol, mark, event = name.partition("_")
            if name in _NO_HOOKS or not mark:
                continue
            table, kind = self._place(protocol, event)
            if table is not None:
                bisect.insort(table.setdefault(kind, []), handler)
                added = True
        if added:
            bisect.insort(self.handlers, handler)
            handler.add_parent(self)

    def _place(self, protocol: str, event: str) -> Any:
        if event.startswith("error"):
            kind: Any = event.partition("_")[2]
            kind = int(kind) if kind.isdigit() else ByteString(kind)
            return self.handle_error.setdefault(ByteString(protocol), JythonDict()), kind
        tables: Dict[str, Any] = {"open": self.handle_open, "response": self.process_response, "request": self.process_request}
        return tables.get(event), ByteString(protocol)

    def close(self) -> None:
        """Nothing."""

    def _call_chain(self, chain: Any, kind: Any, meth_name: str, *arguments: Any) -> Any:
        for handler in chain.get(kind, ()):
            result = getattr(handler, meth_name)(*arguments)
            if result is not None:
                return result
        return None

    def open(self, fullurl: Any, data: Any = None, timeout: Any = NO_TIMEOUT) -> Any:
        """The answer of a URL or a Request."""
        if isinstance(fullurl, str):
            request = Request(fullurl, data)
        else:
            request = fullurl
            if data is not None:
                request.add_data(data)
        _set_timeout(request, timeout)
        protocol = request.get_type()
        for processor in self.process_request.get(protocol, []):
            request = getattr(processor, f"{protocol}_request")(request)
        response = self._open(request, data)
        for processor in self.process_response.get(protocol, []):
            response = getattr(processor, f"{protocol}_response")(request, response)
        return response

    def _open(self, req: Any, data: Any = None) -> Any:
        protocol = req.get_type()
        return (
            self._call_chain(self.handle_open, "default", "default_open", req)
            or self._call_chain(self.handle_open, protocol, f"{protocol}_open", req)
            or self._call_chain(self.handle_open, "unknown", "unknown_open", req)
        )

    def error(self, proto: Any, *arguments: Any) -> Any:
        """What becomes of an answer that is an error: (request, response, code, reason, headers)."""
        if proto not in ("http", "https"):
            return self._call_chain(self.handle_error, proto, f"{proto}_error", *arguments) or None
        chain = self.handle_error["http"]
        result = self._call_chain(chain, arguments[2], f"http_error_{arguments[2]}", *arguments)
        return result or self._call_chain(chain, "default", "http_error_default", *arguments)


def _set_timeout(request: Any, timeout: Any) -> None:
    if request is None or isinstance(request, (int, float, list, tuple, dict)):
        raise AttributeError(ByteString(f"'{type_name(request)}' object has no attribute 'timeout'"))
    request.timeout = timeout


class BaseHandler(OldInstance):
    """``urllib2.BaseHandler``."""

    handler_order = 500
    parent: Any

    def add_parent(self, parent: Any) -> None:
        """The opener that asks it."""
        self.parent = parent

    def close(self) -> None:
        """Nothing."""

    def __lt__(self, other: Any) -> bool:
        return bool(self.handler_order < getattr(other, "handler_order", self.handler_order + 1))


class HTTPErrorProcessor(BaseHandler):
    """``urllib2.HTTPErrorProcessor``: what is not 2xx is an error."""

    handler_order = 1000

    def http_response(self, request: Any, response: Any) -> Any:
        """The answer, or what an error handler gives for it."""
        code, reason, headers = response.code, response.msg, response.info()
        if not 200 <= code < 300:
            response = self.parent.error(ByteString("http"), request, response, code, reason, headers)
        return response

    https_response = http_response


class HTTPDefaultErrorHandler(BaseHandler):
    """``urllib2.HTTPDefaultErrorHandler``."""

    def http_error_default(self, req: Any, fp: Any, code: Any, msg: Any, hdrs: Any) -> Any:
        """Raise it."""
        raise HTTPError(req.get_full_url(), code, msg, hdrs, fp)


class HTTPRedirectHandler(BaseHandler):
    """``urllib2.HTTPRedirectHandler``."""

    max_repeats = 4
    max_redirections = 10
    inf_msg = ByteString(
        "The HTTP server returned a redirect error that would lead to an infinite loop.\nThe last 30x error message was:\n"
    )

    def redirect_request(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any, newurl: Any) -> Any:
        """The request that follows; a POST becomes a GET."""
        method = req.get_method()
        if not (code in (301, 302, 303, 307) and method in ("GET", "HEAD") or code in (301, 302, 303) and method == "POST"):
            raise HTTPError(req.get_full_url(), code, msg, headers, fp)
        kept = [(name, value) for name, value in req.headers.items() if name.lower() not in ("content-length", "content-type")]
        url = newurl.replace(ByteString(" "), ByteString("%20"))
        return Request(url, headers=JythonDict(kept), origin_req_host=req.get_origin_req_host(), unverifiable=True)

    def http_error_302(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any) -> Any:
        """Follow Location, or URI."""
        places = [name for name in ("location", "uri") if name in headers]
        if not places:
            return None
        newurl = _absolute(req.get_full_url(), headers.getheaders(ByteString(places[0]))[0])
        if not newurl.lower().startswith(_TEXTS):
            words = ByteString("%s - Redirection to url '%s' is not allowed") % (msg, newurl)
            raise HTTPError(newurl, code, words, headers, fp)
        new = self.redirect_request(req, fp, code, msg, headers, newurl)
        if new is None:
            return None
        if hasattr(req, "redirect_dict"):
            visited = new.redirect_dict = req.redirect_dict
            if visited.get(newurl, 0) >= self.max_repeats or len(visited) >= self.max_redirections:
                raise HTTPError(req.get_full_url(), code, self.inf_msg + msg, headers, fp)
        else:
            visited = new.redirect_dict = req.redirect_dict = JythonDict()
        visited[newurl] = visited.get(newurl, 0) + 1
        fp.read()
        fp.close()
        return self.parent.open(new, timeout=req.timeout)

    http_error_301 = http_error_303 = http_error_307 = http_error_302


def _absolute(base: Any, place: Any) -> Any:
    parts = urllib.parse.urlparse(str.__str__(place))
    if not parts.path and parts.netloc:
        parts = parts._replace(path="/")
    url = urllib.parse.urljoin(str.__str__(base), urllib.parse.urlunparse(parts))
    return ByteString(url) if isinstance(base, ByteString) and isinstance(place, ByteString) else url


class UnknownHandler(BaseHandler):
    """``urllib2.UnknownHandler``."""

    def unknown_open(self, req: Any) -> Any:
        """Raise it."""
        raise URLError(ByteString("unknown url type: %s") % (req.get_type(),))


shown_in("urllib2", OpenerDirector, BaseHandler, HTTPErrorProcessor, HTTPDefaultErrorHandler, HTTPRedirectHandler, UnknownHandler)
