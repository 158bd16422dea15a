"""java.nio.file.DirectoryStream: the entries of a folder, once; and what walks below a folder."""

from __future__ import annotations

import os
import re
from typing import Any, Iterable, Iterator, List

from ...lang.object import JavaObject
from ...lang.throwable import IllegalArgumentException, IllegalStateException
from ...registry import java_class
from ...util.function.interfaces import function
from ...util.iterator import JavaIterator
from ...util.regex.translation import syntax_error
from .exceptions import NotDirectoryException
from .file_system import asked


@java_class("java.nio.file.DirectoryStream")
class DirectoryStream(JavaObject):
    """An iterator is given once, and while it is open."""

    def __init__(self, paths: Iterable[Any]) -> None:
        self._paths, self._taken, self._closed = paths, False, False

    def iterator(self) -> JavaIterator:
        if self._closed:
            raise IllegalStateException("Directory stream is closed")
        if self._taken:
            raise IllegalStateException("Iterator already obtained")
        self._taken = True
        return JavaIterator(self._paths)

    def __iter__(self) -> Iterator[Any]:
        return self.iterator()

    def close(self) -> None:
        self._closed = True


class UnixSecureDirectoryStream(DirectoryStream):
    """What Files.newDirectoryStream gives."""

    java_name = "sun.nio.fs.UnixSecureDirectoryStream"


def children(path: Any) -> List[Any]:
    """The entries of a folder, in the order in which the file system has them."""
    if os.path.isfile(path._text):
        raise NotDirectoryException(path._text)
    with asked(path, os.scandir) as entries:
        names = [entry.name for entry in entries]
    return [path.resolve(name) for name in names]


def filtered(paths: Iterable[Any], which: Any) -> Iterator[Any]:
    """By a glob of names, or by a filter."""
    if isinstance(which, str):
        pattern = re.compile(glob(which), re.S)
        return (path for path in paths if pattern.fullmatch(os.path.basename(path._text)))
    accepts = function("newDirectoryStream", "Filter", which, 2)
    return (path for path in paths if accepts(path))


def glob(text: str) -> str:
    """sun.nio.fs.Globs.toUnixRegexPattern: ``*``, ``?``, ``[ab]``, ``[!ab]``, ``{a,b}``."""
    pattern, place, group = "", 0, -1
    while place < len(text):
        character = text[place]
        if character == "\\" and place + 1 < len(text):
            place += 1
            pattern += re.escape(text[place])
        elif character == "[":
            end = text.find("]", place + 1)
            if end < 0:
                raise syntax_error("Missing ']", text, len(text) - 1)
            inside = text[place + 1 : end]
            pattern += "[" + ("^" + inside[1:] if inside.startswith("!") else inside).replace("\\", "\\\\") + "]"
            place = end
        elif character == "{":
            group, pattern = place, pattern + "(?:(?:"
        elif character == "}" and group >= 0:
            group, pattern = -1, pattern + "))"
        elif character == "," and group >= 0:
            pattern += ")|(?:"
        else:
            pattern += {"*": "[^/]*", "?": "[^/]"}.get(character) or re.escape(character)
        place += 1
    if group >= 0:
        raise syntax_error("Missing '}", text, len(text) - 1)
    return pattern


def walked(path: Any, depth: int) -> Iterator[Any]:
    """A path, and what is below it down to a depth, folders before what is in them."""
    if depth < 0:
        raise IllegalArgumentException("'maxDepth' is negative")
    asked(path, os.lstat)
    return _below(path, depth)


def _below(path: Any, depth: int) -> Iterator[Any]:
    yield path
    if depth and os.path.isdir(path._text) and not os.path.islink(path._text):
        for child in children(path):
            yield from _below(child, depth - 1)
