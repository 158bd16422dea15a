"""Writes the configuration of one instance; its flow, state and the key of its sensitive values stay when it is there already."""

from __future__ import annotations

import re
import secrets
from pathlib import Path
from typing import Mapping, Optional

from ..ports import low_port
from .recipe import recipe

JVM = (
    "-Djava.net.preferIPv4Stack=true",
    "-Djava.awt.headless=true",
    "-Djava.security.egd=file:/dev/urandom",
    "-Dsun.net.http.allowRestrictedHeaders=true",
    "-Djava.protocol.handler.pkgs=sun.net.www.protocol",
    "-Djavax.security.auth.useSubjectCredsOnly=true",
    "-Dzookeeper.admin.enableServer=false",
)


def write(
    home: Path, program: Path, host: str, port: int, *, settings: Optional[Mapping[str, str]] = None, zookeeper: str = "", key: str = ""
) -> None:
    """Fill ``home``: conf, and a link to the program's lib (NiFi looks for ./lib/bootstrap from where it runs).

    Args:
        settings: of nifi.properties, beyond those of a NiFi alone or instead of them.
        zookeeper: the connect string of the cluster's state; used only by a node of a cluster.
        key: of the sensitive values, where there is none yet; by default a new one.
    """
    for folder in ("conf", "logs", "extensions", "state"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    link = home / "lib"
    if link.is_symlink() or link.exists():
        link.unlink()
    link.symlink_to(program / "lib", target_is_directory=True)
    values = {"host": host, "port": str(port), "key": key_of(home, key), "zookeeper": zookeeper}
    templates = {template.name: template for folder in recipe(program.name).conf for template in folder.iterdir()}
    for name, template in sorted(templates.items()):
        text = re.sub(r"@(host|port|key|zookeeper)@", lambda found: values[found.group(1)], template.read_text(encoding="utf-8"))
        private_text(home / "conf" / name, with_settings(text, settings or {}) if name == "nifi.properties" else text)


def with_settings(text: str, settings: Mapping[str, str]) -> str:
    """A properties file in which those keys have those values."""
    lines = [line for line in text.splitlines() if line.partition("=")[0] not in settings]
    return "\n".join([*lines, *(f"{name}={value}" for name, value in settings.items()), ""])


def private_text(path: Path, text: str) -> None:
    """Write a file that only its owner can read."""
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text(text, encoding="utf-8")


def key_of(home: Path, fresh: str = "") -> str:
    """The key of NiFi's sensitive values: made once, since another one could not read the flow that is there."""
    file = home / "conf" / "nifi.properties"
    found = re.search(r"^nifi\.sensitive\.props\.key=(\S+)$", file.read_text(encoding="utf-8"), re.MULTILINE) if file.is_file() else None
    return found.group(1) if found else fresh or secrets.token_hex(16)


def java_command(java: str, home: Path, heap: str) -> list[str]:
    """The command that is NiFi itself, without the bootstrap process around it."""
    jars = [*sorted((home / "lib").glob("*.jar")), *sorted((home / "lib" / "java11").glob("*.jar"))]
    own = [f"-Dnifi.properties.file.path={home}/conf/nifi.properties", f"-Dorg.apache.nifi.bootstrap.config.log.dir={home}/logs"]
    # NiFi 2 listens there; its default, 52020, may be taken by another NiFi or by any outgoing connection
    own += [f"-Dorg.apache.nifi.management.server.address=127.0.0.1:{low_port()}"]
    return [java, "-Dapp=NiFi", "-Xms256m", f"-Xmx{heap}", *JVM, *own, "-cp", ":".join(["conf", *map(str, jars)]), "org.apache.nifi.NiFi"]
