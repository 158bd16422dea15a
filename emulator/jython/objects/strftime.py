"""The format of ``strftime`` as org.python.modules.time.Time reads it."""

from __future__ import annotations

_KNOWN = frozenset("aAbBdfHIjmMpSUwWxXyYzZ%")


def strftime_form(form: str) -> str:
    """The format for C: an unknown directive stays, and the character behind it is lost; a last ``%`` loses the text before it."""
    out, place = "", 0
    while True:
        start = form.find("%", place)
        if start < 0:
            return out + form[place:]
        if start == len(form) - 1:
            return out + "%%"
        letter = form[start + 1]
        out += form[place:start]
        place = start + 2
        if letter == "c":
            out += "%a %b %d %H:%M:%S %Y"  # two digits for the day
        elif letter in _KNOWN:
            out += "%" + letter
        else:
            out += "%%" + letter
            place += 1
