"""The relationships that NiFi's own processors have, as its NARs say them (``relationships.json``)."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Dict, FrozenSet, NamedTuple, Optional

_FILE = Path(__file__).with_name("relationships.json")


class Recorded(NamedTuple):
    """``open``: its properties make further ones."""

    names: FrozenSet[str]
    open: bool


def recorded(java_type: str) -> Optional[Recorded]:
    """The relationships of a type; None for one that nobody recorded."""
    text = _table().get(java_type)
    if text is None:
        return None
    names = frozenset(filter(None, text.split(",")))
    return Recorded(names - {"*"}, "*" in names)


@lru_cache(maxsize=1)
def _table() -> Dict[str, str]:
    table: Dict[str, str] = json.loads(_FILE.read_text(encoding="utf-8"))
    del table["from"]
    return table
