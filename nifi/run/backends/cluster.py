"""Several nodes and a ZooKeeper as processes of this machine, on the loopback address (NIFI_NODES).

A node's protocol port listens on every interface, whatever its address says (SocketProtocolListener).

    <instance>/<version>/n1, n2 …      a node each
    <instance>/<version>/zookeeper     zoo.cfg, its data
"""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path
from typing import Dict, Iterator, List, Mapping, Optional

import requests

from ...errors import NifiError
from .. import prerequisites, process
from ..assembly import conf, zookeeper
from ..ports import is_free, listens, low_port
from ..record import ZOOKEEPER, Member, Record, read
from ..wait import until
from .local import HOST, LocalBackend, tail

MOST_NODES = 5
OF_A_NODE = ("conf/flow.xml.gz", "conf/flow.json.gz", "flowfile_repository", "content_repository", "provenance_repository", "state")
NODE_PORTS = ("web", "protocol", "balance")


def nodes(environ: Optional[Mapping[str, str]] = None) -> int:
    """How many nodes NIFI_NODES asks for; 1 when it does not."""
    wanted = (os.environ if environ is None else environ).get("NIFI_NODES") or "1"
    if not wanted.isdigit() or not 1 <= int(wanted) <= MOST_NODES:
        raise NifiError(f"NIFI_NODES={wanted} is not a number of nodes", advice=f"Use a number from 1 to {MOST_NODES}")
    return int(wanted)


def settings(count: int, ports: Mapping[str, int], connect: str) -> Dict[str, str]:
    """What a node's nifi.properties has beyond that of a NiFi alone; waits are short, so that a lost node is seen in seconds."""
    return {
        "nifi.state.management.provider.cluster": "zk-provider",
        "nifi.cluster.is.node": "true",
        "nifi.cluster.node.address": HOST,
        "nifi.cluster.node.protocol.port": str(ports["protocol"]),
        "nifi.cluster.load.balance.port": str(ports["balance"]),
        "nifi.cluster.load.balance.connections.per.node": "1",
        "nifi.cluster.flow.election.max.wait.time": "60 secs",
        "nifi.cluster.flow.election.max.candidates": str(count),
        "nifi.cluster.protocol.heartbeat.interval": "1 sec",
        "nifi.cluster.protocol.heartbeat.missable.max": "8",
        "nifi.cluster.node.connection.timeout": "5 secs",
        "nifi.cluster.node.read.timeout": "60 secs",  # 5 by default: too short for the import of a flow on a busy machine
        "nifi.zookeeper.connect.string": connect,
        "nifi.zookeeper.root.node": "/nifi",
        "nifi.zookeeper.session.timeout": "10 secs",
    }


class ClusterBackend(LocalBackend):
    """As many nodes as NIFI_NODES says. The first one's address is the cluster's."""

    name = "cluster"

    def start(self, port: int) -> Record:
        record = Record(self.name, self.place.version, f"http://{HOST}:{port}", members=self._members(port))
        connect = f"{HOST}:{record.member(ZOOKEEPER).ports['client']}"
        key = secrets.token_hex(16)
        for node in record.nodes:
            home, own = self.home(node.name), settings(len(record.nodes), node.ports, connect)
            conf.write(home, self.place.program, HOST, node.ports["web"], settings=own, zookeeper=connect, key=key)
            key = conf.key_of(home)  # the first one's, if it has one from before: all nodes share it
        self.start_members(record)
        return record

    def _members(self, port: int) -> List[Member]:
        """The processes with their ports: those of last time where they are free, since a node with others is another node."""
        before = read(self.place.record_file)
        ports_before = {member.name: member.ports for member in before.members} if before else {}
        wanted = {ZOOKEEPER: ("client",), **{f"n{number}": NODE_PORTS for number in range(1, nodes() + 1)}}
        taken = {port}
        members = []
        for name, kinds in wanted.items():
            ports = {"web": port} if name == "n1" else {}
            for kind in kinds:
                if kind not in ports:
                    earlier = ports_before.get(name, {}).get(kind, 0)
                    ports[kind] = earlier if earlier and earlier not in taken and is_free(earlier) else low_port(taken)
                taken.add(ports[kind])
            members.append(Member(name, ports))
        return members

    def home(self, name: str) -> Path:
        """The folder of one process."""
        return self.place.home / name

    def start_members(self, record: Record) -> None:
        """Start what does not run, ZooKeeper first."""
        for member in record.members:
            if not process.is_running(member.pid, member.started):
                self.start_member(record, member.name)

    def start_member(self, record: Record, name: str) -> None:
        """Start one process as it was; ZooKeeper answers when this returns, a node may take half a minute more."""
        member, home = record.member(name), self.home(name)
        if name == ZOOKEEPER:
            java = prerequisites.java_of(self.place.version)
            command = zookeeper.command(java, self.place.program, self.place.version, home, HOST, member.ports["client"])
        else:
            command = self.java_command(home)
        member.pid, member.started = self.launch(home, command)
        record.write(self.place.record_file)
        if name == ZOOKEEPER:
            until(lambda: listens(member.ports["client"]), 30, "ZooKeeper to listen")

    def stop_member(self, record: Record, name: str, hard: bool = False) -> str:
        """End one process: 'stopped', 'killed' or 'gone'."""
        member = record.member(name)
        return process.end(member.pid, member.started, hard=hard)

    def forget_member(self, name: str) -> None:
        """Remove what a node that will not come back had: its flow, queues and state."""
        for kept in OF_A_NODE:
            gone = self.home(name) / kept
            if gone.is_dir():
                shutil.rmtree(gone)
            else:
                gone.unlink(missing_ok=True)

    def is_running(self, record: Record) -> bool:
        return any(self.runs(member) for member in record.members)

    @staticmethod
    def runs(member: Member) -> bool:
        """Whether one process runs."""
        process.reap(member.pid)
        return process.is_running(member.pid, member.started)

    def is_ready(self, record: Record) -> bool:
        ended = [member.name for member in record.members if not self.runs(member)]
        if ended:
            end = "\n".join(tail(self.home(ended[0]) / "logs" / "console.log", 15))
            raise NifiError(f"{', '.join(ended)} ended before the cluster was whole:\n{end}", str(self.home(ended[0])))
        return len(connected(record.url)) == len(record.nodes)

    def mend(self, record: Record) -> None:
        self.start_members(record)

    def stop(self, record: Record, hard: bool = False) -> str:
        """The nodes first: they tell each other by ZooKeeper."""
        ways = {self.stop_member(record, member.name, hard) for member in reversed(record.members)} - {"gone"}
        return "killed" if "killed" in ways else "stopped" if ways else "gone"

    def logs(self, record: Optional[Record], lines: int, follow: bool) -> Iterator[str]:
        for node in record.nodes if record else []:
            yield f"== {node.name}"
            yield from tail(self.home(node.name) / "logs" / "nifi-app.log", lines)


def connected(url: str) -> Dict[str, List[str]]:
    """The nodes that are connected, 'host:port' of each with its roles; none while the cluster has no coordinator."""
    try:
        answer = requests.get(url + "/nifi-api/controller/cluster", timeout=10)
        listed = answer.json()["cluster"]["nodes"] if answer.status_code == 200 else []
    except (requests.RequestException, ValueError, KeyError):
        return {}
    return {f"{node['address']}:{node['apiPort']}": list(node.get("roles") or []) for node in listed if node["status"] == "CONNECTED"}
