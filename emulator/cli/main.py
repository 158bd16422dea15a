"""``nifi-emulator COMMAND``, or ``python -m emulator COMMAND``: results on stdout, words on stderr.

Exit codes: 0 fine, 1 the script or flow failed, 2 the call or its input is wrong, 3 not emulated.
Each command is a module of this package with ``add_arguments(line)`` and ``run(arguments) -> int``, imported only when asked for.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import List, Optional

from ..base.errors import EmulatorError
from .command_line import CommandLine

COMMANDS = {
    "run": "run one script on FlowFiles, as ExecuteScript would",
    "flow": "run a whole template or flow definition",
    "test": "run test cases that are data",
    "ui": "panels in a browser: try scripts, mappings, expressions and paths",
    "jolt": "transform JSON with a Jolt specification",
    "el": "evaluate a NiFi expression",
    "schema": "check JSON against the schema of an order, a request, a plan ...",
    "explain": "print the function that a specification, expression or path becomes",
    "extract": "take the scripts and specifications of a flow out into files",
    "build": "put such a flow together again",
    "files": "the flows and scripts that come with it, or a copy to edit",
    "migrate": "make a flow of NiFi 1 one of NiFi 2, and compare what both do",
    "lint": "look for what would fail or surprise in NiFi",
    "mocks": "serve Omnitron and an ERP on loopback until interrupted",
    "demo": "run a flow of templates/ against the mocks and show what happened",
    "coverage": "list what is emulated",
}


GARBAGE = 20_000  # objects made until garbage is looked for; of Python's 700 none is found while modules are read
MODULE = "python -m emulator"  # what it is called without being installed


def program() -> str:
    """What the person called."""
    name = os.path.basename(sys.argv[0] if sys.argv else "")
    return name if name.startswith("nifi-emulator") else MODULE


def _overview() -> str:
    lines = ["usage: %s COMMAND ..." % program(), ""]
    lines += ["  %-9s %s" % pair for pair in COMMANDS.items()]
    return "\n".join(lines + ["", "'%s COMMAND --help' tells more, '%s --version' which one this is." % (program(), program())])


def main(argv: Optional[List[str]] = None) -> int:
    """Run one command; returns the exit code."""
    if argv is not None:
        return _main(list(argv))
    gc.set_threshold(GARBAGE)
    try:
        return _main(sys.argv[1:])
    finally:
        gc.freeze()  # the process ends: nobody looks for garbage once more


def _main(arguments: List[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(_overview())
        return 0 if arguments else 2
    name = arguments[0]
    if name in ("--version", "version"):
        from .version import version

        print("nifi-emulator " + version())
        return 0
    if name not in COMMANDS:
        from .argument_parser import nearest

        print("there is no command '%s'; %s" % (name, nearest(name, COMMANDS)), file=sys.stderr)
        return 2
    try:
        code = _command(name, arguments[1:])
        sys.stdout.flush()
        return code
    except EmulatorError as error:
        print(str(error), file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python complains when it flushes at the end
        return 0
    except KeyboardInterrupt as interrupt:
        if str(interrupt):
            print(interrupt, file=sys.stderr)
        return 130
    except SystemExit:
        raise
    except BaseException as error:
        print(_unforeseen(error), file=sys.stderr)
        return 1


def _command(name: str, arguments: List[str]) -> int:
    command = import_module("." + name, __package__)
    line = CommandLine()
    command.add_arguments(line)
    values = line.plain(arguments)
    if values is None:
        from .argument_parser import parsed

        values = parsed(line, arguments, "%s %s" % (program(), name), (command.__doc__ or "").replace(MODULE, program()))
    return int(command.run(values))


def _unforeseen(error: BaseException) -> str:
    """An error that no command foresaw: one of NiFi's or Java's own, or a fault of ours, said with its place. Not a traceback."""
    if os.environ.get("EMULATOR_TRACEBACK"):
        raise error
    if hasattr(error, "java_name"):
        return "NiFi would fail with %s" % error
    if isinstance(error, RecursionError):
        return "the input is nested too deeply"
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = "%s:%d" % (frame.tb_frame.f_code.co_filename, frame.tb_lineno) if frame else "?"
    advice = "This is a fault of the emulator: please report it with what EMULATOR_TRACEBACK=1 prints"
    return "%s: %s: %s. %s" % (place, type(error).__name__, error, advice)
