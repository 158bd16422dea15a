"""Jolt 0.1.1, the JSON transformation of NiFi 1.16.3's JoltTransformJSON. Its face is ``emulator.transform``.

``compile(operation, spec)`` gives a Transform; operations are chain, shift, default, remove, sort, cardinality, modify-overwrite-beta,
modify-default-beta and modify-define-beta. What Java's Jolt raises is a JoltError with the name of the Java class. Left out: operations and
functions of one's own (Java classes), and that a list or object which modify takes from its specification is one and the same for all
documents in Java; here each place gets a copy.
``parse`` reads JSON text as Jolt does.
"""

from __future__ import annotations

from .errors import JoltError
from .json_text import parse
from .transform import Transform, compile

__all__ = ["JoltError", "Transform", "compile", "parse"]
