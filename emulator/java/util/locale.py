"""java.util.Locale: a language tag; only its constants matter here."""

from __future__ import annotations

from typing import ClassVar

from ..lang.object import JavaObject
from ..registry import java_class


@java_class("java.util.Locale")
class Locale(JavaObject):
    """A language tag; only its constants matter here."""

    ENGLISH: ClassVar[Locale]
    US: ClassVar[Locale]
    ROOT: ClassVar[Locale]

    def __init__(self, language: str, country: str = "") -> None:
        self._language, self._country = language, country

    def getLanguage(self) -> str:
        return self._language

    def getCountry(self) -> str:
        return self._country

    def toString(self) -> str:
        return self._language + ("_" + self._country if self._country else "")


Locale.ENGLISH, Locale.US, Locale.ROOT = Locale("en"), Locale("en", "US"), Locale("")
