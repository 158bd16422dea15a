"""``urllib2``."""

from __future__ import annotations

from types import ModuleType
from typing import Any, Set

from ..objects.bytestring import ByteString
from .catalog import python_module
from .httplib_module import class_of
from .python_written import shown_in
from .socket_client import NO_TIMEOUT
from .urllib2_digest import AbstractDigestAuthHandler, HTTPDigestAuthHandler, ProxyDigestAuthHandler
from .urllib2_files import FileHandler
from .urllib2_handlers import (
    AbstractBasicAuthHandler,
    AbstractHTTPHandler,
    FTPHandler,
    HTTPBasicAuthHandler,
    HTTPHandler,
    HTTPPasswordMgr,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPSHandler,
    ProxyBasicAuthHandler,
    ProxyHandler,
    parse_proxy,
)
from .urllib2_opener import (
    VERSION,
    BaseHandler,
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    OpenerDirector,
    UnknownHandler,
)
from .urllib2_parsing import parse_http_list, parse_keqv_list
from .urllib2_requests import HTTPError, Request, URLError, request_host
from .urllib_answers import addinfourl

_REEXPORTED = """
unwrap unquote splittype splithost quote splitport splittag splitattr splituser splitpasswd splitvalue url2pathname getproxies proxy_bypass
"""


class HTTPCookieProcessor(BaseHandler):
    """``urllib2.HTTPCookieProcessor``."""

    _interpreter: Any = None

    def __init__(self, cookiejar: Any = None) -> None:
        self.cookiejar = self._interpreter.importer("cookielib").CookieJar() if cookiejar is None else cookiejar

    def http_request(self, request: Any) -> Any:
        """The request with its cookies."""
        self.cookiejar.add_cookie_header(request)
        return request

    def http_response(self, request: Any, response: Any) -> Any:
        """Keep the cookies of the answer."""
        self.cookiejar.extract_cookies(response, request)
        return response

    https_request, https_response = http_request, http_response


shown_in("urllib2", HTTPCookieProcessor)


class _Openers:
    """urlopen with the opener that is installed, and build_opener, of one interpreter."""

    def __init__(self, interpreter: Any) -> None:
        self.http = class_of(interpreter, HTTPHandler)
        self.https = class_of(interpreter, HTTPSHandler)
        self.installed: Any = None

    def build_opener(self, handlers: Any) -> OpenerDirector:
        """With the usual handlers, but for those of which there is a derived one."""
        usual = [
            ProxyHandler, UnknownHandler, self.http, HTTPDefaultErrorHandler, HTTPRedirectHandler, FTPHandler, FileHandler,
            HTTPErrorProcessor, self.https,
        ]  # fmt: skip
        replaced: Set[Any] = {kind for kind in usual for handler in handlers if _is_a(handler, kind)}
        opener = OpenerDirector()
        for handler in [*[kind for kind in usual if kind not in replaced], *handlers]:
            opener.add_handler(handler() if isinstance(handler, type) else handler)
        return opener


def _is_a(handler: Any, kind: type) -> bool:
    return issubclass(handler, kind) if isinstance(handler, type) else isinstance(handler, kind)


@python_module("urllib2")
def build(interpreter: Any) -> ModuleType:
    openers = _Openers(interpreter)

    def build_opener(*handlers: Any) -> OpenerDirector:
        return openers.build_opener(handlers)

    def install_opener(opener: Any) -> None:
        openers.installed = opener

    def urlopen(
        url: Any, data: Any = None, timeout: Any = NO_TIMEOUT, cafile: Any = None, capath: Any = None, cadefault: Any = False,
        context: Any = None,
    ) -> Any:  # fmt: skip
        if cafile or capath or cadefault:
            if context is not None:
                raise ValueError(ByteString("You can't pass both context and any of cafile, capath, and cadefault"))
            context = interpreter.importer("ssl").create_default_context(cafile=cafile, capath=capath)
        if context:
            opener = build_opener(openers.https(context=context))
        else:
            if openers.installed is None:
                openers.installed = build_opener()
            opener = openers.installed
        return opener.open(url, data, timeout)

    shown_in("urllib2", urlopen, build_opener, install_opener)
    module = ModuleType("urllib2")
    urllib = interpreter.importer("urllib")
    module.__dict__.update({name: getattr(urllib, name) for name in _REEXPORTED.split()})
    for kind in (
        AbstractBasicAuthHandler, AbstractHTTPHandler, BaseHandler, FTPHandler, FileHandler, HTTPBasicAuthHandler,
        HTTPDefaultErrorHandler, HTTPError, HTTPErrorProcessor, HTTPPasswordMgr, HTTPPasswordMgrWithDefaultRealm,
        HTTPRedirectHandler, OpenerDirector, ProxyBasicAuthHandler, ProxyHandler, Request, URLError, UnknownHandler, addinfourl,
    ):  # fmt: skip
        setattr(module, kind.__name__, kind)
    for own in (AbstractDigestAuthHandler, HTTPDigestAuthHandler, ProxyDigestAuthHandler, HTTPCookieProcessor):
        setattr(module, own.__name__, class_of(interpreter, own))
    module.__dict__.update(
        urlopen=urlopen, build_opener=build_opener, install_opener=install_opener, HTTPHandler=openers.http, HTTPSHandler=openers.https,
        request_host=request_host, parse_http_list=parse_http_list, parse_keqv_list=parse_keqv_list, _parse_proxy=parse_proxy,
        __version__=VERSION, _have_ssl=True, httplib=interpreter.importer("httplib"), socket=interpreter.importer("socket"),
    )  # fmt: skip
    return module
