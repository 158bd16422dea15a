"""How an ObjectMapper and its writers make JSON."""

from __future__ import annotations

from array import array
from typing import Any, Dict

from ...io.file import File
from ...io.file_streams import FileOutputStream
from ...io.streams import OutputStream, to_java_bytes
from ...lang.object import class_name
from ...lang.text import utf8
from ...libraries.jackson import Style, render
from ...registry import java_class
from ...util.date import Date
from ...util.lists import JavaCollection
from ...util.maps import JavaMap
from .node.nodes import key_text, plain_of
from .settings import GENERATING, WRITING, Settings, checked


class Writing(Settings):
    """``_pretty``: over lines in any case; ``_left_out``: values that maps do not show."""

    _pretty = False
    _left_out: Any = ()

    def writeValueAsString(self, value: Any) -> str:
        plain = self._plain(value)
        if self._on(WRITING.WRAP_ROOT_VALUE):
            plain = {_root_name(value): plain}
        return render(plain, self._pretty or self._on(WRITING.INDENT_OUTPUT), self._style())

    def writeValueAsBytes(self, value: Any) -> array[int]:
        return to_java_bytes(utf8(self.writeValueAsString(value)))

    def writeValue(self, target: Any, value: Any) -> None:
        """To an output stream, a file or a writer; it is closed then."""
        text = self.writeValueAsString(value)
        if isinstance(target, File):
            target = FileOutputStream(target)
        target.write(utf8(text) if isinstance(target, OutputStream) else text)
        if self._on(GENERATING.AUTO_CLOSE_TARGET):
            target.close()

    def _style(self) -> Style:
        return Style(
            names_quoted=self._on(GENERATING.QUOTE_FIELD_NAMES),
            special_quoted=self._on(GENERATING.QUOTE_NON_NUMERIC_NUMBERS),
            ascii_only=self._on(GENERATING.ESCAPE_NON_ASCII),
            numbers_quoted=self._on(GENERATING.WRITE_NUMBERS_AS_STRINGS),
            plain_decimals=self._on(GENERATING.WRITE_BIGDECIMAL_AS_PLAIN) or self._on(WRITING.WRITE_BIGDECIMAL_AS_PLAIN),
        )

    def _plain(self, value: Any) -> Any:
        """A value as dicts, lists and scalars, in the order and with the entries that the features want."""
        if isinstance(value, (dict, JavaMap)):
            return self._entries(value)
        if isinstance(value, (list, tuple, JavaCollection)):
            items = [self._plain(item) for item in value]
            return items[0] if len(items) == 1 and self._on(WRITING.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED) else items
        if isinstance(value, Date):
            return value.getTime() if self._on(WRITING.WRITE_DATES_AS_TIMESTAMPS) else _iso(value)
        return plain_of(value)

    def _entries(self, value: Any) -> Dict[str, Any]:
        entries = {key_text(key): self._plain(item) for key, item in value.items()}
        if self._on(WRITING.ORDER_MAP_ENTRIES_BY_KEYS):
            entries = dict(sorted(entries.items()))
        left_out = self._left_out if self._on(WRITING.WRITE_NULL_MAP_VALUES) else (None, *self._left_out)
        return {name: item for name, item in entries.items() if not _is_among(item, left_out)}


def _is_among(value: Any, values: Any) -> bool:
    return any(type(value) is type(each) and value == each for each in values)


def _root_name(value: Any) -> str:
    if isinstance(value, str):
        return "String"
    if isinstance(value, dict):
        return "PyDictionary"
    return class_name(value).rpartition(".")[2]


def _iso(date: Any) -> str:
    from datetime import datetime, timedelta, timezone

    moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=int(date.getTime()))
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}+00:00"


@java_class("com.fasterxml.jackson.databind.ObjectWriter")
class ObjectWriter(Writing):
    """A mapper's writer; each change makes another."""

    def __init__(self, parent: Writing, pretty: bool = False) -> None:
        super().__init__(parent._set)
        self._pretty, self._left_out = parent._pretty or pretty, parent._left_out

    def withDefaultPrettyPrinter(self) -> ObjectWriter:
        return ObjectWriter(self, True)

    def with_(self, *features: Any) -> ObjectWriter:
        checked("with", features)
        return self._changed(features, True)

    def without(self, *features: Any) -> ObjectWriter:
        checked("without", features)
        return self._changed(features, False)

    def _changed(self, features: Any, state: bool) -> ObjectWriter:
        writer = ObjectWriter(self)
        writer._switch(features, state)
        return writer


setattr(ObjectWriter, "with", ObjectWriter.with_)
