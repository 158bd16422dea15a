"""The page: its data are packed (gzip, base64) so that a thousand orders are a file that a mail takes."""

from __future__ import annotations

import base64
import gzip
import html
import json
from pathlib import Path
from typing import Any, Dict, List, Mapping, NamedTuple, Optional

from ..engine.flow_run import FlowRun
from .canvas import groups_of
from .redacted import Redacted
from .steps import Steps, ends_of

PAGE = Path(__file__).with_name("page")
MOST_BYTES = 4_500_000
LENGTHS = (20_000, 4_000, 1_000, 200, 0)  # characters of a content that are kept: the first that fits
_MOST_STATE = 20_000
_SHORTEST = 120  # characters of an attribute's value that are kept in any case


class Summary(NamedTuple):
    """What stands above the canvas: one sentence, what failed, what somebody should know; ``started_ms`` of the run's clock."""

    title: str
    sentence: str
    failures: List[str]
    notes: List[str]
    started_ms: int


def report_html(run: FlowRun, summary: Summary, parameters: Mapping[str, Optional[str]]) -> str:
    """The page of a run. ``parameters``: the run's; what is a Secret there is left out."""
    redacted = Redacted(parameters)
    data, packed = _data(run, summary, redacted), ""
    for longest in LENGTHS:
        data.update(longest=longest, contents=[[text[:longest], size] for text, size in data["contents"]])
        data["texts"] = [text if len(text) <= max(longest, _SHORTEST) else text[: max(longest, _SHORTEST)] + "…" for text in data["texts"]]
        packed = _packed(data, redacted)
        if len(packed) <= MOST_BYTES:
            break
    return (
        (PAGE / "report.html").read_text(encoding="utf-8")
        .replace("{{title}}", html.escape(summary.title))
        .replace("{{style}}", (PAGE / "report.css").read_text(encoding="utf-8"))
        .replace("{{data}}", packed)
        .replace("{{script}}", (PAGE / "report.js").read_text(encoding="utf-8"))
    )  # fmt: skip


def _packed(data: Dict[str, Any], redacted: Redacted) -> str:
    text = redacted.text(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    return base64.b64encode(gzip.compress(text.encode("utf-8", "replace"), 6, mtime=0)).decode("ascii")


def _data(run: FlowRun, summary: Summary, redacted: Redacted) -> Dict[str, Any]:
    steps = Steps(redacted, LENGTHS[0])
    steps.add(run, summary.started_ms)
    ends = ends_of(run, steps)
    return {
        **summary._asdict(),
        "root": run.flow.root.id,
        "groups": groups_of(run),
        "steps": steps.rows,
        "texts": [redacted.text(text) for text in steps.texts],
        "contents": [list(content) for content in steps.contents],
        "flowfiles": list(steps.flowfiles),
        "ends": ends,
        "bulletins": [[record.time_ms - summary.started_ms, record.level, record.component, record.message] for record in run.bulletins],
        "stalled": [[stalled.queue, stalled.count, stalled.size, stalled.why, stalled.left_open] for stalled in run.stalled],
        "state": _state(run, redacted),
        "stubs": run.stubs,
    }


def _state(run: FlowRun, redacted: Redacted) -> Dict[str, Dict[str, str]]:
    """Path of a component → what it remembers, each value cut where it is very long."""
    return {
        run.paths.get(identifier, identifier): {
            name: redacted.text(str(value))[:_MOST_STATE] for name, value in sorted(saved["values"].items())
        }
        for identifier, saved in run.state.items()
        if saved["values"]
    }  # fmt: skip
