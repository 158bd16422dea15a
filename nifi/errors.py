"""Errors of the rooms around a real NiFi: each says what, where and what to do, in one message."""

from __future__ import annotations

from emulator.base.errors import EmulatorError


class NifiError(EmulatorError):
    """Something around the real NiFi failed, or cannot be used."""


class Misnamed(NifiError):
    """A word of the command line, or a variable of the environment, that cannot be meant."""

    exit_code = 2


class RestError(NifiError):
    """NiFi refused a REST call: ``status`` and ``text`` are its own."""

    def __init__(self, status: int, text: str, where: str, advice: str = "") -> None:
        self.status, self.text = status, text
        super().__init__(f"NiFi answered {status}: {text}", where, advice)


class NotReady(NifiError):
    """A wait ended before what was waited for came."""
