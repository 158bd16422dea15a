"""The order of FlowFiles in a queue.

Mirrors QueuePrioritizer (NiFi 1.16.3): penalised ones last, by the end of their penalty; then the connection's prioritizers; then FlowFiles
without content, then the others by when their content was written; then by id. The order of transfer plays no part.
"""

from __future__ import annotations

import re
from functools import cmp_to_key
from typing import Any, Callable, Dict, Sequence

from ..base.errors import NotEmulated
from .flowfile import FlowFile

Compare = Callable[[FlowFile, FlowFile], int]

_INTEGER = re.compile(r"-?\d+")


def _compare(first: Any, second: Any) -> int:
    return int(first > second) - int(first < second)


def first_in_first_out(first: FlowFile, second: FlowFile) -> int:
    """FirstInFirstOutPrioritizer: by the last time it was queued."""
    return _compare((first.last_queue_date, first.queue_date_index), (second.last_queue_date, second.queue_date_index))


def oldest_flowfile_first(first: FlowFile, second: FlowFile) -> int:
    """OldestFlowFileFirstPrioritizer: by the start of the lineage."""
    return _compare((first.lineage_start_date, first.lineage_start_index), (second.lineage_start_date, second.lineage_start_index))


def newest_flowfile_first(first: FlowFile, second: FlowFile) -> int:
    """NewestFlowFileFirstPrioritizer: by the start of the lineage, latest first."""
    return -oldest_flowfile_first(first, second)


def priority_attribute(first: FlowFile, second: FlowFile) -> int:
    """PriorityAttributePrioritizer: numbers by value, then texts, then FlowFiles without the attribute."""
    first_text, second_text = first.attributes.get("priority"), second.attributes.get("priority")
    if first_text is None or second_text is None:
        return _compare(first_text is None, second_text is None)
    first_text, second_text = first_text.strip(), second_text.strip()
    numbers = [int(text) if _INTEGER.fullmatch(text) else None for text in (first_text, second_text)]
    if numbers[0] is not None and numbers[1] is not None:
        return _compare(numbers[0], numbers[1])
    if numbers[0] is None and numbers[1] is None:
        return _compare(first_text, second_text)
    return -1 if numbers[0] is not None else 1


PRIORITIZERS: Dict[str, Compare] = {
    "FirstInFirstOutPrioritizer": first_in_first_out,
    "OldestFlowFileFirstPrioritizer": oldest_flowfile_first,
    "NewestFlowFileFirstPrioritizer": newest_flowfile_first,
    "PriorityAttributePrioritizer": priority_attribute,
}


def prioritizer(name: str) -> Compare:
    """The prioritizer of a Java type or its simple name."""
    compare = PRIORITIZERS.get(name.rpartition(".")[2])
    if compare is None:
        raise NotEmulated(name, advice="the prioritizers are " + ", ".join(sorted(PRIORITIZERS)))
    return compare


def prioritized(compares: Sequence[Compare], last_resort: Callable[[FlowFile], Any]) -> Callable[[FlowFile], Any]:
    """A key for unpenalised FlowFiles: what the prioritizers leave open is ordered by ``last_resort``."""

    def compare(first: FlowFile, second: FlowFile) -> int:
        for prioritizer_order in compares:
            result = prioritizer_order(first, second)
            if result:
                return result
        return _compare(last_resort(first), last_resort(second))

    return cmp_to_key(compare)
