"""The stand-ins of a run: for which component each is meant, and which were used."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Mapping, Optional, Union

from ..base.errors import InputError
from .stub import Stub


class Stubs:
    """All stand-ins of one run; the first that is meant for a component counts, one named by id, name or path before one by type."""

    def __init__(self, stubs: Iterable[Stub] = ()) -> None:
        self.all = list(stubs)

    @classmethod
    def of(cls, stubs: Optional[StubsLike]) -> Stubs:
        """From data: target → answer, where an answer is what ``answer`` describes, ``"python:module:function"`` or a function."""
        if isinstance(stubs, Stubs):
            return stubs
        if not stubs:
            return cls()
        from .reading import stub_of

        return cls(stub_of(target, answer) for target, answer in stubs.items())

    def find(self, identifier: str, name: str, java_type: str, path: str) -> Optional[Stub]:
        """The stand-in for a component, noted as used; None when there is none."""
        types = (java_type, java_type.rpartition(".")[2])
        suitable = [stub for stub in self.all if stub.is_for(identifier, name, java_type, path)]
        for stub in suitable:
            stub.fits = True
        chosen = min(suitable, key=lambda stub: stub.target in types, default=None)
        if chosen is not None and path not in chosen.paths:
            chosen.paths.append(path)
            chosen.kinds[path] = types[1]
        return chosen

    def refuse_unused(self, known: Iterable[str], where: str) -> None:
        """InputError for a stand-in that is meant for nothing in the flow; ``known``: paths and types that there are."""
        listed = list(dict.fromkeys(known))
        for stub in self.all:
            if not stub.fits:
                import difflib

                near = difflib.get_close_matches(stub.target, listed, 3, 0.4)
                advice = "Nearest: " + ", ".join(near or listed[:5])
                raise InputError("there is nothing to stand in for named '%s'" % stub.target, where, advice)

    def used(self) -> List[Dict[str, str]]:
        """For the report: each component that a stand-in replaced, its type, and the answer."""
        return [{"component": path, "type": stub.kinds[path], "answer": stub.said} for stub in self.all for path in stub.paths]


StubsLike = Union[Stubs, Mapping[str, Any]]
