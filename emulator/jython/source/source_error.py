"""What is wrong with a text that is not Python 2.7."""

from __future__ import annotations


class SourceError(Exception):
    """The text is not Python 2.7. ``line`` counts from 1, ``column`` from 0; ``kind`` is the class of Python that a script can catch.

    ``compiling``: the text parses, its code cannot be made; Jython then shows no line of it.
    """

    def __init__(self, message: str, line: int, column: int = 0, kind: str = "SyntaxError", compiling: bool = False) -> None:
        super().__init__(message)
        self.message, self.line, self.column, self.kind, self.compiling = message, line, column, kind, compiling

    @property
    def shown(self) -> str:
        """The message with what nobody sees, such as a byte order mark or a no-break space, by its number."""
        words = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in self.message)
        return f"{words}, a byte order mark: save the file without it" if "\\ufeff" in words else words
