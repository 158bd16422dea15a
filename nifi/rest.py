"""A small client of NiFi's REST API (1.x and 2.x): every error has NiFi's own text, no error has a secret.

``Client(url)`` takes http(s)://host:port, with or without /nifi or /nifi-api. With a user name it logs in by token, and once more when the
token has ended. NiFi sends that token as a cookie too; cookies are refused, since a request with one needs a Request-Token header as well.
"""

from __future__ import annotations

import json
import uuid
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import Any, Mapping, Optional

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from .errors import NifiError, RestError
from .run.wait import until

CONNECT_TIMEOUT, READ_TIMEOUT = 10, 120
# NiFi's Jetty ends a connection that was idle for 30 s, perhaps in the moment in which it is used again; what only reads is asked once more
ONCE_MORE = Retry(total=None, connect=0, read=1, redirect=0, status=0, other=0, allowed_methods=("GET",))
ADVICE = {
    401: "Log in: give username and password in the settings",
    403: "This user may not do that: an administrator grants it in NiFi's access policies",
    409: "NiFi refuses it in the present state; its words say why",
}


IS_CONNECTING = "currently connecting"
CONNECTED_WITHIN = 60


def api_of(url: str) -> str:
    """The address of the REST API."""
    base = url.strip().rstrip("/")
    for ending in ("/nifi-api", "/nifi"):
        base = base[: -len(ending)] if base.endswith(ending) else base
    return base + "/nifi-api"


class Client:
    """One NiFi. ``get``, ``post``, ``put`` and ``delete`` take a path below /nifi-api and give what the JSON answer holds."""

    def __init__(self, url: str, username: str = "", password: str = "", ca_file: str = "") -> None:
        self.api = api_of(url)
        self.username, self._password = username, password
        if ca_file and not Path(ca_file).is_file():
            raise NifiError("no such file", f"ca_file {ca_file}", "Name a PEM file with the certificate authority of NiFi's certificate")
        self.session = requests.Session()
        self.session.trust_env = False
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, HTTPAdapter(max_retries=ONCE_MORE))
        self.session.verify = ca_file or True
        self.session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._token = ""

    def __repr__(self) -> str:
        return f"Client({self.api!r})"

    def get(self, path: str, **query: str) -> Any:
        return self.call("GET", path, params=query)

    def post(self, path: str, body: Any = None) -> Any:
        return self.call("POST", path, json=body)

    def put(self, path: str, body: Any) -> Any:
        return self.call("PUT", path, json=body)

    def delete(self, path: str, **query: str) -> Any:
        return self.call("DELETE", path, params=query)

    def upload(self, path: str, fields: Mapping[str, str], name: str, filename: str, data: bytes) -> Any:
        """A file by multipart form, as the canvas uploads it."""
        return self.call("POST", path, data=dict(fields), files={name: (filename, data, "application/octet-stream")})

    def call(self, method: str, path: str, **more: Any) -> Any:
        """One request; what the answer holds: JSON, else text, else None."""
        answer = self.send(method, path, **more)
        if not answer.content:
            return None
        if "json" in answer.headers.get("Content-Type", ""):
            return answer.json()
        return answer.text

    def send(self, method: str, path: str, **more: Any) -> requests.Response:
        """One request, logged in if there is a user; RestError for anything but 2xx."""
        if self.username and not self._token:
            self.log_in()
        answer = self._raw(method, path, **more)
        if answer.status_code == 401 and self.username:
            self.log_in()
            answer = self._raw(method, path, **more)
        if is_connecting(answer):
            answer = self._when_connected(method, path, **more)
        if answer.status_code >= 300:
            raise RestError(answer.status_code, text_of(answer), f"{method} {path}", ADVICE.get(answer.status_code, ""))
        return answer

    def _when_connected(self, method: str, path: str, **more: Any) -> requests.Response:
        """The same request once no node is connecting: until then nothing was changed (ThreadPoolRequestReplicator.replicate)."""

        def ask() -> list[requests.Response]:
            answer = self._raw(method, path, **more)
            return [] if is_connecting(answer) else [answer]

        return until(ask, CONNECTED_WITHIN, "the nodes of the cluster to be connected", advice="Look at the cluster in NiFi")[0]

    def log_in(self) -> None:
        """Trade user name and password for a token."""
        self._token = ""
        answer = self._raw("POST", "/access/token", data={"username": self.username, "password": self._password})
        if answer.status_code != 201:
            raise RestError(answer.status_code, text_of(answer), "log in as " + self.username, "Check user name and password")
        self._token = answer.text.strip()

    def _raw(self, method: str, path: str, **more: Any) -> requests.Response:
        headers = {**more.pop("headers", {}), **({"Authorization": "Bearer " + self._token} if self._token else {})}
        try:
            return self.session.request(
                method, self.api + path, headers=headers, timeout=(CONNECT_TIMEOUT, READ_TIMEOUT), allow_redirects=False, **more
            )
        except requests.exceptions.SSLError as e:
            raise NifiError(f"TLS failed: {reason(e)}", self.api, "Give its certificate authority (PEM) as nifi.ca_file") from None
        except requests.RequestException as e:
            raise NifiError(f"no answer: {reason(e)}", self.api, "Is NiFi up? `python -m nifi running` knows the one here") from None

    # -- what many callers need ---------------------------------------------------------------------------------------

    def root(self) -> str:
        """The id of the root group."""
        return str(self.get("/flow/process-groups/root")["processGroupFlow"]["id"])

    def asked(self, path: str, body: Any, key: str, done: str = "complete", within: float = 300) -> Any:
        """One of NiFi's asynchronous requests: made, polled to its end, removed; a failureReason is raised."""
        request = self.post(path, body)[key]
        own = f"{path}/{request.get('requestId') or request['id']}"
        if path.endswith("/replace-requests"):
            own = f"/process-groups/replace-requests/{request['requestId']}"

        def finished() -> Any:
            now = self.get(own)[key]
            return now if now.get(done) else None

        try:
            end = request if request.get(done) else until(finished, within, own, every=0.1)
        finally:
            self.delete(own)
        if end.get("failureReason"):
            raise NifiError(f"NiFi could not: {end['failureReason']}", path)
        return end


def new_revision() -> dict[str, Any]:
    """The revision of something that does not exist yet."""
    return {"version": 0, "clientId": str(uuid.uuid4())}


def is_connecting(answer: requests.Response) -> bool:
    """Whether NiFi changes nothing for the moment: a node is joining, or joins anew since its count of changes ran ahead of the others'."""
    return answer.status_code == 409 and IS_CONNECTING in answer.text


def text_of(answer: requests.Response) -> str:
    """What NiFi said, in one line."""
    return " ".join(answer.text.split())[:1000] or str(answer.reason)


def reason(error: Optional[BaseException]) -> str:
    """The innermost words of a requests error, without the URL's query."""
    while error is not None:
        first = error.args[0] if error.args else None
        inner = getattr(first, "reason", None) or error.__context__
        if not isinstance(inner, BaseException):
            break
        error = inner
    return f"{type(error).__name__}: {error}"


def pretty(value: Any) -> str:
    """JSON for people."""
    return json.dumps(value, indent=2, ensure_ascii=False)
