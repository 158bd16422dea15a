"""``emulator.transform``: one document through one specification."""

from __future__ import annotations

import os
from typing import Any, Union

from ..base.errors import InputError
from ..base.files import read_bytes
from ..base.versions import DEFAULT, version_of
from ..failure import Failure, border
from ..java.lang.throwable import Throwable
from .errors import JoltError
from .json_text import parse
from .operations import OPERATIONS
from .transform import compile as compiled

Json = Any  # what json.loads gives
JsonOrPath = Union[Json, str, "os.PathLike[str]"]


def transform(document: JsonOrPath, spec: JsonOrPath = None, operation: str = "chain", *, nifi: str = DEFAULT) -> Json:
    """A JSON document transformed as JoltTransformJSON does; the document itself stays as it is.

    For many documents compile once: ``from emulator import jolt``, ``jolt.compile(operation, spec).transform(document)``, whose errors are
    Jolt's own (``JoltError``).

    Args:
        document: data as json.loads gives it, or the path of a JSON file (any str is a path).
        spec: the specification, likewise; None for the operation sort, which has none.
        operation: chain, shift, default, remove, sort, cardinality, modify-overwrite-beta, modify-default-beta, modify-define-beta.
        nifi: NiFi's version: Jolt is 0.1.1 before 1.18.0, then 0.1.7 and 0.1.8, which here are the same.

    Returns:
        the result as data; it may share parts with the document.

    Raises:
        Failure: what Jolt would throw, for the specification or for this document.
        InputError: a file cannot be read or is not JSON, the operation or the version is not known.

    Source: com.bazaarvoice.jolt 0.1.1 and 0.1.8, as NiFi calls them.
    """
    version = version_of(nifi)
    if operation not in ("chain", *OPERATIONS):
        raise InputError(f"there is no operation {operation!r}", "", "Known: " + ", ".join(("chain", *OPERATIONS)))
    where = os.fspath(spec) if isinstance(spec, (str, os.PathLike)) else ""
    data, specification = _json(document), _json(spec)
    try:
        with border(where):
            return compiled(operation, specification, version).transform(data)
    except JoltError as error:
        raise Failure(error.java_name, error.what, where=error.where or where) from error


def _json(source: JsonOrPath) -> Json:
    if not isinstance(source, (str, os.PathLike)):
        return source
    try:
        data = read_bytes(source)
    except InputError as error:
        raise InputError(error.what, error.where, "Check the path; what is not in a file is given as data (json.loads)") from None
    try:
        return parse(data)
    except Throwable as error:
        raise InputError(f"is not JSON: {error}", os.fspath(source), "Check it with a JSON editor") from None
