"""One at a time across processes: a lock file that the system frees when its holder ends."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold the lock; waits for whoever has it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
