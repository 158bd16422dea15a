"""The functions by name. What there is to say of one is said where it is defined: keywords, arities and evaluators' names follow from it.

``@function`` is for those that take values: when the subject is null, ``null`` is the result and the arguments are not looked at.
``@builder`` is for those that decide for themselves what to evaluate, or look at the types of what they are given.
Both are told the function's name, the type of its subject (None: it is one itself), the types of its arguments, and

- ``returns``: the type of the result
- ``optional``: how many of the last arguments may be missing; ``repeated``: the last one may come any number of times
- ``since``: the first NiFi that has it, or has it so: what came later stands beside what was there before
- ``evaluator``: NiFi's class, where it is not ``functions.NameEvaluator``
- ``allowed_in``: the grammar's rule that lets it stand where an argument is expected, "" for none. By default that is stringArg for a
  result that is a string, else anyArg; the grammar has its exceptions

Every module of this folder is imported before the first expression is parsed, because any word might be a function's name. So a module
imports inside its functions what takes long to import.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

from ...base.folders import import_all
from ...base.versions import DEFAULT_VERSION, Version, version_of
from ..node import STRING, Node, Run, Write, cast
from ..scope import Scope

if TYPE_CHECKING:
    import ast

    from ..code import Code

Arity = Tuple[int, int]  # least, most arguments
Builder = Callable[[Optional[Node], List[Node]], Node]
Body = Callable[..., Any]

ORDINALS = ("first", "second", "third", "fourth", "fifth")
MANY = 1 << 30
PASS = object()  # the body is called with null as well


class Function(NamedTuple):
    """``subject`` and ``arguments``: the types they are cast to ('ANY': as they are)."""

    name: str
    subject: Optional[str]
    arguments: Tuple[str, ...]
    returns: str
    build: Builder
    arity: Arity
    since: str
    evaluator: str
    allowed_in: str


DEFINED: List[Function] = []

_loaded = False


@cache
def functions(nifi: Version = DEFAULT_VERSION) -> Dict[str, Function]:
    """The functions that follow a colon, of that NiFi."""
    return {function.name: function for function in _of_version(nifi) if function.subject is not None}


@cache
def standalone(nifi: Version = DEFAULT_VERSION) -> Dict[str, Function]:
    """The functions that stand as the subject, of that NiFi."""
    return {function.name: function for function in _of_version(nifi) if function.subject is None}


def _of_version(nifi: Version) -> List[Function]:
    """Those that came until then, the latest last."""
    _load()
    came = [(version_of(function.since) if function.since else (), function) for function in DEFINED]
    return [function for since, function in sorted(came, key=lambda pair: pair[0]) if since <= nifi]


def _load() -> None:
    global _loaded
    if not _loaded:
        _loaded = True
        import_all(__file__, __package__)


def arguments_cast(name: str, types: Sequence[str], nodes: Sequence[Node], where: Optional[str]) -> List[Node]:
    """Each argument as the type the function wants; the last type holds for all that follow."""
    arguments = []
    for index, node in enumerate(nodes):
        wanted = types[min(index, len(types) - 1)]
        place = f"{ORDINALS[min(index, 4)]} argument to {name}" if where is None else where.format(ORDINALS[min(index, 4)])
        arguments.append(cast(node, wanted, place))
    return arguments


def function(
    name: str,
    subject: str,
    *arguments: str,
    returns: str,
    optional: int = 0,
    since: str = "",
    evaluator: str = "",
    allowed_in: Optional[str] = None,
    null: Any = None,
    scope: bool = False,
    where: Optional[str] = None,
    prepare: Optional[Body] = None,
) -> Callable[[Body], Body]:
    """Register a function of values.

    ``scope``: the body takes the scope first. ``where``: an argument's place in NiFi's cast message. ``prepare``: takes the arguments, when
    they are known before the subject is, and gives what does the rest.
    """

    def register(body: Body) -> Body:
        def build(subject_node: Optional[Node], nodes: List[Node]) -> Node:
            assert subject_node is not None
            subject_cast = cast(subject_node, subject)
            casts = arguments_cast(name, arguments, nodes, where)
            run = _runner(subject_cast.run, [argument.run for argument in casts], body, null, scope)
            return Node(returns, run, name, subject_cast, code=_written(name, subject_cast, casts, body, null, scope, prepare))

        signature = builder(
            name, subject, *arguments, returns=returns, optional=optional, since=since, evaluator=evaluator, allowed_in=allowed_in
        )
        signature(build)
        return body

    return register


def _runner(subject: Run, arguments: List[Run], body: Body, null: Any, with_scope: bool) -> Run:
    passes = null is PASS

    def run_many(scope: Scope) -> Any:
        value = subject(scope)
        if value is None and not passes:
            return null
        values = [argument(scope) for argument in arguments]
        return body(scope, value, *values) if with_scope else body(value, *values)

    if with_scope or passes or len(arguments) > 1:
        return run_many
    if not arguments:
        return lambda scope: null if (value := subject(scope)) is None else body(value)
    only = arguments[0]
    return lambda scope: null if (value := subject(scope)) is None else body(value, only(scope))


def _written(
    name: str, subject: Node, arguments: List[Node], body: Body, null: Any, with_scope: bool, prepare: Optional[Body]
) -> Optional[Write]:
    """The same as code. Functions that evaluate what they are given (evaluateELString) share the memory of the evaluation, so they run."""
    if with_scope:
        return None

    def written(code: Code) -> ast.expr:
        values = [code.of(argument) for argument in arguments]
        if null is PASS:
            return code.folded(name, body, [code.of(subject), *values])
        prepared = prepare and code.prepared(prepare, values)
        if prepared:
            return code.unless_null(code.of(subject), null, lambda value: code.folded(name, prepared, [value]))
        return code.unless_null(code.of(subject), null, lambda value: code.folded(name, body, [value, *values]))

    return written


def builder(
    name: str,
    subject: Optional[str],
    *arguments: str,
    returns: str,
    optional: int = 0,
    repeated: bool = False,
    since: str = "",
    evaluator: str = "",
    allowed_in: Optional[str] = None,
) -> Callable[[Builder], Builder]:
    """Register a function that builds its own node: subject and arguments come uncast."""
    arity = (len(arguments) - optional, MANY if repeated else len(arguments))
    rule = allowed_in if allowed_in is not None else "stringArg" if returns == STRING else "anyArg"

    def register(build: Builder) -> Builder:
        DEFINED.append(Function(name, subject, arguments, returns, build, arity, since, evaluator, rule))
        return build

    return register
