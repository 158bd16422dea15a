"""Runs drawn programs on both sides, a batch a script, and says where they differ."""

from __future__ import annotations

import json
import re
from typing import Any, Dict, Iterator, List, NamedTuple, Sequence

from ..jvm import Jvm
from ..normal import types_sorted
from ..sides import of_emulator

PRELUDE = """\
# -*- coding: utf-8 -*-
import json, re, csv, struct, math, base64, hashlib, urllib, string, itertools, os, sys
from collections import Counter, OrderedDict, defaultdict
from datetime import datetime, date, timedelta
from StringIO import StringIO
from org.apache.commons.io import IOUtils
from java.nio.charset import StandardCharsets
from org.apache.nifi.processor.io import OutputStreamCallback
class Write(OutputStreamCallback):
    def __init__(self, data): self.data = data
    def process(self, stream): stream.write(self.data)
def content(ff):
    stream = session.read(ff)
    text = IOUtils.toString(stream, StandardCharsets.UTF_8)
    stream.close()
    return text
def written(rows):
    out = StringIO()
    csv.writer(out).writerow(rows)
    return out.getvalue()
class Printed:
    def __init__(self): self.parts = []
    def write(self, text): self.parts.append(text)
    def flush(self): pass
def run(function):
    kept, sys.stdout = sys.stdout, Printed()
    try:
        try: answer = repr(function())
        except:
            kind, error = sys.exc_info()[:2]
            try: text = str(error)
            except Exception, e: text = type(e).__name__ + ' ' + repr(error)
            answer = getattr(kind, '__name__', '?') + '|' + repr(text)
        return [answer, repr(sys.stdout.parts)]
    finally:
        sys.stdout = kept
"""
_ASK = """
print '\\n@' + json.dumps([run(function) for function in [%s]])
session.rollback()
"""
_VARIES = (
    (re.compile(r"0x[0-9a-f]+|@[0-9a-f]{5,8}\b"), "@"),
    (re.compile(r"id=\d+|filename=[-0-9a-f]+|claim=[^,]*,"), "id"),
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b\d{13,15}(?=,FlowFile)"), "uuid"),
)


class Difference(NamedTuple):
    """A program that does something else in the emulator."""

    program: str
    nifi: str
    emulator: str


def batches(programs: List[List[str]], size: int) -> Iterator[List[List[str]]]:
    """The programs in scripts of so many."""
    for start in range(0, len(programs), size):
        yield programs[start : start + size]


def script_of(programs: Sequence[Sequence[str]]) -> str:
    """One script that runs them all."""
    bodies = "\n".join("\n".join(lines) for lines in programs)
    names = ", ".join(lines[0][4:-3] for lines in programs)
    return f"{PRELUDE}{bodies}\n{_ASK % names}"


def _question(programs: Sequence[Sequence[str]]) -> Dict[str, Any]:
    return {"script": script_of(programs), "flowfiles": [], "properties": {}}


def _answers(stdout: Any, exception: Any) -> List[str]:
    text = stdout if isinstance(stdout, str) else "\n".join(stdout)
    if "\n@" not in "\n" + text:
        raise ValueError(f"a batch did not end: {exception}")
    lines: List[List[str]] = json.loads(("\n" + text).rpartition("\n@")[2].split("\n")[0])
    return [_scrubbed(" printed ".join(line)) for line in lines]


def _scrubbed(text: str) -> str:
    for pattern, replacement in _VARIES:
        text = pattern.sub(replacement, text)
    return types_sorted(text)


def of_nifi(jvm: Jvm, programs: Sequence[Sequence[str]]) -> List[str]:
    """What ExecuteScript did."""
    answer = jvm.ask("script", _question(programs), processor="ExecuteScript")
    return _answers(answer["stdout"], answer["exception"])


def of_ours(programs: Sequence[Sequence[str]]) -> List[str]:
    """What the emulator does."""
    answer = of_emulator(_question(programs))
    return _answers(answer["stdout"], answer["exception"])


def differences(jvm: Jvm, programs: Sequence[Sequence[str]]) -> List[Difference]:
    """The programs of a batch that differ."""
    pairs = zip(programs, of_nifi(jvm, programs), of_ours(programs))
    return [Difference("\n".join(lines), theirs, ours) for lines, theirs, ours in pairs if theirs != ours]
