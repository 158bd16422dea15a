"""Writes what a Jython script can import, as data of the emulator: ``emulator/jython/data``.

``modules.json``: each module of Jython's library and each built-in one, with its ``dir()`` right after the import in a fresh engine.
``java_names.json``: the public classes of ``java.*``, ``javax.*``, ``org.w3c.*``, ``org.xml.*`` of the JDK that runs, and of the jars that
NiFi's scripting NAR sees (its own, those of the NARs above it, those of NiFi's ``lib``), by package.
``members.json``: what the built-in types and the emulated Java classes have, by ``dir()``.
``calls.json``: how many arguments the methods of the built-in types and the built-in functions take.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, Iterator, List, Mapping, Set

from ...run.places import REPOSITORY
from ...run.version import PINNED
from . import build
from .assembled import jars_in, jars_of, lib_of
from .call_counts import CALLS, calls
from .class_names import public_name
from .jvm import Jvm
from .member_names import members

_MEMBERS = f"dir() of Jython's built-in types and of the Java classes that the emulator has, Jython 2.7.2 on JDK 17 under NiFi {PINNED}"
DATA = REPOSITORY / "emulator" / "jython" / "data"
JYTHON = "jython-standalone-2.7.2.jar"
NARS = ("nifi-scripting-nar", "nifi-standard-services-api-nar", "nifi-jetty-bundle")  # each is the parent of the one before
_TRANSFER = "\nsession.transfer(session.get(), REL_SUCCESS)\n"
_BUILT_IN = "import sys\nprint ' '.join(sys.builtin_module_names)" + _TRANSFER
_JDK = """
from java.net import URI
from java.nio.file import FileSystems, Files
from java.lang import Class, ClassLoader
from java.lang.reflect import Modifier
root = FileSystems.getFileSystem(URI.create('jrt:/')).getPath('/modules')
for path in Files.walk(root).iterator():
    parts = str(path).split('/')
    known = parts[3:4] in (['java'], ['javax']) or parts[3:5] in (['org', 'ietf'], ['org', 'w3c'], ['org', 'xml'])
    if known and parts[-1].endswith('.class'):
        try:
            name = '.'.join(parts[3:])[:-6]
            if Modifier.isPublic(Class.forName(name, False, ClassLoader.getSystemClassLoader()).getModifiers()): print name
        except: pass
"""
_DIR = """
import sys
def names(name):
    try:
        __import__(name)
        module = sys.modules[name]
    except:
        return {'error': '%%s: %%s' %% (getattr(sys.exc_info()[0], '__name__', sys.exc_info()[0]), sys.exc_info()[1])}
    try:
        module.no_such_name
    except AttributeError, error:
        below = [other for other in sys.modules if other.startswith(name + '.') and sys.modules[other] is not None]
        return {'names': [str(item) for item in dir(module)], 'missing': str(error).replace('no_such_name', '%%s'), 'below': below}
import json
print '\\n@' + json.dumps(names(%r))
"""


def write(say: Callable[[str], object]) -> Dict[str, int]:
    """Ask and write the files; how many members, modules, packages and classes there are."""
    folder = build.ready(PINNED)
    DATA.mkdir(exist_ok=True)
    with Jvm() as jvm:
        modules = _modules(jvm, sorted(_library(folder / "lib" / JYTHON) | set(jvm.printed(_BUILT_IN).split())), say)
        jdk = [*jvm.printed(_JDK + _TRANSFER).split(), "java.lang.Class"]  # of which a script cannot ask what it is
        lines = members(jvm)
        counts = calls(jvm)
    _lines(DATA / "members.json", _MEMBERS, lines)
    _lines(DATA / "calls.json", CALLS, counts)
    source = "Jython 2.7.2: every module with dir() after its import; 'missing': the words for another name, where they are not a module's"
    _lines(DATA / "modules.json", source, modules)
    packages = _by_package([*jdk, *_nifi_classes()])
    source = f"public classes that a script of ExecuteScript can import: JDK 17, NiFi {PINNED} (lib, {', '.join(NARS)}), by package"
    _lines(DATA / "java_names.json", source, {package: " ".join(sorted(names)) for package, names in sorted(packages.items())})
    return {"members": len(lines), "modules": len(modules), "packages": len(packages), "classes": sum(map(len, packages.values()))}


def _library(jar: Path) -> Set[str]:
    names = set()
    with zipfile.ZipFile(jar) as archive:
        for member in archive.namelist():
            match = re.fullmatch(r"Lib/([\w/]+?)(/__init__)?\.py", member)
            if match and not re.search(r"(^|/)(tests?|__main__|site-packages)(/|$)", match[1]):
                names.add(match[1].replace("/", "."))
    return names


def _modules(jvm: Jvm, names: Iterable[str], say: Callable[[str], object]) -> Dict[str, Dict[str, str]]:
    """Those, and what they put below themselves without a file: os.path, email.MIMEText."""
    modules: Dict[str, Dict[str, str]] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        answer: Dict[str, Any] = json.loads(jvm.printed(_DIR % name + _TRANSFER).rpartition("@")[2])
        waiting += sorted(set(answer.get("below", ())) - {*modules, *waiting, name})
        modules[name] = _module(name, answer, say)
    return dict(sorted(modules.items()))


def _module(name: str, answer: Mapping[str, Any], say: Callable[[str], object]) -> Dict[str, str]:
    if "error" in answer:
        say(f"{name}: {answer['error']}")
        return {"error": answer["error"].replace(str(build.ready(PINNED) / "lib"), "<jython>")}
    words = answer["missing"]
    return {"names": " ".join(answer["names"]), **({} if words == "'module' object has no attribute '%s'" else {"missing": words})}


def _nifi_classes() -> Iterator[str]:
    lib = lib_of(PINNED)
    for jar in jars_of(lib):
        yield from _classes(zipfile.ZipFile(jar))
    for nar in NARS:
        for _, data in jars_in(lib / f"{nar}-{PINNED}.nar"):
            yield from _classes(zipfile.ZipFile(io.BytesIO(data)))


def _classes(jar: zipfile.ZipFile) -> Iterator[str]:
    with jar:
        for member in jar.namelist():
            if re.fullmatch(r"([a-z][\w-]*/)+[A-Za-z]\w*(\$[A-Z]\w*)*\.class", member):
                name = public_name(jar.read(member))
                if name:
                    yield name


def _by_package(names: Iterable[str]) -> Dict[str, Set[str]]:
    packages: Dict[str, Set[str]] = {}
    for name in names:
        package, _, simple = name.rpartition(".")
        packages.setdefault(package, set()).add(simple.replace("$", "."))
    return packages


def _lines(file: Path, source: str, table: Dict[str, Any]) -> None:
    """A line for each entry, so that a difference between two versions reads well."""
    rows: List[str] = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in table.items()]
    file.write_text('{"from": ' + json.dumps(source) + ",\n" + ",\n".join(rows) + "\n}\n", encoding="ascii")
