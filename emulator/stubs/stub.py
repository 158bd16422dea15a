"""One stand-in, and for which components it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Tuple

from ..base.record import field, record

if TYPE_CHECKING:
    from .answer import Answer


@record
class Stub:
    """``target``: a type (simple or full), a name, the end of a path, or an id. ``said``: the answer as the person wrote it."""

    target: str
    said: str
    answers: Tuple[Answer, ...] = ()
    function: Optional[Callable[..., Any]] = None
    paths: List[str] = field(default_factory=list)  # of the components that it stood in for
    kinds: Dict[str, str] = field(default_factory=dict)  # path → type
    fits: bool = False  # something of the flow, though a nearer one may stand in for it

    def is_for(self, identifier: str, name: str, java_type: str, path: str) -> bool:
        """Whether it is meant for that component."""
        return self.target in (identifier, name, java_type, java_type.rpartition(".")[2], path) or path.endswith("/" + self.target)
