"""The commands: results on stdout as JSON, words on stderr; exit 0 fine, 1 failed, 2 usage."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from typing import Any, Callable, Sequence

from emulator.base.errors import EmulatorError

from .deploy import commands as flows
from .run.version import PINNED

ENVIRONMENT = (
    f"Read from the environment, by down, logs and running too: NIFI_VERSION ({PINNED}), NIFI_INSTANCE (a name: NiFis of other names run "
    "side by side), NIFI_PORT (18080, or a free one), NIFI_CACHE (the folder of all of it: .cache/nifi), NIFI_NODES (2: a cluster), "
    "NIFI_HEAP (1g), NIFI_BACKEND (local or docker), NIFI_MAVEN_REPOSITORY (a mirror of Maven Central), JAVA_HOME."
)


def result(value: Any) -> int:
    """Print one result."""
    print(json.dumps(value, indent=2, ensure_ascii=False))
    return 0


def run_up(options: argparse.Namespace) -> int:
    from .run.up import up

    return result(asdict(up()))


def run_down(options: argparse.Namespace) -> int:
    from .run.down import down

    return result({"nifi": down(options.fresh, options.kill)})


def run_member(options: argparse.Namespace) -> int:
    from .run.members import end

    return result({options.name: end(options.name, options.kill)})


def run_logs(options: argparse.Namespace) -> int:
    from .run.logs import logs

    try:
        for line in logs(options.lines, options.follow):
            print(line, flush=options.follow)
    except KeyboardInterrupt:
        pass
    return 0


def run_nar(options: argparse.Namespace) -> int:
    from .jython_nar import build
    from .run.up import say

    nar = build.built(options.release, say)
    return result({"nar": str(nar), "coordinates": f"{build.GROUP}:{build.ARTIFACT}:{options.release}", "bytes": nar.stat().st_size})


def run_running(options: argparse.Namespace) -> int:
    from .run.up import running_url

    url = running_url()
    result({"url": url})
    return 0 if url else 1


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    top = argparse.ArgumentParser(prog="python -m nifi", description="A real NiFi on this machine, and flows deployed into any NiFi.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, run: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(run=run)
        return command

    add("up", run_up, "start NiFi, or find the one that runs; returns when it answers").epilog = ENVIRONMENT
    down = add("down", run_down, "end the NiFi that was started here")
    down.add_argument("--fresh", action="store_true", help="remove its flow and state as well")
    down.add_argument("--kill", action="store_true", help="end it with SIGKILL, as a power cut would")
    member = add("member", run_member, "end one process of a cluster: n1, n2 … or zookeeper; `up` starts it again")
    member.add_argument("name")
    member.add_argument("--kill", action="store_true", help="end it with SIGKILL, as a power cut would")
    log = add("logs", run_logs, "print the end of NiFi's log")
    log.add_argument("-n", "--lines", type=int, default=200)
    log.add_argument("-f", "--follow", action="store_true", help="go on with what comes")
    add("running", run_running, "print where the NiFi started here answers; exit 1 when none does")
    nar = add("nar", run_nar, "build the NAR that brings Jython to NiFi 2; print where it is")
    nar.add_argument("--release", default=PINNED, metavar="1.x.y", help=f"the release of NiFi 1 that the definitions name ({PINNED})")
    for name, (run, words) in flows.COMMANDS.items():
        flows.add_options(name, add(name, run, words))
    return top


def main(words: Sequence[str]) -> int:
    """Run one command."""
    options = parser().parse_args(words)
    try:
        return int(options.run(options))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except EmulatorError as e:
        print(f"error: {e}", file=sys.stderr)
        return e.exit_code
