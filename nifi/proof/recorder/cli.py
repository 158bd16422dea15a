"""The recorder's commands: answers on stdout as JSON, words on stderr; exit 0 fine, 1 failed, 2 usage."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any, Optional, Sequence

from emulator.base.errors import EmulatorError, UsageError

from ...errors import NifiError
from ...rest import Client
from ...run.up import running_url
from ...run.version import NIFI_2
from . import library_names, nifi2_cases, nifi2_http, nifi2_lint, nifi2_losses, relationships
from .differ.command import add_command as add_differ
from .jvm import Jvm
from .refresh import TOPICS, refresh
from .releases import differences
from .releases.program import RELEASES
from .script_folder import add_command as add_scripts
from .session_cases import observed


def run_refresh(options: argparse.Namespace) -> int:
    """Ask the recorded cases again; what changed is listed."""
    counts = refresh(options.topics or list(TOPICS), say=lambda words: print(words, file=sys.stderr))
    return _print(counts)


def run_names(options: argparse.Namespace) -> int:
    """What a script can import, written as data of the emulator."""
    return _print(library_names.write(say=lambda words: print(words, file=sys.stderr)))


def run_relationships(options: argparse.Namespace) -> int:
    """The relationships of NiFi's processors, written as data of the emulator."""
    return _print(relationships.write())


def run_nifi2(options: argparse.Namespace) -> int:
    """What scripts of NiFi 1 find no more on NiFi 2, written as data of lint."""
    return _print(nifi2_losses.write())


def run_releases(options: argparse.Namespace) -> int:
    """What other releases answer otherwise."""
    return _print(differences.write(options.versions or list(RELEASES), say=lambda words: print(words, file=sys.stderr)))


def run_nifi2_cases(options: argparse.Namespace) -> int:
    """The recorded cases of scripts on NiFi 2; 1 when a difference is of no known kind."""
    unknown = sorted(set(options.topics) - set(nifi2_cases.TOPICS))
    if unknown:
        raise UsageError(f"there is no topic {unknown[0]}: it is one of {', '.join(nifi2_cases.TOPICS)}")
    figures, unexplained = nifi2_cases.write(options.topics)
    _print({**figures, "lint": nifi2_lint.write()} if not options.topics else figures)
    return 1 if unexplained else 0


def run_nifi2_http(options: argparse.Namespace) -> int:
    """HandleHttpRequest of a running NiFi 2."""
    url = os.environ.get("NIFI_URL") or running_url()
    if not url:
        raise NifiError("no NiFi runs", "NIFI_URL", f"Run 'NIFI_VERSION={NIFI_2} make nifi-up' first")
    return _print(nifi2_http.write(Client(url), say=lambda words: print(words, file=sys.stderr)))


def run_script(options: argparse.Namespace) -> int:
    """One script, one FlowFile."""
    flowfile = {"content": options.content, "attributes": _pairs(options.attribute)}
    with Jvm() as jvm:
        answer = jvm.ask(
            "script", script=Path(options.file).read_text(encoding="utf-8"), processor=options.processor, flowfiles=[flowfile],
            properties=_pairs(options.property), state=_pairs(options.state) or None, triggers=options.triggers,
        )  # fmt: skip
    return _print(observed(answer))


def run_processor(options: argparse.Namespace) -> int:
    """One processor, one FlowFile."""
    flowfile = {"content": options.content, "attributes": _pairs(options.attribute)}
    kind = options.type if "." in options.type else f"org.apache.nifi.processors.standard.{options.type}"
    with Jvm() as jvm:
        return _print(jvm.ask("processor", type=kind, properties=_pairs(options.property), flowfiles=[flowfile], triggers=options.triggers))


def run_expression(options: argparse.Namespace) -> int:
    """One expression."""
    with Jvm() as jvm:
        return _print(jvm.ask("expression", expression=options.text, attributes=_pairs(options.attribute), mode=options.mode))


def run_jsonpath(options: argparse.Namespace) -> int:
    """One path in one document."""
    with Jvm() as jvm:
        return _print(jvm.ask("jsonpath", path=options.path, document=_read(options.file)))


def run_jolt(options: argparse.Namespace) -> int:
    """One spec on one document."""
    with Jvm() as jvm:
        return _print(jvm.ask("jolt", op=options.operation, spec=_read(options.spec), input=_read(options.input)))


def _print(value: Any) -> int:
    print(json.dumps(value, indent=2, ensure_ascii=False))
    return 0


def _read(name: str) -> str:
    return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")


def _pairs(given: Sequence[str]) -> dict[str, str]:
    return dict(pair.partition("=")[::2] for pair in given)


def add_commands(top: argparse.ArgumentParser) -> None:
    """Every command with its options."""
    commands = top.add_subparsers(dest="question", required=True, metavar="COMMAND")
    again = commands.add_parser("refresh", help="ask every recorded case again and write what changed")
    again.add_argument("topics", nargs="*", metavar="TOPIC", help=f"{', '.join(TOPICS)}, or one file: processors/log_message (all)")
    again.set_defaults(run=run_refresh)
    names = commands.add_parser("names", help="write emulator/jython/data: the modules of Jython, the Java classes that scripts can import")
    names.set_defaults(run=run_names)
    written = commands.add_parser("relationships", help="write emulator/stubs/relationships.json: the relationships of NiFi's processors")
    written.set_defaults(run=run_relationships)
    losses = commands.add_parser("nifi2", help="write emulator/script/lint/nifi2.json: what scripts of NiFi 1 find no more on NiFi 2")
    losses.set_defaults(run=run_nifi2)
    releases = commands.add_parser("releases", help="write tests/compliance/releases: what other releases answer otherwise than 1.16.3")
    releases.add_argument("versions", nargs="*", metavar="VERSION", help=f"{', '.join(RELEASES)} (all)")
    releases.set_defaults(run=run_releases)
    on_nifi2 = commands.add_parser("nifi2-cases", help="ask the recorded cases of scripts on NiFi 2 with the NAR: tests/compliance/nifi2")
    on_nifi2.add_argument("topics", nargs="*", metavar="TOPIC", help=f"{', '.join(nifi2_cases.TOPICS)} (all, and the rules of lint)")
    on_nifi2.set_defaults(run=run_nifi2_cases)
    http = commands.add_parser("nifi2-http", help="ask the HandleHttpRequest of a running NiFi 2 again: tests/compliance/nifi2/http.json")
    http.set_defaults(run=run_nifi2_http)
    add_differ(commands)
    add_scripts(commands)
    script = commands.add_parser("script", help="one script with one FlowFile on the framework's StandardProcessSession")
    script.add_argument("file")
    script.add_argument("--processor", default="ExecuteScript", choices=("ExecuteScript", "InvokeScriptedProcessor"))
    script.add_argument("--content", default="")
    script.add_argument("--triggers", type=int, default=1)
    for name in ("attribute", "property", "state"):
        script.add_argument(f"--{name}", action="append", default=[], metavar="NAME=VALUE")
    script.set_defaults(run=run_script)
    processor = commands.add_parser("processor", help="one of NiFi's standard processors with one FlowFile")
    processor.add_argument("type", help="ReplaceText, or a class with its package")
    processor.add_argument("--content", default="")
    processor.add_argument("--triggers", type=int, default=1)
    for name in ("attribute", "property"):
        processor.add_argument(f"--{name}", action="append", default=[], metavar="NAME=VALUE")
    processor.set_defaults(run=run_processor)
    expression = commands.add_parser("expression", help="one expression of the Expression Language")
    expression.add_argument("text")
    expression.add_argument("--attribute", "-a", action="append", default=[], metavar="NAME=VALUE")
    expression.add_argument("--mode", default="", choices=("", "preevaluated"), help="preevaluated: after parameters were put in")
    expression.set_defaults(run=run_expression)
    path = commands.add_parser("jsonpath", help="one JsonPath, as NiFi's processors read it")
    path.add_argument("path")
    path.add_argument("file", help="the document, - for stdin")
    path.set_defaults(run=run_jsonpath)
    jolt = commands.add_parser("jolt", help="one Jolt spec")
    jolt.add_argument("spec")
    jolt.add_argument("input", help="the document, - for stdin")
    jolt.add_argument("--operation", default="chain")
    jolt.set_defaults(run=run_jolt)


def main(words: Optional[Sequence[str]] = None) -> int:
    """Run one command."""
    top = argparse.ArgumentParser(prog="python -m nifi.proof.recorder", description="Asks NiFi's own classes; needs Java, once Maven.")
    add_commands(top)
    options = top.parse_args(words)
    try:
        return int(options.run(options))
    except (EmulatorError, OSError) as e:
        print(f"error: {e}", file=sys.stderr)
        return e.exit_code if isinstance(e, EmulatorError) else 2
