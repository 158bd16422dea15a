"""Writes what a Jython script of NiFi 1 can name and finds no more on NiFi 2 with our NAR: ``emulator/script/lint/nifi2.json``.

Both sides are asked by one Java program: NiFi 1.16.3 with its Jython 2.7.2, NiFi 2.3.0 with the NAR's 2.7.4. Each class path is
what the scripting NAR sees: its own jars, those of the NARs above it, those of NiFi's ``lib``.

Also ``gone`` of ``emulator/flow/nifi2.json``: the processors and services of 1.16.3's standard and scripting NARs that no NAR of 2.3.0 has.

``modules``: module → the error of its import, or the names that it lost. ``classes``: package → classes that are gone, ``*`` for all, in
``a.b.*`` for every package below too. ``members``: class → member → the argument types of each form that is gone, ``~`` before those where
another form of as many arguments is left; ``null`` where no form is.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import Any, Dict, Iterable, List, Mapping, Set

from emulator.base.dotted import with_parents
from emulator.flow import nifi2
from emulator.jython.names import all_modules, module_names
from emulator.script.lint.losses import FILE, SAME_COUNT

from ...errors import NifiError
from ...jython_nar import build as nar_build
from ...run.prerequisites import java_of, java_version
from ...run.version import NIFI_2, PINNED
from .assembled import jars_in, jars_of, lib_of
from .library_names import DATA, NARS

SERVICES = tuple(f"META-INF/services/org.apache.nifi.{kind}" for kind in ("processor.Processor", "controller.ControllerService"))
NARS_OF_2 = ("nifi-standard-services-api-nar",)  # the parent of our NAR, which has none itself
WITH_MEMBERS = ("java.", "javax.", "org.apache.nifi.", "org.apache.commons.", "com.fasterxml.jackson.")
SOURCE = Path(__file__).resolve().parent / "losses" / "Losses.java"
Said = Dict[str, Dict[str, str]]


def write() -> Dict[str, int]:
    """Ask both sides and write the file; how many modules, packages and classes lost something."""
    losses = compared(asked(PINNED), asked(NIFI_2))
    java = java_version(java_of(NIFI_2))
    source = f"recorded: NiFi {PINNED}, Jython 2.7.2, JDK 17 against NiFi {NIFI_2}, the NAR's Jython 2.7.4, JDK {java}"
    tables = ",\n".join(f"{json.dumps(name)}: {{\n{_rows(table)}\n}}" for name, table in losses.items())
    FILE.write_text(f'{{"from": {json.dumps(source)},\n{tables}\n}}\n', encoding="ascii")
    return {**{name: len(table) for name, table in losses.items()}, "gone": write_types()}


def write_types() -> int:
    """The processors and controller services that are gone, into the data of definitions; how many there are."""
    gone = sorted(_types(PINNED) - _types(NIFI_2))
    recorded = json.loads(Path(nifi2.FILE).read_text(encoding="utf-8"))
    Path(nifi2.FILE).write_text(json.dumps({**recorded, "gone": gone}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return len(gone)


def _types(version: str) -> Set[str]:
    """What the NARs of the assembled NiFi say that they have."""
    types: Set[str] = set()
    for nar in lib_of(version).glob("*.nar"):
        for _, data in jars_in(nar):
            with zipfile.ZipFile(io.BytesIO(data)) as jar:
                for service in set(SERVICES) & set(jar.namelist()):
                    lines = jar.read(service).decode("utf-8").splitlines()
                    types.update(filter(None, (line.partition("#")[0].strip() for line in lines)))
    return types


def _rows(table: Mapping[str, Any]) -> str:
    return ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in sorted(table.items()))


def asked(version: str) -> Said:
    """What that NiFi's scripting NAR has of every module and class that a script of NiFi 1 can import."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        question, answer = work / "question.txt", work / "answer.txt"
        names = [f"module {name}" for name in all_modules()] + [f"class {name}" for name in _class_names()]
        question.write_text("\n".join(names), encoding="utf-8")
        options = [f"-Dpython.cachedir={work / 'packages'}", "-cp", os.pathsep.join(map(str, _jars(version, work)))]
        line = [java_of(version), *options, str(SOURCE), str(question), str(answer)]
        done = subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, cwd=work)
        if done.returncode or not answer.is_file():
            raise NifiError(f"the classes of NiFi {version} could not be asked: {done.stderr.strip()[-2000:]}", str(SOURCE))
        return parsed(answer.read_text(encoding="utf-8"))


def parsed(text: str) -> Said:
    """``Losses.java``'s lines: kind → name → words."""
    said: Said = {"module": {}, "class": {}}
    for line in text.splitlines():
        subject, _, words = line.partition("\t")
        kind, _, name = subject.partition(" ")
        said[kind][name] = words
    return said


def _class_names() -> List[str]:
    """java.util.Map$Entry, of every class that a script of NiFi 1 can import."""
    table: Dict[str, str] = json.loads((DATA / "java_names.json").read_text(encoding="ascii"))
    return [f"{package}.{name.replace('.', '$')}" for package, names in table.items() if package != "from" for name in names.split()]


def _jars(version: str, work: Path) -> List[Path]:
    """The class path of the scripting NAR, the NAR's own jars first."""
    lib = lib_of(version)
    nars = [lib / f"{nar}-{version}.nar" for nar in (NARS if version == PINNED else NARS_OF_2)]
    if version != PINNED:
        nars.insert(0, nar_build.built())
    unpacked = [jar for number, nar in enumerate(nars) for jar in _unpacked(nar, work / str(number))]
    return [*unpacked, *jars_of(lib)]


def _unpacked(nar: Path, folder: Path) -> List[Path]:
    folder.mkdir()
    for name, data in jars_in(nar):
        (folder / name).write_bytes(data)
    return sorted(folder.glob("*.jar"))


def compared(before: Said, after: Said) -> Dict[str, Dict[str, Any]]:
    """The three tables: what ``before`` has and ``after`` has not."""
    there, left = before["class"], after["class"]
    both = {name: (words, left[name]) for name, words in there.items() if left.get(name) and name.startswith(WITH_MEMBERS)}
    members = {name.replace("$", "."): _lost_members(*pair) for name, pair in both.items()}
    return {
        "modules": _lost_modules(before["module"], after["module"]),
        "classes": _by_package([name for name in there if name not in left], left),
        "members": {name: lost for name, lost in members.items() if lost},
    }


def _lost_modules(before: Mapping[str, str], after: Mapping[str, str]) -> Dict[str, Any]:
    lost: Dict[str, Any] = {}
    for name, text in before.items():
        recorded = module_names(name)
        if text.startswith("!") or recorded is None or recorded.error:
            continue
        left = after[name]
        missing = sorted(set(text.split()) - set(left.split()))
        if left.startswith("!"):
            lost[name] = {"error": left[1:]}
        elif missing:
            lost[name] = {"names": " ".join(missing)}
    return lost


def _lost_members(before: str, after: str) -> Dict[str, Any]:
    """Member → None when no form of it is left, else the argument types of each form that is gone."""
    left: Dict[str, Set[str]] = {}
    for form in after.split():
        name, _, types = form.partition(":")
        left.setdefault(name, set()).add(types)
    lost: Dict[str, Any] = {}
    for form in before.split():
        name, _, types = form.partition(":")
        if name not in left:
            lost[name] = None
        elif types not in left[name]:
            same = any(_count(types) == _count(other) for other in left[name])
            lost.setdefault(name, []).append(SAME_COUNT + types if same else types)
    return lost


def _count(types: str) -> int:
    """How many arguments; -1 for a form that takes any number."""
    return -1 if types.startswith("*") else len(types.split(",")) if types else 0


def _by_package(gone: Iterable[str], left: Iterable[str]) -> Dict[str, str]:
    """Package → what of it is gone; a package of which, with all below it, nothing is left, stands for those below it."""
    full = {name.rpartition(".")[0] for name in left}
    alive = {parent for package in full for parent in with_parents(package)}
    packages: Dict[str, List[str]] = {}
    for name in gone:
        package, _, simple = name.rpartition(".")
        packages.setdefault(package, []).append(simple.replace("$", "."))
    table: Dict[str, str] = {}
    for package, names in packages.items():
        dead = next((parent for parent in with_parents(package) if parent not in alive), None)
        if dead is not None:
            table[f"{dead}.*"] = "*"
        else:
            table[package] = " ".join(sorted(names)) if package in full else "*"
    return table
