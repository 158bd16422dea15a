"""Cookie Strategy ACCEPT_ALL: okhttp3.JavaNetCookieJar over java.net.CookieManager (OkHttp 4.9.3, Java 17).

Path, Max-Age, Expires, Domain and Secure are kept to; quotes around a value are stripped when it is sent; longer paths come first.
"""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Callable, Dict, List, Optional

from .headers import Headers
from .request import Request
from .url import HttpUrl


@dataclass(frozen=True)
class Cookie:
    """One cookie; ``expires_ms`` None: until the client is gone."""

    name: str
    value: str
    domain: str
    host_only: bool
    path: str
    secure: bool
    expires_ms: Optional[int]

    def matches(self, url: HttpUrl) -> bool:
        """Whether it is sent to ``url``."""
        host = url.host == self.domain or (not self.host_only and url.host.endswith("." + self.domain))
        return host and url.path.startswith(self.path) and (url.is_https or not self.secure)


class CookieJar:
    """The cookies of one client."""

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._cookies: List[Cookie] = []

    def load(self, request: Request) -> None:
        """Replace the Cookie header once the jar has one for this URL."""
        now = self._now_ms()
        self._cookies = [one for one in self._cookies if one.expires_ms is None or one.expires_ms > now]
        found = sorted((one for one in self._cookies if one.matches(request.url)), key=lambda one: -len(one.path))
        if found:
            request.headers.set("Cookie", "; ".join(f"{one.name}={_unquoted(one.value)}" for one in found))

    def receive(self, url: HttpUrl, headers: Headers) -> None:
        """Keep what Set-Cookie headers say."""
        for line in headers.values("Set-Cookie"):
            cookie = _parse(url, line, self._now_ms())
            if cookie is None:
                continue
            same = (cookie.name, cookie.domain, cookie.path)
            self._cookies = [one for one in self._cookies if (one.name, one.domain, one.path) != same]
            if cookie.expires_ms is None or cookie.expires_ms > self._now_ms():
                self._cookies.append(cookie)


def _parse(url: HttpUrl, line: str, now_ms: int) -> Optional[Cookie]:
    """Cookie.parse: None for what it does not accept, a foreign domain among it."""
    pair, *rest = line.split(";")
    name, equals, value = (part.strip() for part in pair.partition("="))
    if not equals or not name:
        return None
    fields: Dict[str, str] = {}
    for part in rest:
        key, _, text = part.partition("=")
        fields[key.strip().lower()] = text.strip()
    domain = fields.get("domain", "").lstrip(".").lower()
    if domain and url.host != domain and not url.host.endswith("." + domain):
        return None
    path = fields.get("path", "")
    if not path.startswith("/"):
        path = url.path.rpartition("/")[0] or "/"
    return Cookie(name, value, domain or url.host, not domain, path, "secure" in fields, _expiry(fields, now_ms))


def _expiry(fields: Dict[str, str], now_ms: int) -> Optional[int]:
    max_age = fields.get("max-age", "")
    if max_age.lstrip("-").isdigit():
        return now_ms + int(max_age) * 1000 if int(max_age) > 0 else 0
    try:
        return int(parsedate_to_datetime(fields["expires"]).timestamp() * 1000)
    except (KeyError, TypeError, ValueError):
        return None


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value
