"""The component's state through the session: it is written when the session commits. Part of ProcessSession."""

from __future__ import annotations

from typing import Any, Optional

from ...java.nifi.components.state.scope import Scope
from ..state import EMPTY, NEVER_SET, StateMap, as_strings
from .base import SessionBase


class StateCalls(SessionBase):
    """getState and its family, as StandardProcessSession has them since 1.14."""

    def getState(self, scope: Scope) -> StateMap:
        """What this session set, else what its checkpoint set, else the state now."""
        name = str(scope)
        if name in self._books.states:
            return self._books.states[name]
        if self._checkpoint is not None and name in self._checkpoint.states:
            return self._checkpoint.states[name]
        return self._host.state.getState(scope)

    def setState(self, values: Any, scope: Scope) -> None:
        """Set the state at commit."""
        version = max(self.getState(scope).getVersion() + 1, self._host.release.first_state)
        self._books.states[str(scope)] = StateMap(as_strings(values), version)

    def replaceState(self, old: Optional[StateMap], values: Any, scope: Scope) -> bool:
        """Set the state at commit if it is still ``old``; unlike StateManager.replace it works on a state that was never set."""
        current = self.getState(scope)
        if current.getVersion() == NEVER_SET and (old is None or old.getVersion() == NEVER_SET):
            version = 1
        elif old is not None and current.getVersion() == old.getVersion() and current.toMap() == old.toMap():
            version = current.getVersion() + 1
        else:
            return False
        self._books.states[str(scope)] = StateMap(as_strings(values), version)
        return True

    def clearState(self, scope: Scope) -> None:
        """Empty within the session. Before NiFi 2 the commit leaves the stored state alone: its version is never below an empty map's."""
        self._books.states[str(scope)] = EMPTY
