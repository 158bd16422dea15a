"""Each card alone, with its ports: what a flow of one's own is made from. The flows themselves are made of the same cards.

A card is a template whose outermost group is the card. Which cards of a flow stand alone is said in the flow's own ``CARDS``. All of them
have one parameter context, so that NiFi puts the settings of a further card beside those that are there already.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Callable, Dict, Iterator, NamedTuple, cast

from .builder import Group, Template
from .flows import FLOWS

CONTEXT = "Omnitron cards"


class Card(NamedTuple):
    """``flow``: whose settings it takes; ``draw``: puts it on a canvas."""

    flow: str
    draw: Callable[[Group], object]


# name of the card's file -> the card
CARDS: Dict[str, Card] = {
    name: Card(slug, draw) for slug in FLOWS for name, draw in import_module(f"templates.flows.{slug}.flow").CARDS.items()
}


class _Outermost:
    """A canvas on which the one group that is drawn is the template's outermost one."""

    def __init__(self, template: Template) -> None:
        self.template = template

    def group(self, name: str, *, comments: str = "", key: str = "") -> Group:
        root = self.template.root
        root.name, root.comments = name, comments
        self.template.name, self.template.description = name, comments
        return root


@cache
def build(name: str) -> Template:
    """One card alone, with the settings that it uses; built once."""
    flow, draw = CARDS[name]
    template = Template(name, slug=f"cards/{name}", context=CONTEXT, description="")
    import_module(f"templates.flows.{flow}.settings").declare(template)
    draw(cast(Group, _Outermost(template)))
    template.forget_unused()
    return template


def templates() -> Iterator[Template]:
    """Every card alone."""
    for name in CARDS:
        yield build(name)
