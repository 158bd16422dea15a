"""What the cases did: words for a person, data for a machine, JUnit XML for a pipeline."""

from __future__ import annotations

import difflib
import json
from typing import Any, Dict, List, Sequence

from .expect import Difference
from .play import Played

_MOST = 20


def text_of(played: Sequence[Played]) -> str:
    """A sentence first, then each case that is not as expected."""
    bad = [one for one in played if not one.is_good]
    count = "%d case%s" % (len(played), "" if len(played) == 1 else "s")
    are = "is" if len(bad) == 1 else "are"
    head = "%d of %s %s not as expected." % (len(bad), count, are) if bad else "%s, all as expected." % count
    stubs = sorted({"%(type)s (%(answer)s)" % row for one in played for row in one.stubs})
    return "\n".join([head, *(["stood in for: " + ", ".join(stubs)] if stubs else []), *("\n" + words_of(one) for one in bad)])


def words_of(played: Played) -> str:
    """One case that is not as expected."""
    lines = ["%s%s" % (played.case.title, " (%s)" % played.case.get("what") if played.case.get("what") else "")]
    if played.fault is not None:
        return "\n".join([*lines, "  cannot be run: %s" % played.fault])
    for difference in played.differences[:_MOST]:
        lines += ["  " + line for line in _lines(difference)]
    more = len(played.differences) - _MOST
    return "\n".join([*lines, *(["  … and %d more differences" % more] if more > 0 else [])])


def _lines(difference: Difference) -> List[str]:
    expected, actual = difference.expected, difference.actual
    if isinstance(expected, str) and isinstance(actual, str) and ("\n" in expected or "\n" in actual):
        diff = difflib.unified_diff(expected.splitlines(), actual.splitlines(), "expected", "got", lineterm="")
        return [difference.where, *("  " + line for line in diff)]
    return [difference.where, "  expected  " + _short(expected), "  got       " + _short(actual)]


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 300 else text[:300] + "… (%d characters)" % len(text)


def document_of(played: Sequence[Played]) -> Dict[str, Any]:
    """The same as data."""
    return {
        "cases": [_row(one) for one in played],
        "passed": sum(one.is_good for one in played),
        "failed": sum(not one.is_good for one in played),
    }


def _row(played: Played) -> Dict[str, Any]:
    differences = [difference._asdict() for difference in played.differences]
    row = {"file": str(played.case.file), "name": played.case.name, "passed": played.is_good, "differences": differences}
    more = {"fault": str(played.fault)} if played.fault is not None else {}
    return {**row, **more, **({"stubs": played.stubs} if played.stubs else {})}


def junit_of(played: Sequence[Played]) -> str:
    """JUnit XML, as pipelines read it: one suite, a testcase for each case."""
    from xml.etree import ElementTree

    failed, faults = sum(bool(one.differences) for one in played), sum(one.fault is not None for one in played)
    total = {"name": "nifi-emulator", "tests": str(len(played)), "failures": str(failed), "errors": str(faults)}
    suite = ElementTree.Element("testsuite", {**total, "time": "%.3f" % sum(one.seconds for one in played)})
    for one in played:
        name = {"classname": str(one.case.file), "name": one.case.name or one.case.file.name, "time": "%.3f" % one.seconds}
        testcase = ElementTree.SubElement(suite, "testcase", name)
        if not one.is_good:
            words = words_of(one)
            kind = "failure" if one.fault is None else "error"
            ElementTree.SubElement(testcase, kind, {"message": _safe(words.splitlines()[1].strip())}).text = _safe(words)
    root = ElementTree.Element("testsuites", {key: value for key, value in total.items() if key != "name"})
    root.append(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _safe(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(char if char in "\t\n\r" or ord(char) >= 32 and not 0xD800 <= ord(char) < 0xE000 else "\ufffd" for char in text)
