"""Evaluate a NiFi Expression Language text and print the result: the bare text, or a JSON string.

example: python -m emulator el '${filename:toUpper()}' --attr filename=x.json
"""

from __future__ import annotations

import re
from types import SimpleNamespace

from ..base.errors import InputError
from ..base.versions import DEFAULT, version_of
from .command_line import CommandLine
from .inputs import add_format, pairs, say, show, wants_text


def add_arguments(line: CommandLine) -> None:
    line.add_argument("expression", metavar="EXPR")
    line.add_argument("--attr", action="append", default=[], metavar="NAME=VALUE", help="an attribute of the FlowFile")
    line.add_argument("--param", action="append", default=[], metavar="NAME=VALUE", help="a parameter, for #{NAME}")
    line.add_argument("--variable", action="append", default=[], metavar="NAME=VALUE", help="a variable of the process group")
    line.add_argument("--nifi", default=DEFAULT, metavar="VERSION", help="the NiFi that reads it (%s)" % DEFAULT)
    add_format(line)


def run(arguments: SimpleNamespace) -> int:
    from .. import el
    from ..failure import Failure

    parameters = pairs(arguments.param, "--param")
    missing = sorted(el.references(arguments.expression) - set(parameters))
    if missing:
        raise InputError("parameter '%s' has no value" % missing[0], arguments.expression, "Give it with --param %s=…" % missing[0])
    try:
        value = el.evaluate(
            arguments.expression,
            pairs(arguments.attr, "--attr"),
            variables=pairs(arguments.variable, "--variable"),
            parameters=parameters,
            nifi=arguments.nifi,
        )
    except Failure as error:
        raise InputError("NiFi would refuse it: %s" % error.what, error.where, _advice(error.what, arguments.nifi)) from None
    (say if wants_text(arguments) else show)(value)
    return 0


def _advice(message: str, nifi: str) -> str:
    """What to do: the nearest function where the name of one is wrong."""
    found = re.search(r"Unexpected token '(\w+)'", message)
    if found:
        import difflib

        from ..el.keywords import keywords

        near = difflib.get_close_matches(found.group(1), sorted(keywords(version_of(nifi)).words), 1)
        return "Did you mean '%s'?" % near[0] if near else "Check the name, quotes and brackets; 'coverage' lists the functions"
    return "Check names, quotes and brackets" if "Invalid Expression" in message else "Check the values that it is given"
