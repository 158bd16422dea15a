"""The exceptions of java.util.zip."""

from __future__ import annotations

from ...io.exceptions import IOException
from ...registry import java_class


@java_class("java.util.zip.ZipException")
class ZipException(IOException): ...
