"""One call: okhttp3's RetryAndFollowUpInterceptor and CallServerInterceptor (4.9.3).

A leg that fails is sent again where ExchangeFinder still has something to try, unless it failed by a broken protocol or a read timeout;
whatever is no IOException (NiFi's session failing inside the body) is never sent again. Answers that ask for it are followed up at most 20
times: redirects, 408 and 503 once in a row, 401 and 407 with credentials.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Optional

from ..java.io.exceptions import InterruptedIOException, IOException
from ..java.javax.net.ssl.exceptions import SSLPeerUnverifiedException
from ..java.lang.throwable import NumberFormatException, Throwable
from ..java.net.exceptions import ProtocolException, SocketTimeoutException
from .bridge import bridge
from .codec import Codec
from .connection import Connection
from .exchange_finder import ExchangeFinder, RouteError
from .request import Request, permits_body
from .response import Response

if TYPE_CHECKING:
    from .client import OkHttpClient

MAX_FOLLOW_UPS = 20
_LATER = 2**31 - 1
_REDIRECTS = (300, 301, 302, 303, 307, 308)
_KEEP_METHOD = (307, 308)


class Call:
    """A call of a client; ``execute`` once."""

    def __init__(self, client: OkHttpClient, request: Request) -> None:
        self._client, self._request = client, request
        self._connection: Optional[Connection] = None  # held between the legs

    def execute(self) -> Response:
        """The final answer, its body not yet read."""
        request, prior = self._request, None
        try:
            for follow_ups in range(1, MAX_FOLLOW_UPS + 3):
                response = self._leg(request)
                response.prior, prior = prior, response
                following = self._asked_for(response)
                if following is None:
                    self._hand_over(response)
                    return response
                response.close()
                if follow_ups > MAX_FOLLOW_UPS:
                    raise ProtocolException(f"Too many follow-up requests: {follow_ups}")
                request = following
            raise AssertionError("the loop ends above")
        finally:
            self._release()

    def _hand_over(self, response: Response) -> None:
        """From now on the body's end gives the connection back."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        held, client = connection, self._client
        source = response.source
        if source is None or source.finished:
            client.pool.release(held)
        else:
            source.when_done = lambda: client.pool.release(held)

    def _release(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            self._client.pool.release(connection)

    def _leg(self, request: Request) -> Response:
        """One request and its answer, sent again as often as OkHttp does."""
        own, self._connection = self._connection, None
        finder = ExchangeFinder(self._client, request, own)
        while True:
            try:
                return bridge(self._client, request, lambda sent: self._exchange(sent, finder))
            except RouteError as error:
                if not (_recoverable(error.cause, sent=False) and finder.can_retry()):
                    raise error.cause
            except IOException as error:
                if not (_recoverable(error, sent=True) and finder.can_retry()):
                    raise

    def _exchange(self, request: Request, finder: ExchangeFinder) -> Response:
        connection = finder.find()
        try:
            response = _serve(Codec(connection), request)
        except Throwable as error:
            finder.track_failure(connection)
            self._client.pool.release(connection)
            raise error
        response.peer_name = connection.peer_name
        self._connection = connection
        return response

    def _asked_for(self, response: Response) -> Optional[Request]:
        """The follow-up; where it cannot be made the exchange is broken off (detachWithViolence), and its connection closed."""
        try:
            return self._follow_up(response)
        except Throwable:
            if self._connection is not None:
                self._connection.no_new_exchanges = True
            raise

    def _follow_up(self, response: Response) -> Optional[Request]:
        """followUpRequest: the request that this answer asks for, None when it is final."""
        code, request = response.code, response.request
        if code in _REDIRECTS:
            return self._redirect(response)
        if code == 407:
            return self._authenticate_proxy(request)
        if code == 401:
            return self._client.digest.authenticate(response) if self._client.digest else None
        prior_code = response.prior.code if response.prior else None
        if code == 408:
            return None if prior_code == 408 or _retry_after(response, 0) > 0 else request
        if code == 503:
            return None if prior_code == 503 or _retry_after(response, _LATER) != 0 else request
        return None

    def _authenticate_proxy(self, request: Request) -> Optional[Request]:
        if self._client.proxy is None:
            raise ProtocolException("Received HTTP_PROXY_AUTH (407) code while not using proxy")
        if self._client.proxy_authorization is None:
            return None
        following = request.copy()
        following.headers.set("Proxy-Authorization", self._client.proxy_authorization)
        return following

    def _redirect(self, response: Response) -> Optional[Request]:
        """buildRedirectRequest: 307 and 308 keep method and body, the others turn what may have a body into GET (PROPFIND stays)."""
        request, location = response.request, response.header("Location")
        url = request.url.resolve(location) if self._client.follow_redirects and location is not None else None
        if url is None:
            return None
        method, body = request.method, request.body
        if permits_body(method) and response.code not in _KEEP_METHOD and method != "PROPFIND":
            method, body = "GET", None
        following = request.redirected(url, method, body)
        if permits_body(request.method) and method == "GET":
            for name in ("Transfer-Encoding", "Content-Length", "Content-Type"):
                following.headers.remove(name)
        if not request.url.same_connection(url):
            following.headers.remove("Authorization")
        return following


def _serve(codec: Codec, request: Request) -> Response:
    """CallServerInterceptor: send the request, read the head, open the body."""
    codec.write_head(request)
    response: Optional[Response] = None
    if request.body is not None:
        if (request.header("Expect") or "").lower() == "100-continue":
            codec.flush()
            response = codec.read_head(request, expect_continue=True)
        if response is None:
            codec.write_body(request)
        else:
            codec.connection.no_new_exchanges = True
    codec.flush()
    response = response or _head(codec, request)
    if response.code == 100:
        response = _head(codec, request)
    response.open(codec.open_body(response))
    if "close" in ((request.header("Connection") or "").lower(), (response.header("Connection") or "").lower()):
        codec.connection.no_new_exchanges = True
    if response.code in (204, 205) and response.content_length > 0:
        raise ProtocolException(f"HTTP {response.code} had non-zero Content-Length: {response.content_length}")
    return response


def _head(codec: Codec, request: Request) -> Response:
    response = codec.read_head(request, expect_continue=False)
    assert response is not None
    return response


def _recoverable(error: IOException, sent: bool) -> bool:
    """isRecoverable."""
    if isinstance(error, InterruptedIOException):
        return isinstance(error, SocketTimeoutException) and not sent
    return not isinstance(error, (ProtocolException, SSLPeerUnverifiedException))


def _retry_after(response: Response, default: int) -> int:
    text = response.header("Retry-After")
    if text is None:
        return default
    if not re.fullmatch(r"[0-9]+", text):
        return _LATER
    if int(text) > _LATER:
        raise NumberFormatException(f'For input string: "{text}"')
    return int(text)
