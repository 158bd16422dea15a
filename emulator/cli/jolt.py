"""Transform a JSON document with a Jolt specification, as JoltTransformJSON would.

example: python -m emulator jolt spec.json input.json
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, Dict

from ..base.errors import EmulatorError, InputError, UsageError
from ..base.shared import here_or_shared
from ..base.versions import DEFAULT, version_of
from .command_line import CommandLine
from .inputs import pairs, read_bytes, read_text, say

OPERATIONS = (
    "chain",
    "shift",
    "default",
    "remove",
    "sort",
    "cardinality",
    "modify-overwrite-beta",
    "modify-default-beta",
    "modify-define-beta",
)


def add_arguments(line: CommandLine) -> None:
    line.add_argument("spec", metavar="SPEC", help="a file with the specification; left out for the operation sort, which has none")
    line.add_argument("input", metavar="INPUT", nargs="?", help="a JSON file; standard input when left out")
    line.add_argument("--operation", choices=OPERATIONS, default="chain")
    line.add_argument("--attr", action="append", default=[], metavar="NAME=VALUE", help="an attribute, for ${NAME} in the specification")
    line.add_argument("--nifi", default=DEFAULT, metavar="VERSION", help="the NiFi whose Jolt it is (%s)" % DEFAULT)
    line.add_argument("--compact", action="store_true", help="print on one line, as NiFi writes it")


def run(arguments: SimpleNamespace) -> int:
    from .. import jolt
    from ..java.lang.throwable import Throwable
    from ..java.libraries.jackson import render

    spec_file, input_file = here_or_shared(arguments.spec), arguments.input or "-"
    if arguments.operation == "sort":
        spec_file, input_file = "", arguments.input or arguments.spec
    transform = _compile(arguments.operation, spec_file, input_file, pairs(arguments.attr, "--attr"), arguments.nifi)
    try:
        document = jolt.parse(read_bytes(input_file))
    except Throwable as error:
        raise InputError("is not JSON: %s" % error, input_file, "Check it with a JSON editor") from None
    try:
        say(render(transform.transform(document, owned=True), pretty=not arguments.compact))
    except (jolt.JoltError, Throwable) as error:
        what = "cannot be transformed: NiFi would say %s: %s" % (_java_name(error), getattr(error, "what", error))
        raise EmulatorError(what, input_file, "Check the specification against this input") from None
    return 0


def _compile(operation: str, path: str, input_file: str, attributes: Dict[str, str], nifi: str) -> Any:
    from .. import jolt
    from ..java.lang.throwable import Throwable

    version = version_of(nifi)
    if not path:
        return jolt.compile(operation, None, version)
    if path == input_file == "-":
        raise UsageError("both are standard input", "SPEC and INPUT", "Name a file for one of them")
    text = read_text(path)
    if "${" in text:
        from .. import el

        text = el.evaluate(text, attributes, nifi=nifi)
    try:
        spec = jolt.parse(text)
    except Throwable as error:
        raise InputError("is not JSON: %s" % error, path, "Check it with a JSON editor") from None
    try:
        return jolt.compile(operation, spec, version)
    except jolt.JoltError as error:
        what = "is no %s specification: NiFi would say %s: %s" % (operation, _java_name(error), error.what)
        raise InputError(what, path, "Is it meant for another --operation?") from None


def _java_name(error: Any) -> str:
    return str(getattr(error, "java_name", type(error).__name__))
