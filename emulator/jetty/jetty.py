"""How Jetty 9.4.46, the server inside NiFi 1.16.3, spells what it reads and what it answers by itself.

What Jetty 12.0.16, the one inside NiFi 2.3.0, does otherwise is in ``jetty_12``.
"""

from __future__ import annotations

import html
import re
from http.client import responses
from http.cookies import CookieError, SimpleCookie
from typing import Dict, List, Optional, Sequence

from .exchange import Answer, Exchange, Header

# HttpHeader.CACHE: header names that are known come out spelled this way, however they were sent
_NAMES = """
Accept Accept-Charset Accept-Encoding Accept-Language Accept-Ranges Age Allow Authorization Cache-Control Connection Content-Encoding
Content-Language Content-Length Content-Location Content-MD5 Content-Range Content-Type Cookie Date ETag Expect Expires Forwarded From Host
If-Match If-Modified-Since If-None-Match If-Range If-Unmodified-Since Keep-Alive Last-Modified Location Max-Forwards MIME-Version Origin
Pragma Proxy-Authorization Proxy-Connection Range Referer TE Trailer Transfer-Encoding Upgrade User-Agent Vary Via Warning X-Forwarded-For
X-Forwarded-Host X-Forwarded-Port X-Forwarded-Proto X-Forwarded-Server
"""
_KNOWN = {name.lower(): name for name in _NAMES.split()}
# HttpParser.CACHE: a content type that begins with one of these, in any case, begins as it stands in the cache
_CACHED_TYPES = ("text/plain", "text/html", "text/xml", "text/json", "application/json", "application/x-www-form-urlencoded")
_CACHED = re.compile(r"(%s)(?:(; ?charset=)(utf-8|iso-8859-1))?" % "|".join(map(re.escape, _CACHED_TYPES)), re.IGNORECASE)
_UTF8 = ("application/json", "text/json")
_CHARSET = re.compile(r';\s*charset=(?:"([^"]*)"|([^;\s]*))')

_PAGE = (
    '<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html;charset=ISO-8859-1"/>\n<title>Error %(status)d %(reason)s</title>\n'
    "</head>\n<body><h2>HTTP ERROR %(status)d %(reason)s</h2>\n<table>\n<tr><th>URI:</th><td>%(uri)s</td></tr>\n"
    "<tr><th>STATUS:</th><td>%(status)d</td></tr>\n<tr><th>MESSAGE:</th><td>%(reason)s</td></tr>\n"
    "<tr><th>SERVLET:</th><td>-</td></tr>\n</table>\n"
    '<hr/><a href="https://eclipse.org/jetty">Powered by Jetty:// 9.4.46.v20220331</a><hr/>\n\n</body>\n</html>\n'
)
PAGED = ("GET", "POST", "HEAD")  # methods whose errors are answered with a page
NEVER_KEPT: Header = ("Cache-Control", "must-revalidate,no-cache,no-store")
HTML: Header = ("Content-Type", "text/html;charset=iso-8859-1")


def header(name: str, value: str) -> Header:
    """A header as a servlet sees it."""
    name = _KNOWN.get(name.lower(), name)
    if name == "Content-Type":
        cached = _CACHED.match(value)
        if cached:
            value = cached.group(1).lower() + (cached.group(2) or "").lower() + (cached.group(3) or "").upper() + value[cached.end() :]
    return name, value


class BadMessage(Exception):
    """Jetty's reason why a request is none. ``exchange``: None when its first line was none; ``uri``: what Jetty 12 shows for it."""

    def __init__(self, reason: str, exchange: Optional[Exchange] = None, uri: str = "", status: int = 400) -> None:
        super().__init__(reason)
        self.reason, self.exchange, self.uri, self.status = reason, exchange, uri, status


class Jetty:
    """Jetty 9.4.46."""

    early_eof = "org.eclipse.jetty.io.EofException: Early EOF"  # of a caller that went away in its body
    passes_over = False  # whether the body of a refused request is passed over, so that its connection is kept
    java_charsets = False  # whether a servlet is told a character set by the name that Java has for it

    def check_line(self, words: Sequence[str]) -> None:
        """BadMessage unless a request begins with such words."""
        if len(words) != 3 or not words[2].startswith("HTTP/"):
            raise BadMessage("Illegal character" if len(words) > 3 else "No URI" if len(words) < 2 else "Unknown Version")

    def target(self, text: str) -> str:
        """The target of a request, as the processor sees it."""
        return text

    def check(self, exchange: Exchange) -> None:
        """BadMessage for a target that is refused."""

    def charset(self, content_type: Optional[str]) -> Optional[str]:
        """The character set of a content type: what it names (``charset`` in lower case only), UTF-8 for JSON alone (MimeTypes)."""
        if (content_type or "").lower() in _UTF8:
            return "UTF-8"
        match = _CHARSET.search(content_type or "")
        return (match.group(1) or match.group(2) or None) if match else None

    def paths(self, exchange: Exchange) -> Dict[str, Optional[str]]:
        """What the servlet API says of the path."""
        return {"http.servlet.path": "", "http.context.path": None}

    def locale(self, languages: Optional[str]) -> str:
        """Of an Accept-Language header."""
        first = (languages or "").partition(",")[0].partition(";")[0].strip()
        language, _, country = first.partition("-")
        return "en" if language == "" else language + ("_" + country.upper() if country else "")

    def cookies(self, text: Optional[str]) -> Dict[str, Dict[str, str]]:
        """Name -> what the servlet API says of it, of a Cookie header."""
        try:
            jar = SimpleCookie(text or "")
        except CookieError:
            return {}
        return {name: {"value": morsel.value, "max.age": "-1", "version": "0", "secure": "false"} for name, morsel in jar.items()}

    def error(self, status: int, message: str, exchange: Exchange) -> Answer:
        """sendError: a page in HTML for GET, POST and HEAD, an empty answer for any other method (ErrorHandler)."""
        if exchange.method not in PAGED:
            return Answer(status, sized=True)
        page = _PAGE % {"status": status, "reason": html.escape(message, False), "uri": html.escape(exchange.uri, False)}
        return Answer(status, [NEVER_KEPT, HTML], page.encode("iso-8859-1", "replace"), sized=True)

    def refuse(self, bad: BadMessage) -> Answer:
        """What no handler ever sees: a request that is no HTTP. The connection is closed behind it."""
        body = ("<h1>Bad Message 400</h1><pre>reason: %s</pre>" % bad.reason).encode("iso-8859-1", "replace")
        return Answer(400, [HTML], body, bad.reason, sized=True)

    def headers(self, answer: Answer, date: str, end: Sequence[Header], close: bool, broken: bool = False) -> List[Header]:
        """All headers in their order: the channel's own, the answer's, then what says where the body ends (HttpGenerator).

        ``end``: Content-Length or Transfer-Encoding; ``broken``: no whole request came, then ``Connection`` comes late.
        """
        closing = [("Connection", "close")] if close else []
        first = [] if broken else closing
        dated = [] if answer.sized else [("Date", date)]
        sized = [] if answer.sized and not answer.body and first else end
        return [*first, *dated, *answer.headers, *sized, *(closing if broken else ()), ("Server", "Jetty(9.4.46.v20220331)")]

    def closes(self, bad: BadMessage) -> bool:
        """Whether the answer to it says that the connection is closed."""
        return True


def head(answer: Answer, headers: Sequence[Header]) -> bytes:
    """The status line and the headers."""
    lines = ["HTTP/1.1 %d %s" % (answer.status, answer.reason or responses.get(answer.status, "")), *("%s: %s" % one for one in headers)]
    return "\r\n".join([*lines, "", ""]).encode("iso-8859-1", "replace")
