"""Python 2.7's source: what is accepted, what is refused, and where lines end up."""

from __future__ import annotations

import pytest

import emulator
from emulator.jython.source.compile import compile_script, script_tree
from emulator.jython.source.rewrite import rewrite
from emulator.jython.source.source_error import SourceError
from emulator.jython.source.tokens import tokenize

ACCEPTED = (
    "print 'a', 1,\n",
    "print >>f, 'x'\n",
    "exec 'x' in {}\n",
    "raise ValueError, 'old'\n",
    "try: pass\nexcept (A, B), e: pass\n",
    "try: pass\nexcept A, e.x[0]: pass\n",
    "x = `1` <> 0777L\n",
    "def f(a, (b, (c, d)), e=1): return lambda (k, v): k\n",
    "if x:\n        y = 1\n\tz = 2\n",
    "async = await = nonlocal = 1\n",
    "context.yield()\nx.print(1)\n",
    "def f(*a, **k): g(1, *a, **k)\n",
    "print(1)\r\nprint 2\r\n",
    "# only a comment",
    "",
    "class A: pass\nclass B(object): pass\n",
    "x = u'a' 'b' r'\\c' b'd'\n",
    "lambda: (yield)\n",
    "from . import a\nfrom .b import (c,\n  d)\n",
)
REFUSED = {
    "x = f'a'\n": 1,
    "def f(a: int): pass\n": 1,
    "def f() -> int: pass\n": 1,
    "x: int = 1\n": 1,
    "a, *b = 1, 2\n": 1,
    "if (n := 1): pass\n": 1,
    "def f():\n  yield from x\n": 2,
    "raise A from B\n": 1,
    "async def f(): pass\n": 1,
    "x = {**a}\n": 1,
    "def f(*, a): pass\n": 1,
    "class A(metaclass=M): pass\n": 1,
    "x = 1_000\n": 1,
    "x = 0889\n": 1,
    "x = a @ b\n": 1,
    "\n\nreturn\n": 3,
    "from __future__ import division\n": 1,
    "x = (1,\n": 1,
    "x = )\n": 1,
    "if x:\n    y\n  z\n": 3,
    "f(*a, *b)\n": 1,
}


@pytest.mark.parametrize("source", ACCEPTED)
def test_python_2_7_is_accepted(source: str) -> None:
    compile_script(source)


@pytest.mark.parametrize("source", REFUSED, ids=repr)
def test_what_python_2_7_does_not_know_is_refused_with_its_line(source: str) -> None:
    with pytest.raises(SourceError) as caught:
        compile_script(source)
    assert caught.value.line == REFUSED[source]


@pytest.mark.parametrize("source", [*ACCEPTED, "x = '''a\nb'''\nprint x\n", "x = (1,  # c\n  2)\nprint x\n"])
def test_rewriting_keeps_the_number_of_lines(source: str) -> None:
    source = source.replace("\r\n", "\n")
    wanted = source.count("\n") + (not source.endswith("\n") and bool(source))
    assert rewrite(source).text.count("\n") == wanted


def test_tokens_give_the_source_back() -> None:
    source = "def f(a):\n    return a + 'x' # d\n\nf( 1 )\n"
    assert "".join(token.space + token.text for token in tokenize(source)) == source


def test_a_byte_string_literal_is_utf_8_bytes_and_a_unicode_one_is_not() -> None:
    names: dict[str, object] = {}
    exec(compile_script("a = ['\u00e9', u'\u00e9', 'a' u'\u00e9', '\\u00e9']\n"), names)
    assert names["a"] == ["\xc3\xa9", "\xe9", "a\xe9", "\\u00e9"]


def test_lines_are_moved_by_what_nifi_puts_before_the_script() -> None:
    assert compile_script("x = 1\n", "<script>", 2).co_firstlineno in (1, 3)
    with pytest.raises(ZeroDivisionError) as caught:
        exec(compile_script("x = 1\n1/0\n", "<script>", 2), {"__jy_div__": lambda a, b: a // b})
    assert caught.traceback[1].lineno + 1 == 4


def test_a_script_is_compiled_once() -> None:
    assert compile_script("x = 5\n") is compile_script("x = 5\n")


def test_no_placeholder_of_a_byte_string_stays_in_the_code() -> None:
    code = compile_script("def f(a='x', *b): return ('y', {'k': ['z']})\nprint f()\n")
    waiting, seen = [code], []
    while waiting:
        constants = waiting.pop().co_consts
        seen.extend(constants)
        waiting.extend(constant for constant in constants if hasattr(constant, "co_consts"))
    assert not [constant for constant in seen if isinstance(constant, frozenset)]
    assert script_tree("x = 'a'\n") is not None


@pytest.mark.parametrize("text", ("True = 1", "del None", "{1: 2} = 5", "for x, False in [(1, 2)]: pass", "True += 1"))
def test_an_assignment_that_only_jython_takes_is_refused_when_it_runs(text: str) -> None:
    ran = emulator.run_script(text=f"ff = session.get()\ndef never():\n  {text}\nsession.transfer(ff, REL_SUCCESS)\n", content="")
    assert ran.relationship == "success"
    with pytest.raises(emulator.NotEmulated):
        emulator.run_script(text=text + "\n", content="")


DROPPED = {'x = "abc\ny = 1': "1", "x =! 1": "1", "x = 1 \\ \n+ 2": "1", "x = [each for each in 1, 2]": "[1, 2]"}


@pytest.mark.parametrize("text", DROPPED)
def test_what_jythons_parser_drops_or_takes_is_read_so(text: str) -> None:
    assert emulator.run_script(text=f"{text}\nprint repr(x)\n", content="").stdout == DROPPED[text] + "\n"


def test_global_holds_for_its_whole_function() -> None:
    result = emulator.run_script(text="def f():\n  if 0: global x\n  x = 2\nx = 1\nf()\nprint x\n", content="")
    assert result.stdout == "2\n"


def test_the_name_of_a_caught_error_is_no_free_variable() -> None:
    assert compile_script("def f():\n  exec 'a = 1'\n  def g():\n    try:\n      pass\n    except (), e:\n      print e\n")
