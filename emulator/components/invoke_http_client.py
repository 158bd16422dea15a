"""InvokeHTTP.setUpClient (NiFi 1.16.3): the client that a scheduled processor works with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Optional

from ..base.errors import NotEmulated
from ..base.units import period_ms, whole_bytes
from ..java.lang.text import trim
from ..okhttp.client import OkHttpClient
from ..okhttp.route import Proxy
from .invoke_http_request import basic

if TYPE_CHECKING:
    from ..core.context import ProcessContext


def new_client(context: ProcessContext, now_ms: Callable[[], int], new_uuid: Callable[[], str]) -> OkHttpClient:
    """The client by the processor's properties; ``now_ms`` is the run's time, ``new_uuid`` what is random in it."""
    client = OkHttpClient(
        connect_timeout_ms=period_ms(_plain(context, "Connection Timeout")),
        read_timeout_ms=period_ms(_plain(context, "Read Timeout")),
        follow_redirects=_plain(context, "Follow Redirects").lower() == "true",
        max_idle=int(_plain(context, "max-idle-connections")),
        idle_timeout_ms=period_ms(_plain(context, "idle-timeout")),
        nano_time=lambda: now_ms() * 1_000_000,
    )
    _add_proxy(client, context)
    _add_digest(client, context, new_uuid)
    if _plain(context, "cookie-strategy") == "ACCEPT_ALL":
        from ..okhttp.cookies import CookieJar

        client.cookies = CookieJar(now_ms)
    if _plain(context, "use-etag") == "true":
        from ..okhttp.cache import Cache

        client.cache = Cache(whole_bytes(_plain(context, "etag-max-cache-size")), now_ms)
    return client


def _add_proxy(client: OkHttpClient, context: ProcessContext) -> None:
    """ProxyConfiguration.getConfiguration: the service's where there is one, else the processor's own."""
    service = context.getProperty("proxy-configuration-service").asControllerService()
    if service is None:
        host, port = _evaluated(context, "Proxy Host"), _evaluated(context, "Proxy Port")
        kind = (_evaluated(context, "Proxy Type") or "http").upper()
        user, password = _evaluated(context, "invokehttp-proxy-user"), _evaluated(context, "invokehttp-proxy-password")
    else:
        configuration = service.getConfiguration()
        host, port, kind = configuration.getProxyServerHost(), configuration.getProxyServerPort(), configuration.getProxyType()
        user, password = configuration.getProxyUserName(), configuration.getProxyUserPassword()
    if not host or kind == "DIRECT":
        return
    if kind != "HTTP":
        raise NotEmulated(f"InvokeHTTP with a proxy of type {kind}", context.getName(), "use an http proxy, or none offline")
    client.proxy = Proxy(host, int(port or 0))
    if user:
        client.proxy_authorization = basic(user, password or "")


def _add_digest(client: OkHttpClient, context: ProcessContext, new_uuid: Callable[[], str]) -> None:
    """setAuthenticator."""
    user = trim(_plain(context, "Basic Authentication Username"))
    if user and _plain(context, "Digest Authentication").lower() == "true":
        from ..okhttp.digest import DigestAuthenticator

        password = trim(_plain(context, "Basic Authentication Password"))
        client.digest = DigestAuthenticator(user, password, lambda: new_uuid().replace("-", "")[:16])


def _plain(context: ProcessContext, name: str) -> str:
    return context.getProperty(name).getValue() or ""


def _evaluated(context: ProcessContext, name: str) -> Optional[str]:
    return context.getProperty(name).evaluateAttributeExpressions().getValue()
