"""A compiled specification: compile once, transform many documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, List, Optional, Tuple

from ..base.often import Unsupported
from ..base.versions import DEFAULT_VERSION, Version
from .errors import JoltError
from .operations import OPERATIONS, Operation
from .values import deep_copy

if TYPE_CHECKING:
    import ast

Code = Callable[[], Tuple["ast.Module", Dict[str, Any]]]


class Transform:
    """One operation, or a chain of them, ready to run."""

    def __init__(self, operation: Operation) -> None:
        self._operation = operation

    def transform(self, document: Any, context: Optional[Dict[str, Any]] = None, owned: bool = False) -> Any:
        """The result, which may share parts with the document; the document itself stays as it is, unless it is ``owned``.

        ``context``: what ``^`` in modify looks into; NiFi gives none. ``owned``: nobody else sees the document, so no copy is made of it.
        """
        return self._run(self._operation, document, context, owned)

    def step_results(self, document: Any) -> Iterator[Any]:
        """What each operation of the chain gave, in order; of another transform the one result. The document stays as it is."""
        for step in getattr(self._operation, "steps", [self._operation]):
            document = self._run(step, deep_copy(document), None, True)
            yield document

    def _run(self, operation: Operation, document: Any, context: Optional[Dict[str, Any]], owned: bool) -> Any:
        if operation.CHANGES_INPUT and not owned:
            document, owned = deep_copy(document), True
        try:
            return operation.run(document, context or {}, owned)
        except IndexError as error:
            raise JoltError("IndexOutOfBoundsException", str(error)) from None
        except RecursionError:
            raise JoltError("StackOverflowError", "The document or the specification is too deep") from None
        except RuntimeError as error:  # Python's word for a dict that changes while it is walked through
            raise JoltError("ConcurrentModificationException", str(error)) from None

    def operations(self) -> List[Tuple[str, Code]]:
        """The operations by name, and what gives the code of each; it raises Unsupported where there is none."""
        steps = getattr(self._operation, "steps", [self._operation])
        return [(type(step).__name__.lower(), getattr(step, "as_code", _no_code)) for step in steps]


def _no_code() -> Tuple[ast.Module, Dict[str, Any]]:
    raise Unsupported("only shift has one")


def compile(operation: str, spec: Any, nifi: Version = DEFAULT_VERSION) -> Transform:
    """The transform of an operation's specification with that NiFi's Jolt; JoltError when it is none."""
    if operation == "chain":
        from .chain import Chain

        return Transform(Chain(spec, nifi))
    if operation not in OPERATIONS:
        raise JoltError("IllegalArgumentException", f"There is no operation {operation}; use chain, {', '.join(OPERATIONS)}")
    return Transform(OPERATIONS[operation](spec, nifi))
