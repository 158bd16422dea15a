"""``python -m nifi.recorder COMMAND``."""

import sys

from .cli import main

sys.exit(main())
