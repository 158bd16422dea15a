"""okhttp-digest 2.5 as InvokeHTTP wires it: DigestAuthenticator, its cache by host, and the interceptor that authenticates beforehand.

What the library does that RFC 7616 does not: names in a challenge are told apart by case, every header of the answer stands among the
parameters of its challenge, a name without a value ends the call, ``auth-int`` falls back to ``auth``.
"""

from __future__ import annotations

import re
from typing import Callable, Dict, Optional, Set, Tuple

from ..java.lang.throwable import (
    IllegalArgumentException,
    IllegalStateException,
    IndexOutOfBoundsException,
    JavaException,
    NullPointerException,
)
from ..java.nio.charset.charsets import charset, named
from ..java.registry import java_class
from ..java.security.message_digest import new_hash
from .headers import Headers
from .request import Request
from .response import Response

_PAIR = re.compile(r'([^=;,]*)(?:=((?:"(?:\\.|[^"\\])*(?:"|\\?\Z)|[^";,])*))?([;,]|\Z)', re.DOTALL)
_SEPARATORS = frozenset(' ;,:@()<>\\"/[]?={}\t')
_UNQUOTED = ("qop", "nc", "algorithm")
_BLANK = " \t\r\n"  # HTTP.isWhitespace
_KIND = len("Digest ")


@java_class("com.burgstaller.okhttp.digest.DigestAuthenticator$AuthenticationException")
class AuthenticationException(IllegalStateException): ...


class DigestAuthenticator:
    """Answers the challenges of every host with the same credentials; one of them at a time, so the last challenge counts for all."""

    def __init__(self, user: str, password: str, new_cnonce: Callable[[], str]) -> None:
        self._user, self._password, self._new_cnonce = user, password, new_cnonce
        self._parameters: Dict[str, str] = {}
        self._hosts: Set[str] = set()  # which to authenticate beforehand
        self._last_nonce: Optional[str] = None
        self._nonce_count, self._cnonce = 0, ""

    def intercept(self, request: Request, proceed: Callable[[Request], Response]) -> Response:
        """AuthenticationCacheInterceptor: what a host asked for once is sent beforehand; where that is refused, once more without it."""
        host = _host(request)
        if host not in self._hosts:
            return proceed(request)
        response = proceed(self._authenticated(request, self._parameters) or request)
        if response.code in (401, 407) and host in self._hosts:
            self._hosts.remove(host)
            response.close()
            response = proceed(request)
        return response

    def authenticate(self, response: Response) -> Optional[Request]:
        """The request that answers a 401's challenge; None where it was answered in vain; raises where there is none."""
        header = _challenge(response.headers)
        if header is None:
            return None
        parameters = {**_parameters(header), **dict(response.headers.pairs)}
        self._parameters = parameters
        if "nonce" not in parameters:
            raise IllegalArgumentException(f"missing nonce in challenge header: {header}")
        following = self._authenticated(response.request, parameters)
        if following is not None:
            self._hosts.add(_host(following))
        return following

    def _authenticated(self, request: Request, parameters: Dict[str, str]) -> Optional[Request]:
        if "realm" not in parameters:
            return None
        if "nonce" not in parameters:
            raise IllegalArgumentException("missing nonce in challenge")
        stale = parameters.get("stale", "").lower() == "true"
        if (request.header("Authorization") or "").startswith("Digest") and not stale:
            return None
        following = request.copy()
        following.headers.set("Authorization", self._header(request, parameters))
        return following

    def _header(self, request: Request, parameters: Dict[str, str]) -> str:
        """createDigestHeader."""
        realm, nonce, algorithm = parameters["realm"], parameters["nonce"], parameters.get("algorithm", "MD5")
        uri, has_qop = request.url.request_path, _has_qop(request, parameters)
        digest = _hash(algorithm, parameters.get("charset") or request.header("http.auth.credential-charset") or "US-ASCII")
        count, cnonce = self._count(nonce)
        secret = f"{self._user}:{realm}:{self._password}"
        if algorithm.lower() == "md5-sess":
            secret = f"{digest(secret)}:{nonce}:{cnonce}"
        between = f"{nonce}:{count}:{cnonce}:auth" if has_qop else nonce
        response = digest(f"{digest(secret)}:{between}:{digest(f'{request.method}:{uri}')}")
        shown = {"username": self._user, "realm": realm, "nonce": nonce, "uri": uri, "response": response}
        if has_qop:
            shown.update(qop="auth", nc=count, cnonce=cnonce)
        shown["algorithm"] = algorithm
        if "opaque" in parameters:
            shown["opaque"] = parameters["opaque"]
        return "Digest " + ", ".join(f"{name}={_formatted(name, value)}" for name, value in shown.items())

    def _count(self, nonce: str) -> Tuple[str, str]:
        if nonce == self._last_nonce:
            self._nonce_count += 1
        else:
            self._nonce_count, self._last_nonce, self._cnonce = 1, nonce, self._new_cnonce()
        return f"{self._nonce_count:08x}", self._cnonce


def _host(request: Request) -> str:
    return f"{request.url.scheme}:{request.url.host}:{request.url.port}"


def _challenge(headers: Headers) -> Optional[str]:
    """findDigestHeader."""
    values = headers.values("WWW-Authenticate")
    for value in values:
        if value.startswith("Digest"):
            return value
    if "OkHttp-Preemptive" in values:
        return None
    raise IllegalArgumentException(f"unsupported auth scheme: [{', '.join(values)}]")


def _parameters(header: str) -> Dict[str, str]:
    """BasicHeaderValueParser: elements end at commas; what follows a semicolon belongs to the element before it, and is lost."""
    if len(header) < _KIND:
        raise IndexOutOfBoundsException("Lower bound cannot be greater then upper bound")
    parameters: Dict[str, str] = {}
    position, is_element = _KIND, True
    while position < len(header):
        pair = _PAIR.match(header, position)
        assert pair is not None
        (name, value, end), position = pair.groups(), pair.end()
        name = name.strip(_BLANK)
        if is_element and value is not None:
            parameters[name] = _unquoted(value.strip(_BLANK))
        elif is_element and name:
            raise NullPointerException()  # ConcurrentHashMap.put
        is_element = end == ","
    if not parameters:
        raise IllegalArgumentException("Authentication challenge is empty")
    return parameters


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) >= 2 and value[0] == value[-1] == '"' else value


def _has_qop(request: Request, parameters: Dict[str, str]) -> bool:
    offered = parameters.get("qop")
    if offered is None:
        return False
    kinds = {kind.strip().lower() for kind in offered.split(",")}
    if "auth" in kinds:
        return True
    if "auth-int" in kinds and request.body is not None:
        raise AuthenticationException("Qop auth-int cannot be used with a non-repeatable entity")
    raise AuthenticationException(f"None of the qop methods is supported: {offered}")


def _hash(algorithm: str, charset_name: str) -> Callable[[str], str]:
    """createMessageDigest, of a text in the credentials' charset."""
    name = "MD5" if algorithm.lower() == "md5-sess" else algorithm
    try:
        new_hash(name)
    except JavaException as error:
        raise IllegalArgumentException(f"Unsupported algorithm in HTTP Digest authentication: {name}", error)
    try:
        codec = named(charset_name)._codec
    except JavaException:
        codec = charset()._codec

    def digest(text: str) -> str:
        state = new_hash(name)
        state.update(text.encode(codec, "replace"))
        return str(state.hexdigest())

    return digest


def _formatted(name: str, value: str) -> str:
    escaped = re.sub(r'(["\\])', r"\\\1", value)
    return f'"{escaped}"' if name not in _UNQUOTED or any(char in _SEPARATORS for char in value) else escaped
