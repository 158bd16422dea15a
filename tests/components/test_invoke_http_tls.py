"""https: trusted, untrusted, wrong name. The certificate in ``tls/`` signs itself for localhost."""

from __future__ import annotations

import socket
import ssl
import threading
from pathlib import Path
from typing import Iterator

import pytest

from emulator.java.javax.net.ssl.exceptions import SSLException, SSLHandshakeException, SSLPeerUnverifiedException
from emulator.okhttp import OkHttpClient, Request
from emulator.okhttp.url import HttpUrl

CERTIFICATE = str(Path(__file__).parent / "tls" / "localhost.pem")


@pytest.fixture
def port() -> Iterator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_serve_one, args=(listener, context), daemon=True).start()
    yield listener.getsockname()[1]
    listener.close()


def _serve_one(listener: socket.socket, context: ssl.SSLContext) -> None:
    accepted, _ = listener.accept()
    try:
        with context.wrap_socket(accepted, server_side=True) as secured:
            secured.recv(65536)
            secured.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    except OSError:
        accepted.close()


def ask(port: int, host: str = "localhost") -> OkHttpClient:
    client = OkHttpClient()
    client.dns = lambda name: ["127.0.0.1"]
    answer = client.execute(Request(HttpUrl.parse(f"https://{host}:{port}/")))
    assert answer.body is not None and answer.body.read(10) == b"ok"
    assert answer.peer_name == "CN=localhost,O=Emulator tests,C=TR"
    answer.close()
    return client


def test_a_trusted_server_answers_and_gives_its_name(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", CERTIFICATE)
    ask(port)


def test_an_untrusted_server_fails_in_javas_words(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    with pytest.raises(SSLHandshakeException) as caught:
        ask(port)
    assert "unable to find valid certification path to requested target" in (caught.value.getMessage() or "")


def test_a_certificate_for_another_name_is_refused(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", CERTIFICATE)
    with pytest.raises(SSLPeerUnverifiedException) as caught:
        ask(port, "other.test")
    assert caught.value.getMessage() == "Hostname other.test not verified"


def test_a_server_without_tls_is_named_so() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_answer_plainly, args=(listener,), daemon=True).start()
    with pytest.raises(SSLException) as caught:
        ask(listener.getsockname()[1])
    listener.close()
    assert caught.value.getMessage() == "Unsupported or unrecognized SSL message"


def _answer_plainly(listener: socket.socket) -> None:
    accepted, _ = listener.accept()
    accepted.recv(65536)
    accepted.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    accepted.close()
