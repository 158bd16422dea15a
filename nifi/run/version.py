"""The NiFi that everything here is proven against: pinned once, here.

``NIFI_VERSION`` picks another 1.x, which is then said to be untested: the recorded cases and the parity tests are of the pinned one.
"""

from __future__ import annotations

import os
import re
from typing import Mapping, Optional

from ..errors import NifiError

PINNED = "1.16.3"
TESTED = frozenset({PINNED})


def chosen(environ: Optional[Mapping[str, str]] = None) -> str:
    """The version to use; raises NifiError for anything that is not a 1.x."""
    version = (os.environ if environ is None else environ).get("NIFI_VERSION") or PINNED
    if not re.fullmatch(r"1\.\d+\.\d+", version):
        raise NifiError(f"NIFI_VERSION={version} is not a NiFi 1.x", advice=f"Unset it for {PINNED}, or name a release such as 1.28.1")
    return version


def warning(version: str) -> str:
    """What to say about that version, '' for a tested one."""
    return "" if version in TESTED else f"NiFi {version} is untested here: the proofs are of {PINNED}"
