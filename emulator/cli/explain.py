"""Print the Python function that a Jolt specification, an expression or a JsonPath becomes when it is used often.

example: python -m emulator explain el '${filename:toUpper()}'
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, Callable, Dict, List, Tuple

from ..base.errors import InputError
from .command_line import CommandLine
from .inputs import read_text, say
from .jolt import OPERATIONS


def add_arguments(line: CommandLine) -> None:
    line.add_argument("language", choices=("jolt", "el", "jsonpath"))
    line.add_argument("text", metavar="TEXT", help="an expression or a path; for jolt a file with the specification")
    line.add_argument("--operation", choices=OPERATIONS, default="chain", help="the operation of a Jolt specification (chain)")


def run(arguments: SimpleNamespace) -> int:
    pieces = _PIECES[arguments.language](arguments.text, arguments.operation)
    say("\n\n".join(_function(title, code) for title, code in pieces))
    return 0


Code = Callable[[], Tuple[Any, Dict[str, Any]]]


def _function(title: str, code: Code) -> str:
    import ast

    from ..base.often import Unsupported

    try:
        return "# " + title + "\n" + ast.unparse(code()[0])
    except Unsupported as reason:
        return f"# {title}: runs without a function of its own ({reason})"


def _jolt(path: str, operation: str) -> List[Tuple[str, Code]]:
    from .. import jolt
    from ..java.lang.throwable import Throwable

    try:
        transform = jolt.compile(operation, None if operation == "sort" else jolt.parse(read_text(path)))
    except Throwable as error:
        raise InputError("is not JSON: %s" % error, path, "Check it with a JSON editor") from None
    except jolt.JoltError as error:
        what = "is no %s specification: NiFi would say %s: %s" % (operation, error.java_name, error.what)
        raise InputError(what, path, "Is it meant for another --operation?") from None
    return [(name, code) for name, code in transform.operations()]


def _el(text: str, _: str) -> List[Tuple[str, Code]]:
    from .. import el

    expression = el.compile(text)
    if expression.error is not None:
        raise InputError("NiFi would refuse it: %s" % expression.error, text, "Check names, quotes and brackets")
    return [(_line(text), expression.as_code)]


def _jsonpath(text: str, _: str) -> List[Tuple[str, Code]]:
    from .. import jsonpath
    from ..java.lang.throwable import Throwable

    try:
        return [(_line(text), jsonpath.compile(text).as_code)]
    except Throwable as error:
        raise InputError("NiFi would refuse it: %s" % error, text, "Check brackets, quotes and filters") from None


def _line(text: str) -> str:
    """A text on one line, so that it stays a comment."""
    return " ".join(text.split())


_PIECES = {"jolt": _jolt, "el": _el, "jsonpath": _jsonpath}
