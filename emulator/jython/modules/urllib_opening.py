"""``urllib.URLopener``, ``urllib.FancyURLopener``: HTTP/1.0, whose answers are errors only when the script asks the former."""

from __future__ import annotations

import base64
import posixpath
import tempfile
import urllib.parse
from typing import Any, NoReturn, Tuple

from ...base.errors import NotEmulated
from ..objects.bytestring import ByteString, plain, to_bytes
from ..objects.dict import JythonDict
from ..objects.files import ScriptFile
from ..objects.old_classes import OldInstance
from ..objects.text import str_
from .httplib_errors import BadStatusLine
from .python_written import shown_in
from .socket_objects import SocketError
from .urllib_answers import addinfourl
from .urllib_proxies import getproxies
from .urllib_quoting import quote, split_of, unquote, unwrap

VERSION = ByteString("Python-urllib/1.17")
splittype, splithost, splituser = split_of("splittype"), split_of("splithost"), split_of("splituser")
_LEFT_ALONE = ByteString("%/:=&?~#+!$,;'@()*[]|")
_BLOCK = 8192
_FORM = ByteString("application/x-www-form-urlencoded")


def io_error(*arguments: Any) -> OSError:
    """IOError of texts: four of them are no (errno, strerror, filename)."""
    texts = [ByteString(argument) if type(argument) is str else argument for argument in arguments]
    if len(texts) < 4:
        return OSError(*texts)
    error = OSError()
    error.args = tuple(texts)
    return error


class ContentTooShortError(OSError):
    """``urllib.ContentTooShortError``."""

    def __init__(self, message: Any, content: Any) -> None:
        OSError.__init__(self, message)
        self.args = (message,)
        self.content = content


class URLopener(OldInstance):
    """``urllib.URLopener``."""

    _interpreter: Any = None  # urllib_module.py makes a class for each
    version: Any = VERSION
    type: Any = None

    def __init__(self, proxies: Any = None, context: Any = None, **x509: Any) -> None:
        self.proxies = getproxies() if proxies is None else proxies
        self.key_file, self.cert_file, self.context = x509.get("key_file"), x509.get("cert_file"), context
        self.addheaders: Any = [(ByteString("User-Agent"), self.version), (ByteString("Accept"), ByteString("*/*"))]
        self.tempcache = None

    def close(self) -> None:
        """Nothing."""

    def cleanup(self) -> None:
        """Nothing."""

    def addheader(self, *args: Any) -> None:
        """One more header of every request."""
        self.addheaders.append(args)

    def open(self, fullurl: Any, data: Any = None) -> Any:
        """The answer of a URL."""
        fullurl = quote(unwrap(_bytes(fullurl)), _LEFT_ALONE)
        kind, url = splittype(fullurl)
        kind = kind or ByteString("file")
        if kind in self.proxies:
            kind, proxy = splittype(self.proxies[kind])
            url = (splithost(proxy)[0], fullurl)
        self.type = kind
        method = getattr(self, f"open_{kind}".replace("-", "_"), None)
        if method is None:
            return self.open_unknown(fullurl, data)
        try:
            return method(url) if data is None else method(url, data)
        except SocketError as error:
            within = error.__traceback__
            raise io_error("socket error", error).with_traceback(within and within.tb_next) from None

    def open_unknown(self, fullurl: Any, data: Any = None) -> NoReturn:
        """A kind of URL that nobody knows."""
        raise io_error("url error", "unknown url type", splittype(fullurl)[0])

    def open_http(self, url: Any, data: Any = None) -> Any:
        """Over HTTP."""
        return self._open_web(url, data, self._interpreter.importer("httplib").HTTPConnection, {})

    def open_https(self, url: Any, data: Any = None) -> Any:
        """Over HTTPS."""
        more = {"key_file": self.key_file, "cert_file": self.cert_file, "context": self.context}
        return self._open_web(url, data, self._interpreter.importer("httplib").HTTPSConnection, more)

    def _open_web(self, url: Any, data: Any, kind: Any, more: Any) -> Any:
        if isinstance(url, tuple):
            host, selector = url
            url = splittype(selector)[1]
            user, real_host = None, splithost(url)[0]
        else:
            host, selector = splithost(url)
            user, host = splituser(host) if host else (None, host)
            real_host = host = unquote(host) if host else host
        if not host:
            raise io_error("http error", "no host given")
        connection = kind(host, **more)
        connection._http_vsn, connection._http_vsn_str = 10, ByteString("HTTP/1.0")
        connection.putrequest(ByteString("GET" if data is None else "POST"), selector)
        for name, value in self._headers(data, user, real_host):
            connection.putheader(name, value)
        connection.endheaders(data)
        try:
            answer = connection.getresponse()
        except BadStatusLine:
            connection.close()
            raise io_error("http protocol error", 0, "got a bad status line", None) from None
        if 200 <= answer.status < 300:
            return addinfourl(answer.fp, answer.msg, self.type + ByteString(":") + url, answer.status)
        more_data = () if data is None else (data,)
        return self.http_error(url, answer.fp, answer.status, answer.reason, answer.msg, *more_data)

    def _headers(self, data: Any, user: Any, host: Any) -> Any:
        headers = []
        if data is not None:
            headers += [(ByteString("Content-Type"), _FORM), (ByteString("Content-Length"), str_(len(data)))]
        if user:
            words = base64.b64encode(to_bytes(unquote(user))).decode("ascii")
            headers.append((ByteString("Authorization"), ByteString(f"Basic {words}")))
        return [*headers, (ByteString("Host"), host), *self.addheaders]

    def http_error(self, url: Any, fp: Any, errcode: Any, errmsg: Any, headers: Any, data: Any = None) -> Any:
        """What a handler of its own makes of it, or the default one."""
        handler = getattr(self, f"http_error_{errcode}", None)
        if handler is not None:
            result = handler(url, fp, errcode, errmsg, headers, *(() if data is None else (data,)))
            if result:
                return result
        return self.http_error_default(url, fp, errcode, errmsg, headers)

    def http_error_default(self, url: Any, fp: Any, errcode: Any, errmsg: Any, headers: Any) -> Any:
        """Raise it."""
        fp.close()
        raise io_error("http error", errcode, errmsg, headers)

    def open_ftp(self, url: Any) -> NoReturn:
        """Not emulated."""
        raise NotEmulated("urllib.urlopen('ftp:')", "", "let GetFTP or PutFTP move the file")

    def open_file(self, url: Any) -> Any:
        """A local file."""
        return self.open_local_file(url)

    def open_local_file(self, url: Any) -> Any:
        """A local file with headers; IOError where there is none."""
        from .urllib2_files import headers_of

        host, file = splithost(url)
        path = unquote(file)
        try:
            headers = headers_of(path, file)
        except OSError as error:
            raise io_error(error.errno, error.strerror, error.filename) from None
        if host not in (None, "", "localhost", "127.0.0.1"):
            raise io_error("local file error", "not on local host")
        return addinfourl(ScriptFile(path, "rb"), headers, ByteString("file://") + file if file[:1] == "/" else file)

    def retrieve(self, url: Any, filename: Any = None, reporthook: Any = None, data: Any = None) -> Tuple[Any, Any]:
        """Copy it to a file: (name of the file, headers)."""
        url = unwrap(_bytes(url))
        kind, hierarchy = splittype(url)
        if filename is None and (not kind or kind == "file"):
            answer = self.open_local_file(hierarchy)
            answer.close()
            return unquote(splithost(hierarchy)[1]), answer.info()
        answer = self.open(url, data)
        headers = answer.info()
        if not filename:
            suffix = posixpath.splitext(urllib.parse.urlsplit(plain(url)).path)[1]
            filename = ByteString(tempfile.mkstemp(suffix)[1])
        size = int(headers.getheader(ByteString("content-length"), -1))
        read = 0
        target = ScriptFile(filename, "wb")
        try:
            read = _copied(answer, target, size, reporthook)
        finally:
            target.close()
            answer.close()
        if read < size:
            words = ByteString(f"retrieval incomplete: got only {read} out of {size} bytes")
            raise ContentTooShortError(words, (filename, headers))
        return filename, headers


def _copied(answer: Any, target: Any, size: int, reporthook: Any) -> int:
    read = 0
    if reporthook:
        reporthook(0, _BLOCK, size)
    for count, block in enumerate(iter(lambda: answer.read(_BLOCK), ""), 1):
        read += len(block)
        target.write(block)
        if reporthook:
            reporthook(count, _BLOCK, size)
    return read


def _bytes(url: Any) -> Any:
    """``urllib.toBytes``: unicode must be ASCII."""
    if isinstance(url, str) and not isinstance(url, ByteString):
        if not url.isascii():
            raise UnicodeError(ByteString("URL %r contains non-ASCII characters") % (url,))
        return ByteString(url)
    return url


class FancyURLopener(URLopener):
    """``urllib.FancyURLopener``: it follows redirects, and an error is an answer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        URLopener.__init__(self, *args, **kwargs)
        self.auth_cache = JythonDict()
        self.tries, self.maxtries = 0, 10

    def http_error_default(self, url: Any, fp: Any, errcode: Any, errmsg: Any, headers: Any) -> Any:
        """The answer as it is."""
        return addinfourl(fp, headers, ByteString("http:") + url, errcode)

    def http_error_302(self, url: Any, fp: Any, errcode: Any, errmsg: Any, headers: Any, data: Any = None) -> Any:
        """Follow it, ten times at most."""
        self.tries += 1
        if self.maxtries and self.tries >= self.maxtries:
            self.tries = 0
            handler = getattr(self, "http_error_500", self.http_error_default)
            return handler(url, fp, 500, ByteString("Internal Server Error: Redirect Recursion"), headers)
        result = self.redirect_internal(url, fp, errcode, errmsg, headers, data)
        self.tries = 0
        return result

    def redirect_internal(self, url: Any, fp: Any, errcode: Any, errmsg: Any, headers: Any, data: Any) -> Any:
        """Open Location, or URI."""
        place = headers.getheader(ByteString("location")) or headers.getheader(ByteString("uri"))
        if not place:
            return None
        fp.close()
        newurl = ByteString(urllib.parse.urljoin(plain(self.type + ByteString(":") + url), plain(place)))
        if not newurl.lower().startswith(("http://", "https://", "ftp://")):
            words = ByteString("%s - Redirection to url '%s' is not allowed.") % (errmsg, newurl)
            raise io_error("redirect error", errcode, words, headers)
        return self.open(newurl)

    def http_error_301(self, url: Any, fp: Any, errcode: Any, errmsg: Any, headers: Any, data: Any = None) -> Any:
        """As 302."""
        return self.http_error_302(url, fp, errcode, errmsg, headers, data)

    http_error_303 = http_error_301

    def http_error_307(self, url: Any, fp: Any, errcode: Any, errmsg: Any, headers: Any, data: Any = None) -> Any:
        """As 302, but for a POST."""
        if data is not None:
            return self.http_error_default(url, fp, errcode, errmsg, headers)
        return self.http_error_302(url, fp, errcode, errmsg, headers, data)


shown_in("urllib", ContentTooShortError, URLopener, FancyURLopener)
