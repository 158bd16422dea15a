"""A run of a flow in words: a sentence first, then what failed, the table, what came out."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any, Dict, List

from .flow_items import Items, table_of

if TYPE_CHECKING:
    from ..engine.run import FlowRun
    from .flow_outputs import Outputs
    from .flow_verdict import Verdict


def text_of(done: FlowRun, verdict: Verdict, steps: List[Dict[str, Any]], started_ms: int, outputs: Outputs, items: Items) -> str:
    """The whole page."""
    parts = [first_sentence(done, verdict, started_ms), *_section("failed", verdict.failures), *_section("note", verdict.notes)]
    stubs = ["%(component)s (%(type)s): %(answer)s" % row for row in done.stubs]
    parts += _section("stood in for", stubs)
    parts += ["", done.report.table()]
    parts += ["", table_of(items)] if items.rows else []
    left = {name: len(flowfiles) for name, flowfiles in done.outputs.items() if flowfiles}
    if left:
        parts += ["", "left the flow by", *("  %s: %d FlowFile%s" % (name, count, _s(count)) for name, count in left.items())]
    if outputs.folder is not None:
        parts += ["", "%d FlowFile%s in %s" % (outputs.count, _s(outputs.count), outputs.folder)]
    return "\n".join([*parts, *_trace(steps)])


def first_sentence(done: FlowRun, verdict: Verdict, started_ms: int) -> str:
    """How the run went, in one sentence."""
    ended, left = done.ended, sum(map(len, done.outputs.values()))
    moved = "%d FlowFile%s came to an end" % (ended, _s(ended)) + (", %d left the flow" % left if left else "")
    how = "%d thing%s went wrong" % (len(verdict.failures), _s(len(verdict.failures))) if verdict.failures else "all is well"
    # the clock is virtual where the flow's time is not the machine's
    return "%s: %s; the flow's time began at %s and was %s." % (how, moved, _time(started_ms), _seconds(done.report.duration_ms))


def _section(title: str, sentences: List[str]) -> List[str]:
    return ["%s: %s" % (title, sentence) for sentence in sentences]


def _trace(steps: List[Dict[str, Any]]) -> List[str]:
    lines: List[str] = [""] if steps else []
    for step in steps:
        place = step["component"] or "(a connection)"
        lines.append("%s  %s  %s  %s  %s" % (_time(step["time_ms"]), step["uuid"][:8], step["event"], place, step["details"]))
        for name, value in step["changed"].items():
            lines.append("    %s %s" % (name, "is gone" if value is None else "= " + _short(value)))
        for name in ("request", "content"):
            if name in step:
                value = step[name]
                lines.append("    %s: %s" % (name, _short(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))))
    return [line.rstrip() for line in lines]


def _short(text: str) -> str:
    line = text.replace("\n", "\\n")
    return line if len(line) <= 100 else line[:100] + "… (%d characters)" % len(text)


def _time(moment_ms: int) -> str:
    return datetime.fromtimestamp(moment_ms // 1000, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _seconds(duration_ms: int) -> str:
    return "%.1f s long" % (duration_ms / 1000) if duration_ms < 120_000 else "%d min long" % (duration_ms // 60_000)


def _s(count: int) -> str:
    return "" if count == 1 else "s"
