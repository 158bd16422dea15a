"""The handlers of ``urllib2`` that connect and that authenticate."""

from __future__ import annotations

import base64
import posixpath
import re
import urllib.parse
from typing import Any, List, Tuple

from ...base.errors import NotEmulated
from ..objects.bytestring import ByteString, to_bytes
from ..objects.dict import JythonDict
from ..objects.old_classes import OldInstance
from ..objects.text import str_
from .python_written import shown_in
from .socket_files import FileObject
from .socket_objects import SocketError
from .urllib2_opener import BaseHandler
from .urllib2_requests import URLError, splithost, splittype
from .urllib_answers import addinfourl
from .urllib_quoting import length_of, split_of, unquote

splituser, splitpasswd, splitport = split_of("splituser"), split_of("splitpasswd"), split_of("splitport")
_FORM = ByteString("application/x-www-form-urlencoded")
_PORTS = {"http": 80, "https": 443}
_NOBODY = (None, None)


class AbstractHTTPHandler(BaseHandler):
    """``urllib2.AbstractHTTPHandler``."""

    _interpreter: Any = None  # urllib2_module.py makes a class for each

    def __init__(self, debuglevel: Any = 0) -> None:
        self._debuglevel = debuglevel

    def set_http_debuglevel(self, level: Any) -> None:
        """Print what is sent and what comes."""
        self._debuglevel = level

    def do_request_(self, request: Any) -> Any:
        """The request with the headers that every one has."""
        host = request.get_host()
        if not host:
            raise URLError(ByteString("no host given"))
        if request.has_data():
            data = request.get_data()
            if not request.has_header(ByteString("Content-type")):
                request.add_unredirected_header(ByteString("Content-type"), _FORM)
            if not request.has_header(ByteString("Content-length")):
                request.add_unredirected_header(ByteString("Content-length"), str_(length_of(data)))
        if request.has_proxy():
            host = splithost(splittype(request.get_selector())[1])[0]
        if not request.has_header(ByteString("Host")):
            request.add_unredirected_header(ByteString("Host"), host)
        for name, value in self.parent.addheaders:
            if not request.has_header(name.capitalize()):
                request.add_unredirected_header(name.capitalize(), value)
        return request

    def do_open(self, http_class: Any, req: Any, **connection: Any) -> Any:
        """The answer, over a connection of its own."""
        host = req.get_host()
        if not host:
            raise URLError(ByteString("no host given"))
        http = http_class(host, timeout=req.timeout, **connection)
        http.set_debuglevel(self._debuglevel)
        headers = _headers(req)
        if req._tunnel_host:
            proxy = ByteString("Proxy-Authorization")
            through = JythonDict([(proxy, headers.pop(proxy))]) if proxy in headers else JythonDict()
            http.set_tunnel(req._tunnel_host, headers=through)
        try:
            http.request(req.get_method(), req.get_selector(), req.data, headers)
        except SocketError as error:
            http.close()
            raise URLError(error) from None
        answer = http.getresponse(buffering=True)
        answer.recv = answer.read
        response = addinfourl(FileObject(answer, close=True), answer.msg, req.get_full_url())
        response.code, response.msg = answer.status, answer.reason  # type: ignore[attr-defined]
        return response


def _headers(req: Any) -> JythonDict:
    """In capitals, in the order of a dict that was made of a dict."""
    headers = JythonDict(req.unredirected_hdrs.items())
    headers.update(JythonDict([(name, value) for name, value in req.headers.items() if name not in headers]))
    headers[ByteString("Connection")] = ByteString("close")
    return JythonDict([(name.title(), value) for name, value in headers.items()])


class HTTPHandler(AbstractHTTPHandler):
    """``urllib2.HTTPHandler``."""

    def http_open(self, req: Any) -> Any:
        """Over httplib.HTTPConnection."""
        return self.do_open(self._interpreter.importer("httplib").HTTPConnection, req)

    http_request = AbstractHTTPHandler.do_request_


class HTTPSHandler(AbstractHTTPHandler):
    """``urllib2.HTTPSHandler``."""

    def __init__(self, debuglevel: Any = 0, context: Any = None) -> None:
        AbstractHTTPHandler.__init__(self, debuglevel)
        self._context = context

    def https_open(self, req: Any) -> Any:
        """Over httplib.HTTPSConnection."""
        return self.do_open(self._interpreter.importer("httplib").HTTPSConnection, req, context=self._context)

    https_request = AbstractHTTPHandler.do_request_


class ProxyHandler(BaseHandler):
    """``urllib2.ProxyHandler``."""

    handler_order = 100

    def __init__(self, proxies: Any = None) -> None:
        from .urllib_proxies import getproxies

        self.proxies = getproxies() if proxies is None else proxies
        if not isinstance(self.proxies, dict):
            raise AssertionError(ByteString("proxies must be a mapping"))
        for kind, url in self.proxies.items():
            setattr(self, f"{kind}_open", lambda request, proxy=url, kind=kind: self.proxy_open(request, proxy, kind))

    def proxy_open(self, req: Any, proxy: Any, type: Any) -> Any:  # noqa: A002
        """Turn the request to the proxy; another handler opens it."""
        from .urllib_proxies import proxy_bypass

        own_type = req.get_type()
        proxy_type, user, password, hostport = parse_proxy(proxy)
        if req.host and proxy_bypass(req.host):
            return None
        if user and password:
            req.add_header(ByteString("Proxy-authorization"), _basic(unquote(user), unquote(password)))
        req.set_proxy(unquote(hostport), own_type if proxy_type is None else proxy_type)
        if proxy_type in (None, own_type) or own_type == "https":
            return None
        return self.parent.open(req, timeout=req.timeout)


def parse_proxy(proxy: Any) -> Tuple[Any, Any, Any, Any]:
    """``urllib2._parse_proxy``: (type, user, password, host with its port)."""
    scheme, hierarchy = splittype(proxy)
    if not hierarchy.startswith(ByteString("/")):
        scheme, authority = None, proxy
    elif hierarchy.startswith(ByteString("//")):
        authority = hierarchy[2:].partition(ByteString("/"))[0]
    else:
        raise ValueError(ByteString("proxy URL with no authority: %r") % (proxy,))
    info, hostport = splituser(authority)
    user, password = (None, None) if info is None else splitpasswd(info)
    return scheme, user, password, hostport


def _basic(user: Any, password: Any) -> ByteString:
    raw = ByteString("%s:%s") % (user, password)
    return ByteString("Basic " + base64.b64encode(to_bytes(raw)).decode("ascii"))


class HTTPPasswordMgr(OldInstance):
    """``urllib2.HTTPPasswordMgr``."""

    def __init__(self) -> None:
        self.passwd = JythonDict()

    def add_password(self, realm: Any, uri: Any, user: Any, passwd: Any) -> None:
        """For a URI, or several, and what lies below."""
        uris = [uri] if isinstance(uri, str) else uri
        passwords = self.passwd.setdefault(realm, JythonDict())
        for with_port in (True, False):
            passwords[tuple(self.reduce_uri(each, with_port) for each in uris)] = (user, passwd)

    def find_user_password(self, realm: Any, authuri: Any) -> Tuple[Any, Any]:
        """(user, password), or None twice."""
        passwords = self.passwd.get(realm, JythonDict())
        for with_port in (True, False):
            asked = self.reduce_uri(authuri, with_port)
            for uris, answer in passwords.items():
                if any(self.is_suburi(uri, asked) for uri in uris):
                    return answer  # type: ignore[no-any-return]
        return _NOBODY

    def reduce_uri(self, uri: Any, default_port: Any = True) -> Tuple[Any, Any]:
        """(host with its port, path)."""
        parts = urllib.parse.urlsplit(str.__str__(uri))
        if not parts.netloc:
            return uri, ByteString("/")
        host, port = splitport(ByteString(parts.netloc))
        usual = _PORTS.get(parts.scheme)
        authority = f"{host}:{usual}" if default_port and port is None and usual else parts.netloc
        return ByteString(authority), ByteString(parts.path or "/")

    def is_suburi(self, base: Any, test: Any) -> bool:
        """Is it below?"""
        same_host = base[0] == test[0]
        return base == test or (same_host and len(posixpath.commonprefix((base[1], test[1]))) == len(base[1]))


class HTTPPasswordMgrWithDefaultRealm(HTTPPasswordMgr):
    """``urllib2.HTTPPasswordMgrWithDefaultRealm``: what is kept under None holds in every realm."""

    def find_user_password(self, realm: Any, authuri: Any) -> Tuple[Any, Any]:
        """(user, password), or None twice."""
        user, password = HTTPPasswordMgr.find_user_password(self, realm, authuri)
        return (user, password) if user is not None else HTTPPasswordMgr.find_user_password(self, None, authuri)


class AbstractBasicAuthHandler(OldInstance):
    """``urllib2.AbstractBasicAuthHandler``."""

    rx = re.compile("(?:.*,)*[ \t]*([^ \t]+)[ \t]+realm=([\"']?)([^\"']*)\\2", re.IGNORECASE)
    auth_header: Any
    parent: Any

    def __init__(self, password_mgr: Any = None) -> None:
        self.passwd = HTTPPasswordMgr() if password_mgr is None else password_mgr
        self.add_password = self.passwd.add_password

    def http_error_auth_reqed(self, authreq: Any, host: Any, req: Any, headers: Any) -> Any:
        """Ask again, with what is known for the realm."""
        asked = headers.get(authreq, None)
        challenge = AbstractBasicAuthHandler.rx.search(asked) if asked else None
        if challenge is not None and challenge[1].lower() == "basic":
            return self.retry_http_basic_auth(host, req, ByteString(challenge[3]))
        return None

    def retry_http_basic_auth(self, host: Any, req: Any, realm: Any) -> Any:
        """Ask again; None when that was tried, or nothing is known."""
        user, password = self.passwd.find_user_password(realm, host)
        if password is None:
            return None
        words = _basic(user, password)
        if req.get_header(self.auth_header, None) == words:
            return None
        req.add_unredirected_header(self.auth_header, words)
        return self.parent.open(req, timeout=req.timeout)


class HTTPBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    """``urllib2.HTTPBasicAuthHandler``."""

    auth_header = ByteString("Authorization")

    def http_error_401(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any) -> Any:
        """Authenticate."""
        return self.http_error_auth_reqed(ByteString("www-authenticate"), req.get_full_url(), req, headers)


class ProxyBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    """``urllib2.ProxyBasicAuthHandler``."""

    auth_header = ByteString("Proxy-authorization")

    def http_error_407(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any) -> Any:
        """Authenticate."""
        return self.http_error_auth_reqed(ByteString("proxy-authenticate"), req.get_host(), req, headers)


class FTPHandler(BaseHandler):
    """``urllib2.FTPHandler``."""

    def ftp_open(self, req: Any) -> Any:
        """Not emulated."""
        raise NotEmulated("urllib2.FTPHandler", "", "let GetFTP or PutFTP move the file")


_KINDS: List[Any] = [
    AbstractHTTPHandler, HTTPHandler, HTTPSHandler, ProxyHandler, HTTPPasswordMgr, HTTPPasswordMgrWithDefaultRealm,
    AbstractBasicAuthHandler, HTTPBasicAuthHandler, ProxyBasicAuthHandler, FTPHandler,
]  # fmt: skip
shown_in("urllib2", *_KINDS, parse_proxy)
