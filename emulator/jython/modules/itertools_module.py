"""``itertools``: Python 3's, with the names of Python 2."""

from __future__ import annotations

import itertools
from types import ModuleType
from typing import Any

from .catalog import python_module


@python_module("itertools")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("itertools")
    module.__dict__.update({name: value for name, value in vars(itertools).items() if not name.startswith("_")})
    module.__dict__.update(imap=map, izip=zip, ifilter=filter, ifilterfalse=itertools.filterfalse, izip_longest=itertools.zip_longest)
    return module
