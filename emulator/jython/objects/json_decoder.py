"""json.loads as Jython 2.7 has it: every string unicode, every object a dict in Jython's order, Python 2's error texts."""

from __future__ import annotations

import json
from typing import Any, Callable, Mapping, Optional, Tuple

from .bytestring import ByteString
from .dict import JythonDict

_PLAIN = json.JSONDecoder(object_hook=JythonDict)  # without arguments
_DEFAULTS = (*dict.fromkeys(("object_hook", "object_pairs_hook", "parse_float", "parse_int", "parse_constant")).items(), ("strict", True))


def loads(
    text: Any,
    encoding: Optional[str] = None,
    object_hook: Optional[Callable[[Any], Any]] = None,
    object_pairs_hook: Optional[Callable[[Any], Any]] = None,
    parse_float: Optional[Callable[[str], Any]] = None,
    parse_int: Optional[Callable[[str], Any]] = None,
    parse_constant: Optional[Callable[[str], Any]] = None,
    strict: bool = True,
) -> Any:
    """The value of a JSON text."""
    decoder = _decoder(object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, strict)
    if not isinstance(text, str):
        from .json_errors import DECODE, no_text

        raise no_text(text, DECODE)
    try:
        return decoder.decode(_unicode(text, encoding))
    except json.JSONDecodeError as error:
        from .json_errors import DECODE, python_2

        raise python_2(error, DECODE) from None


def raw_decode(text: Any, at: int, arguments: Mapping[str, Any]) -> Tuple[Any, int]:
    """JSONDecoder.raw_decode: the value that begins at ``at``, and where it ends. ``arguments``: those of loads."""
    decoder = _decoder(*[arguments.get(name, value) for name, value in _DEFAULTS]) if arguments else _PLAIN
    try:
        return decoder.raw_decode(text if type(text) is str else _unicode(text, arguments.get("encoding")), at)
    except json.JSONDecodeError as error:
        from .json_errors import python_2

        raise python_2(error, ()) from None


def _unicode(text: Any, encoding: Optional[str]) -> str:
    if isinstance(text, ByteString):
        if text.isascii():
            return str.__str__(text)
        from .json_errors import decoded

        return decoded(text, encoding or "utf-8")
    if not isinstance(text, str):
        from .json_errors import no_text

        raise no_text(text, ())
    return text


def _decoder(object_hook: Any, pairs_hook: Any, parse_float: Any, parse_int: Any, parse_constant: Any, strict: Any) -> json.JSONDecoder:
    if object_hook is pairs_hook is parse_float is parse_int is parse_constant is None and strict is True:
        return _PLAIN
    return json.JSONDecoder(
        object_hook=JythonDict if object_hook is None else lambda values: object_hook(JythonDict(values)),
        object_pairs_hook=pairs_hook,
        parse_float=parse_float,
        parse_int=parse_int,
        parse_constant=parse_constant,
        strict=strict,
    )
