"""templates/webhook_proxy.conf in a real nginx on the loopback address, and callers of it."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, List, Optional, Type

from emulator.mocks.webhook_sender import HEADER, SECRET
from nifi.run.ports import free_port, listens
from nifi.run.wait import until

ROOT = Path(__file__).resolve().parents[2]
CONF = ROOT / "templates" / "webhook_proxy.conf"
CERTIFICATE = ROOT / "tests" / "components" / "tls" / "localhost.pem"  # its key stands in it
PATH = "/cancellation_plan/"
NO_NGINX = "nginx is not installed: apt-get install nginx-light"
NGINX = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
AROUND = """worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log; {user}
events {{ worker_connections 512; }}
http {{
access_log off; {temporary}
{conf}
}}
"""


def nginx_conf(text: str, folder: Path, port: int, backend: int) -> str:
    """The file as it is, with this machine's port, certificate and backend."""
    for stands, here in {
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        "/etc/nginx/webhook.pem": str(CERTIFICATE),
        "/etc/nginx/webhook.key": str(CERTIFICATE),
        "http://127.0.0.1:9443": f"http://127.0.0.1:{backend}",
    }.items():
        assert text.count(stands) == 1, stands
        text = text.replace(stands, here)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    return AROUND.format(folder=folder, user="user root;" if os.getuid() == 0 else "", temporary=temporary, conf=text)


class Proxy:
    """nginx before a webhook that listens on ``backend``; ``with`` it runs."""

    def __init__(self, folder: Path, backend: int) -> None:
        self.folder, self.port = folder, free_port()
        (folder / "nginx.conf").write_text(nginx_conf(CONF.read_text(encoding="utf-8"), folder, self.port, backend), encoding="utf-8")

    def __enter__(self) -> Proxy:
        command = [str(NGINX), "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"), "-g", "daemon off;"]
        self.child = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
        until(lambda: self.child.poll() is not None or listens(self.port), 20, "nginx to listen", 0.05)
        assert self.child.poll() is None, (self.folder / "error.log").read_text(encoding="utf-8")
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        self.child.terminate()
        self.child.wait(20)

    def connect(self, source: str = "127.0.0.1") -> ssl.SSLSocket:
        """A TLS connection from an address of the loopback range."""
        plain = socket.create_connection(("127.0.0.1", self.port), 20, (source, 0))
        return ssl.create_default_context(cafile=str(CERTIFICATE)).wrap_socket(plain, server_hostname="localhost")

    def post(self, event: Any, **headers: str) -> tuple[int, Any]:
        """One good call: the status and the JSON."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=20)
        connection.sock = self.connect()
        secret = SECRET.encode().decode("latin-1")
        connection.request("POST", PATH, json.dumps(event), {"Content-Type": "application/json", HEADER: secret, **headers})
        answer = connection.getresponse()
        body = json.loads(answer.read())
        connection.close()
        return answer.status, body


def half_bodies(connections: List[Any]) -> None:
    """Half a body, without a secret, on each connection."""
    for connection in connections:
        head = f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
        connection.sendall(head.encode() + b'{"event": ')


def waits(connection: Any) -> bool:
    """Whether a caller was told nothing yet."""
    connection.setblocking(False)
    try:
        connection.recv(1)
    except (ssl.SSLWantReadError, BlockingIOError):
        return True
    return False
