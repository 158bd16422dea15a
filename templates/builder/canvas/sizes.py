"""NiFi's own measures, in pixels of the canvas at a zoom of 1, and the window that a canvas must fit.

Nodes and queue boxes as nf-processor.js, nf-process-group.js, nf-port.js, nf-funnel.js and nf-connection.js of 1.16.3 draw them.
"""

from __future__ import annotations

from typing import Tuple

Position = Tuple[float, float]
Size = Tuple[float, float]
Box = Tuple[float, float, float, float]  # left, top, right, bottom

PROCESSOR, GROUP, PORT, FUNNEL = (352.0, 128.0), (384.0, 176.0), (240.0, 48.0), (48.0, 48.0)
QUEUE_WIDTH, QUEUE_LINE = 224.0, 19.0
SIZE = {"PROCESSOR": PROCESSOR, "GROUP": GROUP, "INPUT_PORT": PORT, "OUTPUT_PORT": PORT, "FUNNEL": FUNNEL}

STEP = 32  # lines and the middles of boxes stand on a lattice
WINDOW = (1920.0, 992.0)  # what NiFi's page leaves of 1920 x 1080 for the canvas
LEAST_ZOOM = 0.6  # nf-canvas.js: below it names and counts are hidden
WIDTH, HEIGHT = WINDOW[0] / LEAST_ZOOM, WINDOW[1] / LEAST_ZOOM


def box(middle: Position, size: Size) -> Box:
    """The rectangle of that size round a middle."""
    return middle[0] - size[0] / 2, middle[1] - size[1] / 2, middle[0] + size[0] / 2, middle[1] + size[1] / 2


def queue(rows: int) -> Size:
    """A queue box with so many rows: From, To, Name and Queued."""
    return QUEUE_WIDTH, rows * QUEUE_LINE + 3


def overlap(first: Box, second: Box, margin: float = 0.0) -> bool:
    """True when two rectangles are nearer than the margin."""
    return (
        first[0] < second[2] + margin and second[0] < first[2] + margin and first[1] < second[3] + margin and second[1] < first[3] + margin
    )


def zoom(width: float, height: float) -> float:
    """The zoom at which NiFi's Fit shows so much."""
    return min(1.0, WINDOW[0] / width, WINDOW[1] / height)
