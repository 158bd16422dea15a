"""What Jetty 12.0.16, the server inside NiFi 2.3.0, does otherwise than Jetty 9.4."""

from __future__ import annotations

import html
import re
from typing import Dict, List, Optional, Sequence

from ..base.versions import Version
from .address import url_of
from .exchange import Answer, Exchange, Header
from .jetty import HTML, NEVER_KEPT, PAGED, BadMessage, Jetty
from .uri_12 import is_no_uri, servlet_path, violations

SINCE = (2, 0, 0)
_VERSIONS = ("HTTP/1.0", "HTTP/1.1")
_PAGE = (
    '<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html;charset=ISO-8859-1"/>\n<title>Error %(status)d %(reason)s</title>\n'
    "</head>\n<body>\n<h2>HTTP ERROR %(status)d %(reason)s</h2>\n<table>\n<tr><th>URI:</th><td>%(uri)s</td></tr>\n"
    "<tr><th>STATUS:</th><td>%(status)d</td></tr>\n<tr><th>MESSAGE:</th><td>%(reason)s</td></tr>\n</table>\n"
    '<hr/><a href="https://jetty.org/">Powered by Jetty:// 12.0.16</a><hr/>\n\n</body>\n</html>\n'
)
_QUALITY = re.compile(r"([^;]*);\s*q=(.*)")
# language, script, region, variants, extension (RFC 5646)
_LANGUAGE = re.compile(
    r"([A-Za-z]{2,8})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|\d{3}))?"
    r"((?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*)(?:-(u(?:-[A-Za-z0-9]{2,8})+))?(?:-.*)?"
)
_VALUE = r"([^\x00-\x1f\",;\\\x7f-\uffff]*)"
_COOKIE = re.compile(r"\s*([!#$%%&'*+\-.^_`|~0-9A-Za-z]+)\s*=\s*(?:\"%s\"|%s)\s*" % (_VALUE, _VALUE))


def jetty_of(nifi: Version) -> Jetty:
    """The Jetty inside that version."""
    return Jetty12() if nifi >= SINCE else Jetty()


class Jetty12(Jetty):
    """Jetty 12.0.16."""

    early_eof = "org.eclipse.jetty.server.internal.HttpConnection$HttpEofException: Early EOF"
    passes_over = True
    java_charsets = True

    def check_line(self, words: Sequence[str]) -> None:
        if len(words) > 3:
            raise BadMessage("Illegal character SPACE=' '")
        if len(words) < 2:
            raise BadMessage("No URI")
        if is_no_uri(_path(words[1])):
            raise BadMessage("Bad Request")
        if len(words) < 3:
            raise BadMessage("HTTP/0.9 not supported", status=505)
        if words[2] not in _VERSIONS:
            raise BadMessage("Unknown Version", status=505)

    def target(self, text: str) -> str:
        return text.partition("#")[0]

    def check(self, exchange: Exchange) -> None:
        hosts = [value for name, value in exchange.headers if name == "Host"]
        if len(hosts) > 1 or "" in hosts:
            raise BadMessage("Duplicate Host Header" if len(hosts) > 1 else "Blank Host", exchange)
        refused = "Deprecated User Info" if "@" in exchange.authority else violations(exchange.uri)
        if refused:
            raise BadMessage(refused, exchange, "/badURI")
        if exchange.authority and exchange.authority != exchange.header("Host"):
            raise BadMessage("Authority!=Host", exchange, _whole(exchange))

    def paths(self, exchange: Exchange) -> Dict[str, Optional[str]]:
        return {"http.servlet.path": servlet_path(exchange.uri), "http.context.path": ""}

    def locale(self, languages: Optional[str]) -> str:
        """The language that is liked best, as Java's Locale.toString has it; left out: the tags that Java has under another name."""
        tags = _by_quality(languages or "")
        match = _LANGUAGE.fullmatch(tags[0]) if tags else None
        if not match:
            return "" if tags else "en"
        language, script, region, variants, extension = match.groups()
        marks = "_#" + "_".join(mark for mark in (script and script.title(), extension) if mark) if script or extension else ""
        more = ("_" + variants[1:].replace("-", "_") if variants else "") + marks
        return language.lower() + ("_" + (region or "").upper() if region or more else "") + more

    def cookies(self, text: Optional[str]) -> Dict[str, Dict[str, str]]:
        """Those that are as RFC 6265 wants them."""
        matches = [_COOKIE.fullmatch(part) for part in (text or "").split(";")]
        values = {match.group(1): match.group(2) or (match.group(3) or "").strip() for match in matches if match}
        return {name: {"value": value, "max.age": "-1", "secure": "false"} for name, value in values.items()}

    def error(self, status: int, message: str, exchange: Exchange) -> Answer:
        return _answer(status, message, _whole(exchange), exchange.method)

    def refuse(self, bad: BadMessage) -> Answer:
        if bad.exchange is None:
            return _answer(bad.status, bad.reason, "/badMessage", PAGED[0])
        return _answer(bad.status, bad.reason, bad.uri or bad.exchange.target, bad.exchange.method)

    def headers(self, answer: Answer, date: str, end: Sequence[Header], close: bool, broken: bool = False) -> List[Header]:
        closing = [("Connection", "close")] if close else []
        return [("Server", "Jetty(12.0.16)"), ("Date", date), *answer.headers, *end, *closing]

    def closes(self, bad: BadMessage) -> bool:
        return bad.exchange is not None and bad.exchange.protocol == "HTTP/1.1"


def _path(target: str) -> str:
    """Of a target as it was sent."""
    path = target.partition("#")[0].partition("?")[0]
    return "/" + path.partition("://")[2].partition("/")[2] if "://" in path else path


def _whole(exchange: Exchange) -> str:
    return url_of(exchange) + ("" if exchange.query is None else "?" + exchange.query)


def _answer(status: int, reason: str, uri: str, method: str) -> Answer:
    """A page, or an answer that is empty but for Cache-Control."""
    if method not in PAGED:
        return Answer(status, [NEVER_KEPT], sized=True)
    page = _PAGE % {"status": status, "reason": _escaped(reason), "uri": _escaped(uri)}
    return Answer(status, [NEVER_KEPT, HTML], page.encode("iso-8859-1", "replace"), sized=True)


def _escaped(text: str) -> str:
    return html.escape(text, False).replace('"', "&quot;").replace("'", "&apos;")


def _by_quality(languages: str) -> List[str]:
    """The tags of an Accept-Language header, the one that is liked best first."""
    ranked = []
    for item in filter(None, map(str.strip, languages.split(","))):
        match = _QUALITY.fullmatch(item)
        tag, quality = (match.group(1).strip(), _number(match.group(2))) if match else (item, 1.0)
        if quality > 0:
            ranked.append((-quality, tag))
    return [tag for _, tag in sorted(ranked, key=lambda pair: pair[0])]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
