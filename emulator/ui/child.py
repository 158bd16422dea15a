"""The process that runs scripts: it reads messages from standard input and writes their answers to standard output, one after the other.

Each is its length in four bytes and JSON. What a script prints on the way goes to standard error. The parent (``children.py``) ends it when
it does not come back; ``python -m emulator.ui.child FOLDER MEMORY_MB``.
"""

from __future__ import annotations

import json
import os
import select
import struct
import sys
from pathlib import Path
from typing import IO, Dict, Optional

from . import runner

LENGTH = struct.Struct(">I")
_WARM = (  # what every panel needs is imported before somebody asks
    {"kind": "script", "text": "import json\nflowFile = session.get()\nsession.transfer(flowFile, REL_SUCCESS)\n", "input": "{}"},
    {"kind": "script.lint", "text": "import json\n"},
    {"kind": "mapping", "text": '[{"operation": "shift", "spec": {"a": "b"}}]', "input": "{}"},
    {"kind": "expression", "text": "${a:toUpper()}"},
    {"kind": "jsonpath", "text": "$.a", "input": "{}"},
)


def main(folder: str, memory_mb: int) -> None:
    """Answer until standard input ends."""
    runner.Folder.path = Path(folder)
    limit(memory_mb)
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    cold = list(_WARM)
    while True:
        while cold and not _is_asked(questions):
            runner.answer(dict(cold.pop(0)))
        question = read(questions)
        if question is None:
            return
        answer = runner.answer(question, memory_mb)
        write(answers, answer)
        if answer.get("spent"):
            return


def _is_asked(questions: IO[bytes]) -> bool:
    """Whether somebody waits already; where nobody can know, no."""
    try:
        return bool(select.select([questions], [], [], 0)[0])
    except (OSError, ValueError):
        return False


def limit(memory_mb: int) -> None:
    """No more memory than so much, no core file; where the system has no such limits there are none."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory_mb and sys.platform.startswith("linux"):
        size = memory_mb * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def read(stream: IO[bytes]) -> Optional[Dict[str, object]]:
    """The next message; None when there is none any more."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    data = stream.read(length)
    document: Dict[str, object] = json.loads(data)
    return document if len(data) == length else None


def write(stream: IO[bytes], message: Dict[str, object]) -> None:
    """Send a message; a lone surrogate of a script's text is escaped."""
    data = json.dumps(message, default=str).encode("ascii")
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
