"""Rules of Python 2 and Jython that no recorded case covers."""

from __future__ import annotations

import json
from typing import List

import pytest

from emulator.base.clock import RealClock
from emulator.base.errors import NotEmulated
from emulator.jython.builtins import provide, script_builtins
from emulator.jython.interpreter import Interpreter
from emulator.jython.objects.order import ordered, permutation
from emulator.jython.source.compile import compile_script


def printed(code: str) -> str:
    out: List[str] = []
    interpreter = Interpreter(RealClock(), out.append)
    interpreter.run(compile_script(code), interpreter.fresh_globals())
    return "".join(out)


def test_python_2s_special_methods_are_asked() -> None:
    code = """
class A(object):
    def __nonzero__(self): return False
    def __div__(self, other): return 'div'
    def __unicode__(self): return u'uni'
    def __str__(self): return 'str'
    def next(self): raise StopIteration
    def __iter__(self): return self
a = A()
print bool(a), a / 2, u'%s' % a, '%s' % a, unicode(a), list(a)
"""
    assert printed(code) == "False div uni str uni []\n"


def test_cmp_orders_a_class_and_leaves_it_hashable() -> None:
    code = """
class A(object):
    def __init__(self, n): self.n = n
    def __cmp__(self, other): return cmp(self.n, other.n)
print A(1) < A(2), A(1) == A(1), A(1) != A(1), sorted([A(2), A(1)])[0].n, len(set([A(1)]))
"""
    assert printed(code) == "True True False 1 1\n"


def test_the_name_of_a_handler_outlives_its_block() -> None:
    assert printed("try: raise ValueError('x')\nexcept ValueError, e: pass\nprint e\n") == "x\n"


def test_a_python_3_only_name_is_not_there() -> None:
    assert printed("try: FileNotFoundError\nexcept NameError, e: print e\n") == "name 'FileNotFoundError' is not defined\n"


@pytest.mark.parametrize(
    "line, use",
    [
        ("from java.util.concurrent import ForkJoinPool", "ForkJoinPool.commonPool()"),
        ("from org.apache.nifi.serialization import RecordReader", "RecordReader"),
        ("import java.util.logging.Logger", "java.util.logging.Logger.getLogger('a')"),
        ("import subprocess", "subprocess.call"),
        ("from subprocess import Popen", "Popen(['ls'])"),
        ("from select import *", "select([], [], [])"),
        ("from ftplib import FTP as e", "class E(e): pass"),
    ],
)
def test_what_nifi_has_and_the_emulator_has_not_is_said_where_it_is_used(line: str, use: str) -> None:
    assert printed(f"{line}\nprint 'imported'\n") == "imported\n"
    with pytest.raises(NotEmulated):
        printed(f"{line}\ntry:\n  print {use}\nexcept: print 'swallowed'\n" if "class" not in use else f"{line}\n{use}\n")


def test_host_modules_stay_hidden_and_clean() -> None:
    assert printed("import json\njson.MARK = 1\ntry: import pathlib\nexcept ImportError, e: print e\n") == "No module named pathlib\n"
    assert not hasattr(json, "MARK")


def test_an_order_of_keys_is_worked_out_once() -> None:
    keys = tuple(f"field_{number:02d}" for number in range(20))
    assert permutation(keys) is permutation(keys)
    assert sorted(ordered(keys)) == sorted(keys) and ordered(keys) != keys


def test_of_many_keys_few_orders_are_remembered() -> None:
    keys = tuple(f"order_{number:04d}" for number in range(150))
    first = permutation(keys[:101])
    assert permutation(keys[:101]) is first
    for count in range(102, 150):
        assert sorted(permutation(keys[:count])(keys[:count])) == list(keys[:count])
    assert permutation(keys[:101]) is not first
    assert permutation(keys[:20]) is permutation(keys[:20])


def test_a_value_printed_in_pieces_stays_on_its_line() -> None:
    assert printed("print 'a',\nprint 'b',\nprint\nprint u'\\xe9', '\\xe9'\n") == "a b\n\xe9 \xe9\n"


@pytest.mark.parametrize(
    "code, shown",
    [
        ("print eval('cmp(1, 2), 7 / 2')", "(-1, 3)"),
        ("exec 'print sorted([2, 1])'", "[1, 2]"),
        ("exec compile('print hex(255)', 'f', 'exec') in {}", "0xff"),
        ("def f():\n  return lambda: map(ord, 'a')\nprint f()()", "[97]"),
        ("import __builtin__\nprint __builtin__.unichr(65)", "A"),
        ("import __builtin__\nprint getattr(__builtin__, 'ro' + 'und')(2.5)", "3.0"),
        ("print globals()['__builtins__']['oct'](8)", "010"),
        ("print eval('len(x)', {'x': [1], '__builtins__': {'len': lambda values: 'own'}})", "own"),
    ],
)  # fmt: skip
def test_a_built_in_name_is_there_for_whoever_asks(code: str, shown: str) -> None:
    assert printed(code) == shown + "\n"


def test_a_table_of_built_in_names_holds_what_its_code_names() -> None:
    table = script_builtins(__jy_global__=None)
    provide(table, compile_script("def f():\n  return chr(1) in 'a'\n"))
    assert {"chr", "__jy_in__", "__build_class__"} <= set(table) and not {"cmp", "str", "__jy_div__"} & set(table)
    provide(table)
    assert {"cmp", "str", "__jy_div__"} <= set(table)
