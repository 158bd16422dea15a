"""How the command of a proof ends."""

from __future__ import annotations

import sys
from typing import Callable, NoReturn

from ..errors import NifiError


def end_with(main: Callable[[], int]) -> NoReturn:
    """Exit with what ``main`` returns; with its message and 1 where it raises NifiError."""
    try:
        sys.exit(main())
    except NifiError as e:
        print(e, file=sys.stderr)
        sys.exit(1)
