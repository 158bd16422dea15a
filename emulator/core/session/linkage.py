"""Which FlowFiles of a session belong together: parents and children are retried together.

Mirrors StandardProcessSession.FlowFileLinkage (NiFi 1.16.3): links reach one step beyond the direct ones.
"""

from __future__ import annotations

from typing import Dict, List, Set


class FlowFileLinkage:
    """Links between ids."""

    def __init__(self) -> None:
        self._links: Dict[int, List[int]] = {}

    def add(self, one: int, other: int) -> None:
        """Link two."""
        if one != other:
            self._links.setdefault(one, []).append(other)
            self._links.setdefault(other, []).append(one)

    def linked(self, identifier: int) -> Set[int]:
        """All that are linked, directly or through one other."""
        direct = self._links.get(identifier, [])
        found = set(direct)
        for other in direct:
            found.update(self._links.get(other, ()))
        return found

    def remove(self, identifier: int) -> None:
        """Forget one and its links."""
        for other in self._links.pop(identifier, []):
            self._links[other].remove(identifier)

    def clear(self) -> None:
        """Forget all."""
        self._links.clear()
