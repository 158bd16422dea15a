"""The built-in types of Python 2.7 as Jython has them."""

from __future__ import annotations

from . import codecs, formatting, text, types

__all__ = ["codecs", "formatting", "text", "types"]  # imported as a whole: they give ``later`` what the objects ask of them
