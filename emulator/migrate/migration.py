"""``migrate``: a copy of a flow in the words of NiFi 2, and every change."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple

from ..base.errors import InputError
from ..flow.json_write import write
from ..flow.model import Flow
from .changes import KINDS, Change, components
from .components import migrate_components
from .contexts import give_context
from .schedules import migrate_schedules
from .scripts import script_changes
from .variables import variables_to_parameters

TARGETS = ("2.3.0",)
APACHE = "org.apache.nifi"


@dataclass(frozen=True)
class Migration:
    """``flow``: the migrated one. ``parameters``: name → value of those that were variables."""

    flow: Flow
    changes: Tuple[Change, ...]
    parameters: Dict[str, Optional[str]]

    def of(self, kind: str) -> List[Change]:
        """The changes of one kind."""
        return [change for change in self.changes if change.kind == kind]

    @property
    def definition(self) -> str:
        """The JSON flow definition for NiFi 2."""
        return write(self.flow)


def migrate(flow: Flow, to: str = "2.3.0") -> Migration:
    """A flow of NiFi 1 as one of NiFi ``to``; the given one is left as it is.

    InputError for another target, for a flow of NiFi 2, and for one that holds what a definition cannot carry (remote process groups).
    """
    if to not in TARGETS:
        raise InputError(f"there is no way to NiFi {to!r}", "--to", f"Known: {', '.join(TARGETS)}")
    newer = next((each for each in components(flow) if each.bundle.group == APACHE and each.bundle.version.startswith("2.")), None)
    if newer:
        fault = f"it is of NiFi 2 already: {newer.name} is of {newer.bundle.artifact}:{newer.bundle.version}"
        raise InputError(fault, flow.origin or flow.name, "Import it as it is; 'flow --nifi' runs it offline")
    migrated = copy.deepcopy(flow)
    changes: List[Change] = [*script_changes(migrated), *migrate_schedules(migrated)]
    parameters, moved = variables_to_parameters(migrated)
    changes += moved
    if not flow.contexts:
        changes += give_context(migrated)
    changes += migrate_components(migrated, to)
    ordered = sorted(changes, key=lambda change: KINDS.index(change.kind))
    return Migration(migrated, tuple(ordered), parameters)
