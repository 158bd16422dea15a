"""InvokeHTTP.setUpClient (NiFi 1.16.3): the client that a scheduled processor works with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Optional

from ..flow.units import period_ms, size_bytes
from .invoke_http_request import basic
from .okhttp.client import OkHttpClient
from .okhttp.route import Proxy

if TYPE_CHECKING:
    from ..core.context import ProcessContext


def new_client(context: ProcessContext, now_ms: Callable[[], int]) -> OkHttpClient:
    """The client by the processor's properties; ``now_ms`` is the run's time."""
    client = OkHttpClient(
        connect_timeout_ms=period_ms(_plain(context, "Connection Timeout")),
        read_timeout_ms=period_ms(_plain(context, "Read Timeout")),
        follow_redirects=_plain(context, "Follow Redirects").lower() == "true",
        max_idle=int(_plain(context, "max-idle-connections")),
        idle_timeout_ms=period_ms(_plain(context, "idle-timeout")),
        nano_time=lambda: now_ms() * 1_000_000,
    )
    _add_proxy(client, context)
    if _plain(context, "cookie-strategy") == "ACCEPT_ALL":
        from .okhttp.cookies import CookieJar

        client.cookies = CookieJar(now_ms)
    if _plain(context, "use-etag") == "true":
        from .okhttp.cache import Cache

        client.cache = Cache(size_bytes(_plain(context, "etag-max-cache-size")), now_ms)
    return client


def _add_proxy(client: OkHttpClient, context: ProcessContext) -> None:
    host = _evaluated(context, "Proxy Host")
    if not host:
        return
    client.proxy = Proxy(host, int(_evaluated(context, "Proxy Port") or 0))
    user, password = _evaluated(context, "invokehttp-proxy-user"), _evaluated(context, "invokehttp-proxy-password")
    if user is not None and password is not None:
        client.proxy_authorization = basic(user, password)


def _plain(context: ProcessContext, name: str) -> str:
    return context.getProperty(name).getValue() or ""


def _evaluated(context: ProcessContext, name: str) -> Optional[str]:
    return context.getProperty(name).evaluateAttributeExpressions().getValue()
