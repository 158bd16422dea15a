"""NiFi as a container: the official image by ``nifi/run/compose.yaml``, with the mock servers in its network."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Iterator, Optional

from ...errors import NifiError
from ..places import REPOSITORY
from ..record import Record
from .base import Backend

COMPOSE = Path(__file__).resolve().parent.parent / "compose.yaml"


def client() -> Any:
    """The docker package's client; raises its DockerException when no daemon is configured."""
    return import_module("docker").from_env(timeout=30)


def daemon_answers() -> bool:
    """Whether a Docker daemon answers; without the docker package there is none."""
    try:
        return bool(client().ping())
    except ImportError:
        return False
    except Exception as e:
        if type(e).__module__.split(".")[0] in ("docker", "requests", "urllib3"):
            return False
        raise


class ContainerBackend(Backend):
    """The compose project ``nifi-<instance>``; only that project is ever stopped."""

    name = "docker"

    @property
    def project(self) -> str:
        return "nifi-" + self.place.instance.lower()

    def prepare(self) -> None:
        if not daemon_answers():
            raise NifiError("no Docker daemon answers", advice="Start it (systemctl start docker), or set NIFI_BACKEND=local")
        try:
            found = subprocess.run(["docker", "compose", "version"], capture_output=True, text=True, check=False).returncode == 0
        except FileNotFoundError:
            found = False
        if not found:
            raise NifiError("docker compose is not installed", advice="apt-get install docker-compose-v2, or set NIFI_BACKEND=local")
        self.say(f"fetching the image apache/nifi:{self.place.version}")
        self.compose(0, "pull", "--quiet", "nifi")

    def environment(self, port: int) -> dict[str, str]:
        """What compose.yaml asks for."""
        own = {"NIFI_VERSION": self.place.version, "NIFI_PORT": str(port), "NIFI_HEAP": os.environ.get("NIFI_HEAP") or "1g"}
        return {**os.environ, **own, "NIFI_REPOSITORY": str(REPOSITORY)}

    def compose(self, port: int, *words: str) -> None:
        command = ["docker", "compose", "--project-name", self.project, "--file", str(COMPOSE), *words]
        done = subprocess.run(command, env=self.environment(port), stdout=sys.stderr, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            raise NifiError(f"docker compose {words[0]} failed: {done.stderr.strip()}", str(COMPOSE))

    def start(self, port: int) -> Record:
        self.compose(port, "up", "--detach", "--no-build")
        labels = [f"com.docker.compose.project={self.project}", "com.docker.compose.service=nifi"]
        container = client().containers.list(filters={"label": labels})[0]
        record = Record(self.name, self.place.version, f"http://127.0.0.1:{port}", container=container.id)
        record.write(self.place.record_file)
        return record

    def container(self, record: Record) -> Any:
        """The container of the record, None when it is gone."""
        try:
            return client().containers.get(record.container)
        except import_module("docker.errors").NotFound:
            return None

    def is_running(self, record: Record) -> bool:
        found = self.container(record)
        return found is not None and found.status == "running"

    def stop(self, record: Record, hard: bool = False) -> str:
        if self.container(record) is None:
            return "gone"
        if hard:
            self.container(record).kill()
            return "killed"
        self.compose(int(record.url.rpartition(":")[2]), "stop", "--timeout", "40")
        return "stopped"

    def forget(self, record: Optional[Record]) -> None:
        self.compose(int(record.url.rpartition(":")[2]) if record else 0, "down", "--volumes")

    def logs(self, record: Optional[Record], lines: int, follow: bool) -> Iterator[str]:
        found = self.container(record) if record else None
        if found is None:
            return
        chunks = found.logs(tail=lines, stream=True, follow=follow)
        for chunk in chunks:
            yield chunk.decode("utf-8", "replace").rstrip("\n")

    def host_for_mocks(self) -> tuple[str, str]:
        """A server here must listen on the bridge's address, or on all where Docker runs in a machine of its own (macOS)."""
        return ("0.0.0.0" if sys.platform == "darwin" else self.gateway()), "host.docker.internal"

    def gateway(self) -> str:
        """The address of this machine in the default bridge: what host-gateway stands for."""
        network = client().networks.get("bridge")
        return str(network.attrs["IPAM"]["Config"][0].get("Gateway") or "172.17.0.1")
