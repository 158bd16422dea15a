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
from .tables import Pieces

PAGE = Path(__file__).with_name("page")
MOST_BYTES = 4_500_000
LENGTHS = (100_000, 20_000, 4_000, 1_000, 200, 0)  # characters of a content that are kept: the first that fits
_MOST_STATE = 20_000
_SHORTEST = 120  # characters of an attribute's value that are kept in any case
_FORGOTTEN = "Of %s events the latest %s are kept: FlowFiles that ended before them are not here, of others the beginning may be missing"
_CUT = "So that the file stays small, contents and attributes are cut after %s characters"
_BARE = f"So that the file stays small, contents are left out and attributes cut after {_SHORTEST} characters"


class Summary(NamedTuple):
    """What stands above the canvas: one sentence, what failed, what somebody should know; ``started_ms`` of the run's clock."""

    title: str
    sentence: str
    failures: List[str]
    notes: List[str]
    started_ms: int


def report_html(run: FlowRun, summary: Summary, parameters: Mapping[str, Optional[str]]) -> str:
    """The page of a run. ``parameters``: the run's; what is a Secret there is left out."""
    redacted, packed = Redacted(parameters), ""
    steps = Steps(redacted, LENGTHS[0])
    steps.add(run, summary.started_ms)
    data = _data(run, summary, steps, redacted)
    for longest in LENGTHS:
        packed = _packed({**data, **_texts(steps, redacted, longest), "left_out": _left_out(run, steps, longest)})
        if len(packed) <= MOST_BYTES:
            break
    return (
        (PAGE / "report.html").read_text(encoding="utf-8")
        .replace("{{title}}", html.escape(summary.title))
        .replace("{{style}}", (PAGE / "report.css").read_text(encoding="utf-8"))
        .replace("{{data}}", packed)
        .replace("{{script}}", "".join((PAGE / name).read_text(encoding="utf-8") for name in ("data.js", "report.js")))
    )  # fmt: skip


def _packed(data: Dict[str, Any]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode("utf-8", "replace"), 9, mtime=0)).decode("ascii")


def _data(run: FlowRun, summary: Summary, steps: Steps, redacted: Redacted) -> Dict[str, Any]:
    ends = ends_of(run, steps)
    overview = {
        **summary._asdict(),
        "root": run.flow.root.id,
        "groups": groups_of(run),
        "ends": ends,
        "bulletins": [[record.time_ms - summary.started_ms, record.level, record.component, record.message] for record in run.bulletins],
        "stalled": [[stalled.queue, stalled.count, stalled.size, stalled.why, stalled.left_open] for stalled in run.stalled],
        "state": _state(run, redacted),
        "stubs": run.stubs,
    }
    flowfiles = [steps.values.number(uuid) for uuid in steps.flowfiles.all()]
    return {**redacted.all(overview), "steps": steps.columns, "links": steps.links, "names": steps.names.all(), "flowfiles": flowfiles}


def _texts(steps: Steps, redacted: Redacted, longest: int) -> Dict[str, Any]:
    """The texts to which the steps' numbers lead, cut."""
    pieces, most = Pieces(), max(longest, _SHORTEST)
    return {
        "longest": longest,
        "words": [_cut(redacted.text(word), most) for word in steps.words.all()],
        "values": [pieces.text(_cut(redacted.text(value), most)) for value in steps.values.all()],
        "contents": [[pieces.text(text[:longest]), size] for text, size in steps.contents.all()],
        "pieces": pieces.all(),
    }


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most] + "…"


def _left_out(run: FlowRun, steps: Steps, longest: int) -> List[str]:
    """What the page does not show, a sentence each."""
    kept = steps.events
    forgotten = [_FORGOTTEN % (f"{kept + run.events_forgotten:,}", f"{kept:,}")] if run.events_forgotten else []
    return [*forgotten, *([] if longest == LENGTHS[0] else [_CUT % f"{longest:,}" if longest else _BARE])]


def _state(run: FlowRun, redacted: Redacted) -> Dict[str, Dict[str, str]]:
    """Path of a component → what it remembers, each value cut where it is very long."""
    return {
        run.paths.get(identifier, identifier): {
            name: redacted.text(str(value))[:_MOST_STATE] for name, value in sorted(saved["values"].items())
        }
        for identifier, saved in run.state.items()
        if saved["values"]
    }  # fmt: skip
