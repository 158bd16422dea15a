"""Takes out of what was observed all that differs from run to run, so that a second recording of the same truth is the same text."""

from __future__ import annotations

import json
import re
from typing import Any

COERCED = re.compile(r"coerced to ([\w.$\[\]]+(?:, [\w.$\[\]]+)+)")  # PyReflectedFunction.throwError: a HashSet of classes, in no order
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
RULES = (
    (re.compile(r"claim=StandardContentClaim \[.*?\],offset=\d+|claim=,offset=\d+"), "claim=,offset=0"),
    (re.compile(r"(?<=StandardContentClaim \[resourceClaim=)StandardResourceClaim\[.*?\](?=, offset)"), ""),
    (re.compile(r"StandardProcessSession\[id=\d+\]"), "StandardProcessSession[id=0]"),
    (re.compile(r"(ExecuteScript|InvokeScriptedProcessor)\[id=[^\]]*\]"), r"\1[id=processor]"),
    (re.compile(r"@[0-9a-f]{5,8}\b"), "@00000000"),
    (re.compile(r"(\\n\\tat .*?(?=\\n))+"), ""),  # Java frames: of a JVM, not of NiFi
    (re.compile(r"/[^\"' ]*/jython-standalone"), "<jython>/jython-standalone"),
    (re.compile(r"/[^\"' ]*/jython-nar-processors"), "<jython>/jython-nar-processors"),
)


def normal(observed: Any) -> Any:
    """The same with fixed claims, sessions and hashes, and with uuids numbered in the order of their first appearance."""
    text = json.dumps(observed, ensure_ascii=False)
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    text = types_sorted(text)
    numbers: dict[str, str] = {}

    def number(match: re.Match[str]) -> str:
        return numbers.setdefault(match.group(), f"00000000-0000-4000-8000-{len(numbers) + 1:012d}")

    return json.loads(UUID.sub(number, text))


def types_sorted(text: str) -> str:
    """The same with the types of each `coerced to` in order."""
    return COERCED.sub(lambda match: "coerced to " + ", ".join(sorted(match.group(1).split(", "))), text)


def same(first: Any, second: Any) -> bool:
    """Whether two observations differ in nothing but what differs anyway."""
    return bool(normal(first) == normal(second))
