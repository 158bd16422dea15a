"""``json``."""

from __future__ import annotations

from types import ModuleType
from typing import Any, Dict, Optional, Tuple

from ..late import library_module
from ..objects.bytestring import ByteString, plain
from ..objects.json_decoder import loads, raw_decode
from ..objects.json_encoder import Style, encode
from ..objects.later import later
from .catalog import python_module

_STYLES: Dict[Any, Style] = {None: Style(), 4: Style(4), 2: Style(2)}


def dumps(
    obj: Any,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    cls: Any = None,
    indent: Optional[int] = None,
    separators: Any = None,
    encoding: str = "utf-8",
    default: Any = None,
    sort_keys: bool = False,
    **keywords: Any,
) -> str:
    """The JSON text of a value."""
    if cls is not None:
        return cls(  # type: ignore[no-any-return]
            skipkeys=skipkeys,
            ensure_ascii=ensure_ascii,
            allow_nan=allow_nan,
            indent=indent,
            separators=separators,
            encoding=encoding,
            default=default,
            sort_keys=sort_keys,
            **keywords,
        ).encode(obj)
    if keywords:
        raise TypeError(ByteString(f"__init__() got an unexpected keyword argument '{next(iter(keywords))}'"))
    return encode(obj, _style(skipkeys, ensure_ascii, allow_nan, indent, separators, encoding, default, sort_keys))


def _style(
    skipkeys: Any, ensure_ascii: Any, allow_nan: Any, indent: Any, separators: Any, encoding: str, default: Any, sort_keys: Any
) -> Style:
    if ensure_ascii and allow_nan and not (skipkeys or separators or default or sort_keys) and indent in _STYLES and encoding == "utf-8":
        return _STYLES[indent]
    item, key = separators or (", ", ": ")
    return Style(
        indent, plain(item), plain(key), bool(ensure_ascii), bool(sort_keys), bool(skipkeys), bool(allow_nan), plain(encoding), default
    )


class JSONEncoder:
    """A script's encoder overrides ``default``."""

    item_separator, key_separator = ", ", ": "

    def __init__(
        self,
        skipkeys: bool = False,
        ensure_ascii: bool = True,
        check_circular: bool = True,
        allow_nan: bool = True,
        sort_keys: bool = False,
        indent: Optional[int] = None,
        separators: Any = None,
        encoding: str = "utf-8",
        default: Any = None,
    ) -> None:
        if default is not None:
            self.default = default  # type: ignore[method-assign]
        self._style = _style(skipkeys, ensure_ascii, allow_nan, indent, separators, encoding, self.default, sort_keys)

    def default(self, o: Any) -> Any:
        """What to encode instead of a value that JSON does not know."""
        raise TypeError(later.repr_(o) + " is not JSON serializable")

    def encode(self, o: Any) -> str:
        """The JSON text of a value."""
        return encode(o, self._style)

    def iterencode(self, o: Any) -> Any:
        """The text in one piece."""
        return iter([encode(o, self._style)])


class JSONDecoder:
    """``JSONDecoder(**arguments of loads).decode(text)``."""

    def __init__(self, **arguments: Any) -> None:
        self._arguments = arguments

    def raw_decode(self, s: Any, idx: int = 0) -> Tuple[Any, int]:
        """The value that begins there, and where it ends."""
        return raw_decode(s, idx, self._arguments)

    def decode(self, s: Any) -> Any:
        """The value of a JSON text."""
        return loads(s, **self._arguments)


def _loads(s: Any, encoding: Any = None, cls: Any = None, **arguments: Any) -> Any:
    """The value of a JSON text; ``cls`` is a decoder of the script."""
    if cls is not None:
        return cls(encoding=encoding, **arguments).decode(s)
    return loads(s, encoding, **arguments)


def load(fp: Any, **arguments: Any) -> Any:
    """The value of a file's JSON text."""
    return _loads(fp.read(), **arguments)


def dump(obj: Any, fp: Any, **arguments: Any) -> None:
    """Write the JSON text of a value to a file."""
    fp.write(dumps(obj, **arguments))


@python_module("json")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("json")
    module.__dict__.update(
        dumps=dumps, loads=_loads, dump=dump, load=load, JSONEncoder=JSONEncoder, JSONDecoder=JSONDecoder, __version__=ByteString("2.0.9")
    )
    for name, inner in (("encoder", build_encoder(interpreter)), ("decoder", build_decoder(interpreter))):
        module.__dict__[name] = interpreter.modules.setdefault("json." + name, library_module(inner))
    return module


def _float_repr(value: Any) -> str:
    return later.repr_(value)


_float_repr.__name__ = "repr"


@python_module("json.encoder")
def build_encoder(interpreter: Any) -> ModuleType:
    """FLOAT_REPR changes nothing: Jython's encoder is its own (_json)."""
    module = ModuleType("json.encoder")
    module.__dict__.update(JSONEncoder=JSONEncoder, FLOAT_REPR=_float_repr, INFINITY=float("inf"), encode_basestring_ascii=dumps)
    return module


@python_module("json.decoder")
def build_decoder(interpreter: Any) -> ModuleType:
    module = ModuleType("json.decoder")
    module.__dict__.update(JSONDecoder=JSONDecoder, NaN=float("nan"), PosInf=float("inf"), NegInf=float("-inf"))
    return module
