"""Jayway JsonPath 2.6.0 with Jackson, as NiFi 1.16.3 uses it, and what came with 2.8.0 in NiFi 1.22.0.

``compile(text)`` gives a Path: ``read``, ``set``, ``delete``, ``add``, ``put`` on a document of dicts and lists, ``definite``.
Left out: predicates given from outside (``[?]``), the options that NiFi does not set.
"""

from __future__ import annotations

from .errors import InvalidModificationException, InvalidPathException, JsonPathException, PathNotFoundException
from .functions import KeySet
from .path import Path, compile

PathNotFound = PathNotFoundException

__all__ = [
    "InvalidModificationException",
    "InvalidPathException",
    "JsonPathException",
    "KeySet",
    "Path",
    "PathNotFound",
    "PathNotFoundException",
    "compile",
]
