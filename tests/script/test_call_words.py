"""A call that Jython refuses for the number of its arguments: its words on every road, and the table that the compiler has."""

from __future__ import annotations

import ast
from typing import Any, Dict, Tuple

import pytest

from emulator.jython.names import call_entries, call_owners
from emulator.jython.source.counts import FUNCTIONS, MANY, METHODS, name_of_suspect
from emulator.testing.script_run import run_script

KEYWORDS_IN_USE = {"sort", "update", "type", "max", "min", "sorted", "print"}  # so that nothing of them is told by the text
LEFT_TO_JAVA = {"get", "read", "write", "add", "remove", "find"}  # methods of NiFi's session and of Java's classes that take fewer or more


def said(*calls: str) -> str:
    lines = "\n".join(f"    try: print {call}\n    except TypeError, e: print repr(e.args[0])" for call in calls)
    return run_script(text=f"def run():\n{lines}\nrun()\nsession.transfer(session.get(), REL_SUCCESS)", content="").stdout.rstrip("\n")


def counts_of(entry: Any) -> Tuple[int, int]:
    lowest, _, highest = (entry if isinstance(entry, str) else entry["counts"]).partition("-")
    return int(lowest), int(highest or MANY)


def union(owners: Any) -> Dict[str, Tuple[int, int]]:
    taken: Dict[str, Tuple[int, int]] = {}
    for owner in owners:
        for name, entry in call_entries(owner).items():
            lowest, highest = counts_of(entry)
            before = taken.get(name, (lowest, highest))
            taken[name] = min(lowest, before[0]), max(highest, before[1])
    return taken


@pytest.mark.parametrize(("table", "owners"), [
    (METHODS, [owner for owner in call_owners() if owner != "builtins"]), (FUNCTIONS, ["builtins"]),
], ids=["methods", "functions"])  # fmt: skip
def test_what_the_compiler_lets_pass_is_what_some_type_takes(table, owners):
    taken = union(owners)
    assert set(taken) - KEYWORDS_IN_USE == set(table) - KEYWORDS_IN_USE
    wider = {name for name, (lowest, highest) in table.items() if lowest < taken[name][0] or highest > taken[name][1]}
    assert wider <= LEFT_TO_JAVA
    narrower = {name for name, (lowest, highest) in table.items() if lowest > taken[name][0] or highest < taken[name][1]}
    assert narrower <= {"translate"} | LEFT_TO_JAVA


@pytest.mark.parametrize("text", [
    "x.upper()", "x.get()", "session.write(f, c)", "x.pop()", "x.sort(key=k)", "sorted(x, key=k)", "f(a, b)", "len(x)",
])  # fmt: skip
def test_an_ordinary_call_stays_a_call(text):
    assert name_of_suspect(ast.parse(text, mode="eval").body) == ""  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["x.upper(1)", "x.find(1, 2, 3, 4)", "x.split(sep=1)", "str.upper(x)", "len()"])
def test_a_call_that_some_type_refuses_is_asked_about(text):
    assert name_of_suspect(ast.parse(text, mode="eval").body)  # type: ignore[arg-type]


@pytest.mark.parametrize(("calls", "words"), [
    (("'a'.upper(1)", "apply('a'.upper, (1,))", "u'a'.upper(1)", "apply(u'a'.upper, (1,))", "getattr('a', 'upper')(1)"),
     "upper() takes exactly one argument (1 given)"),
    (("'a'.find()", "apply('a'.find)", "apply(u'a'.find)", "map(str.find, ['a'])"), "find() takes 2-4 arguments (0 given)"),
    (("[].append()", "apply([].append)"), "append() takes 2 arguments (0 given)"),
    (("{}.get()", "apply({}.get)"), "get() takes 2-3 arguments (0 given)"),
    (("set().pop(1)",), "pop() takes exactly one argument (1 given)"),
    (("[].count(1, 2)",), "count() takes 2 arguments (2 given)"),
    (("hex()", "apply(hex)"), "hex() takes exactly one argument (0 given)"),
    (("'a'.split(sep=',')", "u'a'.split(sep=',')"), "split() takes no keyword arguments"),
    (("str.upper()", "unicode.upper()", "apply(str.upper)"), "upper requires at least one argument"),
    (("str.upper(u'a')", "map(str.upper, [u'a'])"), "descriptor 'upper' requires a 'str' object but received a 'unicode'"),
    (("unicode.upper('a')", "map(unicode.upper, ['a'])"), "descriptor 'upper' requires a 'unicode' object but received a 'str'"),
    (("frozenset().union(a=1)",), "difference() takes no keyword arguments"),
    (("set(zzz=1)",), "Set() takes at most 1 arguments (1 given)"),
    (("type(1, 2)",), "type() takes 1 or 3 arguments"),
])  # fmt: skip
def test_every_road_to_a_refused_call_has_jythons_words(calls, words):
    assert said(*calls).split("\n") == [repr(words)] * len(calls)


def test_a_function_of_the_script_with_such_a_name_is_its_own():
    source = """class Store(object):
    def find(self, a, b, c, d): return a + b + c + d
    def upper(self, *all): return all
def hex(): return 'mine'
def _oct(a): return a
def run():
    print Store().find(1, 2, 3, 4), Store().upper(5), hex()
    for call in (lambda: Store().find(), lambda: _oct()):
        try: call()
        except TypeError, e: print e
run()
session.transfer(session.get(), REL_SUCCESS)"""
    assert run_script(text=source, content="").stdout.split("\n")[:3] == [
        "10 (5,) mine", "find() takes exactly 5 arguments (1 given)", "_oct() takes exactly 1 argument (0 given)",
    ]  # fmt: skip
