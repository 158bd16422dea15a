"""``random``: the run's seed decides, if there is one."""

from __future__ import annotations

import random
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from ..objects.literals import whole_number
from .catalog import python_module


def _refuse_fraction(start: Any) -> None:
    if whole_number("int", start) != start:
        raise ValueError(ByteString("non-integer arg 1 for randrange()"))


def _choice(source: Any) -> Any:
    def choice(seq: Any) -> Any:
        if isinstance(seq, dict):
            return seq[int(source.random() * len(seq))]
        if not len(seq):
            raise IndexError(ByteString("index out of range: 0"))
        return source.choice(seq)

    return choice


def _randint(source: Any) -> Any:
    def randint(a: Any, b: Any) -> Any:
        _refuse_fraction(a)
        if isinstance(a, int) and isinstance(b, int) and a > b:
            raise ValueError(ByteString(f"empty range for randrange() ({a},{b + 1}, {b + 1 - a})"))
        return source.randint(a, b)

    return randint


def _randrange(source: Any) -> Any:
    def randrange(start: Any, stop: Any = None, *step: Any) -> Any:
        _refuse_fraction(start)
        if isinstance(start, int) and isinstance(stop, int) and start >= stop and step in ((), (1,)):
            raise ValueError(ByteString(f"empty range for randrange() ({start},{stop}, {stop - start})"))
        return source.randrange(start) if stop is None else source.randrange(start, stop, *step)

    return randrange


def _sample(source: Any) -> Any:
    def sample(population: Any, k: Any) -> Any:
        if not 0 <= k <= len(population):
            raise ValueError(ByteString("sample larger than population"))
        return source.sample(population, k)

    return sample


@python_module("random")
def build(interpreter: Any) -> ModuleType:
    source = interpreter.random or random.Random()
    names = (
        "random",
        "randint",
        "randrange",
        "choice",
        "shuffle",
        "sample",
        "uniform",
        "gauss",
        "seed",
        "getrandbits",
        "triangular",
        "betavariate",
        "expovariate",
        "normalvariate",
    )
    module = ModuleType("random")
    module.__dict__.update({name: getattr(source, name) for name in names})
    module.__dict__.update(choice=_choice(source), randint=_randint(source), randrange=_randrange(source), sample=_sample(source))
    module.__dict__.update(Random=random.Random, SystemRandom=random.SystemRandom)
    return module
