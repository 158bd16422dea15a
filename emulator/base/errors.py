"""Errors that this project raises in its own name.

Two families, told apart by whose fault it is: a person's input (``InputError``, ``UsageError``) and ours (``NotEmulated``).
Errors that NiFi or Java would raise are not here: they are the Throwable tree of ``emulator.java.lang.throwable``.
Every message says what is wrong, where, and what to do about it.
"""

from __future__ import annotations

from typing import Optional


class EmulatorError(Exception):
    """Base of all of them; ``str()`` is one complete message.

    ``what``: the fault. ``where``: file, component path or position, '' when there is none. ``advice``: what to do, '' when plain.
    ``exit_code``: what the command line ends with.
    """

    exit_code = 1

    def __init__(self, what: str, where: str = "", advice: str = "") -> None:
        self.what, self.where, self.advice = what, where, advice
        end = " " if what.endswith((".", "!", "?")) else ". "
        super().__init__((where + ": " if where else "") + what + (end + advice if advice else ""))


class InputError(EmulatorError):
    """A file, template, document or parameter that a person gave cannot be used."""

    exit_code = 2


class UsageError(EmulatorError):
    """The call itself is wrong: an unknown option, a missing argument."""

    exit_code = 2


class NotEmulated(EmulatorError):
    """NiFi can do this and the emulator cannot: ``name`` says what, ``advice`` the way round."""

    exit_code = 3

    def __init__(self, name: str, where: str = "", advice: str = "") -> None:
        self.name = name
        super().__init__("not emulated: " + name, where, advice)


class ScriptTimeout(EmulatorError):
    """A script did not come back in time; NiFi would wait for it for ever. ``line``: where it was, as in its file; None: not known."""

    def __init__(self, what: str, where: str, line: Optional[int] = None) -> None:
        self.line = line
        advice = "Look for a loop without end, or give it more time: --timeout SECONDS, timeout=… in Python, 0: no limit"
        super().__init__(what, where, advice)
