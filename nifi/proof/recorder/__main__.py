"""``python -m nifi.proof.recorder COMMAND``."""

import sys

from .cli import main

sys.exit(main())
