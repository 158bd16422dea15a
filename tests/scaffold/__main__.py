"""``python -m tests.scaffold processor DuplicateFlowFile``."""

import sys
from pathlib import Path

from emulator.base.errors import EmulatorError

from .kinds import KINDS, nearest
from .kinds import write as write_kind

ROOT = Path(__file__).resolve().parents[2]


def main(words, root=ROOT):
    """Write the skeletons of KIND NAME under ``root`` and say what is next; a wrong word gets one sentence and exit code 2."""
    try:
        kind, name = (*words, "", "")[:2]
        for path in write_kind(root, nearest(kind, KINDS, "KIND"), name):
            print("wrote " + path)
    except EmulatorError as error:
        print("error: %s" % error, file=sys.stderr)
        return error.exit_code
    print(KINDS[kind].advice)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
