"""Functions that stand as the subject: they need nothing, or only their argument."""

from __future__ import annotations

from typing import Any, Callable, List, Optional

from ...base.clock import RealClock
from ...base.errors import NotEmulated
from ..errors import NullResult
from ..node import BOOLEAN, DATE, STRING, WHOLE, Date, Node, cast, to_text
from ..scope import Scope
from .numeric import negative_min
from .registry import builder


def _constant(name: str, returns: str, token: str, value: Callable[[Scope], Any]) -> None:
    @builder(name, None, returns=returns)
    def build(subject: Optional[Node], arguments: List[Node]) -> Node:
        return Node(returns, value, token, code=lambda code: code.in_scope(token, value, []))


def _now(scope: Scope) -> Date:
    return Date(scope.now_ms if scope.now_ms is not None else RealClock().now_ms())


def _next_int(scope: Scope) -> int:
    scope.sequence[0] += 1
    return scope.sequence[0] - 1


def _random_uuid(scope: Scope) -> str:
    from uuid import UUID

    return str(UUID(int=scope.randomness().getrandbits(128), version=4))


_constant("now", DATE, "now", _now)
_constant("nextInt", WHOLE, "nextInt", _next_int)
_constant("random", WHOLE, "random", lambda scope: negative_min(scope.randomness().getrandbits(64) - (1 << 63)))
_constant("UUID", STRING, "uuid", _random_uuid)
_constant("ip", STRING, "ip", lambda scope: scope.host.address)
_constant("thread", STRING, "thread", lambda scope: scope.host.thread)


@builder("hostname", None, BOOLEAN, returns=STRING, optional=1)
def hostname(subject: Optional[Node], arguments: List[Node]) -> Node:
    """HostnameEvaluator: with true, the full name."""
    full = arguments[0].run if arguments else None
    return Node(STRING, lambda scope: scope.host.canonical_name if full and full(scope) else scope.host.name, "hostname")


@builder("literal", None, "ANY", returns=STRING)
def literal(subject: Optional[Node], arguments: List[Node]) -> Node:
    """ToLiteralEvaluator: the text of the result, 'null' for null."""
    run = arguments[0].run

    def text(scope: Scope) -> Optional[str]:
        try:
            return to_text(run(scope), scope)
        except NullResult:
            return None

    return Node(STRING, text, "toLiteral")


@builder("getStateValue", None, STRING, returns=STRING)
def get_state_value(subject: Optional[Node], arguments: List[Node]) -> Node:
    """GetStateVariableEvaluator"""
    run = cast(arguments[0], STRING).run
    return Node(STRING, lambda scope: None if (key := run(scope)) is None else scope.state.get(key))


REFUSED = frozenset(("getUri",))  # words of the grammar that are not emulated


@builder("getUri", None, *("ANY",) * 7, returns=STRING, since="1.20.0")
def get_uri(subject: Optional[Node], arguments: List[Node]) -> Node:
    """GetUriEvaluator: java.net.URI's constructor of seven arguments."""
    raise NotEmulated("getUri()", advice="Write the address as text: https://${host}:${port}/${path:urlEncode()}")
