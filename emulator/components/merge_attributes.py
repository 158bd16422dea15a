"""What the bundle of MergeContent inherits: attribute strategies, filename, mime.type, and the checks of Defragment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Callable, Dict, List, Optional, Sequence, Set

from ..java.lang.numbers import parse_int

if TYPE_CHECKING:
    from ..core.flowfile import FlowFile

_NUMBER = re.compile(r"\d+")
_INDEX, _COUNT, _IDENTIFIER = "fragment.index", "fragment.count", "fragment.identifier"
_NO_NUMBER = "Cannot Defragment {} because it does not have an integer value for the {} attribute"
_DIFFERING = (
    "Cannot Defragment {} because it is grouped with another FlowFile, and the two have differing values for the fragment.count attribute: "
    "{} and {}"
)
_TOO_LARGE = "Cannot Defragment FlowFiles with Fragment Identifier {} because the fragment.count has a non-integer value of {}"
_WRONG_NUMBER = "Cannot Defragment FlowFiles with Fragment Identifier {} because the expected number of fragments is {} but found {}"


def _common(flowfiles: Sequence[FlowFile]) -> Dict[str, str]:
    """KeepCommonAttributeStrategy: the same value on all."""
    first, others = flowfiles[0], flowfiles[1:]
    kept = {name: value for name, value in first.attributes.items() if all(one.attributes.get(name) == value for one in others)}
    kept.pop("uuid", None)
    return kept


def _unique(flowfiles: Sequence[FlowFile]) -> Dict[str, str]:
    """KeepUniqueAttributeStrategy: values that nobody contradicts."""
    kept: Dict[str, str] = {}
    conflicting: Set[str] = {"uuid"}
    for flowfile in flowfiles:
        for name, value in flowfile.attributes.items():
            if kept.setdefault(name, value) != value:
                conflicting.add(name)
    return {name: value for name, value in kept.items() if name not in conflicting}


STRATEGIES: Dict[str, Callable[[Sequence[FlowFile]], Dict[str, str]]] = {
    "Keep Only Common Attributes": _common,
    "Keep All Unique Attributes": _unique,
}


def merged_filename(flowfiles: Sequence[FlowFile]) -> Optional[str]:
    """MergeContent.createFilename; None where NiFi uses the nanosecond clock."""
    if len(flowfiles) == 1:
        return flowfiles[0].getAttribute("filename")
    return flowfiles[0].getAttribute("segment.original.filename")


def merged_mime_type(flowfiles: Sequence[FlowFile]) -> str:
    """The type that all share, else application/octet-stream."""
    types = {one.getAttribute("mime.type") for one in flowfiles}
    only = types.pop() if len(types) == 1 else None
    return only or "application/octet-stream"


def fragment_order(flowfile: FlowFile) -> int:
    """MergeContent.FragmentComparator."""
    return parse_int(flowfile.getAttribute(_INDEX) or "")


def defragment_problem(flowfiles: List[FlowFile]) -> Optional[str]:
    """MergeContent.getDefragmentValidationError."""
    decided: Optional[str] = None
    for flowfile in flowfiles:
        for name in (_INDEX, _COUNT):
            if not _NUMBER.fullmatch(flowfile.getAttribute(name) or ""):
                return _NO_NUMBER.format(flowfile, name)
        count = flowfile.getAttribute(_COUNT)
        decided = decided or count
        if count != decided:
            return _DIFFERING.format(flowfile, decided, count)
    if decided is None or len(flowfiles) == int(decided):
        return None
    identifier, fragments = flowfiles[-1].getAttribute(_IDENTIFIER), len(flowfiles)
    if int(decided) >= 2**31:
        return _TOO_LARGE.format(identifier, decided)
    many = f"{fragments} fragments for this identifier" if fragments > int(decided) else f"only {fragments} fragments"
    return _WRONG_NUMBER.format(identifier, decided, many)
