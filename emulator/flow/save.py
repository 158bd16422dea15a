"""``save_flow``: a flow as a file that NiFi imports."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Union

from ..base.errors import InputError
from .model import Flow

__all__ = ["save_flow"]


def save_flow(flow: Flow, path: Union[str, os.PathLike[str]]) -> None:
    """Write a flow to a file: an XML template (NiFi 1.x) when the name ends in ``.xml``, a JSON flow definition when in ``.json``.

    Raises InputError for another ending, and for what the format cannot carry.
    """
    target = Path(path)
    if target.suffix == ".xml":
        from .xml_write import write
    elif target.suffix == ".json":
        from .json_write import write
    else:
        raise InputError(f"a flow is written as .xml or .json, not {target.suffix or 'without an ending'}", str(target))
    target.write_bytes(write(flow).encode("utf-8"))
