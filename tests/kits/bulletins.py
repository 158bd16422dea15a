"""Every sentence of processors/source that becomes a bulletin, read from the scripts themselves."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Iterator, List

SOURCE = Path(__file__).resolve().parents[2] / "processors" / "source"
LEVELS = ("warn", "error")
GATHERED = ("said", "told")  # names under which a script keeps what it says in the end
SAYING = [*((level, "log") for level in LEVELS), *(("append", name) for name in GATHERED)]
FORMAT = re.compile(r"%[srd]")


def sentences() -> List[str]:
    """What the scripts say at level warn or error, … where a value stands; sorted, each once."""
    trees = [ast.parse(path.read_text(encoding="ascii")) for path in sorted(SOURCE.rglob("*.py"))]
    return sorted({FORMAT.sub("\u2026", text) for tree in trees for node in ast.walk(tree) for text in _said(node) if len(text) > 12})


def _said(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        name, owner = node.func.attr, node.func.value
        if name == "note" and len(node.args) == 2 and isinstance(node.args[0], ast.Constant) and node.args[0].value in LEVELS:
            yield _text(node.args[1])
        elif isinstance(owner, ast.Name) and (name, owner.id) in SAYING:
            yield _text(node.args[0])
    elif isinstance(node, ast.Assign):
        pairs = [(target, node.value) for target in node.targets]
        pairs += [pair for target, value in pairs if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
                  for pair in zip(target.elts, value.elts)]  # fmt: skip
        yield from (_text(value) for target, value in pairs if isinstance(target, ast.Name) and target.id in GATHERED)


def _text(node: ast.AST) -> str:
    """The literal text of an expression, … for what it is joined with."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        return _text(node.left)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return "".join(_text(side) or "\u2026" for side in (node.left, node.right))
    return ""
