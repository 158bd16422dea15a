"""``python -m emulator COMMAND``: results as JSON on stdout, words on stderr.

Exit codes: 0 fine, 1 the script or flow failed, 2 the call or its input is wrong, 3 not emulated.
Each command is a module of this package with ``add_arguments(parser)`` and ``run(arguments) -> int``, imported only when asked for.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from typing import List, NoReturn, Optional

from ..base.errors import EmulatorError

COMMANDS = {
    "run": "run one script on FlowFiles, as ExecuteScript would",
    "flow": "run a whole template or flow definition",
    "jolt": "transform JSON with a Jolt specification",
    "el": "evaluate a NiFi expression",
    "lint": "look for what would fail or surprise in NiFi",
    "mocks": "serve Omnitron and an ERP on loopback until interrupted",
    "demo": "run a flow of templates/ against the mocks and show what happened",
    "coverage": "list what is emulated",
}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print("%s: %s (see '%s --help')" % (self.prog, message, self.prog), file=sys.stderr)
        raise SystemExit(2)


def _overview() -> str:
    lines = ["usage: python -m emulator COMMAND ...", ""]
    lines += ["  %-9s %s" % pair for pair in COMMANDS.items()]
    return "\n".join(lines + ["", "'python -m emulator COMMAND --help' tells more."])


def main(argv: Optional[List[str]] = None) -> int:
    """Run one command; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(_overview())
        return 0 if arguments else 2
    name = arguments[0]
    if name not in COMMANDS:
        import difflib

        near = difflib.get_close_matches(name, COMMANDS, 1)
        hint = "did you mean '%s'?" % near[0] if near else "known commands: " + ", ".join(COMMANDS)
        print("there is no command '%s'; %s" % (name, hint), file=sys.stderr)
        return 2
    command = import_module("." + name, __package__)
    parser = _Parser(prog="python -m emulator " + name, description=command.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.add_arguments(parser)
    try:
        return int(command.run(parser.parse_args(arguments[1:])))
    except EmulatorError as error:
        print(str(error), file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130
