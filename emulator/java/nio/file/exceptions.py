"""The exceptions of java.nio.file."""

from __future__ import annotations

from ...io.exceptions import IOException
from ...lang.throwable import IllegalArgumentException
from ...registry import java_class


@java_class("java.nio.file.FileSystemException")
class FileSystemException(IOException): ...


@java_class("java.nio.file.NoSuchFileException")
class NoSuchFileException(FileSystemException): ...


@java_class("java.nio.file.AccessDeniedException")
class AccessDeniedException(FileSystemException): ...


@java_class("java.nio.file.FileAlreadyExistsException")
class FileAlreadyExistsException(FileSystemException): ...


@java_class("java.nio.file.DirectoryNotEmptyException")
class DirectoryNotEmptyException(FileSystemException): ...


@java_class("java.nio.file.NotDirectoryException")
class NotDirectoryException(FileSystemException): ...


@java_class("java.nio.file.InvalidPathException")
class InvalidPathException(IllegalArgumentException): ...
