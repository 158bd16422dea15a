"""What Jolt raises: Java's exceptions under their simple names."""

from __future__ import annotations

from ..base.errors import EmulatorError

_PACKAGES = {
    "SpecException": "com.bazaarvoice.jolt.exception.",
    "TransformException": "com.bazaarvoice.jolt.exception.",
    "TraversrException": "com.bazaarvoice.jolt.traversr.",
    "ConcurrentModificationException": "java.util.",
}


class JoltError(EmulatorError):
    """A specification or a document that Jolt refuses; ``java_class``: the exception of Java, as ``SpecException``."""

    def __init__(self, java_class: str, what: str, where: str = "") -> None:
        self.java_class = java_class
        super().__init__(what, where)

    @property
    def java_name(self) -> str:
        """The class with its package."""
        return _PACKAGES.get(self.java_class, "java.lang.") + self.java_class


class NothingThere(JoltError):
    """A value is asked of an object that is not there (NullPointerException)."""

    def __init__(self, what: str) -> None:
        super().__init__("NullPointerException", what)


class OutOfBounds(JoltError):
    """An index beyond a list, or beyond the levels walked so far (IndexOutOfBoundsException)."""

    def __init__(self, what: str) -> None:
        super().__init__("IndexOutOfBoundsException", what)


class SpecError(JoltError):
    """The specification is none (SpecException)."""

    def __init__(self, what: str, where: str = "") -> None:
        super().__init__("SpecException", what, where)
