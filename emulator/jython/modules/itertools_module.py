"""``itertools``: Python 3's, with the names of Python 2."""

from __future__ import annotations

import itertools
from types import ModuleType
from typing import Any

from .catalog import python_module

_NAMES = frozenset((
    "chain", "combinations", "combinations_with_replacement", "compress", "count", "cycle", "dropwhile", "groupby", "islice",
    "permutations", "product", "repeat", "starmap", "takewhile", "tee",
))  # fmt: skip


@python_module("itertools")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("itertools")
    module.__dict__.update({name: value for name, value in vars(itertools).items() if name in _NAMES})
    module.__dict__.update(imap=map, izip=zip, ifilter=filter, ifilterfalse=itertools.filterfalse, izip_longest=itertools.zip_longest)
    return module
