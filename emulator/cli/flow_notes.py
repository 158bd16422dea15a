"""The log of a run as it comes, on standard error, each message once; and the signs of a server that is not there."""

from __future__ import annotations

import re
import sys
from typing import Any, Dict, Iterable, List, Mapping, Optional, Set, Tuple

from ..base.secret import Secret
from .causes import innermost

SIGNS = ("ConnectException", "UnknownHostException", "NoRouteToHostException", "Failed to connect to")
ADDRESS = r"Failed to connect to (?:([^\s/\"]*)/)?([^\s/\"]+):(\d+)"  # OkHttp's words: name/address:port
_PREFIX = r"^\w+\[id=[^\]]*\] "
_VARYING = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d+"
_ANSWERS = ("RECEIVE", "FETCH")  # a SEND is reported before there is an answer


class Notes:
    """``take`` is a run's listener. What tells of a server that is not there is kept for one sentence at the end."""

    def __init__(self, everything: bool) -> None:
        self._everything = everything
        self._signs: List[Any] = []
        self._printed: Dict[Tuple[str, str], int] = {}

    def take(self, record: Any) -> None:
        """One log record."""
        loud = record.level in ("warn", "error")
        if loud and any(sign in record.message for sign in SIGNS):
            self._signs.append(record)
        elif loud and self._times(record) == 1 and not self._everything:
            self._print(record)
        if self._everything:
            self._print(record)

    def repeated(self) -> int:
        """How many messages were not printed because one like them was."""
        return 0 if self._everything else sum(times - 1 for times in self._printed.values())

    def refusals(self) -> int:
        """How often a server was not reached."""
        return len(self._signs)

    def unreachable(self, parameters: Mapping[str, Optional[str]], events: Iterable[Any]) -> List[str]:
        """A sentence when a server was never reached, with the addresses that were given; one that answered later was there."""
        if not self._signs:
            return []
        reached = _reached(events)
        lost = next((record for record in self._signs if not _answered(record.message, reached)), None)
        if lost is None:
            return []
        match = re.search(ADDRESS, lost.message)
        server = "the server %s:%s" % (match.group(1) or match.group(2), match.group(3)) if match else "a server"
        plain = {name: value for name, value in parameters.items() if value and not isinstance(value, Secret)}
        urls = ["%s=%s" % (name, value) for name, value in plain.items() if "://" in value and "@" not in value]
        addresses = [url for url in urls if match and ":" + match.group(3) in url] or urls
        advice = "Check that it runs" + (" and the addresses " + ", ".join(addresses) if addresses else "")
        mocks = " ('python -m emulator mocks' serves both)" if "omnitron.url" in parameters else ""
        return ["%s: %s could not be reached. %s%s" % (lost.component, server, advice, mocks)]

    def _times(self, record: Any) -> int:
        key = (record.component, re.sub(_VARYING, "#", innermost(record.message)))
        self._printed[key] = self._printed.get(key, 0) + 1
        return self._printed[key]

    def _print(self, record: Any) -> None:
        text = re.sub(_PREFIX, "", record.message)
        print("%s %s: %s" % (record.level.upper(), record.component, text if self._everything else innermost(text)), file=sys.stderr)


def _reached(events: Iterable[Any]) -> Set[str]:
    """Hosts, with their ports, that answered."""
    from urllib.parse import urlsplit

    urls = []
    for event in events:
        if event.transit_uri and event.type in _ANSWERS:
            urls.append(event.transit_uri)
        if event.attributes.get("invokehttp.status.code"):
            urls.append(event.attributes.get("invokehttp.request.url", ""))
    return {urlsplit(url).netloc.rpartition("@")[2] for url in urls} - {""}


def _answered(message: str, reached: Set[str]) -> bool:
    match = re.search(ADDRESS, message)
    if match is None:
        return bool(reached)
    name, address, port = match.groups()
    places = {host + end for host in (name, address) if host for end in (":" + port, "" if port in ("80", "443") else ":")}
    return bool(places & reached)
