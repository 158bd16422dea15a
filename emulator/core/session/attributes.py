"""Attributes and the penalty of a FlowFile. Part of ProcessSession.

A null key or value is ignored, the uuid cannot be changed or removed, and neither is an error.
"""

from __future__ import annotations

from typing import Any, Dict, Iterable, Optional

from ...java.lang.object import class_name
from ...java.lang.throwable import ClassCastException, NullPointerException
from .. import messages
from ..attributes import UUID
from ..flowfile import FlowFile
from .base import SessionBase
from .record import RepositoryRecord

Updates = Dict[Optional[str], Optional[str]]


class AttributeCalls(SessionBase):
    """putAttribute and its family."""

    def putAttribute(self, flowfile: FlowFile, key: Optional[str], value: Optional[str]) -> FlowFile:
        record = self._check(flowfile, "putAttribute")
        if key == UUID:
            return record.current
        if key is None or value is None:  # StandardProcessSession.putAttribute counts it as a change all the same
            return record.set_working(record.current.with_(), {key: value})
        return _put(record, {FlowFile.KeyValidator.validateKey(key): value})

    def putAllAttributes(self, flowfile: FlowFile, attributes: Any) -> FlowFile:
        """Set many; a null key is an error here, a null value is ignored."""
        if attributes is None:
            raise NullPointerException(messages.NULL_ATTRIBUTES)
        if not len(attributes):
            return flowfile
        record = self._check(flowfile, "putAllAttributes")
        updates: Updates = dict(attributes.items() if hasattr(attributes, "items") else attributes)
        updates.pop(UUID, None)
        for key in updates:
            if type(key) is not str or key[:1] <= " ":
                FlowFile.KeyValidator.validateKey(_string(key))
        for value in updates.values():
            if type(value) is not str:
                _string(value)
        return _put(record, updates)

    def removeAttribute(self, flowfile: FlowFile, key: Optional[str]) -> FlowFile:
        record = self._check(flowfile, "removeAttribute")
        if key == UUID:
            return record.current
        if key is None and self._host.release.null_attribute_is_refused:
            raise NullPointerException()
        return _remove(record, [] if key is None else [key])

    def removeAllAttributes(self, flowfile: FlowFile, keys: Any) -> FlowFile:
        """Remove a set of attributes, or those whose whole name a java.util.regex.Pattern matches; null changes nothing."""
        record = self._check(flowfile, "removeAllAttributes")
        if keys is None:
            return record.current
        if hasattr(keys, "matcher"):
            return _remove(record, [name for name in record.current.attributes if keys.matcher(name).matches()])
        return _remove(record, keys)

    def penalize(self, flowfile: FlowFile) -> FlowFile:
        """Hold it back in the next queue for the processor's penalty period."""
        record = self._check(flowfile, "penalize")
        return self._penalize(record, self._host.penalty_ms)

    def _penalize(self, record: RepositoryRecord, millis: int) -> FlowFile:
        return record.set_working(record.current.with_(penalty_expiration=self._host.clock.now_ms() + millis))


def _put(record: RepositoryRecord, updates: Updates) -> FlowFile:
    current = record.current
    return record.set_working(current.with_(attributes=current.attributes.changed(updates)), updates)


def _remove(record: RepositoryRecord, keys: Iterable[str]) -> FlowFile:
    current = record.current
    names = [key for key in keys if key != UUID]
    attributes = current.attributes.without(names)
    return record.set_working(current.with_(attributes=attributes), dict.fromkeys(names))


def _string(value: object) -> Any:
    if value is not None and not isinstance(value, str):
        name = class_name(value)
        raise ClassCastException(messages.cannot_cast(name, "java.lang.String"))
    return value
