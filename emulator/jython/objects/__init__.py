"""The built-in types of Python 2.7 as Jython has them."""

from __future__ import annotations

from . import codecs, dict_views, formatting, percent, text, types

# imported as a whole: they give ``later`` what the objects ask of them
__all__ = ["codecs", "dict_views", "formatting", "percent", "text", "types"]
