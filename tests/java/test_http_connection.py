"""java.net.URL and HttpURLConnection against a server on the loopback."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from emulator.java.commons.io.io_utils import IOUtils
from emulator.java.io.exceptions import FileNotFoundException, IOException
from emulator.java.lang.throwable import IllegalArgumentException, IllegalStateException
from emulator.java.net.exceptions import (
    ConnectException,
    MalformedURLException,
    ProtocolException,
    SocketException,
    SocketTimeoutException,
    UnknownHostException,
)
from emulator.java.net.url import URL


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.seen.append((self.command, self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        if self.path == "/close":
            self.close_connection = True
            return
        status = int(self.path.strip("/").partition("?")[0] or 200)
        self.send_response(status)
        data = b"" if status == 204 else b"said " + str(status).encode()
        if 300 <= status < 400:
            self.send_header("Location", "/200?moved")
        self.send_header("X-Two", "1")
        self.send_header("X-Two", "2")
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer

    def log_message(self, *_):
        """Quiet."""


@pytest.fixture(scope="module")
def server():
    made = HTTPServer(("127.0.0.1", 0), Handler)
    made.seen = []
    made.url = f"http://127.0.0.1:{made.server_port}"
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def open_(server, path="/200"):
    server.seen.clear()
    return URL(server.url + path).openConnection()


def text(stream):
    return IOUtils.toString(stream, "UTF-8")


def test_a_get_with_the_jdks_headers(server):
    connection = open_(server, "/200?a=1")
    connection.setRequestProperty("X-Mine", "first")
    connection.setRequestProperty("x-mine", "second")
    assert (connection.getResponseCode(), connection.getResponseMessage(), text(connection.getInputStream())) == (200, "OK", "said 200")
    method, path, headers, body = server.seen[0]
    assert (method, path, body, headers["x-mine"]) == ("GET", "/200?a=1", b"", "second")
    assert headers["user-agent"].startswith("Java/") and headers["accept"] == "text/html, image/gif, image/jpeg, */*; q=0.2"
    assert "accept-encoding" not in headers and "content-type" not in headers
    assert connection.responseCode == 200 and len(server.seen) == 1


def test_writing_a_body_makes_it_a_post(server):
    connection = open_(server)
    connection.setDoOutput(True)
    out = connection.getOutputStream()
    out.write(b"a=1")
    out.close()
    assert connection.getResponseCode() == 200
    method, _, headers, body = server.seen[0]
    assert (method, body, headers["content-type"], headers["content-length"]) == ("POST", b"a=1", "application/x-www-form-urlencoded", "3")


def test_put_keeps_its_method_and_content_type(server):
    connection = open_(server)
    connection.setRequestMethod("PUT")
    connection.setRequestProperty("Content-Type", "application/json")
    connection.setDoOutput(True)
    connection.getOutputStream().write(b"{}")
    connection.getResponseCode()
    assert (server.seen[0][0], server.seen[0][2]["content-type"]) == ("PUT", "application/json")


@pytest.mark.parametrize("status", [404, 410])
def test_the_body_of_a_missing_page_is_a_missing_file(server, status):
    connection = open_(server, f"/{status}")
    assert connection.getResponseCode() == status
    with pytest.raises(FileNotFoundException) as caught:
        connection.getInputStream()
    assert caught.value.getMessage() == f"{server.url}/{status}"
    assert text(connection.getErrorStream()) == f"said {status}"


def test_the_body_of_an_error_comes_from_the_error_stream(server):
    connection = open_(server, "/500")
    with pytest.raises(IOException) as caught:
        connection.getInputStream()
    assert caught.value.getMessage() == f"Server returned HTTP response code: 500 for URL: {server.url}/500"
    assert text(connection.getErrorStream()) == "said 500"
    fine = open_(server)
    assert fine.getErrorStream() is None and fine.getResponseCode() == 200 and fine.getErrorStream() is None


def test_redirects_are_followed_unless_switched_off(server):
    connection = open_(server, "/302")
    assert connection.getResponseCode() == 200 and str(connection.getURL()) == server.url + "/200?moved"
    stays = open_(server, "/302")
    stays.setInstanceFollowRedirects(False)
    assert (stays.getResponseCode(), stays.getHeaderField("location")) == (302, "/200?moved")


def test_a_post_that_is_redirected_becomes_a_get(server):
    connection = open_(server, "/302")
    connection.setDoOutput(True)
    connection.getOutputStream().write(b"x")
    connection.getResponseCode()
    assert [(method, body) for method, _, _, body in server.seen] == [("POST", b"x"), ("GET", b"")]


def test_headers_of_the_response(server):
    connection = open_(server)
    assert (connection.getHeaderField("x-two"), connection.getHeaderField("nope")) == ("2", None)
    assert connection.getHeaderField(0) == "HTTP/1.1 200 OK"
    fields = connection.getHeaderFields()
    assert list(fields.get("X-Two")) == ["2", "1"] and list(fields.get(None)) == ["HTTP/1.1 200 OK"]
    assert (connection.getContentType(), connection.getContentLength(), connection.contentType) == ("text/plain", 8, "text/plain")


def test_what_may_not_be_asked_of_a_connection(server):
    connection = open_(server)
    for call, error, message in (
        (lambda: connection.setRequestMethod("PATCH"), ProtocolException, "Invalid HTTP method: PATCH"),
        (connection.getOutputStream, ProtocolException, "cannot write to a URLConnection if doOutput=false - call setDoOutput(true)"),
        (lambda: connection.setReadTimeout(-1), IllegalArgumentException, "timeouts can't be negative"),
    ):
        with pytest.raises(error) as caught:
            call()
        assert caught.value.getMessage() == message
    connection.getResponseCode()
    with pytest.raises(IllegalStateException, match="Already connected"):
        connection.setRequestProperty("a", "b")


def test_nobody_listens():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
    connection = URL(url).openConnection()
    for call in (connection.getResponseCode, connection.getInputStream):
        with pytest.raises(ConnectException) as caught:
            call()
        assert str(caught.value) == "java.net.ConnectException: Connection refused"
    assert connection.getErrorStream() is None


def test_an_unknown_host(monkeypatch):
    def fails(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fails)
    with pytest.raises(UnknownHostException) as caught:
        URL("http://no.such.host.invalid/").openConnection().getResponseCode()
    assert caught.value.getMessage() == "no.such.host.invalid"


def test_a_server_that_never_answers():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        connection = URL(f"http://127.0.0.1:{silent.getsockname()[1]}/").openConnection()
        connection.setReadTimeout(20)
        with pytest.raises(SocketTimeoutException) as caught:
            connection.getResponseCode()
    assert caught.value.getMessage() == "Read timed out"


def test_a_server_that_hangs_up(server):
    with pytest.raises(SocketException) as caught:
        open_(server, "/close").getResponseCode()
    assert caught.value.getMessage() == "Unexpected end of file from server"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("foo", "no protocol: foo"),
        ("", "no protocol: "),
        ("foo://x", "unknown protocol: foo"),
        ("http://h:x/", 'Error at index 0 in: "x"'),
        ("http://h:-2/", "Invalid port number :-2"),
        (None, 'Cannot invoke "String.length()" because "spec" is null'),
    ],
)
def test_malformed_urls(text, message):
    with pytest.raises(MalformedURLException) as caught:
        URL(text)
    assert caught.value.getMessage() == message


def test_the_parts_of_a_url():
    url = URL("HTTP://user@h:80/p/q?a=1#r")
    assert (url.getProtocol(), url.getHost(), url.getPort(), url.getDefaultPort()) == ("http", "h", 80, 80)
    assert (url.getPath(), url.getQuery(), url.getFile(), url.getRef()) == ("/p/q", "a=1", "/p/q?a=1", "r")
    assert (URL(" http://h ").toString(), URL("http://[::1]:8/").getPort(), URL("https://h/").getPort()) == ("http://h", 8, -1)
    assert str(URL(URL("http://h/a/b"), "c")) == "http://h/a/c" and URL("http://h/") == URL("http://h/")


def test_headers_are_sent_in_javas_order_and_host_is_not_the_scripts_to_say(server):
    connection = open_(server)
    for name, value in (("X-A", "1"), ("Content-Type", "text/plain"), ("x-a", "2"), ("Host", "elsewhere")):
        connection.setRequestProperty(name, value)
    connection.setDoOutput(True)
    connection.getOutputStream().write(b"ab")
    connection.getResponseCode()
    headers = server.seen[0][2]
    assert list(headers) == ["x-a", "content-type", "user-agent", "host", "accept", "connection", "content-length"]
    assert (headers["x-a"], headers["host"]) == ("2", "%s:%d" % server.server_address[:2])
