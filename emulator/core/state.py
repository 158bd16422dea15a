"""State of components: StateMap, StateManager, and the store behind all managers of a run.

Mirrors StandardStateManager over WriteAheadLocalStateProvider (NiFi 1.16.3): a map that was never set has version -1; every change
takes the next number of one counter for the whole store; ``replace`` wants the very object that getState gave, and on a state that was
never set it is False for ever. Without a cluster both scopes are one and the same map. A key or value of more than 65,535 bytes cannot be
written. Left out: ZooKeeper's limits (1 MB a component).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional, TypedDict

from ..java.io.exceptions import UTFDataFormatException
from ..java.lang.object import JavaObject, class_name
from ..java.lang.throwable import ClassCastException, NullPointerException
from ..java.nifi.components.state.scope import Scope
from ..java.registry import java_class
from ..java.util.table_size import capacity_of_copy
from . import messages
from .releases import DEFAULT_RELEASE, Release

if TYPE_CHECKING:
    from ..java.util.maps import UnmodifiableMap

NEVER_SET = -1
MAX_BYTES = 65535
_ONLY_TEXTS = frozenset((str,))


class SavedState(TypedDict):
    """One component's state as plain data."""

    version: int
    values: Dict[str, str]


@java_class("org.apache.nifi.controller.state.StandardStateMap")
class StateMap(JavaObject):
    """What getState gives: a version and a read-only map."""

    def __init__(self, values: Optional[Mapping[str, str]], version: int) -> None:
        self._values: Dict[str, str] = dict(values or {})
        self._version = version

    def getVersion(self) -> int:
        """The version, -1 when the state was never set."""
        return self._version

    def get(self, key: Optional[str]) -> Optional[str]:
        """A value, None when it is missing."""
        return None if key is None else self._values.get(key)

    def toMap(self) -> UnmodifiableMap:
        from ..java.util.maps import HashMap, UnmodifiableMap

        return UnmodifiableMap(HashMap.over(dict(self._values), capacity_of_copy(len(self._values))))

    def toString(self) -> str:
        """StandardStateMap[version=…, values={…}]."""
        return f"StandardStateMap[version={self._version}, values={self.toMap().toString()}]"


EMPTY = StateMap(None, NEVER_SET)


class StateStore:
    """The states of all components of a run, by component id; dumped as ``{id: {"version": n, "values": {…}}}``."""

    def __init__(self, dump: Optional[Mapping[str, SavedState]] = None) -> None:
        self._maps: Dict[str, StateMap] = {}
        for identifier, saved in (dump or {}).items():
            self._maps[identifier] = StateMap(saved["values"], saved["version"])
        self._version = max([NEVER_SET, *(state.getVersion() for state in self._maps.values())])

    def dump(self) -> Dict[str, SavedState]:
        """All states that were ever set, as plain data."""
        return {key: {"version": state.getVersion(), "values": dict(state._values)} for key, state in sorted(self._maps.items())}

    def get(self, identifier: str) -> StateMap:
        """The state of a component; always the same object until it changes."""
        return self._maps.get(identifier, EMPTY)

    def set(self, identifier: str, values: Optional[Mapping[str, str]], first: int = 0) -> StateMap:
        """``first`` is the number of the store's first change."""
        checked = check_values(values or {})
        self._version = max(self._version + 1, first)
        self._maps[identifier] = StateMap(checked, self._version)
        return self._maps[identifier]


@java_class("org.apache.nifi.controller.state.StandardStateManager")
class StateManager(JavaObject):
    """One component's way to its state. ``cluster`` is the store of the CLUSTER scope where there is a cluster."""

    def __init__(
        self,
        store: Optional[StateStore] = None,
        identifier: str = "",
        cluster: Optional[StateStore] = None,
        release: Release = DEFAULT_RELEASE,
    ) -> None:
        self._local = StateStore() if store is None else store
        self._cluster = self._local if cluster is None else cluster
        self._identifier, self._first = identifier, release.first_state

    def getState(self, scope: Scope) -> StateMap:
        return self._store(scope).get(self._identifier)

    def setState(self, values: Any, scope: Scope) -> None:
        """Replace the state, whatever it was."""
        if values is None:
            raise NullPointerException()
        self._store(scope).set(self._identifier, as_strings(values), self._first)

    def replace(self, old: Optional[StateMap], values: Any, scope: Scope) -> bool:
        """Replace the state if nobody changed it since ``old`` was read; whether it was replaced."""
        store = self._store(scope)
        current = store.get(self._identifier)
        if current.getVersion() == NEVER_SET or current is not old:
            return False
        store.set(self._identifier, as_strings(values), self._first)
        return True

    def clear(self, scope: Scope) -> None:
        """Empty the state; its version goes on counting."""
        self._store(scope).set(self._identifier, {}, self._first)

    def toString(self) -> str:
        """StandardStateManager[componentId=…]."""
        return f"StandardStateManager[componentId={self._identifier}]"

    def _store(self, scope: Scope) -> StateStore:
        return self._cluster if str(scope) == "CLUSTER" else self._local


def as_strings(values: Any) -> Dict[str, str]:
    """A map of Java or Python as a dict."""
    return dict(values.items() if hasattr(values, "items") else values)


def check_values(values: Mapping[Any, Any]) -> Dict[str, str]:
    """What DataOutputStream.writeUTF accepts: strings of at most 65,535 bytes."""
    if _ONLY_TEXTS.issuperset(map(type, texts := (*values, *values.values()))) and 3 * max(map(len, texts), default=0) <= MAX_BYTES:
        return dict(values)
    for text in texts:
        if text is None:
            continue
        if not isinstance(text, str):
            name = class_name(text)
            raise ClassCastException(messages.cannot_cast(name, "java.lang.String"))
        length = len(text) * 3 if len(text) * 3 <= MAX_BYTES else modified_utf8_length(text)
        if length > MAX_BYTES:
            raise UTFDataFormatException(messages.STATE_TOO_LONG % (text[:8], text[-8:], length))
    return dict(values)


def modified_utf8_length(text: str) -> int:
    """Bytes of Java's modified UTF-8: NUL takes two, a character above U+FFFF six."""
    return sum(1 if 0 < code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 6 for code in map(ord, text))
