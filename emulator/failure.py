"""What the face raises for an error that NiFi or Java would have thrown.

Inside the emulator such an error is a Throwable, which is no Python Exception, so that a script's ``except Exception`` passes it by as
Jython's does. At the border (``evaluate``, ``transform``, ``run_script``, ``run_flow``, ``TestRunner``) each is wrapped in a ``Failure``,
so that ``except Exception``, a thread pool or a web handler sees it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import Iterator, Optional

from .base.errors import EmulatorError, ScriptTimeout
from .java.lang.object import class_name
from .java.lang.throwable import Throwable


class Failure(EmulatorError):
    """An error of NiFi, Java or a script; ``str()`` is Java's ``class: message``, after ``where`` if there is one.

    Attributes:
        java_class: the full name of the Java class, as ``org.apache.nifi.processor.exception.ProcessException``; '' for a script that
            did not end in its time, where NiFi would throw nothing.
        message: what Java's getMessage() gives, None when there is none.
        script_line: the line of the script that raised it, counted from 1 as in the file; None outside of scripts.
        script_place: where a script raised it, in the file's own numbers, and the line below:
            ``script.py:41 in transform: KeyError: 'reason'``; None outside of scripts.
        cause: what caused it, as a Failure; None when nothing did.

    ``__cause__`` is the Throwable itself.
    """

    def __init__(
        self,
        java_class: str,
        message: Optional[str] = None,
        *,
        script_line: Optional[int] = None,
        script_place: Optional[str] = None,
        cause: Optional[Failure] = None,
        where: str = "",
        text: str = "",
    ) -> None:
        self.java_class, self.message, self.script_line, self.cause = java_class, message, script_line, cause
        self.script_place = script_place
        super().__init__(text or (java_class if message is None else f"{java_class}: {message}"), where)

    @classmethod
    def of(cls, error: BaseException, where: str = "") -> Failure:
        """The Failure of a Throwable, or of a Python error that caused one; ``where``: the expression, file or component."""
        throwable = error if isinstance(error, Throwable) else None
        inner = throwable.getCause() if throwable else None
        failure = cls(
            class_name(error),
            throwable.getMessage() if throwable else str(error),
            script_line=throwable._script_line if throwable else None,
            script_place=throwable._script_place if throwable else None,
            cause=cls.of(inner) if inner is not None else None,
            where=where,
            text=str(throwable) if throwable else "",
        )
        failure.__cause__ = error
        return failure


@contextmanager
def border(where: str = "") -> Iterator[None]:
    """Inside of it a Throwable that nobody catches becomes a Failure, and so does a script that does not end."""
    try:
        yield
    except Throwable as error:
        raise Failure.of(error, where) from error
    except ScriptTimeout as error:
        raise Failure("", error.what, script_line=error.line, text=str(error)) from error
