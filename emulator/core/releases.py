"""What of the session and the state is otherwise in another release of NiFi, as 2.3.0's own classes answered (tests/compliance/nifi2)."""

from __future__ import annotations

from typing import Tuple

from ..base.record import record
from ..base.versions import DEFAULT_VERSION, Version


@record(frozen=True)
class Release:
    """``first_state``: the version of the first state that is set in a store. ``clearing_is_stored``: session.clearState, at the commit.

    ``null_attribute_is_refused``: session.removeAttribute(flowFile, None) is a NullPointerException. ``causes_follow``: what ExecuteScript
    logs of an error has its causes behind the sentence, not in it.
    """

    first_state: int = 0
    clearing_is_stored: bool = False
    null_attribute_is_refused: bool = False
    causes_follow: bool = False


_SINCE: Tuple[Tuple[Version, Release], ...] = (
    ((2,), Release(first_state=1, clearing_is_stored=True, null_attribute_is_refused=True, causes_follow=True)),
    ((1,), Release()),
)


def release_of(nifi: Version) -> Release:
    return next(release for since, release in _SINCE if nifi >= since)


DEFAULT_RELEASE = release_of(DEFAULT_VERSION)
