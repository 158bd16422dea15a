"""The cases recorded from Java Jolt 0.1.1 (tests/compliance/jolt); ``python -m tests.kits.recorded_jolt_cases`` prints the counts.

A case compares the value with its types, the order of keys where it was recorded, and for an error the Java class and whether the
specification or the transform raised it. One thing is excluded: in which order the default operation adds several keys, because there
Jolt walks a HashSet of objects without a hashCode of their own, so Java's order differs from one run to the next.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from emulator import jolt
from emulator.base.versions import DEFAULT_VERSION
from emulator.java.lang.throwable import Throwable
from emulator.java.libraries import jackson

FOLDER = Path(__file__).resolve().parents[1] / "compliance" / "jolt"
OPERATIONS = (
    "cardinality",
    "chain",
    "default",
    "modify-default-beta",
    "modify-define-beta",
    "modify-overwrite-beta",
    "remove",
    "shift",
    "sort",
)
EXACT, ORDER_EXCLUDED, DIFFERENT = "exact", "key order of default excluded", "different"


def cases(operation=None):
    """The cases of all files, or of one operation."""
    for path in sorted(FOLDER.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for case in map(jackson.parse, lines):
                if operation in (None, case["op"]):
                    yield case


def outcome(case, nifi=DEFAULT_VERSION):
    """What the emulator does: (rendered result, None) or (None, 'spec SpecException')."""
    where = "spec"
    try:
        transform = jolt.compile(case["op"], case["spec"], nifi)
        where = "transform"
        return jackson.render(transform.transform(case["input"], case.get("context"))), None
    except jolt.JoltError as error:
        return None, "%s %s" % (where, error.java_class)
    except Throwable as error:  # a result that holds itself cannot be written
        return None, "%s %s" % (where, error.java_name.rsplit(".", 1)[-1])


def verdict(case, nifi=DEFAULT_VERSION):
    """(one of the three words, a sentence about the difference)."""
    before = jackson.render(case["input"])
    text, error = outcome(case, nifi)
    if jackson.render(case["input"]) != before:
        return DIFFERENT, "the input was changed"
    if "expect_error" in case or error:
        expected = case.get("expect_error")
        return (EXACT, "") if error == expected else (DIFFERENT, "Java: %s, here: %s" % (expected or "no error", error or text))
    expected = jackson.render(case["expected"])
    if text == expected:
        return EXACT, ""
    if without_order(text) == without_order(expected) and (adds_defaults(case) or not case.get("keyorder")):
        return ORDER_EXCLUDED, ""
    return DIFFERENT, "Java: %s, here: %s" % (expected, text)


def without_order(text):
    """JSON text with sorted keys; 1 and 1.0 stay apart."""
    return json.dumps(json.loads(text), sort_keys=True)


def adds_defaults(case):
    """Whether the default operation is part of the case."""
    steps = [case["op"]] if case["op"] != "chain" else [step.get("operation") for step in case["spec"]]
    return "default" in steps


def main():
    counts = Counter()
    for case in cases():
        word, sentence = verdict(case)
        counts[case["op"], word] += 1
        if sentence:
            print("%s\n  spec  %s\n  input %s\n  %s" % (case["name"], json.dumps(case["spec"]), json.dumps(case["input"]), sentence))
    words = (EXACT, ORDER_EXCLUDED, DIFFERENT)
    print("%-22s %s" % ("", "  ".join(words)))
    for operation in (*OPERATIONS, "all"):
        row = [sum(number for (op, found), number in counts.items() if found == word and operation in (op, "all")) for word in words]
        print("%-22s %s" % (operation, "  ".join("%*d" % (len(word), number) for word, number in zip(words, row))))
    return 1 if any(word == DIFFERENT for _, word in counts) else 0


if __name__ == "__main__":
    sys.exit(main())
