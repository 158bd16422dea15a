"""Reads a flow from a file, whichever of NiFi's two formats it is in."""

from __future__ import annotations

import os
from typing import Union

from ..base.errors import InputError
from .model import Flow

_ADVICE = "Give an XML template (NiFi 1.x: Download template) or a JSON flow definition (Download flow definition)"


def load_flow(path: Union[str, os.PathLike[str]]) -> Flow:
    """The flow in a file; InputError when the file cannot be read or is neither format."""
    where = os.fspath(path)
    try:
        with open(where, "rb") as file:
            data = file.read()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where, "Check the path") from None
    return parse_flow(data, where)


def parse_flow(data: bytes, origin: str = "") -> Flow:
    """The flow in these bytes; ``origin`` names them in errors."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<":
        from . import xml_read

        return xml_read.parse(data, origin)
    if start == b"{":
        from . import json_read

        return json_read.parse(data, origin)
    raise InputError("not a flow: " + ("the file is empty" if not start else "it is neither XML nor a JSON object"), origin, _ADVICE)
