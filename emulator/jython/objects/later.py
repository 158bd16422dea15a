"""What the objects of Jython ask of modules that are built on them: how a value shows itself, its type's name, ``%``, decoding.

``text``, ``types``, ``percent`` and the others of ``_MODULES`` stand on the objects and give these functions here when they are imported,
which is when the first of them is asked for: no object imports what is built on it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Callable, Dict, Tuple

_MODULES: Dict[str, Tuple[str, ...]] = {
    ".attributes": ("own_method",),
    "codecs": ("decode", "decode_any", "encode", "encode_any"),
    "dict": ("key_missing",),
    "dict_views": ("dict_view",),
    "formatting": ("format_string",),
    "integers": ("refuse_index",),
    "percent": ("percent",),
    "text": ("repr_", "repr_text", "str_", "text_of"),
    "types": ("class_name", "stands_for", "type_name", "type_of", "type_repr"),
}


class Later:
    """The functions by their names."""

    class_name: Callable[[Any], str]
    decode: Callable[..., str]
    decode_any: Callable[..., str]
    encode: Callable[..., Any]  # a ByteString
    encode_any: Callable[..., Any]
    dict_view: Callable[[str, Any], Any]
    format_string: Callable[[str, tuple[Any, ...], dict[str, Any]], str]
    key_missing: Callable[[Any], KeyError]
    own_method: Callable[[type, str], Any]  # a function of the instance and the arguments, or None
    percent: Callable[[str, Any], str]
    refuse_index: Callable[[Any, Any], None]
    repr_: Callable[[Any], str]
    repr_text: Callable[[str], str]
    stands_for: Callable[[type, Any], None]
    str_: Callable[[Any], Any]  # a ByteString
    text_of: Callable[[Any], str]
    type_name: Callable[[Any], str]
    type_of: Callable[[Any], Any]
    type_repr: Callable[[type], str]

    if not TYPE_CHECKING:  # mypy would take every misspelt name for one of these

        def __getattr__(self, name):
            module = next((module for module, names in _MODULES.items() if name in names), None)
            if module is None:
                raise AttributeError(name)
            import_module("." + module, __package__)
            return self.__dict__[name]

    def give(self, *functions: Callable[..., Any]) -> None:
        """Functions under the names that they were defined with."""
        for function in functions:
            setattr(self, function.__name__, function)


later = Later()
