"""Files that come with the project: the flows of templates/, the scripts of processors/. In a clone they stand beside the package, once
installed they lie in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = ("templates", "processors")
LEFT_OUT = frozenset({"build.py", "builder", "canvas", "flows", "source", "__pycache__"})  # what builds them: nobody imports or edits it


def root() -> Path:
    """The folder that holds ``templates/`` and ``processors/``."""
    from pathlib import Path

    package = Path(__file__).resolve().parents[1]
    clone = package.parent
    is_clone = (clone / "pyproject.toml").is_file() and all((clone / name).is_dir() for name in FOLDERS)
    return clone if is_clone else package / "share"


def here_or_shared(path: str) -> str:
    """The path where it exists from here; else that of the shared file of the same name (templates/json/order.json), where there is one."""
    if not os.path.exists(path) and os.path.normpath(path).split(os.sep)[0] in FOLDERS:
        shared = root() / path
        if shared.exists() and root() in shared.resolve().parents:
            return str(shared)
    return path
