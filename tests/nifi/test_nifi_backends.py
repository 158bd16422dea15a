"""Starting and ending: the right backend, the right port, and only what was started is ended."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Iterator

import pytest

from nifi.errors import Misnamed, NifiError, NotReady
from nifi.run import backends, process, record
from nifi.run.backends import container
from nifi.run.backends.base import pick_port
from nifi.run.places import places
from nifi.run.ports import is_free
from nifi.run.record import Record
from nifi.run.wait import until


@pytest.fixture
def child() -> Iterator[subprocess.Popen[bytes]]:
    """A process that runs until it is ended."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as one:
        yield one
        one.kill()


def test_a_process_is_ended_when_pid_and_start_time_are_those_recorded(child: subprocess.Popen[bytes]) -> None:
    start = process.started_at(child.pid)
    assert start and process.is_running(child.pid, start)
    assert process.end(child.pid, start) == "stopped"
    assert not process.is_running(child.pid, start)


def test_a_process_that_has_the_number_by_chance_is_left_alone(child: subprocess.Popen[bytes]) -> None:
    assert process.end(child.pid, "another time") == "gone"
    assert child.poll() is None


def test_a_kill_is_a_kill(child: subprocess.Popen[bytes]) -> None:
    assert process.end(child.pid, process.started_at(child.pid) or "", hard=True) == "killed"


def test_a_record_is_read_as_written_and_a_broken_one_is_none(tmp_path: Path) -> None:
    one = Record("local", "1.16.3", "http://127.0.0.1:1", 7, "x")
    one.write(tmp_path / "deep" / "nifi.json")
    assert record.read(tmp_path / "deep" / "nifi.json") == one
    (tmp_path / "broken.json").write_text('{"backend": 1, "other": 2}', encoding="utf-8")
    assert record.read(tmp_path / "broken.json") is None
    assert record.read(tmp_path / "none.json") is None


def test_docker_is_taken_where_a_daemon_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    for answer, name in ((True, "docker"), (False, "local")):
        monkeypatch.setattr(container, "daemon_answers", lambda answer=answer: answer)
        assert backends.choose({}) == name
        assert backends.choose({"NIFI_BACKEND": "local"}) == "local"


def test_an_unknown_backend_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(NifiError, match=r"NIFI_BACKEND=podman is not a backend\. Use cluster, docker, local"):
        backends.make("podman", places("1.16.3", {"NIFI_CACHE": str(tmp_path)}), print)


def test_the_port_is_the_one_asked_for_or_the_last_one_or_a_free_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not is_free(port)
        monkeypatch.setenv("NIFI_PORT", str(port))
        with pytest.raises(NifiError, match=f"port {port} of 127.0.0.1 is taken"):
            pick_port(None)
        monkeypatch.delenv("NIFI_PORT")
        assert pick_port(Record("local", "1.16.3", f"http://127.0.0.1:{port}")) != port
    assert pick_port(Record("local", "1.16.3", f"http://127.0.0.1:{port}")) == port
    monkeypatch.setenv("NIFI_PORT", "http")
    with pytest.raises(Misnamed, match="NIFI_PORT=http is not a port number") as caught:
        pick_port(None)
    assert caught.value.exit_code == 2


def test_a_wait_asks_until_it_has_an_answer_and_no_longer_than_allowed() -> None:
    answers = [None, 0, "yes"]
    assert until(lambda: answers.pop(0), 5, "it", every=0.001) == "yes"
    with pytest.raises(NotReady, match="it: not within 0.01 s. Look"):
        until(lambda: None, 0.01, "it", every=0.001, advice="Look")


class FakeContainer:
    """What the docker package gives, as far as it is used."""

    id, status, killed = "abc", "running", False

    def kill(self) -> None:
        self.killed = True

    def logs(self, **_: Any) -> list[bytes]:
        return [b"one\n", b"two\n"]


class FakeDocker:
    """A client with one container."""

    def __init__(self) -> None:
        self.one, self.filters = FakeContainer(), {}
        self.containers = self

    def list(self, filters: dict[str, Any]) -> list[FakeContainer]:
        self.filters = filters
        return [self.one]

    def get(self, _: str) -> FakeContainer:
        return self.one


def test_the_container_backend_starts_its_own_project_and_ends_only_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docker, calls = FakeDocker(), []
    monkeypatch.setattr(container, "client", lambda: docker)

    def run(command: list[str], env: dict[str, str], **_: Any) -> subprocess.CompletedProcess[str]:
        calls.append((command[2:4] + command[6:], env["NIFI_VERSION"], env["NIFI_PORT"]))
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(container.subprocess, "run", run)
    place = places("1.16.3", {"NIFI_CACHE": str(tmp_path), "NIFI_INSTANCE": "Mine"})
    backend = backends.make("docker", place, print)
    started = backend.start(18123)
    assert record.read(place.record_file) == started == Record("docker", "1.16.3", "http://127.0.0.1:18123", container="abc")
    assert "com.docker.compose.project=nifi-mine" in docker.filters["label"]
    assert backend.is_running(started)
    assert list(backend.logs(started, 2, False)) == ["one", "two"]
    assert backend.stop(started) == "stopped"
    assert backend.stop(started, hard=True) == "killed" and docker.one.killed
    project = ["--project-name", "nifi-mine"]
    assert calls == [
        ([*project, "up", "--detach", "--no-build"], "1.16.3", "18123"),
        ([*project, "stop", "--timeout", "40"], "1.16.3", "18123"),
    ]


def test_a_failed_compose_raises_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1, "", "no such image\n"))
    with pytest.raises(NifiError, match="docker compose up failed: no such image"):
        backends.make("docker", places("1.16.3", {"NIFI_CACHE": str(tmp_path)}), print).start(1)


def test_the_compose_file_publishes_on_loopback_only_and_takes_the_version_from_outside() -> None:
    text = container.COMPOSE.read_text(encoding="utf-8")
    assert "image: apache/nifi:${NIFI_VERSION:?" in text
    assert '"127.0.0.1:${NIFI_PORT:?' in text
    assert "1.16.3" not in text
