"""What NiFi 2.3.0 does otherwise than 1.16.3 in these flows: three things, each by name. Nothing else may differ.

The emulator does the last two as the NiFi that it is told to be (``nifi="2.3.0"``); the first is of chance, and not looked at on NiFi 2.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Dict, List

from .checks import Difference, compare
from .observed import Observed

NAMED: Dict[str, str] = {
    "header order": "InvokeHTTP keeps the names of its dynamic headers in a Set.copyOf, whose order is another one in each JVM",
    "Server header": "HandleHttpRequest's Jetty is 12.0.16, not 9.4.46, and names itself before the other headers of an answer",
    "merge.uuid": "MergeContent puts none on an original that is dropped at once, so no ATTRIBUTES_MODIFIED (BinFiles.processBins)",
}
SERVER = "Server: Jetty("
MERGED = " merge.uuid"


def headers_sorted(request: str) -> str:
    """A request in normal form (its line, headers, an empty line, the rest), whatever the order of its headers was."""
    line, *lines = request.split("\n")
    end = lines.index("")
    return "\n".join([line, *sorted(lines[:end]), *lines[end:]])


def unnamed(answer: str) -> str:
    """An answer without the server's name."""
    return "\n".join(line for line in answer.split("\n") if not line.startswith(SERVER))


def aside(seen: Observed) -> Observed:
    """A run without header order and Server header."""
    requests = {path: [headers_sorted(request) for request in entries] for path, entries in seen.requests.items()}
    requests["batches"] = sorted(requests.get("batches", []))
    return replace(seen, requests=requests, answers={path: [unnamed(answer) for answer in texts] for path, texts in seen.answers.items()})


def unexplained(nifi_1: Observed, nifi_2: Observed) -> List[Difference]:
    """Every difference between a run on NiFi 1.16.3 and one on 2.3.0 that is none of those named."""
    differences = compare(aside(nifi_2), aside(nifi_1))
    merged = Counter(one.key[: -len(MERGED)] for one in differences if is_merge_uuid(one))
    return [one for one in differences if not is_merge_uuid(one) and not is_its_event(one, merged, nifi_1, nifi_2)]


def is_merge_uuid(difference: Difference) -> bool:
    """An original of NiFi 1 has the attribute, one of NiFi 2 has not."""
    return difference.check == "attributes" and difference.key.endswith(MERGED) and "is None in NiFi" in difference.text


def is_its_event(difference: Difference, merged: Counter[str], nifi_1: Observed, nifi_2: Observed) -> bool:
    """As many events less as originals lack the attribute."""
    kind, _, component = difference.key.partition(" ")
    less = nifi_1.events[kind, component] - nifi_2.events[kind, component]
    return (difference.check, kind) == ("events", "ATTRIBUTES_MODIFIED") and 0 < less == merged[component]
