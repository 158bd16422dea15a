"""How Jetty 9.4.46, the server inside NiFi 1.16.3, spells what it reads and what it answers by itself.

Of Jetty 12.0.16, the one inside NiFi 2.3.0, how it names itself.
"""

from __future__ import annotations

import html
import re
from http.client import responses
from typing import List, Optional, Sequence

from ..base.versions import DEFAULT_VERSION, Version
from .exchange import Answer, Exchange, Header

JETTY_12_SINCE = (2, 0, 0)

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


def header(name: str, value: str) -> Header:
    """A header as a servlet sees it."""
    name = _KNOWN.get(name.lower(), name)
    if name == "Content-Type":
        cached = _CACHED.match(value)
        if cached:
            value = cached.group(1).lower() + (cached.group(2) or "").lower() + (cached.group(3) or "").upper() + value[cached.end() :]
    return name, value


def charset(content_type: Optional[str]) -> Optional[str]:
    """The character set of a content type: what it names (``charset`` in lower case only), UTF-8 for JSON alone (MimeTypes)."""
    if (content_type or "").lower() in _UTF8:
        return "UTF-8"
    match = _CHARSET.search(content_type or "")
    return (match.group(1) or match.group(2) or None) if match else None


def error(status: int, message: str, exchange: Exchange) -> Answer:
    """sendError: a page in HTML for GET, POST and HEAD, an empty answer for any other method (ErrorHandler)."""
    if exchange.method not in ("GET", "POST", "HEAD"):
        return Answer(status, sized=True)
    page = _PAGE % {"status": status, "reason": html.escape(message, False), "uri": html.escape(exchange.uri, False)}
    headers = [("Cache-Control", "must-revalidate,no-cache,no-store"), ("Content-Type", "text/html;charset=iso-8859-1")]
    return Answer(status, headers, page.encode("iso-8859-1", "replace"), sized=True)


def bad_message(reason: str) -> Answer:
    """What no handler ever sees: a request that is no HTTP. The connection is closed behind it."""
    body = ("<h1>Bad Message 400</h1><pre>reason: %s</pre>" % reason).encode("iso-8859-1", "replace")
    return Answer(400, [("Content-Type", "text/html;charset=iso-8859-1")], body, reason, sized=True)


def head(answer: Answer, first: List[Header], last: Sequence[Header], nifi: Version = DEFAULT_VERSION) -> bytes:
    """The status line and the headers: the channel's own, then the answer's, then what says where the body ends (HttpGenerator).

    Jetty 9.4 names itself last, Jetty 12 first.
    """
    headers = [*first, *answer.headers, *last]
    headers = [("Server", "Jetty(12.0.16)"), *headers] if nifi >= JETTY_12_SINCE else [*headers, ("Server", "Jetty(9.4.46.v20220331)")]
    lines = ["HTTP/1.1 %d %s" % (answer.status, answer.reason or responses.get(answer.status, "")), *("%s: %s" % one for one in headers)]
    return "\r\n".join([*lines, "", ""]).encode("iso-8859-1", "replace")
