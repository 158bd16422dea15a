"""Checks or renews the copies of the blocks: `python -m processors.blocks --check | --write`."""

import sys

from processors.blocks import BlockError, stale, write

USAGE = "usage: python -m processors.blocks --check | --write"


def main(arguments):
    """0: every copy is equal; 1: copies differ (check) or a block is wrong; 2: usage."""
    actions = {"--check": stale, "--write": write}
    if len(arguments) != 1 or arguments[0] not in actions:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        found = actions[arguments[0]]()
    except BlockError as error:
        print("blocks: %s" % error, file=sys.stderr)
        return 1
    for path in found:
        print("%s %s" % ("renewed" if arguments[0] == "--write" else "stale (run: python -m processors.blocks --write)", path))
    return 1 if found and arguments[0] == "--check" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
