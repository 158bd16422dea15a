"""Panels in a browser: Script Testing, Mapping Testing, Expression and JsonPath, until you press Ctrl-C.

Scripts are edited, looked at while you type, and run on an input with attributes, properties and state; a mapping shows what each of its
operations did. What a panel shows can be saved as a case for the command 'test', in the folder --cases.
The page is served on 127.0.0.1 alone, at an address that holds a token. Scripts run in processes of their own, ten seconds and 1 GB each.

example: python -m emulator ui
example: python -m emulator ui --port 8765 --cases tests/cases --no-browser
"""

from __future__ import annotations

import os
from types import SimpleNamespace

from ..base.errors import UsageError
from .command_line import CommandLine
from .inputs import number, say
from .interrupt import interrupt_on_signals


def add_arguments(line: CommandLine) -> None:
    line.add_argument("--port", type=number(0), default=0, metavar="PORT", help="of 127.0.0.1; a free one by default")
    line.add_argument("--cases", default="cases", metavar="DIR", help="where cases are saved and opened (default: cases)")
    line.add_argument("--no-browser", action="store_true", help="print the address only")


def run(arguments: SimpleNamespace) -> int:
    from ..ui.children import Children
    from ..ui.server import Server

    children = Children(os.path.abspath(arguments.cases))
    try:
        server = Server(arguments.port, children)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError("port %d cannot be had: %s" % (arguments.port, reason), "--port", "Leave it out for a free one") from None
    interrupt_on_signals()
    children.warm()
    try:
        say("%s\nPress Ctrl-C to end it." % server.url)
        if not arguments.no_browser:
            _show(server.url)
        server.serve_forever()
    except KeyboardInterrupt:
        return 0
    finally:
        server.server_close()
        children.end()
    return 0


def _show(url: str) -> None:
    """Open the browser of the desktop, where there is one."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
