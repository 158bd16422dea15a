"""A name that Jython's types and Java's classes have and the emulator's have not: NotEmulated in place of an AttributeError that a script
would believe. ``data/members.json`` has the names (``python -m nifi.proof.recorder names``); it is read when an attribute is missing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import FrozenSet

from ..base.errors import NotEmulated

_MISSING = r"(type object )?'([\w.$]+)'(?: object)? has no attribute '(\w+)'\Z"


def refuse_lacking(error: BaseException) -> None:
    """NotEmulated where the AttributeError names what Jython has; nothing for any other error."""
    if not isinstance(error, AttributeError) or hasattr(type(error), "java_name"):
        return
    from .messages import in_jythons_words

    in_jythons_words(error)
    match = re.match(_MISSING, str(error.args[0])) if len(error.args) == 1 and isinstance(error.args[0], str) else None
    if match is not None and (match[3] in _names(match[2]) or match[1] and "." in match[2] and match[3] in _names("java.lang.Class")):
        from .late import JAVA_ADVICE

        lacking = NotEmulated(f"{match[2]}.{match[3]}", "", JAVA_ADVICE if "." in match[2] else "")
        raise lacking.with_traceback(error.__traceback__) from error


@cache
def _names(kind: str) -> FrozenSet[str]:
    from .names import member_names

    return member_names(kind.replace("$", "."))
