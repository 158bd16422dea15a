"""Transform a JSON document with a Jolt specification, as JoltTransformJSON would.

example: python -m emulator jolt spec.json input.json
"""

from __future__ import annotations

import argparse

from ..base.errors import InputError
from .inputs import read_bytes, read_json

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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("spec", metavar="SPEC", help="a file with the specification")
    parser.add_argument("input", metavar="INPUT", nargs="?", default="-", help="a JSON file; standard input when left out")
    parser.add_argument("--operation", choices=OPERATIONS, default="chain")
    parser.add_argument("--compact", action="store_true", help="print on one line, as NiFi writes it")


def run(arguments: argparse.Namespace) -> int:
    from .. import jolt
    from ..java.jackson import parse, render
    from ..java.throwable import Throwable

    spec = read_json(arguments.spec)
    try:
        transform = jolt.compile(arguments.operation, spec)
    except jolt.JoltError as error:
        raise InputError(
            "is no %s specification: %s" % (arguments.operation, error), arguments.spec, "See the Jolt documentation"
        ) from None
    try:
        document = parse(read_bytes(arguments.input))
    except Throwable as error:
        raise InputError("is not JSON: %s" % error, arguments.input, "Check it with a JSON editor") from None
    try:
        print(render(transform.transform(document), pretty=not arguments.compact))
    except jolt.JoltError as error:
        raise InputError("cannot be transformed: %s" % error, arguments.input, "Check the specification against this input") from None
    return 0
