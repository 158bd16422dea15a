"""The life cycle of a FlowFile in a session: what each call may do in each state.

Mirrors StandardProcessSession.validateRecordState and validateCommitState (NiFi 1.16.3). A FlowFile is in one state: the first of
``STATES`` that applies. A call that is not allowed raises, and three of the states take the **whole session back at once**: a script that
catches the exception and goes on has lost every FlowFile it got.

    state         reached by                                    left by
    READING       read(ff) until close(), a read callback       close(), the callback's end
    WRITING       write(ff) until close(), a write callback     close(), the callback's end
    UNKNOWN       rollback, commit, another session             -
    TRANSFERRED   transfer                                      commit, rollback
    REMOVED       remove                                        commit, rollback
    FREE          get, create, clone                            all of the above
"""

from __future__ import annotations

from typing import Dict, Optional, Tuple, Type

from ...base.record import record
from ...java.lang.throwable import IllegalStateException, Throwable
from ...java.nifi.processor.exception.exceptions import FlowFileHandlingException
from .. import messages

READING, WRITING, UNKNOWN, TRANSFERRED, REMOVED, FREE = "READING", "WRITING", "UNKNOWN", "TRANSFERRED", "REMOVED", "FREE"
STATES = (READING, WRITING, UNKNOWN, TRANSFERRED, REMOVED, FREE)

# Kinds of calls. USE: works on one FlowFile. READ: the same, and may be nested in reads. PARENT: only looks at the latest version
# (and fails on a FlowFile that is UNKNOWN, see create.py).
USE, READ, PARENT = "USE", "READ", "PARENT"

CALLS: Dict[str, str] = {
    "append": USE,
    "clone": USE,
    "create": PARENT,
    "exportTo": USE,
    "importFrom": USE,
    "merge": USE,
    "penalize": USE,
    "putAllAttributes": USE,
    "putAttribute": USE,
    "read": READ,
    "remove": USE,
    "removeAllAttributes": USE,
    "removeAttribute": USE,
    "transfer": USE,
    "write": USE,
}


@record(frozen=True)
class Refusal:
    """What a call that is not allowed raises, and whether the session is rolled back first."""

    error: Type[Throwable]
    message: str
    rolls_back: bool


_READING = Refusal(IllegalStateException, messages.READING, False)
_WRITING = Refusal(IllegalStateException, messages.WRITING, False)
_UNKNOWN = Refusal(FlowFileHandlingException, messages.UNKNOWN, True)
_TRANSFERRED = Refusal(FlowFileHandlingException, messages.TRANSFERRED, True)
_REMOVED = Refusal(FlowFileHandlingException, messages.REMOVED, True)

# (state, kind) → refusal; a pair that is not here is allowed.
TABLE: Dict[Tuple[str, str], Refusal] = {
    (READING, USE): _READING,
    (WRITING, USE): _WRITING,
    (WRITING, READ): _WRITING,
    (UNKNOWN, USE): _UNKNOWN,
    (UNKNOWN, READ): _UNKNOWN,
    (TRANSFERRED, USE): _TRANSFERRED,
    (TRANSFERRED, READ): _TRANSFERRED,
    (REMOVED, USE): _REMOVED,
    (REMOVED, READ): _REMOVED,
}

# What is in the way of a commit; both roll back.
COMMIT_WHILE: Dict[str, str] = {READING: messages.COMMIT_WHILE_READING, WRITING: messages.COMMIT_WHILE_WRITING}


def refusal(state: str, call: str) -> Optional[Refusal]:
    """Why a call is not allowed in a state; None when it is."""
    return TABLE.get((state, CALLS[call]))
