"""Finding a component by what a person calls it: its path, the end of its path, its name or its id."""

from __future__ import annotations

import difflib
from typing import Any, List

from ..base.errors import InputError
from .node import Node


def find(runtime: Any, path: str) -> Node:
    """The one node that is called so; InputError, with the nearest paths, for none or several."""
    nodes: List[Node] = list(runtime.nodes.values())
    for matching in (
        [node for node in nodes if path in (node.identifier, node.path)],
        [node for node in nodes if node.path.endswith("/" + path)],
    ):
        if len(matching) == 1:
            return matching[0]
        if matching:
            raise InputError(f"several components are called {path!r}", "", "Say which: " + ", ".join(node.path for node in matching))
    near = difflib.get_close_matches(path, [node.path for node in nodes], 3, 0.4)
    raise InputError(f"there is no component {path!r}", runtime.flow.name, "Nearest: " + ", ".join(near) if near else "")
