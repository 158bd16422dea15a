"""tests/compliance/java_classes: what expressions over Java's classes give inside a function of a Jython script, a file a class.

A group has ``lines`` (imports and what its expressions share), a case an ``expression`` and its ``answer``: the type's name and the repr,
or the class of the error and the repr of its text with | between. A group is asked as one script.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Mapping, Sequence

from . import groups
from .jvm import Jvm
from .normal import types_sorted

ADDRESS = re.compile(r"@[0-9a-f]{4,8}\b")

PRELUDE = """\
import sys
def show(v):
    try: return type(v).__name__ + ' ' + repr(v)
    except Exception, e: return type(v).__name__ + ' REPR ' + type(e).__name__ + ' ' + repr(str(e))
def run(text):
    try:
        return show(eval(text))
    except:
        e = sys.exc_info()
        return getattr(e[0], '__name__', '?') + '|' + repr(str(e[1]))
"""
_ASK = """
import json
def ask():
    print '\\n@' + json.dumps([run(text.encode('ascii')) for text in json.loads(%r)])
ask()
session.transfer(session.get(), REL_SUCCESS)
"""


def setup(group: Mapping[str, Any]) -> str:
    """What stands before a group's expressions."""
    return PRELUDE + "\n".join(group.get("lines", [])) + "\n"


def normal(answer: str) -> str:
    """An answer without what differs from run to run."""
    return types_sorted(ADDRESS.sub("@0", answer))


def refresh(jvm: Jvm, file: Path) -> tuple[int, list[str]]:
    """Ask a file's cases again and write it when the truth changed: cases asked, what changed."""
    answers: dict[int, dict[str, str]] = {}

    def ask(group: Mapping[str, Any], case: Mapping[str, Any]) -> dict[str, str]:
        if id(group) not in answers:
            answers[id(group)] = asked(jvm, setup(group), [case["expression"] for case in group["cases"]])
        return {"answer": answers[id(group)][case["expression"]]}

    return groups.refresh(file, ask, ("answer",), "expression", "recorded:jdk-17/jython-2.7.2")


def asked(jvm: Jvm, setup_lines: str, expressions: Sequence[str]) -> dict[str, str]:
    """Expression → its answer, all in one script."""
    answer = jvm.execute(setup_lines + _ASK % json.dumps(expressions))
    if answer["exception"]:
        raise ValueError(f"{setup_lines}: {answer['exception']}")
    return dict(zip(expressions, map(normal, json.loads(answer["stdout"].rpartition("\n@")[2]))))
