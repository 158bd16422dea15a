"""What a crash run knows of each flow, a module a flow, found by its file's name; of ``order_item`` the class ``OrderItemWorld``."""

from __future__ import annotations

from typing import Any, Dict, Type

from emulator.mocks.scenarios import class_name

from ...flows import modules
from ..world import World

WORLDS: Dict[str, Type[World[Any]]] = {slug: getattr(module, class_name(slug, "World")) for slug, module in modules(__name__).items()}
