"""``scripts``: every script of a folder on both sides, with each input, and a table of what came of it."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Callable, Dict, List, NamedTuple, Sequence

from emulator.base.clock import RealClock, VirtualClock
from emulator.base.errors import EmulatorError, InputError, NotEmulated, ScriptTimeout

from ...errors import NifiError
from .fitting_inputs import Input, fitting_inputs
from .jvm import Jvm
from .sides import Answer, Difference, Question, differences, of_emulator, of_nifi

SAME, MESSAGE, OTHERWISE, NOT_EMULATED = "same in every byte", "message differs", "ends otherwise", "not emulated"
VARIES, ENDLESS, NO_ANSWER = "varies in NiFi too", "does not end", "NiFi gave no answer"
VERDICTS = (SAME, MESSAGE, OTHERWISE, NOT_EMULATED, VARIES, ENDLESS, NO_ANSWER)
SAYS = frozenset(("exception", "logs", "triggers", "stdout"))  # what a run says; the rest is what it does
ASKED_AT_MOST = 3  # times, where the two sides differ
INPUTS = {
    "empty": b"",
    "json": '{"id": 7, "name": "\u015eule", "price": 12.50, "items": [{"sku": "a-1", "quantity": 2}], "none": null}'.encode(),
    "csv": 'id;name;price\n1;\u015eule;12.50\n2;"a ""b""";3\n'.encode(),
}  # where no folder of inputs is named


class Run(NamedTuple):
    """A script with one input; ``words`` say what differed, or what was not emulated."""

    script: str
    input_name: str
    verdict: str
    words: str


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command and its options."""
    parser = commands.add_parser("scripts", help="every script of a folder in NiFi's own ExecuteScript and in the emulator, as a table")
    parser.add_argument("folder", type=Path, help="*.py in it and in its folders; they run with your rights")
    inputs = "each file of it is the content of a FlowFile (nothing, JSON, CSV, and what fits the keys and attributes that a script names)"
    parser.add_argument("--inputs", type=Path, metavar="FOLDER", help=inputs)
    parser.add_argument("--details", action="store_true", help="print what differs too")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Exit code 0 where every run is the same, or not the same in NiFi twice."""
    runs: List[Run] = []
    scripts, inputs = _scripts(options.folder), _inputs(options.inputs)
    nifi = _Nifi()
    try:
        for name, text in scripts.items():
            runs += [_judged(name, text, input_name, put, nifi.ask) for input_name, put in inputs(text).items()]
    finally:
        nifi.close()
    print("\n".join(table(runs, options.details)))
    sys.stdout.flush()
    return 0 if all(run.verdict in (SAME, VARIES, ENDLESS) for run in runs) else 1


def judge(question: Question, ask: Callable[[Question], Answer]) -> List[str]:
    """The verdict over a question and its words; ``ask`` asks NiFi. Both sides begin now, by the machine's clock."""
    answers: List[Answer] = []
    try:
        ours = of_emulator(question, _now())
        while True:
            answers.append(ask(question))
            differing = differences(answers[-1], ours)
            if differing:  # in the time perhaps
                ours = of_emulator(question, _now())
                differing = differences(answers[-1], ours)
            if not differing or len(answers) == ASKED_AT_MOST:
                break
    except NotEmulated as error:
        return [NOT_EMULATED, str(error)]
    except ScriptTimeout as error:
        return [ENDLESS, str(error)]  # NiFi would never answer
    except NifiError as error:
        return [NO_ANSWER, str(error)]
    except EmulatorError as error:
        return [OTHERWISE, str(error)]
    if differing and any(differences(answer, answers[-1]) for answer in answers):
        return [VARIES, _words(differing)]
    return [_verdict(differing, answers[-1], ours), _words(differing)]


def _now() -> VirtualClock:
    return VirtualClock(RealClock().now_ms())


def table(runs: Sequence[Run], details: bool = False) -> List[str]:
    """A line for each script with the figures of its runs, then all of them together."""
    names = list(dict.fromkeys(run.script for run in runs))
    width = max([len(name) for name in names] + [len("script")])
    lines = [f"{'script':{width}}  runs  " + "  ".join(VERDICTS)]
    for name in [*names, ""]:
        of_script = [run for run in runs if run.script == name or not name]
        counts = Counter(run.verdict for run in of_script)
        figures = "  ".join(f"{counts[verdict] or '-':>{len(verdict)}}" for verdict in VERDICTS)
        lines.append(f"{name or 'together':{width}}  {len(of_script):4}  {figures}")
        if details and name:
            lines += [f"  {run.input_name}: {run.verdict}\n{run.words}" for run in of_script if run.words]
    whole = sum(all(run.verdict == SAME for run in runs if run.script == name) for name in names)
    return [*lines, f"{whole} of {len(names)} scripts the same in every run"]


class _Nifi:
    """A JVM that is started when somebody asks, and again when a script has ended it."""

    def __init__(self) -> None:
        self._open: List[Jvm] = []

    def ask(self, question: Question) -> Answer:
        if not self._open:
            self._open.append(Jvm())
        try:
            return of_nifi(self._open[0], question)
        except NifiError:
            self.close()
            raise

    def close(self) -> None:
        while self._open:
            self._open.pop().close()


def _judged(name: str, text: str, input_name: str, put: Input, ask: Callable[[Question], Answer]) -> Run:
    from emulator.cases.nifi_engine import question

    verdict, words = judge(question(text, [put], {}, 1), ask)
    print(f"{name} {input_name}: {verdict}", file=sys.stderr)
    return Run(name, input_name, verdict, words)


def _verdict(differing: Sequence[Difference], theirs: Answer, ours: Answer) -> str:
    if not differing:
        return SAME
    both_end_alike = bool(theirs["exception"]) == bool(ours["exception"])
    return MESSAGE if both_end_alike and {difference.what for difference in differing} <= SAYS else OTHERWISE


def _words(differing: Sequence[Difference]) -> str:
    def shown(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    return "\n".join(f"    {name}\n      NiFi      {shown(nifi)}\n      emulator  {shown(emulator)}" for name, nifi, emulator in differing)


def _scripts(folder: Path) -> Dict[str, str]:
    paths = sorted(folder.rglob("*.py"))
    if not paths:
        raise InputError("there is no script (*.py)", str(folder), "Name a folder that has scripts")
    return {str(path.relative_to(folder)): path.read_bytes().decode("utf-8", "replace") for path in paths}


def _inputs(folder: Any) -> Callable[[str], Dict[str, Input]]:
    """What is put in front of a script, by its text."""
    contents = INPUTS if folder is None else {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    if not contents:
        raise InputError("there is no file", str(folder), "Put each content of a FlowFile into a file of its own")
    inputs = {name: Input(content, {"filename": name}) for name, content in contents.items()}
    return lambda script: inputs if folder else {**inputs, **fitting_inputs(script)}
