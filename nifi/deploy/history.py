"""``why``: what happened to one request, from the lines that the flow's Log card wrote: files of ``log.directory``, or NiFi's own log."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any, Dict, Iterator, List, Sequence

from emulator.base.errors import InputError

STARTS = re.compile(r'\{"time": ')
LEDGER = re.compile(r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d).*?((?:Ledger|Verdict): .*)$")
KEYS = ("id", "uuid", "pk", "order_number")  # of a line: a request may be asked for by each
NAMES = ("*.log", "*.log.*", "*.log.gz")


def files_of(places: Sequence[Path]) -> List[Path]:
    """The log files named, and those in the folders named, the oldest first."""
    out: List[Path] = []
    for place in places:
        if not place.exists():
            raise InputError("no such file or folder", str(place), "Name NiFi's log or the flow's log.directory by --log")
        out += [place] if place.is_file() else sorted({file for name in NAMES for file in place.glob(name)})
    return sorted(out, key=lambda file: (file.stat().st_mtime, file.name))


def lines_of(file: Path) -> Iterator[str]:
    """The lines of a log, one that was compressed as well."""
    opener = gzip.open if file.suffix == ".gz" else open
    with opener(file, "rt", encoding="utf-8", errors="replace") as stream:
        yield from stream


def history(places: Sequence[Path], flow: str, identifier: str) -> List[Dict[str, Any]]:
    """Every line about that request: the Log card's as they are, the Ledger's sentences as {time, flow, id, ledger}. By time, each once."""
    by_text: Dict[str, Dict[str, Any]] = {}
    for file in files_of(places):
        for line in lines_of(file):
            for record in records(line, flow, identifier):
                by_text.setdefault(json.dumps(record, sort_keys=True), {**record, "file": str(file)})
    return sorted(by_text.values(), key=lambda record: str(record["time"]))


def records(line: str, flow: str, identifier: str) -> Iterator[Dict[str, Any]]:
    """What one line of a log says of that request."""
    if identifier not in line:
        return
    match = STARTS.search(line)
    if match:
        try:
            record, _ = json.JSONDecoder().raw_decode(line[match.start() :])
        except ValueError:
            return
        if identifier in [record.get(name) for name in KEYS] and record.get("flow") == flow:
            yield record
        return
    said = LEDGER.match(line)
    if said and re.search(rf"(?<![\w.-]){re.escape(identifier)}(?![\w-])", said.group(2)):
        yield {"time": said.group(1).replace(" ", "T"), "flow": flow, "id": identifier, "ledger": said.group(2)}


def sentence(record: Dict[str, Any]) -> str:
    """One line of a log in words: when, what became of it, what the ERP answered, what went wrong."""
    if "ledger" in record:
        return f"{record['time']}  {record['ledger']}"
    errors = [f"{name[4:]}: {short(value)}" for name, value in record.items() if name.startswith("log.") and name.endswith("error")]
    parts = [f"relation {record.get('relation') or 'none'}", *answers(record), *errors]
    return f"{record['time']}  " + "; ".join(parts)


def answers(record: Dict[str, Any]) -> Iterator[str]:
    for name, words in (
        ("log.erp.request.body", "sent"),
        ("log.erp.response.body", "ERP answered"),
        ("log.omnitron.response.body", "Omnitron answered"),
    ):
        if record.get(name):
            yield f"{words} {short(record[name])}"


def short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 200 else text[:200] + " …"
