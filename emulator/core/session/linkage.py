"""Which FlowFiles of a session belong together: parents and children are retried together.

Mirrors StandardProcessSession.FlowFileLinkage (NiFi 1.16.3): links reach one step beyond the direct ones.
"""

from __future__ import annotations

from typing import Dict, List, Set


class FlowFileLinkage:
    """Links between ids."""

    def __init__(self) -> None:
        self._links: Dict[int, List[int]] = {}

    def add(self, parent: int, child: int) -> None:
        if parent != child:
            self._links.setdefault(parent, []).append(child)
            self._links.setdefault(child, []).append(parent)

    def linked(self, identifier: int) -> Set[int]:
        """The ids that are linked, directly or through one between."""
        direct = self._links.get(identifier, [])
        linked = set(direct)
        for neighbour in direct:
            linked.update(self._links.get(neighbour, ()))
        return linked

    def remove(self, identifier: int) -> None:
        for neighbour in self._links.pop(identifier, []):
            self._links[neighbour].remove(identifier)
