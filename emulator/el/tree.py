"""The syntax tree of one ``${…}``."""

from __future__ import annotations

from typing import NamedTuple, Tuple, Union


class Literal(NamedTuple):
    """A number, a string or a boolean as written: kind is 'whole', 'decimal', 'string' or 'boolean'."""

    kind: str
    text: str


class Attribute(NamedTuple):
    """``name`` or ``'name'``, or an expression that gives the name."""

    name: Union[str, Expression]


class Selection(NamedTuple):
    """anyAttribute('a', 'b') and its like: several values, one after the other."""

    function: str
    arguments: Tuple[Argument, ...]


class Parameter(NamedTuple):
    """``#{name}``."""

    name: str


class Call(NamedTuple):
    """A function with its arguments: after a colon, or standing alone as the subject."""

    function: str
    arguments: Tuple[Argument, ...]


class Bare(NamedTuple):
    """A function where only a value may stand, as in append(length()): the grammar lets it through, the compiler does not."""

    function: str
    arguments: Tuple[Argument, ...]


class Expression(NamedTuple):
    """``${subject:call:call}``."""

    subject: Union[Attribute, Selection, Parameter, Call]
    calls: Tuple[Call, ...]


Argument = Union[Literal, Parameter, Bare, Expression]
