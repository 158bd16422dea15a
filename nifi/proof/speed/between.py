"""The same scripts in ExecuteScript of NiFi 1.16.3 and in that of our NAR on NiFi 2.3.0, in turn in one run:
python -m nifi.proof.speed.between [--seconds 1] [--rounds 5] [--check].

CPU time of the thread that triggers, FlowFile after FlowFile, over each NiFi's own session; each on the Java that runs it.
"""

from __future__ import annotations

import argparse
import json
from functools import partial
from typing import Any, Dict, List, Mapping, Tuple

from ...columns import table
from ...run.version import NIFI_2, PINNED
from ..command import end_with
from ..recorder.jvm import COMPILING_FULLY, Jvm
from .enough import enough
from .subjects import read, taking_one

BODY = json.dumps({"result": "ok", "lines": [{"number": number, "text": "a line of the answer"} for number in range(90)]})
RESPONSE = json.dumps({"log.erp.request.body": json.dumps({"id": 1}), "log.erp.response.body": BODY})  # 5 KB
ONE_ATTRIBUTE = """
flowFile = session.get()
if flowFile is not None:
    session.transfer(session.putAttribute(flowFile, 'seen', 'yes'), REL_SUCCESS)
"""
AT_ONCE = 10_000
Question = Mapping[str, Any]


def questions() -> Dict[str, Question]:
    """Name → what the recorder is asked to time."""
    response = taking_one(read("processors/order_cancellation_request/custom_response.py"))
    card = taking_one(read("processors/common/script.py"))
    return {
        "the response script, 5 KB of JSON": _question(response, RESPONSE, {"invokehttp.status.code": "200"}),
        "the Script card, a request of 6 KB": _question(card, read("emulator/mocks/cancellation_request.json"), {}),
        "one attribute": _question(ONE_ATTRIBUTE, "", {}),
    }


def _question(script: str, content: str, attributes: Mapping[str, str]) -> Question:
    return {"what": "script", "script": script, "flowfiles": [{"content": content, "attributes": attributes}]}


def _timed(jvm: Jvm, question: Question, times: int) -> float:
    """Seconds; a queue swaps FlowFiles out from 20,000 on, so they come a part at a time."""
    parts = [AT_ONCE] * (times // AT_ONCE) + [times % AT_ONCE]
    return sum(int(jvm.ask("timed", question, times=part)["nanos"]) for part in parts if part) / 1e9


def rates(question: Question, jvms: Tuple[Jvm, Jvm], seconds: float, rounds: int) -> List[float]:
    """FlowFiles a second in each, the best of the rounds; the two take turns."""
    works = [partial(_timed, jvm, question) for jvm in jvms]
    counts = [enough(work, seconds) for work in works]
    best = [0.0, 0.0]
    for _ in range(rounds):
        for side, (work, count) in enumerate(zip(works, counts)):
            best[side] = max(best[side], count / work(count))
    return best


def main() -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m nifi.proof.speed.between", description=__doc__, formatter_class=form)
    parser.add_argument("--seconds", type=float, default=1.0, help="how long each side works in one round (1)")
    parser.add_argument("--rounds", type=int, default=5, help="the best of so many counts (5)")
    parser.add_argument("--check", action="store_true", help="end with 1 when the NAR is the slower one anywhere")
    options = parser.parse_args()
    with Jvm(options=COMPILING_FULLY) as of_1, Jvm(NIFI_2, options=COMPILING_FULLY) as of_2:
        measured = {name: rates(question, (of_1, of_2), options.seconds, options.rounds) for name, question in questions().items()}
    rows = [(name, f"{before:,.0f}", f"{after:,.0f}", f"{after / before:.2f}") for name, (before, after) in measured.items()]
    print(table(("ExecuteScript", f"NiFi {PINNED}, a second", f"NAR on {NIFI_2}, a second", "NAR / 1.16.3"), rows))
    return 1 if options.check and any(after < before for before, after in measured.values()) else 0


if __name__ == "__main__":
    end_with(main)
