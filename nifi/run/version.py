"""The NiFis that everything here is proven against: pinned once, here.

``NIFI_VERSION`` picks another; any but these two is said to be untested: the recorded cases are of PINNED, the parity tests of both.
"""

from __future__ import annotations

import os
import re
from typing import Mapping, Optional

from ..errors import NifiError

PINNED = "1.16.3"
NIFI_2 = "2.3.0"
TESTED = frozenset({PINNED, NIFI_2})


def chosen(environ: Optional[Mapping[str, str]] = None) -> str:
    """The version to use; raises NifiError for anything that is no release of NiFi 1 or 2."""
    version = (os.environ if environ is None else environ).get("NIFI_VERSION") or PINNED
    if not re.fullmatch(r"[12]\.\d+\.\d+", version):
        raise NifiError(f"NIFI_VERSION={version} is not a release of NiFi", advice=f"Unset it for {PINNED}, or name {NIFI_2} or 1.28.1")
    return version


def warning(version: str) -> str:
    """What to say about that version, '' for a tested one."""
    return "" if version in TESTED else f"NiFi {version} is untested here: the proofs are of {PINNED} and {NIFI_2}"


def is_nifi_2(version: str) -> bool:
    """Whether that release is one of NiFi 2."""
    return version.startswith("2.")
