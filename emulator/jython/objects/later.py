"""What the objects of Jython ask of modules that are built on them: how a value shows itself, its type's name, ``%``, decoding.

``text``, ``types``, ``formatting``, ``percent`` and ``codecs`` stand on the objects and give these functions here when they are imported,
which the package does as a whole: so no object imports what is built on it.
"""

from __future__ import annotations

from typing import Any, Callable


class Later:
    """The functions by their names."""

    decode: Callable[..., str]
    encode: Callable[..., Any]  # a ByteString
    dict_view: Callable[[str, Any], Any]
    format_string: Callable[[str, tuple[Any, ...], dict[str, Any]], str]
    percent: Callable[[str, Any], str]
    refuse_index: Callable[[Any, Any], None]
    repr_: Callable[[Any], str]
    repr_text: Callable[[str], str]
    str_: Callable[[Any], Any]  # a ByteString
    text_of: Callable[[Any], str]
    type_name: Callable[[Any], str]

    def give(self, *functions: Callable[..., Any]) -> None:
        """Functions under the names that they were defined with."""
        for function in functions:
            setattr(self, function.__name__, function)


later = Later()
