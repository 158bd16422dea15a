"""The Order Flow: what its query for an order takes for a failure and for "not found"."""

from __future__ import annotations

from typing import Iterator, Mapping, Set

from emulator import el

from .. import expressions, forms
from ..settings import Settings
from ..snapshot import Definition, Use
from .rule import effective

URL, PATH, VALUE = "query.check.url", "query.check.path", "query.check.path.value"
FAILURE, NOT_FOUND = "query.check.failure.codes", "query.check.not.found.codes"


def code_lists(settings: Settings, defined: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """A status code is either a failure or not found, never both."""
    values = effective(settings, defined)
    both = codes(values.get(FAILURE, "")) & codes(values.get(NOT_FOUND, ""))
    if both:
        yield f"parameters.{FAILURE}: {', '.join(sorted(both))} is in {NOT_FOUND} as well; a code belongs to one list only"


def check_asks_for_the_order(settings: Settings, defined: Mapping[str, Definition], used: Mapping[str, Use]) -> Iterator[str]:
    """A query that names no order finds the same for each; then none is sent, and all are marked. Settings of a query need one."""
    values = effective(settings, defined)
    url = values.get(URL, "")
    if url and not expressions.fault(url) and not el.attribute_names(url):
        yield f"parameters.{URL}: names no order: the answer would be the same for each. Use its number, as in ${{_order.number}}"
    for name, needs in ((PATH, URL), (VALUE, PATH)):
        if values.get(name) and not values.get(needs):
            yield f"parameters.{name}: is looked at with {needs} only, which is empty"


def codes(text: str) -> Set[str]:
    """The codes of a comma list."""
    return set(forms.listed(text))
