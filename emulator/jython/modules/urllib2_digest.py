"""Digest authentication of ``urllib2``, RFC 2069 and qop=auth."""

from __future__ import annotations

import hashlib
from typing import Any

from ..objects.bytestring import ByteString, to_bytes
from ..objects.old_classes import OldInstance
from .python_written import shown_in
from .urllib2_handlers import HTTPPasswordMgr
from .urllib2_opener import BaseHandler
from .urllib2_parsing import parse_http_list, parse_keqv_list
from .urllib2_requests import HTTPError, URLError

_MOST_RETRIES = 5
_HASHES = {"MD5": hashlib.md5, "SHA": hashlib.sha1}


class AbstractDigestAuthHandler(OldInstance):
    """``urllib2.AbstractDigestAuthHandler``."""

    _interpreter: Any = None  # urllib2_module.py makes a class for each
    auth_header: Any
    parent: Any

    def __init__(self, passwd: Any = None) -> None:
        self.passwd = HTTPPasswordMgr() if passwd is None else passwd
        self.add_password = self.passwd.add_password
        self.retried = self.nonce_count = 0
        self.last_nonce: Any = None

    def reset_retry_count(self) -> None:
        """A new request."""
        self.retried = 0

    def http_error_auth_reqed(self, auth_header: Any, host: Any, req: Any, headers: Any) -> Any:
        """Ask again, five times at most."""
        asked = headers.get(auth_header, None)
        if self.retried > _MOST_RETRIES:
            raise HTTPError(req.get_full_url(), 401, ByteString("digest auth failed"), headers, None)
        self.retried += 1
        if asked and asked.split()[0].lower() == "digest":
            return self.retry_http_digest_auth(req, asked)
        return None

    def retry_http_digest_auth(self, req: Any, auth: Any) -> Any:
        """Ask again; None when that was tried, or nothing is known."""
        challenge = parse_keqv_list(parse_http_list(auth.split(ByteString(" "), 1)[1]))
        words = self.get_authorization(req, challenge)
        if not words:
            return None
        words = ByteString("Digest %s") % (words,)
        if req.headers.get(self.auth_header, None) == words:
            return None
        req.add_unredirected_header(self.auth_header, words)
        return self.parent.open(req, timeout=req.timeout)

    def get_cnonce(self, nonce: Any) -> Any:
        """16 digits of chance."""
        return ByteString(f"{self._interpreter.importer('random').getrandbits(64):016x}")

    def get_authorization(self, req: Any, chal: Any) -> Any:
        """The header's value; None where the challenge or the password lacks something."""
        if "realm" not in chal or "nonce" not in chal:
            return None
        realm, nonce, qop, algorithm = chal["realm"], chal["nonce"], chal.get("qop"), chal.get("algorithm", ByteString("MD5"))
        make = _HASHES.get(str.__str__(algorithm).upper())
        if make is None:
            raise ValueError(ByteString("Unsupported digest authentication algorithm %r") % (algorithm.lower(),))

        def digest(*texts: Any) -> ByteString:
            return ByteString(make(to_bytes(ByteString(":").join(texts))).hexdigest())

        user, password = self.passwd.find_user_password(realm, req.get_full_url())
        if user is None:
            return None
        user_digest, request_digest = digest(user, realm, password), digest(req.get_method(), req.get_selector())
        more = ""
        if qop == "auth":
            self.nonce_count = self.nonce_count + 1 if nonce == self.last_nonce else 1
            self.last_nonce = nonce
            count, chance = ByteString(f"{self.nonce_count:08x}"), self.get_cnonce(nonce)
            answer = digest(user_digest, nonce, count, chance, qop, request_digest)
            more = f', qop=auth, nc={count}, cnonce="{chance}"'
        elif qop is None:
            answer = digest(user_digest, nonce, request_digest)
        else:
            raise URLError(ByteString("qop '%s' is not supported.") % (qop,))
        opaque = f', opaque="{chal["opaque"]}"' if chal.get("opaque") else ""
        head = f'username="{user}", realm="{realm}", nonce="{nonce}", uri="{req.get_selector()}", response="{answer}"'
        return ByteString(f'{head}{opaque}, algorithm="{algorithm}"{more}')


class HTTPDigestAuthHandler(BaseHandler, AbstractDigestAuthHandler):
    """``urllib2.HTTPDigestAuthHandler``."""

    auth_header = ByteString("Authorization")
    handler_order = 490

    def http_error_401(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any) -> Any:
        """Authenticate."""
        answer = self.http_error_auth_reqed(ByteString("www-authenticate"), req.get_host(), req, headers)
        self.reset_retry_count()
        return answer


class ProxyDigestAuthHandler(BaseHandler, AbstractDigestAuthHandler):
    """``urllib2.ProxyDigestAuthHandler``."""

    auth_header = ByteString("Proxy-Authorization")
    handler_order = 490

    def http_error_407(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any) -> Any:
        """Authenticate."""
        answer = self.http_error_auth_reqed(ByteString("proxy-authenticate"), req.get_host(), req, headers)
        self.reset_retry_count()
        return answer


shown_in("urllib2", AbstractDigestAuthHandler, HTTPDigestAuthHandler, ProxyDigestAuthHandler)
