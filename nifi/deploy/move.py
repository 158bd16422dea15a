"""A Ledger's state from one NiFi to another: ``export`` of a flow that rests, ``bring`` into one that never ran.

REST shows at most 500 entries of a state and cannot set any (PUT and POST of it are 405, on NiFi 2.3.0 too), so the Ledger itself
reads and writes it: its script is another one for one run (``move_script``), asked by an event out of the operator's source. Both flows are
stopped meanwhile, and the Ledger has its own script again in the end, whatever happens.
"""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Optional

from emulator.base.errors import InputError

from ..errors import NifiError
from ..rest import Client
from . import book, groups, lifecycle, operate, target
from .groups import Survey
from .ledger_entry import entries
from .moments import iso
from .move_script import NOTICE, SCRIPT
from .operate import Say
from .orders import ON_THE_WAY, lost_nodes
from .settings import Settings
from .snapshot_file import load

FORMAT = 1
BODY, FILE = "Script Body", "Script File"
QUEUED = "What is parked goes on by `unpark` while the flow runs; then drain it"
RUNS = "Drain it first: python -m nifi drain --settings FILE"
USED = "Only a flow that never ran takes one. Delete this one and deploy it again, without --start"
PRINTED = "Name what `export` printed"
ANOTHER = {
    "format": "Export and import with the same release of these commands",
    "flow": "Name the settings of that flow",
    "name": "Name that merchant's settings: what was sent to another one says nothing",
}
BROKEN_OFF = "Put its own back: python -m nifi upgrade --settings FILE"


def export(client: Client, group: str, settings: Settings, say: Say) -> Dict[str, Any]:
    """All of the Ledger's state, and whose it is. NifiError when the flow does not rest or something of it is queued."""
    seen = at_rest(client, group)
    ledger = ledger_of(seen)
    if not book.read(client, ledger["id"]).total:
        raise NifiError("the Ledger has no state: it has never run", seen.path[ledger["id"]], "There is nothing to move: deploy and start")
    state = asked(client, seen, {"op": "export"})
    check_complete(client, ledger["id"], state)
    lost = [name for name, entry in entries(state).items() if entry.status in ON_THE_WAY]
    if lost:
        say(f"{len(lost)} are under way and no FlowFile of them is queued, {', '.join(lost[:10])}: `recover` when the flow runs there")
    return {**identity(settings), "nifi": target.version_of(client), "exported": iso(int(time.time())), "state": state}


def bring(client: Client, group: str, state: Mapping[str, str]) -> int:
    """Make it the state of a Ledger that has none; how many entries. NifiError when the flow does not rest or has run."""
    seen = at_rest(client, group)
    ledger = ledger_of(seen)
    there = book.read(client, ledger["id"])
    if there.total:
        raise NifiError(f"the Ledger has a state already, of {there.total} entries", seen.path[ledger["id"]], USED)
    if asked(client, seen, {"op": "import", "state": dict(state)}) != dict(state):
        raise NifiError("the Ledger's state is another one than the file's", seen.path[ledger["id"]], USED)
    check_complete(client, ledger["id"], state)
    return len(entries(state))


def identity(settings: Settings) -> Dict[str, Any]:
    """Whose state it is: the format of the file, the flow, the merchant's name."""
    return {"format": FORMAT, "flow": load(settings.flow).name(), "name": settings.name}


def read_file(file: Path, settings: Settings) -> Dict[str, str]:
    """The state in a file that ``export`` wrote; InputError when it is none, or not of these settings."""
    try:
        moved = json.loads(file.read_text(encoding="utf-8"))
    except OSError as e:
        raise InputError(f"cannot be read ({e.strerror})", str(file), PRINTED)
    except ValueError as e:
        raise InputError(f"not JSON: {e}", str(file), PRINTED)
    state = moved.get("state") if isinstance(moved, dict) else None
    if not isinstance(state, dict) or not all(isinstance(value, str) for value in state.values()) or not book.is_ledger(state):
        raise InputError("holds no state of a Ledger", str(file), PRINTED)
    for key, here in identity(settings).items():
        if moved.get(key) != here:
            raise InputError(f"{key} is {moved.get(key)!r} in the file and {here!r} here", str(file), ANOTHER[key])
    return state


def at_rest(client: Client, group: str) -> Survey:
    """The group, in which nothing runs and nothing is queued; else NifiError."""
    seen = groups.survey(client, group)
    name = str(seen.groups[0]["component"]["name"])
    running = [seen.path[each["id"]] for each in seen.processors if each["component"]["state"] not in ("STOPPED", "DISABLED")]
    if running or int(lifecycle.aggregate(client, group)["activeThreadCount"]):
        raise NifiError(f"the flow runs: {', '.join(running[:3]) or 'a thread is active'}", name, RUNS)
    queues = [lifecycle.describe(each) for each in seen.connections if lifecycle.queued([each])]
    if queues:
        raise NifiError(f"FlowFiles are queued, and a state has none of them: {', '.join(queues)}", name, QUEUED)
    nodes = lost_nodes(client)
    if nodes:
        raise NifiError(nodes, name, "Bring it back, or remove it from the cluster")
    return seen


def ledger_of(seen: Survey) -> Any:
    """The script that the operator's source leads to."""
    source = operate.operator(seen)["id"]
    fed = {each["destinationId"] for each in seen.connections if each["sourceId"] == source}
    ledgers = [each for each in seen.processors if each["id"] in fed and book.may_be_one(each)]
    if len(ledgers) != 1:
        raise NifiError(f"{len(ledgers)} Ledgers behind the operator's source", seen.path[source], "The flow needs one")
    return ledgers[0]


def check_complete(client: Client, ledger: str, state: Mapping[str, str]) -> None:
    """NifiError when what REST shows of the state is not in it."""
    shown = book.read(client, ledger)
    if shown.total != len(state) or any(state.get(key) != value for key, value in shown.state.items()):
        raise NifiError(f"NiFi shows a state of {shown.total} entries, not the {len(state)}", ledger, "Somebody works on it; try again")


def asked(client: Client, seen: Survey, order: Mapping[str, Any]) -> Dict[str, str]:
    """Have the Ledger read or write its state; the state that it then has. Nothing is left in a queue."""
    source, ledger = operate.operator(seen)["id"], ledger_of(seen)["id"]
    near = [each["id"] for each in seen.connections if each["sourceId"] == source or each["sourceId"] == ledger]
    try:
        with moving(client, ledger, seen.path[ledger]):
            operate.emit(client, source, json.dumps(order).replace("$", "\\u0024").replace("#", "\\u0023"))
            operate.run_once(client, ledger)
        answers = [text for text in (content(client, queue) for queue in near) if text is not None]
    finally:
        for queue in near:
            client.asked(f"/flowfile-queues/{queue}/drop-requests", None, "dropRequest", "finished")
    state = book.parsed(answers[0]) if len(answers) == 1 else {}
    if not state or "op" in state:
        raise NifiError("the Ledger did not answer", seen.path[ledger], "Its bulletin says why: " + said(client, ledger))
    return state


@contextmanager
def moving(client: Client, ledger: str, path: str) -> Iterator[None]:
    """The Ledger with the script that moves its state; with its own again in the end."""
    properties = client.get(f"/processors/{ledger}")["component"]["config"]["properties"]
    own: Dict[str, Optional[str]] = {name: properties.get(name) for name in (BODY, FILE)}
    if (own[BODY] or "").startswith(NOTICE):
        raise NifiError("a move was broken off here: the Ledger has the script of it", path, BROKEN_OFF)
    lifecycle.configure(client, ledger, {"properties": {BODY: SCRIPT, FILE: None}})
    try:
        yield
    finally:
        lifecycle.configure(client, ledger, {"properties": own})
        operate.valid(client, ledger)


def content(client: Client, queue: str) -> Optional[str]:
    """The content of the FlowFile in a queue; None when there is none."""
    path = f"/flowfile-queues/{queue}"
    summaries = client.asked(f"{path}/listing-requests", None, "listingRequest", "finished")["flowFileSummaries"]
    for each in summaries:
        node = {"clusterNodeId": each["clusterNodeId"]} if each.get("clusterNodeId") else {}
        return client.send("GET", f"{path}/flowfiles/{each['uuid']}/content", params=node).content.decode("utf-8")
    return None


def said(client: Client, ledger: str) -> str:
    """The latest bulletin of the Ledger."""
    board: List[Any] = client.get("/flow/bulletin-board", sourceId=ledger)["bulletinBoard"]["bulletins"]
    texts = [each["bulletin"]["message"] for each in board if each.get("bulletin")]
    return " ".join(texts[-1].split())[:300] if texts else "there is none"
