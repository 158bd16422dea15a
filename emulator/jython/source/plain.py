"""Scripts that Jython and Python 3 read alike: their tree, without a walk through Jython's grammar.

What both read differently, or one of them alone, is not plain: ``jython_grammar.py`` decides then. So this may say no to anything, and yes
only to what Jython's grammar accepts as it stands and where ``rewrite.py`` changes nothing but how a literal is written.
"""

from __future__ import annotations

import ast
import re
import sys
from typing import Callable, Dict, List, Optional

_PIECE = re.compile(
    r"(?P<blank>[ \n]+|\#[^\n]*)"
    r"|(?P<text>[ru]?(?:'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?!'')(?:[^\n'\\]|\\.)*'|\"(?!\"\")(?:[^\n\"\\]|\\.)*\")(?![\w'\"]))"
    r"|(?P<number>(?:0|[1-9][0-9]{0,8})(?:\.[0-9]+)?(?![\w.'\"]))"
    r"|(?P<word>[A-Za-z_][A-Za-z_0-9]*(?![\w'\"]))"
    r"|(?P<mark>!=|[-+*/%&|^~<>()\[\]{},:.;=@])",
    re.S,
)
_ESCAPE = re.compile(r"\\(?:[\n\\'\"abfnrtv0-7]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})")
_OTHER_WORDS = frozenset(("print", "exec", "with", "async", "await", "nonlocal"))
_KINDS = frozenset(vars(ast)[name] for name in (
    "Add And Assert Assign Attribute AugAssign BinOp BitAnd BitOr BitXor BoolOp Break Call ClassDef Compare Constant Continue Del Delete "
    "Dict DictComp Div Eq ExceptHandler Expr FloorDiv For FunctionDef GeneratorExp Global Gt GtE If IfExp Import ImportFrom In Invert Is "
    "IsNot LShift Lambda List ListComp Load Lt LtE Mod Module Mult Name Not NotEq NotIn Or Pass Pow RShift Raise Return Set SetComp Slice "
    "Starred Store Sub Subscript Try Tuple UAdd USub UnaryOp While Yield alias arg arguments comprehension keyword"
).split())  # fmt: skip


def plain_tree(source: str) -> Optional[ast.Module]:
    """The tree of a plain script; None when it is not plain."""
    last = source.rpartition("\n")[2]
    ends_in_margin = last[:1] == " " and last.lstrip(" ")[:1] in ("", "#")  # Jython's lexer has a token of its own for it
    if ends_in_margin or "__jy" in source or "__future__" in source or not _has_plain_pieces(source):
        return None
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return None
    return tree if _is_plain(tree) else None


def _has_plain_pieces(source: str) -> bool:
    place, previous = 0, ""
    starred: List[bool] = [False]  # for each open bracket: is there a star before an argument?
    for match in iter(_PIECE.scanner(source).match, None):  # type: ignore[attr-defined]
        place, kind, piece = match.end(), match.lastgroup, match.group()
        if kind == "blank":
            continue
        if previous == "@" and kind != "word":
            return False
        if kind == "text":
            if not _is_plain_text(piece) or (previous in ("u''", "''") and (previous == "u''") != (piece[0] == "u")):
                return False
            piece = "u''" if piece[0] == "u" else "''"
        elif kind == "word":
            if piece in _OTHER_WORDS:
                return False
        elif piece in ("(", "[", "{"):
            starred.append(False)
        elif piece in (")", "]", "}"):
            if starred.pop() and previous == "," or not starred:
                return False
        elif piece == "*":
            starred[-1] |= previous in ("(", ",", "lambda")
        elif piece == ":" and previous == ",":
            return False
        previous = piece
    return place == len(source)


def _is_plain_text(text: str) -> bool:
    """Do the letters of a literal mean what they mean to Python 3?"""
    if text[0] != "u" and ("\\u" in text or not text.isascii()):
        return False
    return text[0] == "r" or "\\" not in text or "\\" not in _ESCAPE.sub("", text)


def _is_plain(tree: ast.Module) -> bool:
    """Does the tree hold only what Jython's grammar takes too?"""
    starred = yields = 0  # those at a place where Jython takes them are subtracted
    for node in ast.walk(tree):
        kind = type(node)
        if kind not in _KINDS or kind in _CHECKS and not _CHECKS[kind](node):
            return False
        starred += (kind is ast.Starred) - (kind is ast.Call and bool(node.args) and isinstance(node.args[-1], ast.Starred))  # type: ignore[attr-defined]
        yields += (kind is ast.Yield) - (kind is ast.Expr and isinstance(node.value, ast.Yield))  # type: ignore[attr-defined]
    return not (starred or yields)


_NAMED = (ast.Name, ast.Attribute)


def _is_plain_decorator(node: ast.expr) -> bool:
    node = node.func if isinstance(node, ast.Call) else node
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def _is_plain_class(node: ast.ClassDef) -> bool:
    return not node.keywords and all(isinstance(base, _NAMED) for base in node.bases) and all(map(_is_plain_decorator, node.decorator_list))


_CHECKS: Dict[type, Callable[..., bool]] = {
    ast.Call: lambda call: all(keyword.arg for keyword in call.keywords[:-1]),
    ast.ClassDef: _is_plain_class,
    ast.Constant: lambda constant: constant.value is not Ellipsis,
    ast.Delete: lambda statement: all(isinstance(target, (*_NAMED, ast.Subscript)) for target in statement.targets),
    ast.Dict: lambda display: None not in display.keys,
    ast.ExceptHandler: lambda handler: sys.version_info < (3, 14) or not isinstance(handler.type, ast.Tuple),
    ast.FunctionDef: lambda function: not function.returns and all(map(_is_plain_decorator, function.decorator_list)),
    ast.ImportFrom: lambda statement: not statement.level,
    ast.List: lambda display: bool(display.elts) or isinstance(display.ctx, ast.Load),
    ast.Raise: lambda statement: not statement.cause,
    ast.Try: lambda statement: not any(isinstance(node, ast.Continue) for block in statement.finalbody for node in ast.walk(block)),
    ast.Tuple: lambda display: bool(display.elts) or isinstance(display.ctx, ast.Load),
    ast.arg: lambda parameter: not parameter.annotation,
    ast.arguments: lambda parameters: not parameters.posonlyargs and not parameters.kwonlyargs,
}
