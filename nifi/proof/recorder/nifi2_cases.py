"""The recorded cases of scripts, asked again of NiFi 2's own session, our NAR and its Jython: tests/compliance/nifi2/cases.json.

Of each topic how many were asked and how many answered as NiFi 1.16.3 did; each other case by its name under the kind of its difference
(``nifi2_kinds.py``), with what differs: part → [NiFi 1, NiFi 2]. ``nar`` tells one NAR from another (``jython_nar.build.digest``).
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Mapping, NamedTuple, Sequence, Tuple

from emulator.jython.names import module_names

from ...errors import NifiError
from ...jython_nar import build as nar_build
from ...run.prerequisites import java_of, java_version
from ...run.version import NIFI_2, PINNED
from . import java_class_cases, session_cases
from .jvm import Jvm
from .nifi2_kinds import UNEXPLAINED, kind_of
from .normal import normal
from .refresh import COMPLIANCE

FILE = COMPLIANCE / "nifi2" / "cases.json"
Parts = Dict[str, Any]
AT_ONCE, IN_ONE_SCRIPT = 100, 1000
ADDRESS = re.compile(r"0x[0-9a-f]+|@[0-9a-f]+")
TELL = """
def tell():
    answers = map(ask, json.loads(%r))
    print '\\n@' + json.dumps(answers)
tell()
session.transfer(session.get(), REL_SUCCESS)
"""
RUN_EACH = """
import json, sys
class Output:
    softspace = 0
    def __init__(self): self.text = []
    def write(self, text): self.text.append(text)
    def flush(self): pass
class Nothing:
    def read(self, *size): return ''
    def readline(self, *size): return ''
sys.stdin = Nothing()
def ask(code):
    output, own = Output(), sys.stdout
    sys.stdout, names = output, {'__name__': '__main__', '__builtins__': __builtins__, 'sys': sys}
    try:
        try:
            exec compile(code.encode('utf-8'), '<script>', 'exec') in names
        finally:
            sys.stdout = own
    except:
        error = sys.exc_info()
        output.write('%%s: %%s' %% (getattr(error[0], '__name__', error[0]), error[1]))
    return ''.join([text if isinstance(text, unicode) else text.decode('latin-1') for text in output.text])
""" + TELL
IMPORT_EACH = """
import json, sys
def ask(module):
    before = set(sys.modules)
    try:
        __import__(module.encode('ascii'))
        return '_socket' in sys.modules
    except:
        error = sys.exc_info()
        return '%%s: %%s' %% (getattr(error[0], '__name__', error[0]), error[1])
    finally:
        for name in set(sys.modules) - before: del sys.modules[name]
""" + TELL


class Sides:
    """The JVMs of both NiFis, each started when it is asked first; a context manager."""

    def __init__(self) -> None:
        self._running: Dict[str, Jvm] = {}

    def __getitem__(self, version: str) -> Jvm:
        if version not in self._running:
            self._running[version] = Jvm(version)
        return self._running[version]

    def __enter__(self) -> Sides:
        return self

    def __exit__(self, *_: object) -> None:
        for jvm in self._running.values():
            jvm.close()


class Answers(NamedTuple):
    """One case: what NiFi 1 was recorded to answer, and what NiFi 2 does."""

    name: str
    of_1: Parts
    of_2: Parts

    def differing(self) -> Dict[str, List[Any]]:
        """Part → [NiFi 1, NiFi 2]."""
        names = dict.fromkeys([*self.of_1, *self.of_2])
        return {name: [self.of_1.get(name), self.of_2.get(name)] for name in names if self.of_1.get(name) != self.of_2.get(name)}


Case = Tuple[str, Parts]  # its name, and what NiFi 1 was recorded to answer


def _session_recorded(file: Path) -> Iterator[Case]:
    yield file.stem, normal(json.loads(file.read_text(encoding="utf-8"))["observed"])


def _session(sides: Sides, file: Path) -> Iterator[Answers]:
    case = json.loads(file.read_text(encoding="utf-8"))
    recorded = case["observed"]
    asked = session_cases.observed(sides[NIFI_2].ask("script", session_cases.question(case, file.parent)))
    for line in case.get("varies", {}):
        asked["stdout"][int(line)] = recorded["stdout"][int(line)]
    asked = {name: value for name, value in asked.items() if name != "state" or name in recorded}
    yield Answers(file.stem, normal(recorded), normal(asked))


def _jython_recorded(file: Path) -> Iterator[Case]:
    for case in json.loads(file.read_text(encoding="utf-8"))["cases"]:
        yield f"{file.stem}: {case['code']}", {"printed": case["stdout"]}


def _jython(sides: Sides, file: Path) -> Iterator[Answers]:
    """A file's cases in one script, each with names and an output of its own; recorded in an engine each, so both sides are asked."""
    names = [name for name, _ in _jython_recorded(file)]
    codes = [name.partition(": ")[2] for name in names]
    of_1, of_2 = (_asked(sides[version], RUN_EACH, codes) for version in (PINNED, NIFI_2))
    for name, before, after in zip(names, of_1, of_2):
        yield Answers(name, normal({"printed": before}), normal({"printed": after}))


def _expressions_recorded(file: Path) -> Iterator[Case]:
    for case in json.loads(file.read_text(encoding="utf-8"))["cases"]:
        yield case["expression"], {"answer": _answer(case["answer"])}


def _expressions(sides: Sides, file: Path) -> Iterator[Answers]:
    """So many in one engine as Jython's parser reads in one script (java.io.IOException: Mark invalid beyond)."""
    cases = list(dict(_expressions_recorded(file)).items())  # one may be recorded twice
    prelude = "\n".join(json.loads(file.read_text(encoding="utf-8"))["prelude"]) + "\n"
    names, answers = [name for name, _ in cases], {}
    for start in range(0, len(names), IN_ONE_SCRIPT):
        answers.update(java_class_cases.asked(sides[NIFI_2], prelude, names[start : start + IN_ONE_SCRIPT]))
    for name, recorded in cases:
        yield Answers(name, recorded, {"answer": _answer(answers[name])})


def _answer(text: str) -> str:
    return ADDRESS.sub("@", java_class_cases.normal(text))


def _imports_recorded(file: Path) -> Iterator[Case]:
    for case in json.loads(file.read_text(encoding="utf-8"))["cases"]:
        module = module_names(case["module"])
        error = module.error if module else ""
        yield case["module"], {"error": error} if error else {"opens_socket": case["opens_socket"]}


def _imports(sides: Sides, file: Path) -> Iterator[Answers]:
    """All in one engine, what each brought into sys.modules taken out again."""
    cases = list(_imports_recorded(file))
    for (name, recorded), answer in zip(cases, _asked(sides[NIFI_2], IMPORT_EACH, [name for name, _ in cases])):
        yield Answers(name, recorded, {"error" if isinstance(answer, str) else "opens_socket": answer})


def _java_classes_recorded(file: Path) -> Iterator[Case]:
    for group in json.loads(file.read_text(encoding="utf-8")):
        for case in group["cases"]:
            yield f"{file.stem}: {case['expression']}", {"answer": case["answer"]}


def _java_classes(sides: Sides, file: Path) -> Iterator[Answers]:
    for group in json.loads(file.read_text(encoding="utf-8")):
        answers = _group_answers(sides[NIFI_2], group)
        for case in group["cases"]:
            yield Answers(f"{file.stem}: {case['expression']}", {"answer": case["answer"]}, {"answer": answers[case["expression"]]})


def _group_answers(jvm: Jvm, group: Mapping[str, Any]) -> Dict[str, str]:
    """Expression → answer; to each what the group's own lines failed with, where they do: an import of what NiFi 2 lacks."""
    expressions = [case["expression"] for case in group["cases"]]
    failed = jvm.execute(java_class_cases.setup(group))["exception"]
    if failed and failed["chain"]:
        return dict.fromkeys(expressions, failed["chain"][-1]["message"].replace(": ", "|", 1))
    return java_class_cases.asked(jvm, java_class_cases.setup(group), expressions)


def _asked(jvm: Jvm, script: str, questions: List[str]) -> List[Any]:
    """What a script tells of each question; so many at a time as Jython reads in one literal."""
    answers: List[Any] = []
    for start in range(0, len(questions), AT_ONCE):
        answer = jvm.execute(script % json.dumps(questions[start : start + AT_ONCE]))
        if answer["exception"]:
            raise NifiError(f"the script that asks failed: {answer['exception']}", "nifi2_cases")
        answers += json.loads(answer["stdout"].rpartition("\n@")[2])
    return answers


class Topic(NamedTuple):
    """How a file's cases are read, and how they are asked."""

    recorded: Callable[[Path], Iterator[Case]]
    ask: Callable[[Sides, Path], Iterator[Answers]]


TOPICS: Dict[str, Topic] = {
    "session": Topic(_session_recorded, _session),
    "invoke_scripted": Topic(_session_recorded, _session),
    "jython": Topic(_jython_recorded, _jython),
    "jython_expressions": Topic(_expressions_recorded, _expressions),
    "jython_imports": Topic(_imports_recorded, _imports),
    "java_classes": Topic(_java_classes_recorded, _java_classes),
}


def recorded_of(topic: str) -> Iterator[Case]:
    """Every case of a topic."""
    return (case for file in files_of(topic) for case in TOPICS[topic].recorded(file))


def files_of(topic: str) -> List[Path]:
    """The files with a topic's cases."""
    return sorted((COMPLIANCE / topic).glob("*.json"))


def answers_of(topic: str) -> Iterator[Answers]:
    """Every case of a topic, in JVMs of their own: what Jython's socket adds to a JVM stays there."""
    with Sides() as sides:
        for file in files_of(topic):
            yield from TOPICS[topic].ask(sides, file)


def compared(topic: str) -> Dict[str, Any]:
    """A topic's part of the file."""
    answers = list(answers_of(topic))
    return part_of(len(answers), {answer.name: answer.differing() for answer in answers if answer.differing()})


def part_of(asked: int, differing: Dict[str, Dict[str, List[Any]]]) -> Dict[str, Any]:
    """The same of what was answered. ``differing``: name → part → [NiFi 1, NiFi 2]."""
    kinds: Dict[str, Dict[str, Any]] = {}
    for name, parts in differing.items():
        kinds.setdefault(kind_of(name, parts), {})[name] = parts
    return {"nar": nar_build.digest(PINNED), "asked": asked, "same": asked - len(differing), "kinds": kinds}


def write(topics: Sequence[str] = ()) -> Tuple[Dict[str, Any], int]:
    """Ask these topics, or all, and write them into the file: figures by topic, and how many differences are of no known kind."""
    java = java_version(java_of(NIFI_2))
    source = f"recorded: NiFi {NIFI_2}, the NAR's Jython 2.7.4, JDK {java}, beside NiFi {PINNED}, Jython 2.7.2"
    recorded = json.loads(FILE.read_text(encoding="utf-8"))["topics"] if FILE.is_file() else {}
    recorded.update({topic: compared(topic) for topic in topics or TOPICS})
    asked = {topic: recorded[topic] for topic in TOPICS if topic in recorded}
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps({"from": source, "topics": asked}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    figures = {topic: {**part, "kinds": {kind: len(cases) for kind, cases in part["kinds"].items()}} for topic, part in asked.items()}
    return figures, sum(len(part["kinds"].get(UNEXPLAINED, {})) for part in asked.values())
