"""A cluster without a NiFi: what is asked for, what is written for each node, and which processes are started and ended."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from typing import Any, Iterator

import pytest

from nifi.cli import main
from nifi.errors import NifiError
from nifi.run import backends, prerequisites, record
from nifi.run.assembly import zookeeper
from nifi.run.backends import cluster
from nifi.run.backends.cluster import ClusterBackend
from nifi.run.places import places
from nifi.run.record import Member, Record
from nifi.run.up import silent
from nifi.run.version import NIFI_2, PINNED

SLEEPER = "import signal; signal.pause()"


def backend_in(folder: Path, version: str) -> ClusterBackend:
    backend = backends.make("cluster", places(version, {"NIFI_CACHE": str(folder)}), silent)
    assert isinstance(backend, ClusterBackend)
    return backend


@pytest.fixture
def two(request: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[ClusterBackend, Record]]:
    """Two nodes and a ZooKeeper, each a process that does nothing."""
    monkeypatch.setenv("NIFI_NODES", "2")
    version = getattr(request, "param", PINNED)
    monkeypatch.setenv("NIFI_VERSION", version)
    monkeypatch.setattr(cluster, "listens", lambda port: True)
    monkeypatch.setattr(prerequisites, "java_of", lambda version: "java")
    monkeypatch.setattr(zookeeper, "command", lambda java, program, version, home, host, port: [sys.executable, "-c", SLEEPER])
    monkeypatch.setattr(ClusterBackend, "java_command", lambda self, home: [sys.executable, "-c", SLEEPER])
    backend = backend_in(tmp_path, version)
    started = backend.start(cluster.low_port())
    yield backend, started
    backend.stop(started, hard=True)


def values(file: Path) -> dict[str, str]:
    """A properties file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


@pytest.mark.parametrize("wanted", ["0", "6", "two", "-1"])
def test_a_number_of_nodes_is_one_to_five(wanted: str) -> None:
    with pytest.raises(NifiError, match=f"NIFI_NODES={wanted} is not a number of nodes. Use a number from 1 to 5"):
        cluster.nodes({"NIFI_NODES": wanted})


def test_more_than_one_node_is_the_cluster_and_never_a_container() -> None:
    assert (cluster.nodes({}), backends.choose({"NIFI_NODES": "1", "NIFI_BACKEND": "local"})) == (1, "local")
    assert backends.choose({"NIFI_NODES": "2"}) == "cluster"
    with pytest.raises(NifiError, match="NIFI_NODES=2 with NIFI_BACKEND=docker"):
        backends.choose({"NIFI_NODES": "2", "NIFI_BACKEND": "docker"})


@pytest.mark.parametrize("two", [PINNED, NIFI_2], indirect=True)
def test_the_nodes_share_key_and_zookeeper_and_no_port(two: tuple[ClusterBackend, Record]) -> None:
    backend, started = two
    assert [member.name for member in started.members] == ["zookeeper", "n1", "n2"]
    ports = [port for member in started.members for port in member.ports.values()]
    assert len(set(ports)) == len(ports) == 7
    assert started.url == f"http://127.0.0.1:{started.member('n1').ports['web']}"
    nodes = [values(backend.home(name) / "conf" / "nifi.properties") for name in ("n1", "n2")]
    assert len({node["nifi.sensitive.props.key"] for node in nodes}) == 1
    connect = f"127.0.0.1:{started.member('zookeeper').ports['client']}"
    for node, name in zip(nodes, ("n1", "n2")):
        own = started.member(name).ports
        assert node["nifi.cluster.is.node"] == "true" and node["nifi.zookeeper.connect.string"] == connect
        assert [node[f"nifi.{key}"] for key in ("web.http.port", "cluster.node.protocol.port", "cluster.load.balance.port")] == [
            str(own[key]) for key in cluster.NODE_PORTS
        ]
        assert f">{connect}<" in (backend.home(name) / "conf" / "state-management.xml").read_text(encoding="utf-8")


def test_one_process_is_ended_and_up_starts_that_one_again(two: tuple[ClusterBackend, Record]) -> None:
    backend, started = two
    before = {member.name: member.pid for member in started.members}
    assert backend.stop_member(started, "n2", hard=True) == "killed"
    assert backend.is_running(started)
    with pytest.raises(NifiError, match="n2 ended before the cluster was whole"):
        backend.is_ready(started)
    backend.mend(started)
    after = {member.name: member.pid for member in started.members}
    assert {name for name in before if before[name] != after[name]} == {"n2"}
    assert record.read(backend.place.record_file) == started


def test_a_cluster_is_ended_whole_and_keeps_its_ports_for_the_next_time(two: tuple[ClusterBackend, Record]) -> None:
    backend, started = two
    assert backend.stop(started) == "stopped" and not backend.is_running(started)
    again = backend.start(started.member("n1").ports["web"])
    assert [member.ports for member in again.members] == [member.ports for member in started.members]
    assert backend.stop(again, hard=True) == "killed"


def test_what_a_lost_node_had_is_forgotten_and_nothing_else(two: tuple[ClusterBackend, Record]) -> None:
    backend, _ = two
    for name in ("n1", "n2"):
        (backend.home(name) / "flowfile_repository").mkdir()
        (backend.home(name) / "conf" / "flow.json.gz").write_bytes(b"flow")
    backend.forget_member("n2")
    assert [(backend.home(name) / "flowfile_repository").exists() for name in ("n1", "n2")] == [True, False]
    assert [(backend.home(name) / "conf" / "flow.json.gz").exists() for name in ("n1", "n2")] == [True, False]
    assert (backend.home("n2") / "conf" / "nifi.properties").is_file()


def test_the_member_command_says_what_there_is(two: tuple[ClusterBackend, Record], monkeypatch: Any, capsys: Any) -> None:
    backend, _ = two
    monkeypatch.setenv("NIFI_CACHE", str(backend.place.cache))
    assert main(["member", "n3"]) != 0
    assert "the cluster has no n3. It has zookeeper, n1, n2" in " ".join(capsys.readouterr().err.split())
    assert main(["member", "n2", "--kill"]) == 0
    assert '"n2": "killed"' in capsys.readouterr().out
    monkeypatch.setenv("NIFI_INSTANCE", "other")
    assert main(["member", "n1"]) != 0
    assert "no cluster runs here" in capsys.readouterr().err


JARS = {  # NiFi's release → what its framework NAR has that ZooKeeper's server needs, what lib has
    PINNED: (
        ["audience-annotations-0.5.0", "zookeeper-3.5.9", "zookeeper-jute-3.5.9"],
        ["slf4j-api-1.7.36", "logback-classic-1.2.11", "logback-core-1.2.11"],
    ),
    NIFI_2: (
        ["audience-annotations-0.12.0", "metrics-core-4.2.30", "snappy-java-1.1.10.7", "zookeeper-3.9.3", "zookeeper-jute-3.9.3"],
        ["slf4j-api-2.0.17", "logback-classic-1.5.17", "logback-core-1.5.17"],
    ),
}


@pytest.mark.parametrize("version", JARS)
def test_zookeeper_is_the_one_inside_the_framework_nar(tmp_path: Path, version: str) -> None:
    inside, beside = ([f"{name}.jar" for name in names] for names in JARS[version])
    (tmp_path / "lib").mkdir()
    with zipfile.ZipFile(tmp_path / "lib" / f"nifi-framework-nar-{version}.nar", "w") as nar:
        for name in [*inside, "curator-client-5.2.1.jar"]:
            nar.writestr(f"META-INF/bundled-dependencies/{name}", name)
    for name in [*beside, "nifi-api-1.16.3.jar"]:
        (tmp_path / "lib" / name).write_bytes(b"")
    command = zookeeper.command("java", tmp_path, version, tmp_path / "home", "127.0.0.1", 2181)
    names = [Path(jar).name for jar in command[command.index("-cp") + 1].split(":")]
    assert names == [*inside, *beside]
    assert values(tmp_path / "home" / "zoo.cfg")["clientPortAddress"] == "127.0.0.1"


def test_a_record_with_members_is_read_as_written(tmp_path: Path) -> None:
    written = Record("cluster", PINNED, "http://127.0.0.1:1", members=[Member("n1", {"web": 1}, 7, "x")])
    written.write(tmp_path / "nifi.json")
    assert record.read(tmp_path / "nifi.json") == written
