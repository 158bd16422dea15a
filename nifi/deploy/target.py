"""What the NiFi at hand is, and whether it has what a definition of NiFi 1 asks for.

NiFi 2 has no Jython. A definition imported without the NAR that brings it stays broken for good: its processors become ghosts all of whose
dynamic properties are sensitive, and with the NAR installed later they refer to parameters of the wrong kind. So it is asked before.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Set, Tuple

from emulator.flow.schedules import why_not_alike

from ..errors import NifiError
from ..rest import Client
from ..run.version import is_nifi_2
from ..run.wait import until
from .edit import JOLT, SCRIPTED
from .snapshot import Snapshot

NARS = "/controller/nar-manager/nars"
JYTHON = "nifi-scripting-nar"
LOST = (*SCRIPTED, *JOLT)  # types that NiFi 2 lost: it has no Jython, and JoltTransformJSON has another name there
PAGE = "templates/NIFI2.md"


def version_of(client: Client) -> str:
    """The version that NiFi says of itself."""
    return str(client.get("/flow/about")["about"]["version"])


def versions(client: Client) -> Dict[str, Set[Tuple[str, str]]]:
    """Type of processor → (artifact, version) of every bundle that has it."""
    collected: Dict[str, Set[Tuple[str, str]]] = {}
    for row in client.get("/flow/processor-types")["processorTypes"]:
        collected.setdefault(row["type"], set()).add((row["bundle"]["artifact"], row["bundle"]["version"]))
    return collected


def chosen(there: Set[Tuple[str, str]], bundle: Tuple[str, str], own: str) -> Optional[Tuple[str, str]]:
    """The bundle that NiFi takes (BundleUtils.getBundle): the very one, else the only one, else that of its own version."""
    if bundle in there:
        return bundle
    if len(there) == 1:
        return next(iter(there))
    return next((one for one in there if one[1] == own), None)


def missing(used: Sequence[Tuple[str, Tuple[str, str]]], there: Mapping[str, Set[Tuple[str, str]]], own: str) -> List[str]:
    """The releases of NiFi 1 for which no bundle of ours is there."""
    lost = {(kind, bundle) for kind, bundle in used if kind in LOST}
    return sorted({bundle[1] for kind, bundle in lost if not is_ours(chosen(there.get(kind, set()), bundle, own))})


def is_ours(bundle: Optional[Tuple[str, str]]) -> bool:
    """Whether that bundle is the NAR that brings Jython, not the scripting NAR of NiFi 2."""
    return bundle is not None and bundle[0] == JYTHON and not is_nifi_2(bundle[1])


def lacking(client: Client, snapshot: Snapshot) -> List[str]:
    """The releases of NiFi 1 whose NAR has to be installed in this NiFi before the import; [] for a NiFi 1."""
    own = version_of(client)
    if not is_nifi_2(own):
        return []
    used = [(part.type, part.bundle) for part in snapshot.processors()]
    return missing(used, versions(client), own)


def schedule_faults(snapshot: Snapshot) -> List[str]:
    """Schedules that NiFi 2, whose cron is Spring's, refuses or reads otherwise than NiFi 1, whose cron is Quartz's."""
    running = [part for part in snapshot.processors() if part.strategy == "CRON_DRIVEN" and part.state != "DISABLED"]
    whys = ((part, why_not_alike(part.period)) for part in running)
    return [f"{part.path}: schedule {part.period}: {why}" for part, why in whys if why]


def check(client: Client, snapshot: Snapshot) -> None:
    """Raises NifiError when that flow, imported into this NiFi, would be broken."""
    if not is_nifi_2(version_of(client)):
        return
    if snapshot.kind == "xml":
        raise NifiError("NiFi 2 takes no XML templates", str(snapshot.file), "Name the JSON definition as `flow`")
    faults = schedule_faults(snapshot)
    if faults:
        advice = "Write six fields that both NiFis read alike"
        raise NifiError("; ".join(faults), str(snapshot.file), advice)
    releases = lacking(client, snapshot)
    if releases:
        names = ", ".join(f"org.apache.nifi:{JYTHON}:{release}" for release in releases)
        advice = f"Give --install-nar, or install it first as {PAGE} says: a flow imported without it stays broken"
        raise NifiError(f"this NiFi 2 lacks {names}, which brings Jython and JoltTransformJSON", client.api, advice)


def bytes_of(nar: Path) -> bytes:
    """What is uploaded; NifiError when the file cannot be read."""
    try:
        return nar.read_bytes()
    except OSError as e:
        raise NifiError(f"cannot be read ({e.strerror})", str(nar), "Name the NAR of `make nifi2-nar`, or give --install-nar alone")


def install(client: Client, nar: Path, say: Callable[[str], None]) -> str:
    """Upload a NAR and wait until NiFi has its types; its id."""
    headers = {"Content-Type": "application/octet-stream", "Filename": nar.name}
    summary = client.call("POST", NARS + "/content", data=bytes_of(nar), headers=headers)
    identifier = str(summary["narSummary"]["identifier"])

    def installed() -> Any:
        now = client.get(f"{NARS}/{identifier}")["narSummary"]
        if now["state"] in ("Failed", "Missing Dependency"):
            raise NifiError(f"NiFi could not install the NAR: {now.get('failureMessage') or now['state']}", str(nar))
        return now["state"] == "Installed"

    until(installed, 120, "the NAR to be installed")
    say(f"installed {nar.name}")
    return identifier
