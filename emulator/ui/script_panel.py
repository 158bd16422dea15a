"""Script Testing: one script, one FlowFile, and what came of it."""

from __future__ import annotations

import json
import re
from typing import Any, Dict, List, Optional

from ..base.errors import InputError, ScriptTimeout
from ..base.versions import DEFAULT_VERSION
from ..failure import Failure
from ..script.engine import line_offset
from ..script.lint import lint as findings_of
from ..testing.batch import run_all
from ..testing.document import document_of, sentence_of
from ..testing.script_bench import Setting, Source, open_bench, schedule
from .runner import Message, texts

SECONDS = 10.0  # of a trigger, at most
_ENDLESS = "Look for a loop without end on the line that is marked; NiFi would wait for it for ever."
_LINE = re.compile(r'File "<script>", line (\d+)')
_REFUSED = re.compile(r"^.*?:(\d+):(\d+): ")
_OFFSET = line_offset(DEFAULT_VERSION)


def run(message: Message) -> Message:
    """``text``, ``input``, ``attributes``, ``properties``, ``state``, ``parameters`` → what the script did, and ``marks``.

    ``seconds``: less time for it than ten.
    """
    name = str(message.get("name") or "script.py")
    state = texts(message, "state")
    bench = open_bench(state=state)
    setting = Setting(texts(message, "parameters"), timeout=min(SECONDS, float(message.get("seconds") or SECONDS)))
    try:
        schedule(bench, Source(str(message["text"]), name), texts(message, "properties"), setting)
    except InputError as error:
        return {"failed": True, "sentence": error.what.partition("\n")[0], "refused": str(error), "marks": _refused_at(error)}
    except Failure as error:
        return {"failed": True, "sentence": "NiFi would not start it", "refused": str(error), "marks": []}
    before = bench.enqueue(str(message.get("input") or "").encode("utf-8"), texts(message, "attributes"))
    try:
        (settled,) = run_all(bench)
    except ScriptTimeout as error:
        marks = [{"line": error.line, "column": 1, "message": error.what, "severity": "error"}] if error.line else []
        return {"failed": True, "sentence": error.what, "refused": _ENDLESS, "marks": marks}
    document = document_of(settled, before)
    sentence = sentence_of(settled, optional=not message.get("input"))
    return {
        **{key: value for key, value in document.items() if key not in ("attributes", "result_data")},
        "text": shown({key: document[key] for key in ("attributes", "result_data")}),
        "before": dict(before.attributes),
        "after": document["attributes"],
        "created": [{"relationship": row["relationship"], "text": shown(row)} for row in document.get("created", [])],
        "state": bench.state(),
        "failed": bool(sentence),
        "sentence": sentence or _went(document),
        "marks": _marks(settled.exception, document["attributes"], sentence),
    }


def lint(message: Message) -> Message:
    """``text`` → ``marks``: line, column, rule and advice of each finding."""
    findings = findings_of(str(message["text"]) + "\n")
    rows = [{"line": each.line, "column": each.column, "rule": each.rule, "message": each.advice} for each in findings]
    return {"marks": [{**row, "severity": "error" if row["rule"] == "syntax-error" else "warning"} for row in rows]}


def shown(document: Any) -> str:
    """JSON as a person reads it."""
    return json.dumps(document, ensure_ascii=False, indent=2)


def _went(document: Dict[str, Any]) -> str:
    created = len(document.get("created", []))
    if document["relationship"] is None:
        return "the script made %d FlowFile%s" % (created, "" if created == 1 else "s") if created else "the FlowFile was removed"
    return "to %s" % document["relationship"]


def _refused_at(error: InputError) -> List[Dict[str, Any]]:
    place = _REFUSED.match(error.where + ": ")
    if place is None:
        return []
    return [{"line": int(place[1]), "column": int(place[2]), "message": error.what.partition("\n")[0], "severity": "error"}]


def _marks(exception: Optional[Failure], attributes: Dict[str, str], sentence: str) -> List[Dict[str, Any]]:
    """Where the error is: what left the script, else the innermost line of the traceback that the script wrote down itself."""
    if exception is not None:
        line, words = exception.script_line, (exception.script_place or str(exception)).partition("\n")[0]
        return [{"line": line, "column": 1, "message": words, "severity": "error"}] if line else []
    for name, value in attributes.items():
        lines = _LINE.findall(value) if name.startswith("log.") and name.endswith("error") else []
        if sentence and lines:
            words = "%s: %s" % (name, value.strip().rpartition("\n")[2])
            return [{"line": max(1, int(lines[-1]) - _OFFSET), "column": 1, "message": words, "severity": "error"}]
    return []
