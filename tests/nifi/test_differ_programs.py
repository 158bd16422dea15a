"""The programs of the differential run, and what it takes for explained; with a JVM the run itself."""

from __future__ import annotations

import re
from typing import List

import pytest

from emulator.jython.source.compile import compile_script
from nifi.proof.recorder.differ.command import report
from nifi.proof.recorder.differ.compare import Difference, batches, differences, of_ours, script_of
from nifi.proof.recorder.differ.explained import KINDS, kind_of
from nifi.proof.recorder.differ.expression_grammar import GROUPS, POOLS, TOPICS, WEIGHTS, WORDS
from nifi.proof.recorder.differ.expressions import draw_expressions
from nifi.proof.recorder.differ.programs import draw
from tests.kits.recorder_kit import open_jvm

EXPLAINED = {
    "a small number that came out of longs by + - or *, or out of a timedelta, is a long": ("(-7364L, 1)", "(-7364, 1)"),
    "words of what cannot be assigned to a place of unicode or a tuple": (
        "TypeError|'unicode indices must be integers'",
        'TypeError|"can\'t assign to immutable object"',
    ),
    "the place of None among keys: its hash is that of an identity": ("{'a': 1, None: 2}", "{None: 2, 'a': 1}"),
    "the last digit of a function of math": ("0.5260147610658437", "0.5260147610658436"),
    "the class of an iterator": ("<listiterator object at @>", "<builtins.list_iterator object at @>"),
    "memory that is not there": ("OutOfMemoryError|'Java heap space'", "MemoryError|''"),
    "the class of a date among Java's values": ("ClassCastException|'class java.sql.Date'", "ClassCastException|'class date'"),
}


def test_a_seed_draws_the_same_programs_again_and_another_seed_others() -> None:
    assert draw(7, 20) == draw(7, 20) != draw(8, 20)


def test_every_program_is_python_2() -> None:
    for programs in batches(draw(5, 500), 250):
        compile_script(script_of(programs))


def test_a_seed_draws_the_same_expressions_again_no_one_twice_and_another_seed_others() -> None:
    expressions = [lines[1] for lines in draw_expressions(7, 300)]
    assert expressions == [lines[1] for lines in draw_expressions(7, 300)] != [lines[1] for lines in draw_expressions(8, 300)]
    assert len(set(expressions)) == 300


def test_every_hole_of_every_form_has_what_fills_it() -> None:
    forms = [form for forms in (*TOPICS.values(), *WORDS.values()) for form in forms]
    holes = {hole for form in forms for hole in re.findall(r"(?<!\{)\{(\w+)\}", form)}
    pools = {pool for pools in GROUPS.values() for pool in pools}
    assert holes | pools == {*POOLS, *GROUPS, *WORDS}
    assert pools <= set(POOLS)
    assert {name for name, _ in WEIGHTS} == set(TOPICS)


def test_every_expression_is_python_2_and_answers() -> None:
    for programs in batches(draw_expressions(5, 500), 250):
        assert len(of_ours(programs)) == 250


def test_a_batch_answers_for_each_of_its_programs() -> None:
    programs = [
        ["def p0():", "    print 1, u'x'", "    return 5L"],
        ["def p1():", "    return {}['a']"],
        ["def p2():", "    raise ValueError('b')"],
    ]
    assert of_ours(programs) == ["5L printed ['1', ' ', u'x', '\\n']", "KeyError|\"'a'\" printed []", "ValueError|'b' printed []"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_of_difference_is_told_from_any_other(kind: str) -> None:
    nifi, emulator = EXPLAINED[kind]
    assert kind_of(nifi, emulator) == kind
    assert kind_of("(1, 'a')", "(2, 'a')") is None


def test_a_difference_of_no_known_kind_fails_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    out_of_memory = Difference("def p0(): pass", *EXPLAINED["memory that is not there"])
    assert report([out_of_memory], 1, 10, False) == 0
    assert report([out_of_memory, Difference("def p1(): pass", "1", "2")], 1, 10, False) == 1
    printed = capsys.readouterr().out
    assert "10 programs, 8 the same, 1 differ in a known way, 1 in another" in printed
    assert "not known:\ndef p1(): pass\n  NiFi     1\n  emulator 2" in printed


def _renamed(programs: List[List[str]]) -> List[List[str]]:
    return [[first.replace("def p", "def q"), *others] for first, *others in programs]


@pytest.mark.java
def test_drawn_programs_do_in_nifi_what_they_do_in_the_emulator() -> None:
    with open_jvm() as jvm:
        for programs in batches([*draw(1, 250), *_renamed(draw_expressions(1, 250))], 500):
            strange = [difference for difference in differences(jvm, programs) if kind_of(difference.nifi, difference.emulator) is None]
            assert not strange
