"""What follows ``&``, ``$`` and ``#``: how many levels up, and which of the pieces that a star caught there."""

from __future__ import annotations

from typing import Tuple

from ..errors import JoltError, SpecError
from ..java_text import piece, split, to_int


def group_reference(text: str, token: str) -> Tuple[int, int]:
    """BasePathAndGroupReference: ``&``, ``&1``, ``&(1)``, ``&(1,2)`` as (level, group)."""
    _check_token(text, token)
    try:
        up, group = _numbers(text, text[1:])
    except JoltError as error:
        if error.java_class != "NumberFormatException":
            raise
        raise SpecError(f"Unable to parse '{token}' reference key:{text}") from None
    _check_sign(text, min(up, group))
    return up, group


def _numbers(text: str, rest: str) -> Tuple[int, int]:
    if not rest:
        return 0, 0
    if len(rest) < 3 or rest[0] != "(" or rest[-1] != ")":
        return to_int(rest), 0
    numbers = split(rest[1:-1], ",")
    if len(numbers) > 2:
        raise SpecError(f"Invalid Reference={text}")
    return to_int(piece(numbers, 0)), to_int(numbers[1]) if len(numbers) == 2 else 0


def level_reference(text: str, token: str) -> int:
    """BasePathReference: ``#``, ``#1``."""
    _check_token(text, token)
    try:
        up = to_int(text[1:]) if len(text) > 1 else 0
    except JoltError:
        raise SpecError(f"Unable to parse '{token}' reference key:{text}") from None
    _check_sign(text, up)
    return up


def _check_token(text: str, token: str) -> None:
    if not text or text[0] != token:
        raise SpecError(f"Invalid reference key={text} either blank or doesn't start with correct character={token}")


def _check_sign(text: str, number: int) -> None:
    if number < 0:
        raise SpecError(f"Reference:{text} can not have a negative value.")
