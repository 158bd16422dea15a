"""``csv``: rows of byte strings. Python 3's parser does the work; what goes in and comes out is Jython's."""

from __future__ import annotations

import csv
from types import ModuleType
from typing import Any, Dict, Iterator, List, Optional

from ..objects.bytestring import ByteString, plain
from ..objects.codecs import byte_string
from ..objects.dict import JythonDict
from ..objects.text import repr_, str_
from .border import inward, outward
from .catalog import python_module
from .csv_dicts import DictReader, DictWriter

_OPTIONS = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict")


class Dialect:
    """``csv.Dialect``."""

    _name = ByteString("")
    _valid = False
    delimiter: Any = None
    quotechar: Any = None
    escapechar: Any = None
    doublequote: Any = None
    skipinitialspace: Any = None
    lineterminator: Any = None
    quoting: Any = None

    def __init__(self) -> None:
        self._valid = type(self) is not Dialect
        try:
            csv.reader([], **_settings(self))
        except TypeError as error:
            raise csv.Error(ByteString(str(error))) from None


class excel(Dialect):  # noqa: N801  Python 2's name
    """What Excel writes."""

    delimiter = ByteString(",")
    quotechar = ByteString('"')
    doublequote = True
    skipinitialspace = False
    lineterminator = ByteString("\r\n")
    quoting = csv.QUOTE_MINIMAL


class excel_tab(excel):  # noqa: N801
    """The same with tabs."""

    delimiter = ByteString("\t")


class _Settled:
    """The ``dialect`` of a reader or writer."""

    def __init__(self, dialect: Any) -> None:
        for name in _OPTIONS:
            setattr(self, name, outward(getattr(dialect, name)))


def _settings(dialect: Any) -> Dict[str, Any]:
    values = {name: inward(getattr(dialect, name)) for name in _OPTIONS if getattr(dialect, name, None) is not None}
    if getattr(dialect, "quotechar", "") is None and getattr(dialect, "quoting", None) == csv.QUOTE_NONE:
        values["quotechar"] = None
    return values


def checked(name: str, value: Any) -> Any:
    """An option as PyDialect takes it: TypeError for what is none."""
    if name in _LETTERS and not isinstance(value, (str, type(None))) or name in _LETTERS and value and len(value) > 1:
        raise TypeError(ByteString(f'"{name}" must be a 1-character string'))
    if name == "lineterminator" and not isinstance(value, (str, type(None))):
        raise TypeError(ByteString('"lineterminator" must be a string'))
    if value is None and name in _NEEDED or name == "delimiter" and not value:
        raise TypeError(ByteString(f"{name} must be set"))
    if name == "quotechar" and value == "":
        raise TypeError(ByteString("quotechar must be set if quoting enabled"))
    if name == "quoting" and isinstance(value, int) and value > csv.QUOTE_NONE:  # Python 3.12 has more
        raise TypeError(ByteString('bad "quoting" value'))
    if isinstance(value, str):
        return str_(value) or (None if name == "escapechar" else value)
    return value


_LETTERS = frozenset(("delimiter", "quotechar", "escapechar"))
_NEEDED = frozenset(("delimiter", "lineterminator"))


class _Dialects:
    """The names that one interpreter knows."""

    def __init__(self) -> None:
        self.names: Any = JythonDict([(ByteString("excel"), excel), (ByteString("excel-tab"), excel_tab)])

    def options(self, dialect: Any, options: Dict[str, Any]) -> Dict[str, Any]:
        """What Python 3's parser is asked with."""
        if isinstance(dialect, str):
            dialect = self.get(dialect)
        settled = _settings(dialect) if dialect is not None else {}
        settled.update({name: inward(checked(name, value)) for name, value in options.items()})
        return settled

    def get(self, name: Any) -> Any:
        """The dialect of that name."""
        if name not in self.names:
            raise csv.Error(ByteString("unknown dialect"))
        return self.names[name]

    def register(self, name: Any, dialect: Any = None, **options: Any) -> None:
        """A new name."""
        if not isinstance(name, str):
            raise TypeError("dialect name must be a string or unicode")
        base = self.get(dialect) if isinstance(dialect, str) else dialect or excel
        csv.reader([], **self.options(base, options))
        kind = base if isinstance(base, type) else type(base)
        self.names[name] = type(kind.__name__, (kind,), options)

    def unregister(self, name: Any) -> None:
        """Forget a name."""
        self.get(name)
        del self.names[name]


class Reader:
    """What ``csv.reader`` gives."""

    def __init__(self, lines: Any, options: Dict[str, Any]) -> None:
        self._reader = csv.reader(map(_characters, lines), **options)
        self.dialect = _Settled(self._reader.dialect)

    @property
    def line_num(self) -> int:
        """How many lines were read."""
        return self._reader.line_num

    def __iter__(self) -> Iterator[List[Any]]:
        return self

    def __next__(self) -> List[Any]:
        try:
            row = next(self._reader)
        except csv.Error as error:
            raise csv.Error(str(error).replace("with newline=''", "in universal-newline mode")) from None  # CPython 3.13's words
        except ValueError as error:
            words = str(error).replace("could not convert string to float: ", "invalid literal for float: ").replace("'", "")
            raise ValueError(ByteString(words)) from None
        return [ByteString(item) if isinstance(item, str) else item for item in row]

    next = __next__


def _characters(line: Any) -> str:
    line = line if isinstance(line, str) else str_(line)
    text = plain(line)
    if "\0" in text:
        raise csv.Error(ByteString("line contains NULL byte"))
    return text if isinstance(line, ByteString) else plain(byte_string(text))


class _Float(float):
    def __str__(self) -> str:
        return plain(repr_(float(self)))


class Writer:
    """What ``csv.writer`` gives."""

    def __init__(self, target: Any, options: Dict[str, Any]) -> None:
        if not callable(getattr(target, "write", None)):
            raise TypeError('argument 1 must have a "write" method')
        self._target = target
        self._writer = csv.writer(self, **options)
        self.dialect = _Settled(self._writer.dialect)

    def write(self, text: str) -> None:
        """What csv made of a row."""
        self._target.write(ByteString(text))

    def writerow(self, row: Any) -> bool:
        """One row."""
        if isinstance(row, dict) or not hasattr(type(row), "__getitem__") and not hasattr(type(row), "java_name"):  # isSequenceType
            raise csv.Error(ByteString("sequence expected"))
        self._writer.writerow([_field(item) for item in row])
        return True

    def writerows(self, rows: Any) -> None:
        """Many rows."""
        for row in rows:
            self.writerow(row)


def _field(value: Any) -> Any:
    if value is None or type(value) in (int, bool):
        return value
    if isinstance(value, float):
        return _Float(value)
    return value if isinstance(value, int) else plain(str_(value))


class Sniffer:
    """``csv.Sniffer``."""

    def __init__(self) -> None:
        self._sniffer = csv.Sniffer()
        self.preferred = [ByteString(item) for item in self._sniffer.preferred]

    def sniff(self, sample: Any, delimiters: Any = None) -> Any:
        """The dialect of a sample."""
        dialect = self._sniffer.sniff(plain(sample), plain(delimiters) if delimiters is not None else None)
        values = {name: outward(getattr(dialect, name)) for name in _OPTIONS if hasattr(dialect, name)}
        return type("dialect", (Dialect,), {**values, "_name": ByteString("sniffed")})

    def has_header(self, sample: Any) -> bool:
        """Does the first row differ in kind?"""
        return self._sniffer.has_header(plain(sample))


@python_module("csv")
def build(interpreter: Any) -> ModuleType:
    dialects = _Dialects()

    def reader(lines: Any, dialect: Any = None, **options: Any) -> Reader:
        if not hasattr(type(lines), "__iter__") and not hasattr(type(lines), "__getitem__"):
            raise TypeError(ByteString("argument 1 must be an iterator"))
        return Reader(iter(lines), dialects.options(dialect, options))

    def writer(target: Any, dialect: Any = None, **options: Any) -> Writer:
        return Writer(target, dialects.options(dialect, options))

    dict_reader = type("DictReader", (DictReader,), {"reader_of": staticmethod(reader)})
    dict_writer = type("DictWriter", (DictWriter,), {"writer_of": staticmethod(writer)})

    def field_size_limit(limit: Optional[int] = None) -> int:
        return csv.field_size_limit() if limit is None else csv.field_size_limit(limit)

    for kind, name in ((dict_reader, "DictReader"), (dict_writer, "DictWriter"), (Reader, "reader"), (Writer, "writer")):
        kind.__name__ = kind.__qualname__ = name
        kind.__module__ = "csv"
    module = ModuleType("csv")
    module.__dict__.update(
        reader=reader, writer=writer, DictReader=dict_reader, DictWriter=dict_writer, Sniffer=Sniffer, Error=csv.Error,
        Dialect=Dialect, excel=excel, excel_tab=excel_tab, register_dialect=dialects.register, unregister_dialect=dialects.unregister,
        get_dialect=dialects.get, list_dialects=lambda: dialects.names.keys(), field_size_limit=field_size_limit,
        QUOTE_ALL=csv.QUOTE_ALL, QUOTE_MINIMAL=csv.QUOTE_MINIMAL, QUOTE_NONE=csv.QUOTE_NONE, QUOTE_NONNUMERIC=csv.QUOTE_NONNUMERIC,
    )  # fmt: skip
    return module
