"""Base of the emulated controller services.

A service is made once for a run, validated, and enabled before the first processor is scheduled (an imported one arrives DISABLED;
the run enables it as an operator would). What processors and scripts get is the object itself, with Java's method names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Optional, Tuple

from .processor import Component

if TYPE_CHECKING:
    from ..core.context import ProcessContext


class ControllerService(Component):
    """Base class; ``APIS`` are the Java interfaces under which getControllerServiceIdentifiers finds it."""

    APIS: ClassVar[Tuple[str, ...]] = ()
    STANDS_IN: ClassVar[bool] = False  # for a service of that type, whose properties mean nothing to it
    context: Optional[ProcessContext] = None

    def getIdentifier(self) -> str:
        return self.identifier

    def on_enabled(self, context: ProcessContext) -> None:
        """Called once when the service is enabled (@OnEnabled); ``context.getProperty(name)`` gives its properties."""
        self.context = context

    def on_disabled(self) -> None:
        """Called once at the end of the run (@OnDisabled)."""
