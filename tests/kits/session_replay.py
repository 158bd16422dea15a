"""Replays a recorded session case and says, as sentences, where the emulator did something else.

To run some cases only: ``CASE=append make test ARGS=tests/script/test_session_compliance.py`` takes those whose file name holds the word.
"""

from __future__ import annotations

import base64
import re
from typing import Any, Dict, List

import emulator
from emulator.base.errors import InputError
from emulator.base.versions import DEFAULT
from emulator.testing.results import ScriptResult

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NUMBERS = (
    (re.compile(r"claim=StandardContentClaim \[.*?\],offset=\d+|claim=,offset=\d+"), "claim"),
    (re.compile(r"StandardContentClaim \[resourceClaim=(StandardResourceClaim\[.*?\])?, offset"), "StandardContentClaim [, offset"),
    (re.compile(r"StandardProcessSession\[id=\d+\]"), "StandardProcessSession[id]"),
    (re.compile(r"(ExecuteScript|InvokeScriptedProcessor)\[id=[^\]]*\]"), r"\1[id]"),
    (re.compile(r"@[0-9a-f]{5,8}\b"), "@hash"),
    (re.compile(r"(\\n\\tat .*?(?=\\n))+"), ""),  # Java frames, which the emulator does not have
    (re.compile(r"coerced to (byte\[\], int|int, byte\[\])"), "coerced to byte[], int"),  # a HashSet of classes: no order
)


def scrub(text: str, names: Dict[str, str]) -> str:
    """The text without what differs from run to run: uuids get numbers in the order of their first appearance."""
    for pattern, replacement in _NUMBERS:
        text = pattern.sub(replacement, text)
    return _UUID.sub(lambda found: names.setdefault(found.group(), f"uuid-{len(names)}"), text)


def replay(case: Dict[str, Any], script: str, nifi: str = DEFAULT) -> List[str]:
    """Differences, none when the emulator does with the case's whole ``script`` what was recorded."""
    observed = case["observed"]
    try:
        result = emulator.run_script(
            text=script + "\n",
            flowfiles=[{"content": one.get("content", ""), "attributes": one.get("attributes", {})} for one in case["flowfiles"]],
            properties=case.get("properties"),
            triggers=case.get("triggers", 1),
            nifi=nifi,
        )
    except InputError as error:
        return _not_scheduled(error, observed)
    return differences(result, observed)


def differences(result: ScriptResult, observed: Dict[str, Any]) -> List[str]:
    """What a run did otherwise than was observed."""
    found: List[str] = []
    _compare(found, "exceptions", [failure and failure.message for failure in result.triggers], observed["triggers"])
    _compare(found, "exception", _chain(result.exception and result.exception.__cause__), _recorded_chain(observed["exception"]))
    for name in [name for name in observed if isinstance(observed[name], list) and name in result.transferred]:
        _compare(found, name, [_flowfile(one) for one in result.transferred[name]], [_recorded(one) for one in observed[name]])
    _compare(found, "queue", [_flowfile(one) for one in result.queue], [_recorded(one) for one in observed["queue"]])
    logs = {level: lines for level, lines in result.logs.items() if lines}
    _compare(found, "logs", sorted(logs.items()), sorted(observed["logs"].items()))
    _compare(found, "counters", result.counters, observed["counters"])
    _compare(found, "provenance", [event.type for event in result.provenance], observed["provenance"])
    _compare(found, "penalized", result.penalized, observed["penalized"])
    _compare(found, "yielded", result.yielded, observed["yielded"])
    _compare(found, "stdout", result.stdout.split("\n"), observed["stdout"])
    return found


def _not_scheduled(error: InputError, observed: Dict[str, Any]) -> List[str]:
    found: List[str] = []
    _compare(found, "exception", _chain(error.__cause__), _recorded_chain(observed["exception"]))
    return found


def _chain(error: Any) -> List[List[Any]]:
    chain = []
    while error is not None:
        message = error.getMessage()
        chain.append([error.java_name, error.toString() if message is None and chain else message])  # the recorder shows a cause so
        error = error.getCause()
    return chain


def _recorded_chain(error: Any) -> List[List[Any]]:
    return [[one["class"], one["message"]] for one in [error, *error["chain"]]] if error else []


def _flowfile(one: Any) -> Dict[str, Any]:
    return {"attributes": dict(sorted(one.attributes.items())), "content": one.content, "penalized": one.penalized}


def _recorded(one: Dict[str, Any]) -> Dict[str, Any]:
    content = one["content"].encode("utf-8") if "content" in one else base64.b64decode(one["content_b64"])
    return {"attributes": dict(sorted(one["attributes"].items())), "content": content, "penalized": one["penalized"]}


def _compare(found: List[str], what: str, ours: Any, recorded: Any) -> None:
    first, second = scrub(repr(ours), {}), scrub(repr(recorded), {})
    if first != second:
        found.append(f"{what}:\n  emulator {first}\n  recorded {second}")
