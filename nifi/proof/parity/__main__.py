"""The parity report of the NiFi that runs: python -m nifi.proof.parity [--definition xml] [--case NAME]. Exit 1 on a difference."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from ...deploy.target import version_of
from ...rest import Client
from ...run.up import running_url
from ..command import end_with
from ..flows import DEFINITIONS, definitions
from . import known, report
from .cases import CASES
from .runs import Runs


def main() -> int:
    """All cases of all definitions, or those named."""
    parser = argparse.ArgumentParser(prog="python -m nifi.proof.parity", description=__doc__)
    parser.add_argument("--url", help="the NiFi (default: the one that make nifi-up started)")
    parser.add_argument("--definition", choices=DEFINITIONS, action="append")
    parser.add_argument("--case", choices=list(CASES), action="append")
    options = parser.parse_args()
    url = options.url or running_url()
    if not url:
        print("no NiFi runs: make nifi-up starts one, --url names another", file=sys.stderr)
        return 2
    left = 0
    with tempfile.TemporaryDirectory() as folder:
        client = Client(url)
        chosen = options.definition or definitions(version_of(client))
        runs = Runs(client, Path(folder), definitions=chosen)
        try:
            for case in options.case or CASES:
                for definition in chosen:
                    left += show(runs, definition, case)
        finally:
            runs.close()
        print(report.table(runs.rows))
    return 1 if left else 0


def show(runs: Runs, definition: str, case: str) -> int:
    """Compare one run; how much is wrong."""
    lines = known.read(known.FILE.read_text(encoding="utf-8"))
    new, stale = known.judge(runs.differences(definition, case), lines, definition, case)
    for difference in new:
        print(f"{definition}, {case}, {difference.check}, {difference.path}: {difference.text}\n", file=sys.stderr)
    for line in stale:
        print(f"known_differences.txt: no longer so: {line}", file=sys.stderr)
    return len(new) + len(stale)


if __name__ == "__main__":
    end_with(main)
