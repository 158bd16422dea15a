"""Jolt beside its Python ports of PyPI, where they are installed (pip install jolt-py jolt-python): the same run, one thread.

From text to text all of them spend most of their time in the standard library's JSON; from data to data it is left out.
"""

from __future__ import annotations

import json
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Callable, Iterator, List, Tuple

from emulator import jolt
from emulator.java.libraries.jackson import render

from .enough import Work
from .subjects import subjects, timed

PORTS = {"joltpy": "jolt-py", "pyjolt": "jolt-python"}  # the module, and its name on PyPI


def installed() -> List[str]:
    return [port for port in PORTS if find_spec(port)]


def heads() -> Tuple[str, ...]:
    """What the columns are called."""
    return ("Jolt", "emulator, a second", *(f"{PORTS[port]}, a second" for port in installed()), "emulator / better")


def rows(enough: Callable[[Work, float], int], seconds: float, rounds: int) -> Iterator[Tuple[str, ...]]:
    """For each mapping: times a second here and in each port, and how many times the better port's."""
    for subject in subjects() if installed() else ():
        if subject.question["what"] != "jolt":
            continue
        spec, text = subject.question["spec"], subject.question["input"]
        for way, works in (("text to text", _by_text(spec, text)), ("data to data", _by_data(spec, json.loads(text)))):
            counts = [enough(work, seconds) for work in works]
            rates = [max(count / work(count) for _ in range(rounds)) for work, count in zip(works, counts)]
            yield f"{subject.name}, {way}", *(f"{rate:,.0f}" for rate in rates), f"{rates[0] / max(rates[1:]):.2f}"


def _by_text(spec: str, text: str) -> List[Work]:
    transform = jolt.compile("chain", jolt.parse(spec)).transform
    steps: List[Callable[[], str]] = [lambda: render(transform(jolt.parse(text), owned=True))]
    for port in installed():
        steps.append(_text_step(_transform(port, spec), text))
    return [_repeated(step) for step in steps]


def _text_step(transform: Callable[[Any], Any], text: str) -> Callable[[], str]:
    return lambda: json.dumps(transform(json.loads(text)), ensure_ascii=False, separators=(",", ":"))


def _by_data(spec: str, document: Any) -> List[Work]:
    transforms = [jolt.compile("chain", jolt.parse(spec)).transform, *(_transform(port, spec) for port in installed())]
    return [_repeated(_data_step(transform, document)) for transform in transforms]


def _data_step(transform: Callable[[Any], Any], document: Any) -> Callable[[], Any]:
    return lambda: transform(document)


def _transform(port: str, spec: str) -> Callable[[Any], Any]:
    chain = import_module(port).Chainr.from_spec(json.loads(spec))
    transform: Callable[[Any], Any] = getattr(chain, "transform", None) or chain.apply
    return transform


def _repeated(step: Callable[[], Any]) -> Work:
    return lambda times: timed(step, times)
