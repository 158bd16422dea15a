"""How dicts with the same keys are written: a function whose constants are their keys and the texts between the values."""

from __future__ import annotations

from functools import lru_cache
from types import CodeType, FunctionType
from typing import Any, Callable, Dict, List, Mapping, Sequence

Encoder = Callable[[Any], str]
MOST_PARTS = 64  # of one f-string; a longer dict is written part by part


def plan(texts: Sequence[str], keys: Sequence[Any], end: str, encoders: Mapping[type, Encoder]) -> Encoder:
    """What writes a dict with these keys: ``texts[i]`` before the value of ``keys[i]``, ``end`` after the last one."""
    parts: List[Encoder] = []
    for start in range(0, len(keys), MOST_PARTS):
        pairs = [part for pair in zip(texts[start : start + MOST_PARTS], keys[start : start + MOST_PARTS]) for part in pair]
        last = start + MOST_PARTS >= len(keys)
        defaults = (encoders, end if last else "", *pairs)
        parts.append(FunctionType(_code(len(pairs) // 2), _NAMES, "encode", defaults))
    return parts[0] if len(parts) == 1 else lambda value: "".join([part(value) for part in parts])


_NAMES: Dict[str, Any] = {"__builtins__": {"type": type}}


@lru_cache(maxsize=MOST_PARTS)
def _code(count: int) -> CodeType:
    """The code for so many keys, which come as defaults of its parameters."""
    parameters = ", ".join(f"text{i}, key{i}" for i in range(count))
    values = "".join(f"{{text{i}}}{{encoders[type(item := value[key{i}])](item)}}" for i in range(count))
    space: Dict[str, Any] = {}
    exec(f"def encode(value, encoders, end, {parameters}): return f'{values}{{end}}'", space)  # noqa: S102
    code: CodeType = space["encode"].__code__
    return code
