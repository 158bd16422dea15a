"""``csv.DictReader`` and ``csv.DictWriter``: rows as dicts."""

from __future__ import annotations

from typing import Any, Callable, Iterator

from ..objects.dict import JythonDict
from ..objects.text import repr_, str_


class DictReader:
    """A dict for each row; the first row names the fields unless ``fieldnames`` does."""

    reader_of: Callable[..., Any]

    def __init__(
        self,
        f: Any,
        fieldnames: Any = None,
        restkey: Any = None,
        restval: Any = None,
        dialect: Any = "excel",
        *arguments: Any,
        **options: Any,
    ) -> None:
        self._fieldnames, self.restkey, self.restval, self.dialect, self.line_num = fieldnames, restkey, restval, dialect, 0
        self.reader = type(self).reader_of(f, dialect, *arguments, **options)

    def __iter__(self) -> Iterator[Any]:
        return self

    @property
    def fieldnames(self) -> Any:
        """The names; read when they are asked for."""
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, names: Any) -> None:
        self._fieldnames = names

    def __next__(self) -> Any:
        if self.line_num == 0:
            self.fieldnames  # noqa: B018  reads the first row
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        values = JythonDict(zip(names, row))
        if len(names) < len(row):
            values[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            values[name] = self.restval
        return values

    next = __next__


class DictWriter:
    """A row of each dict."""

    writer_of: Callable[..., Any]

    def __init__(
        self,
        f: Any,
        fieldnames: Any,
        restval: Any = "",
        extrasaction: Any = "raise",
        dialect: Any = "excel",
        *arguments: Any,
        **options: Any,
    ) -> None:
        self.fieldnames, self.restval = fieldnames, restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({str_(extrasaction)}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = type(self).writer_of(f, dialect, *arguments, **options)

    def writeheader(self) -> None:
        """The names as a row."""
        self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, values: Any) -> Any:
        if self.extrasaction == "raise":
            wrong = [name for name in values if name not in self.fieldnames]
            if wrong:
                words = [name if isinstance(name, str) else repr_(name) for name in wrong]
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(words))
        return [values.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, values: Any) -> None:
        """One row."""
        self.writer.writerow(self._row(values))

    def writerows(self, rows: Any) -> None:
        """Many rows."""
        self.writer.writerows([self._row(row) for row in rows])
