"""``cStringIO``: as ``StringIO``."""

from __future__ import annotations

from .catalog import python_module
from .string_io_module import build

python_module("cStringIO")(build)
