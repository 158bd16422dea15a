"""Evaluate a NiFi Expression Language text and print the result as a JSON string.

example: python -m emulator el '${filename:toUpper()}' --attr filename=x.json
"""

from __future__ import annotations

import argparse

from ..base.errors import InputError
from .inputs import pairs, show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("expression", metavar="EXPR")
    parser.add_argument("--attr", action="append", default=[], metavar="NAME=VALUE", help="an attribute of the FlowFile")
    parser.add_argument("--param", action="append", default=[], metavar="NAME=VALUE", help="a parameter, for #{NAME}")
    parser.add_argument("--variable", action="append", default=[], metavar="NAME=VALUE", help="a variable of the process group")


def run(arguments: argparse.Namespace) -> int:
    from .. import el
    from ..java.throwable import Throwable

    parameters = {name: (value, False) for name, value in pairs(arguments.param, "--param").items()}
    missing = sorted(el.references(arguments.expression) - set(parameters))
    if missing:
        raise InputError("parameter '%s' has no value" % missing[0], arguments.expression, "Give it with --param %s=…" % missing[0])
    try:
        value = el.evaluate(
            arguments.expression,
            pairs(arguments.attr, "--attr"),
            variables=pairs(arguments.variable, "--variable"),
            parameters=parameters,
        )
    except Throwable as error:
        raise InputError("NiFi would refuse it: %s" % error, arguments.expression, "Check names, quotes and brackets") from None
    show(value)
    return 0
