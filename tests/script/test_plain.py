"""Plain scripts: what is read without Jython's grammar is read as with it."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any, Iterator

import pytest

from emulator.jython.source.compile import clean
from emulator.jython.source.jython_grammar import accept
from emulator.jython.source.plain import plain_tree
from emulator.jython.source.rewrite import rewritten_tree
from emulator.jython.source.source_error import SourceError

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted(path for path in (ROOT / "processors").glob("*/*.py") if path.parent.name != "source")
RECORDED = sorted((ROOT / "tests" / "compliance").glob("jython*/*.json"))
COLUMNS = re.compile(r", (end_)?col_offset=\d+")  # a literal that is written anew is longer or shorter
NOT_PLAIN = (
    "print 1\n", "exec a\n", "with a: pass\n", "async = 1\n", "a.print\n", "x = `1`\n", "x = a <> b\n", "x = 0777\n", "x = 5L\n",
    "x = 1.\n", "x = 1_0\n", "x = b'a'\n", "x = 'a''b'\n", "x = u'a' 'b'\n", "x = 'é'\n", "x = '\\u00e9'\n", "x = '\\q'\n",
    "x = '\\N{DIGIT ONE}'\n", "x = f'a'\n", "x = rb'a'\n", "x = 1if a else 2\n", "x = a \\\n  + 1\n", "\tx = 1\n", "  # a", "x\n  ",
    "f(*a,)\n", "f(**k,)\n", "f(**k, a=1)\n", "f(*a, b)\n", "f(*a, *b)\n", "def f(*a,): pass\n", "def f(*, a): pass\n",
    "def f(a, /): pass\n", "def f(a: int): pass\n", "def f() -> int: pass\n", "lambda *a,: 1\n", "lambda a,: 1\n", "a, *b = c\n",
    "x = [*a]\n", "x = {**a}\n", "() = a\n", "[] = a\n", "del ()\n", "del [a]\n", "class A(b for b in c): pass\n", "class A(*a): pass\n",
    "class A(metaclass=M): pass\n", "@(a)\ndef f(): pass\n", "@a(1)(2)\ndef f(): pass\n", "@a[1]\ndef f(): pass\n", "raise A, b\n",
    "raise A from b\n", "try: pass\nexcept A, e: pass\n", "def f():\n  x = yield\n", "for a in b:\n  try: pass\n  finally: continue\n",
    "x = ...\n", "(a := 1)\n", "a: int = 1\n", "x = a @ b\n", "x @= b\n", "from . import a\n", "from __future__ import division\n",
    "def f((a, b)): pass\n", "x = __jy_long__(1)\n", "global None\n", "None = 1\n", "if a:\n  b\n c\n", "x = (1\n", "\0",
)  # fmt: skip


def by_grammar(source: str) -> str:
    tree, notes = rewritten_tree(accept(source), source, "utf-8")
    return shown(tree) if not notes else "notes"


def shown(tree: ast.Module) -> str:
    return COLUMNS.sub("", ast.dump(tree, include_attributes=True))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield clean(value)
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_recorded_text_that_is_plain_has_the_tree_that_jythons_grammar_leads_to(path: Path) -> None:
    trees = {source: plain_tree(source) for source in texts(json.loads(path.read_text(encoding="utf-8")))}
    assert [source for source, tree in trees.items() if tree is not None and shown(tree) != by_grammar(source)] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_script_that_comes_along_has_the_tree_that_jythons_grammar_leads_to(path: Path) -> None:
    source = clean(path.read_text(encoding="utf-8"))
    tree = plain_tree(source)
    assert tree is None or shown(tree) == by_grammar(source)


def test_nearly_all_scripts_that_come_along_are_plain() -> None:
    others = [path.name for path in SCRIPTS if plain_tree(clean(path.read_text(encoding="utf-8"))) is None]
    assert len(others) <= len(SCRIPTS) // 10, others


@pytest.mark.parametrize("source", NOT_PLAIN, ids=repr)
def test_what_python_3_reads_otherwise_is_not_plain(source: str) -> None:
    assert plain_tree(source) is None


@pytest.mark.parametrize("change", ["{}", "{},", "{})", "({}", "{} if a", "*{}", "x = {}\n", "{}\n  ", "{} # a", "yield {}", "lambda: {}"])
def test_a_plain_text_that_is_changed_is_not_plain_where_jython_refuses_it(change: str) -> None:
    for source in ("f(a, *b, c=1, **d)", "[a for a in b if c]", "x[1:2, 3]", "{1: 'a' 'b'}", "a if b else c", "a, b = c", "-a ** b, not c"):
        changed = change.format(source)
        try:
            wanted = by_grammar(changed)
        except (SourceError, SyntaxError):
            wanted = ""
        tree = plain_tree(changed)
        assert tree is None or shown(tree) == wanted
