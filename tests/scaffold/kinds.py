"""The kinds of contribution: which names they take, and which files and lines a new one needs."""

import difflib
import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Callable, Dict, Tuple

from emulator.base.errors import UsageError
from emulator.base.folders import snake_case
from emulator.java.registry import ROOTS
from emulator.jython.modules.catalog import HOSTED

SKELETONS = Path(__file__).with_name("skeletons")
GUIDES = "emulator/CONTRIBUTING/"


def snake(name: str) -> str:
    return snake_case(name.replace(".", "_")).strip("_")


@dataclass(frozen=True)
class Kind:
    """``pattern`` and ``example``: what a name is. ``plan``: (root, name) -> {path: whole new text}."""

    pattern: str
    example: str
    plan: Callable[[Path, str], Dict[str, object]]
    advice: str


def nearest(word: str, words, option: str) -> str:
    """The word, if it is one of ``words``; else UsageError with the nearest."""
    if word in words:
        return word
    near = difflib.get_close_matches(word, words, 1)
    mean = " Did you mean %s=%s?" % (option, near[0]) if near else ""
    raise UsageError("there is no %s=%s: it is one of %s.%s" % (option, word, ", ".join(words), mean))


def write(root: Path, kind: str, name: str):
    """Write the files of a new one and return their paths; UsageError when the name is none, or something is there already."""
    if not re.fullmatch(KINDS[kind].pattern, name, re.ASCII):
        raise UsageError("NAME=%s is no name of this kind: it must look like NAME=%s" % (name, KINDS[kind].example))
    texts = KINDS[kind].plan(root, name)
    for path, content in texts.items():
        data = content.encode("utf-8") if isinstance(content, str) else content
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return list(texts)


def filled(skeleton: str, **names: str) -> str:
    return Template((SKELETONS / skeleton).read_text(encoding="utf-8")).substitute(names)


def new(root: Path, path: str, text):
    if (root / path).exists():
        raise UsageError("%s is there already: nothing was written" % path)
    return {path: text}


def compliance(root: Path, topic: str, stem: str, document: object):
    return new(root, "tests/compliance/%s/%s.json" % (topic, stem), json.dumps(document, indent=1, ensure_ascii=False) + "\n")


def session_case(root: Path, stem: str, says: str, script: Tuple[str, ...]):
    """A script for the real ExecuteScript, not yet asked."""
    case = {
        "says": says, "from": "assumed", "preamble": "printing", "flowfiles": [{"content": "c"}],
        "script": ["ff = session.get()", *script, "session.transfer(ff, REL_SUCCESS)", ""],
        "observed": {},
    }  # fmt: skip
    return compliance(root, "session", stem, case)


def extended(root: Path, path: str, definition: str):
    """A file with a definition more at its end."""
    return {path: (root / path).read_text(encoding="utf-8").rstrip("\n") + "\n\n\n" + definition}


def processor(root: Path, name: str):
    java_type = name if "." in name else "org.apache.nifi.processors.standard." + name
    simple = java_type.rpartition(".")[2]
    group = {
        "type": java_type, "comment": "what it does with one FlowFile", "flowfiles": [{"content": "c", "attributes": {"a": "1"}}],
        "cases": [{"name": "defaults", "properties": {}, "observed": {}, "from": "assumed"}],
    }  # fmt: skip
    text = filled("processor.txt", type=java_type, name=simple)
    return {
        **new(root, "emulator/components/%s.py" % snake(simple), text),
        **compliance(root, "processors", snake(simple), [group]),
    }


def el_function(root: Path, name: str):
    path = "emulator/el/functions/texts.py"
    for file in (root / path).parent.glob("*.py"):
        if re.search(r'@(?:function|builder)\(\s*"%s"' % name, file.read_text(encoding="utf-8")):
            raise UsageError("%s is in %s already: nothing was written" % (name, file.name))
    cases = [{"expression": "${a:%s()}" % name, "expected": "", "from": "assumed"}]
    definition = filled("el_function.txt", name=name, snake=snake(name))
    return {
        **compliance(root, "el", snake(name), [{"attributes": {"a": "some text"}, "cases": cases}]),
        **extended(root, path, definition),
    }


def jolt_function(root: Path, name: str):
    folder = "emulator/jolt/functions/"
    for file in (root / folder).glob("*.py"):
        if '"%s": ' % name in file.read_text(encoding="utf-8"):
            raise UsageError("%s is in %s already: nothing was written" % (name, file.name))
    case = {
        "name": name + "/text", "op": "modify-overwrite-beta", "spec": {"a": "=%s" % name}, "input": {"a": "Some text"}, "expected": None,
        "from": "assumed",
    }  # fmt: skip
    packed = gzip.compress((json.dumps(case) + "\n").encode("utf-8"), mtime=0)
    return {
        **new(root, "tests/compliance/jolt/%s.jsonl.gz" % snake(name), packed),
        **new(root, folder + snake(name) + ".py", filled("jolt_function.txt", name=name, snake=snake(name))),
    }


def java_class(root: Path, name: str):
    package, _, simple = name.rpartition(".")
    folder = java_folder(package)
    text = filled("java_class.txt", name=name, simple=simple, up="." * (len(folder) + 1))
    initials = ["emulator/java/%s/__init__.py" % "/".join(folder[: end + 1]) for end in range(len(folder))]
    return {
        **{path: '"""%s."""\n' % package for path in initials if not (root / path).exists()},
        **new(root, "emulator/java/%s/%s.py" % ("/".join(folder), snake(simple)), text),
        **session_case(
            root, "%s_is_found" % snake(name), "A script finds %s and can make one." % name,
            ("from %s import %s" % (package, simple), "print %s.getName()" % simple, "print %s()" % simple),
        ),
    }  # fmt: skip


def java_folder(package: str):
    """The folder of a Java package in emulator/java: java.util.regex -> util, regex."""
    for first, stands_for in (*ROOTS.items(), ("", "java")):
        if package == stands_for or package.startswith(stands_for + "."):
            return [part for part in (first, *package[len(stands_for) :].split(".")) if part]
    roots = ", ".join(sorted({"java", *ROOTS.values()}))
    advice = "a new one is a line in ROOTS of emulator/java/registry.py"
    raise UsageError("no folder stands for the package %s, only for %s; %s" % (package, roots, advice))


def jython_module(root: Path, name: str):
    if name in HOSTED:
        raise UsageError("%s is Python 3's own, in HOSTED of emulator/jython/modules/catalog.py: nothing was written" % name)
    return {
        **new(root, "emulator/jython/modules/%s_module.py" % snake(name), filled("jython_module.txt", name=name)),
        **session_case(
            root, "%s_is_a_module_of_jython" % snake(name), "A script can import %s." % name,
            ("import %s" % name, "print sorted(each for each in dir(%s) if not each.startswith('_'))" % name),
        ),
    }  # fmt: skip


RECORD = "Now ask: python -m nifi.proof.recorder refresh %s\nThen write it until %s is green; the guide is " + GUIDES + "%s."

KINDS: Dict[str, Kind] = {
    "processor": Kind(
        r"(?:[a-z][\w]*\.)*[A-Z]\w*", "DuplicateFlowFile", processor,
        RECORD % ("processors", "pytest tests/components/test_processors_recorded.py", "processor.md"),
    ),
    "el-function": Kind(
        r"[a-z]\w*", "substringBefore", el_function, RECORD % ("el", "pytest tests/el", "el-function.md"),
    ),
    "jolt-function": Kind(
        r"[a-z]\w*", "toTitleCase", jolt_function, RECORD % ("jolt", "pytest tests/jolt", "jolt-function.md"),
    ),
    "java-class": Kind(
        r"(?:[a-z]\w*\.)+[A-Z]\w*", "java.util.BitSet", java_class,
        RECORD % ("session", "pytest tests/script/test_session_compliance.py", "java-class.md"),
    ),
    "jython-module": Kind(
        r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*", "colorsys", jython_module,
        RECORD % ("session", "pytest tests/script/test_session_compliance.py", "jython-module.md"),
    ),
}  # fmt: skip
