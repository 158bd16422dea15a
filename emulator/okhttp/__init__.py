"""OkHttp 4.9.3 as NiFi 1.16.3's InvokeHTTP uses it, over plain sockets; it knows nothing of sessions and FlowFiles.

The way of a request, one module a step, named as OkHttp's interceptors are: ``call`` (RetryAndFollowUpInterceptor: resend, redirects,
408, 503, 401, 407) → ``bridge`` (headers that OkHttp adds, cookies, gzip) → ``cache`` (ETag) → ``exchange_finder`` (pool, routes, connect)
→ ``codec`` (one exchange on one connection: head and framing). ``url`` is HttpUrl, ``digest`` answers a 401.
Failures are Java's exceptions in OkHttp's words (``emulator.java``).

Left out: HTTP/2 (https speaks HTTP/1.1, so response header names keep their case), proxies for https, SOCKS, several calls
at a time.
"""

from __future__ import annotations

from .client import OkHttpClient
from .request import Request
from .response import Response

__all__ = ["OkHttpClient", "Request", "Response"]
