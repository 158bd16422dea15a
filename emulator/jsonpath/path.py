"""A compiled path, what it reads and what it changes (com.jayway.jsonpath.JsonPath, CompiledPath)."""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Tuple

from ..base import often
from ..base.versions import DEFAULT_VERSION, Version
from ..java.lang.throwable import IllegalArgumentException, StackOverflowError
from .errors import InvalidPathException, PathNotFoundException
from .functions import JSON_PATH_2_8_SINCE, Function, inverted
from .path_compiler import compile_tokens
from .references import at_root, in_order
from .tokens import Evaluation, Root, Scan, Token

if TYPE_CHECKING:
    import ast


class Path:
    """``definite``: leads to one place at most; then ``read`` gives a value, else a list."""

    def __init__(self, root: Root, nifi: Version = DEFAULT_VERSION) -> None:
        self._nifi = nifi
        tokens = _tokens(root)
        self.is_function = isinstance(tokens[-1], Function)
        if self.is_function and len(tokens) > 1 and isinstance(tokens[1], Scan):
            root = inverted(root, tokens, lambda inner: Path(inner, nifi))
            tokens = _tokens(root)
        self.root = root
        self.from_root = root.sign == "$"
        self.definite = all(token.definite for token in tokens)
        self._uses = 0
        # read(document, root=None, require=False): what is there; PathNotFoundException when a definite path leads nowhere.
        self.read: Callable[..., Any] = self._read

    def _read(self, document: Any, root: Any = None, require: bool = False) -> Any:
        self._uses += 1
        if self._uses == often.OFTEN + 1:
            self.read = often.function_of(self.as_code) or self._read
            return self.read(document, root, require)
        return self._walk(document, root, require)

    def as_code(self) -> Tuple[ast.Module, Dict[str, Any]]:
        """The module of the function that a path becomes when it is read often, and its names; Unsupported when it has no such form."""
        from .path_code import path_code

        return path_code(_tokens(self.root), self.definite, self._walk)

    def _walk(self, document: Any, root: Any, require: bool) -> Any:
        run = self._run(document, document if root is None else root, False, require)
        if not self.definite:
            return run.values
        if not run.values:
            raise PathNotFoundException("No results for path: " + self.getPath())
        return run.values[-1]

    def set(self, document: Any, value: Any) -> Any:
        """Every place gets the value; the document itself is changed, and given back."""
        for reference in self._references(document):
            reference.set(value)
        return document

    def delete(self, document: Any) -> Any:
        """Every place goes away."""
        for reference in self._references(document):
            reference.delete()
        return document

    def add(self, document: Any, value: Any) -> Any:
        """The arrays there get one more element."""
        for reference in self._references(document):
            reference.add(value)
        return document

    def put(self, document: Any, key: str, value: Any) -> Any:
        """The objects there get a property."""
        if not key:
            raise InvalidPathException("key can not be null or empty")
        for reference in self._references(document):
            reference.put(key, value)
        return document

    def with_last(self, token: Token) -> Path:
        """The same path with one step more."""
        tokens = [copy(one) for one in _tokens(self.root)]
        for before, after in zip(tokens, [*tokens[1:], token]):
            before.next = after
        token.upstream_definite = self.definite
        root = tokens[0]
        assert isinstance(root, Root)
        return Path(root, self._nifi)

    def _references(self, document: Any) -> Any:
        references = self._run(document, document, True, False).references
        if not references and self._nifi >= JSON_PATH_2_8_SINCE:  # for a path with * too
            raise PathNotFoundException()
        return in_order(references)

    def _run(self, document: Any, root: Any, for_update: bool, require: bool) -> Evaluation:
        run = Evaluation(root, for_update, require)
        try:
            self.root.evaluate("", at_root(root), document, run)
        except RecursionError:
            raise StackOverflowError()
        return run

    def getPath(self) -> str:
        """The path as Jayway writes it: $['list'][0]."""
        return self.root.sign + "".join(token.fragment for token in _tokens(self.root)[1:])


def _tokens(root: Token) -> List[Token]:
    tokens = [root]
    while tokens[-1].next is not None:
        tokens.append(tokens[-1].next)
    return tokens


@lru_cache(maxsize=512)
def compile(text: str, nifi: Version = DEFAULT_VERSION) -> Path:
    """JsonPath.compile of that NiFi: InvalidPathException when it is none, IllegalArgumentException when it is empty."""
    if not text:
        raise IllegalArgumentException("json can not be null or empty")
    try:
        return Path(compile_tokens(text, lambda inner: compile(inner, nifi), nifi), nifi)
    except RecursionError:
        raise InvalidPathException("java.lang.StackOverflowError")
