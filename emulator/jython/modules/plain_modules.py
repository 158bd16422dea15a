"""Modules that are Python 3's with some names changed back."""

from __future__ import annotations

import itertools
import math
import random
import string
from types import BuiltinFunctionType, FunctionType, GeneratorType, MethodType, ModuleType
from typing import Any

from ...base.errors import NotEmulated
from ..objects.bytestring import ByteString, plain


def itertools_module(interpreter: Any) -> ModuleType:
    """``itertools``."""
    module = ModuleType("itertools")
    module.__dict__.update({name: value for name, value in vars(itertools).items() if not name.startswith("_")})
    module.__dict__.update(imap=map, izip=zip, ifilter=filter, ifilterfalse=itertools.filterfalse, izip_longest=itertools.zip_longest)
    return module


def math_module(interpreter: Any) -> ModuleType:
    """``math``: floor and ceil are floats."""
    module = ModuleType("math")
    module.__dict__.update({name: value for name, value in vars(math).items() if not name.startswith("_")})
    module.__dict__.update(floor=lambda value: float(math.floor(value)), ceil=lambda value: float(math.ceil(value)))
    return module


def string_module(interpreter: Any) -> ModuleType:
    """``string``: constants and the old functions."""
    constants = (
        "ascii_letters",
        "ascii_lowercase",
        "ascii_uppercase",
        "digits",
        "hexdigits",
        "octdigits",
        "punctuation",
        "printable",
        "whitespace",
    )
    module = ModuleType("string")
    module.__dict__.update({name: ByteString(getattr(string, name)) for name in constants})
    module.__dict__.update(
        letters=ByteString(string.ascii_letters),
        lowercase=ByteString(string.ascii_lowercase), uppercase=ByteString(string.ascii_uppercase),
        join=_join, split=lambda text, *rest: text.split(*rest),
        strip=lambda text: text.strip(), upper=lambda text: text.upper(), lower=lambda text: text.lower(),
        replace=lambda text, old, new: text.replace(old, new), Template=string.Template, capwords=string.capwords,
        maketrans=_maketrans, atoi=int, atof=float, zfill=lambda text, width: text.zfill(width),
    )  # fmt: skip
    return module


_SPACE = ByteString(" ")


def _join(words: Any, separator: Any = _SPACE) -> Any:
    return separator.join(words)


def _maketrans(source: str, target: str) -> ByteString:
    table = [chr(code) for code in range(256)]
    for one, other in zip(source, target):
        table[ord(one)] = str.__str__(other)
    return ByteString("".join(table))


def random_module(interpreter: Any) -> ModuleType:
    """``random``: the run's seed decides, if there is one."""
    source = interpreter.random or random.Random()
    names = (
        "random",
        "randint",
        "randrange",
        "choice",
        "shuffle",
        "sample",
        "uniform",
        "gauss",
        "seed",
        "getrandbits",
        "triangular",
        "betavariate",
        "expovariate",
        "normalvariate",
    )
    module = ModuleType("random")
    module.__dict__.update({name: getattr(source, name) for name in names}, Random=random.Random, SystemRandom=random.SystemRandom)
    return module


def uuid_module(interpreter: Any) -> ModuleType:
    """``uuid``: with a seed the random ones are the run's."""
    import uuid

    module = ModuleType("uuid")
    module.__dict__.update({name: value for name, value in vars(uuid).items() if not name.startswith("_")})
    if interpreter.random is not None:
        module.__dict__["uuid4"] = lambda: uuid.UUID(int=interpreter.random.getrandbits(128), version=4)
    return module


def builtin_module(interpreter: Any) -> ModuleType:
    """``__builtin__``."""
    module = ModuleType("__builtin__")
    module.__dict__.update({name: value for name, value in interpreter.builtins.items() if not name.startswith("__jy_")})
    return module


def codecs_module(interpreter: Any) -> ModuleType:
    """``codecs``: encode and decode, and the byte order marks."""
    from ..objects.codecs import decode, encode

    def open_(*arguments: Any) -> Any:
        raise NotEmulated("codecs.open", "", "use open(...) and decode or encode the text")

    module = ModuleType("codecs")
    module.__dict__.update(
        encode=lambda text, encoding="ascii", errors="strict": encode(text, encoding, errors),
        decode=lambda text, encoding="ascii", errors="strict": decode(text, encoding, errors),
        BOM_UTF8=ByteString("\xef\xbb\xbf"), open=open_,
    )  # fmt: skip
    return module


def types_module(interpreter: Any) -> ModuleType:
    """``types``."""
    known = interpreter.builtins
    module = ModuleType("types")
    module.__dict__.update(
        StringType=known["str"], UnicodeType=known["unicode"], StringTypes=(known["str"], known["unicode"]), IntType=known["int"],
        LongType=known["long"], FloatType=known["float"], BooleanType=bool, DictType=known["dict"], ListType=list, TupleType=tuple,
        NoneType=type(None), TypeType=known["type"], FunctionType=FunctionType, LambdaType=FunctionType, MethodType=MethodType,
        GeneratorType=GeneratorType, BuiltinFunctionType=BuiltinFunctionType, ModuleType=ModuleType, ObjectType=object,
        DictionaryType=known["dict"],
    )  # fmt: skip
    return module


def csv_module(interpreter: Any) -> ModuleType:
    """``csv``: reader, writer, DictReader over byte strings."""
    import csv

    def as_read(row: Any) -> Any:
        return [ByteString(item) if isinstance(item, str) else item for item in row]

    def reader(lines: Any, *arguments: Any, **options: Any) -> Any:
        return map(as_read, csv.reader((plain(line) for line in lines), *arguments, **options))

    def dict_reader(lines: Any, fieldnames: Any = None, **options: Any) -> Any:
        from ..objects.dict import JythonDict

        rows = reader(lines, **options)
        names: Any = fieldnames or next(rows, [])
        return (JythonDict(zip(names, row)) for row in rows if row)

    class Writer:
        """csv.writer."""

        def __init__(self, target: Any, *arguments: Any, **options: Any) -> None:
            self._target = target
            self._writer = csv.writer(self, *arguments, **options)

        def write(self, text: str) -> None:
            """What csv made of a row."""
            self._target.write(ByteString(text))

        def writerow(self, row: Any) -> None:
            """One row."""
            self._writer.writerow([plain(item) if isinstance(item, str) else item for item in row])

        def writerows(self, rows: Any) -> None:
            """Many rows."""
            for row in rows:
                self.writerow(row)

    module = ModuleType("csv")
    module.__dict__.update(
        reader=reader,
        writer=Writer,
        DictReader=dict_reader,
        QUOTE_ALL=csv.QUOTE_ALL,
        QUOTE_MINIMAL=csv.QUOTE_MINIMAL,
        QUOTE_NONE=csv.QUOTE_NONE,
        QUOTE_NONNUMERIC=csv.QUOTE_NONNUMERIC,
        Error=csv.Error,
    )
    return module
