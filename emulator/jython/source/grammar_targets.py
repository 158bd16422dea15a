"""What may be assigned and deleted, with the words of Jython's GrammarActions (2.7.2)."""

from __future__ import annotations

from typing import List, Tuple

from .jython_lexer import JythonToken
from .source_error import SourceError

_NO_TARGETS = frozenset((
    "generator expression", "number", "string", "yield expression", "operator", "lambda", "function call", "repr", "conditional expression",
    "list comprehension", "()",
))  # fmt: skip
NOT_NONE = "can't be None"  # GrammarActions.cantBeNone
KEYWORDS_OF_PYTHON_3 = ("None", "True", "False")
_NOT_DELETED = frozenset(("function call", "number", "string", "()"))


class Target:
    """An expression: its ``form`` in the words of messages ("" where Jython does not look), its first token, its items.

    ``span``: the tokens of a name, or of a display of a set or dict.
    """

    __slots__ = ("form", "items", "span", "token")

    def __init__(self, form: str, token: JythonToken, items: Tuple[Target, ...] = (), span: Tuple[int, int] = (0, 0)) -> None:
        self.form, self.token, self.items, self.span = form, token, items, span

    def became(self, form: str, items: Tuple[Target, ...] = ()) -> Target:
        """The larger expression that begins with this one."""
        return Target(form, self.token, items)

    def error(self, message: str) -> SourceError:
        """An error at its place."""
        return SourceError(message, self.token.line, self.token.column)


def check_assigned(target: Target, augmented: bool = False) -> None:
    """GrammarActions.checkAssign."""
    if target.form == "name" and target.token.text == "None":
        raise target.error("assignment to None")
    if target.form in _NO_TARGETS:
        raise target.error(f"can't assign to {target.form}")
    if augmented and target.form in ("tuple", "list"):
        raise target.error(f"assignment to {target.form} illegal for augmented assignment")
    for item in target.items:
        check_assigned(item)


def odd_names(target: Target) -> List[Target]:
    """What Jython lets a script assign or delete and Python 3 does not: True, False, None, displays of sets and dicts."""
    own = target.form == "display" or (target.form == "name" and target.token.text in KEYWORDS_OF_PYTHON_3)
    return [target] if own else [odd for item in target.items for odd in odd_names(item)]


def check_deleted(target: Target) -> None:
    """GrammarActions.checkDelete."""
    if target.form in _NOT_DELETED:
        raise target.error(f"can't delete {target.form}")
    for item in target.items:
        check_deleted(item)


def check_keyword(target: Target) -> None:
    """The name of a keyword argument."""
    check_assigned(target)
    if target.form != "name":
        raise target.error("keyword must be a name")
