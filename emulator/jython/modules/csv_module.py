"""``csv``: reader, writer, DictReader over byte strings."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString, plain
from .catalog import python_module


@python_module("csv")
def build(interpreter: Any) -> ModuleType:
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
