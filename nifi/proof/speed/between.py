"""The same scripts in ExecuteScript of NiFi 1.16.3 and in that of our NAR on NiFi 2.3.0, in turn in one run:
python -m nifi.proof.speed.between [--seconds 0.25] [--rounds 31] [--warm 40] [--script WORD] [--option=FLAG]
[--same-java] [--check].

CPU time of the thread that triggers, FlowFile after FlowFile, over each NiFi's own session; each on the Java that runs it, which is printed
with its flags. A script stays open on both sides until it has been timed: first it warms up until the JVM's compilers rest, then the sides
take turns. A ratio is the median of those of the rounds, with its quartiles; of a busy machine they lie far apart.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any, Dict, List, Mapping, Sequence, Tuple

from ...columns import table
from ...run.prerequisites import java_of, java_version
from ...run.version import NIFI_2, PINNED
from ..command import end_with
from ..recorder.jvm import COMPILING_FULLY, Jvm
from .subjects import read, taking_one

BODY = json.dumps({"result": "ok", "lines": [{"number": number, "text": "a line of the answer"} for number in range(90)]})
RESPONSE = json.dumps({"log.erp.request.body": json.dumps({"id": 1}), "log.erp.response.body": BODY})  # 5 KB
ONE_ATTRIBUTE = """
flowFile = session.get()
if flowFile is not None:
    session.transfer(session.putAttribute(flowFile, 'seen', 'yes'), REL_SUCCESS)
"""
AT_ONCE = 10_000  # a queue swaps FlowFiles out from 20,000 on
AT_FIRST = 10
RESTING = 0.1  # compilers rest when they take a tenth of the thread's time at most, over the last parts
LOOKED_AT = 8  # so many
LONGEST = 4  # times what the warm-up takes at least
HEADS = ("ExecuteScript", f"NiFi {PINNED}, a second", f"NAR on {NIFI_2}, a second", "NAR / 1.16.3", "quartiles")
# each compilation is waited for, so how far they are does not hang on how busy the machine is; they are in no thread's time but their own
OPTIONS = (*COMPILING_FULLY, "-Xbatch")
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
    return {"script": script, "flowfiles": [{"content": content, "attributes": attributes}]}


@dataclass(frozen=True)
class Part:
    """So many triggers: seconds of CPU of their thread, and of the JVM's compilers meanwhile."""

    times: int
    seconds: float
    compiling: float

    @property
    def rate(self) -> float:
        return self.times / self.seconds

    def as_long_as(self, seconds: float) -> int:
        """How many triggers take that long."""
        return min(AT_ONCE, max(AT_FIRST, round(self.rate * seconds)))


def part(jvm: Jvm, question: Question, times: int) -> Part:
    answer = jvm.ask("steady", question, times=times)
    return Part(times, max(1, int(answer["nanos"])) / 1e9, int(answer["compiling"]) / 1e3)


def warmed(jvm: Jvm, question: Question, seconds: float, warm: float) -> int:
    """How many triggers take that many seconds, once the script has run for ``warm`` seconds of CPU and the compilers rest."""
    parts = [part(jvm, question, AT_FIRST)]
    spent = parts[-1].seconds
    while spent < warm or (not is_settled(parts[-LOOKED_AT:]) and spent < warm * LONGEST):
        parts.append(part(jvm, question, parts[-1].as_long_as(seconds)))
        spent += parts[-1].seconds
    return parts[-1].as_long_as(seconds)


def is_settled(parts: Sequence[Part]) -> bool:
    """Whether the compilers rest."""
    return sum(part.compiling for part in parts) <= RESTING * sum(part.seconds for part in parts)


def rates(question: Question, jvms: Tuple[Jvm, Jvm], seconds: float, rounds: int, warm: float) -> List[Tuple[float, float]]:
    """FlowFiles a second in each, round by round; who begins changes from round to round."""
    counts = [warmed(jvm, question, seconds, warm) for jvm in jvms]
    measured = []
    for number in range(rounds):
        order = (0, 1) if number % 2 else (1, 0)
        rate = {side: part(jvms[side], question, counts[side]).rate for side in order}
        measured.append((rate[0], rate[1]))
    return measured


def ratios(measured: Sequence[Tuple[float, float]]) -> Tuple[float, float, float]:
    """The lower quartile, the median and the upper quartile of NAR / 1.16.3."""
    values = [after / before for before, after in measured]
    lower, middle, upper = quantiles(values, n=4) if len(values) > 1 else values * 3
    return lower, middle, upper


def row(name: str, measured: Sequence[Tuple[float, float]]) -> Tuple[str, ...]:
    before, after = (median(side) for side in zip(*measured))
    lower, middle, upper = ratios(measured)
    return name, f"{before:,.0f}", f"{after:,.0f}", f"{middle:.2f}", f"{lower:.2f} to {upper:.2f}"


def side(name: str, nifi: str, options: Sequence[str]) -> str:
    """Which Java a side runs on, with which flags."""
    flags = " ".join(option for option in options if option.startswith("-X"))
    return f"{name}: Java {java_version(java_of(nifi))}, {flags}"


def main() -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m nifi.proof.speed.between", description=__doc__, formatter_class=form)
    parser.add_argument("--seconds", type=float, default=0.25, help="how long each side works in a round (0.25)")
    parser.add_argument("--rounds", type=int, default=31, help="how many rounds (31)")
    parser.add_argument("--warm", type=float, default=40.0, help="how long each side works at least before the first round (40)")
    parser.add_argument("--script", default="", metavar="WORD", help="only the scripts with that word in their name")
    parser.add_argument("--option", action="append", default=[], metavar="FLAG", help="of Java, on the NAR's side: --option=-XX:-UseX")
    parser.add_argument("--same-java", action="store_true", help="both on the Java that runs NiFi 2: how much of the ratio is Java's")
    parser.add_argument("--check", action="store_true", help="end with 1 when the NAR is the slower one anywhere")
    options = parser.parse_args()
    of_nar = (*OPTIONS, *options.option)
    java = NIFI_2 if options.same_java else PINNED
    print(side(f"NiFi {PINNED}", java, OPTIONS), side(f"NAR on {NIFI_2}", NIFI_2, of_nar), sep="\n", flush=True)
    asked = {name: question for name, question in questions().items() if options.script in name}
    measured = {}
    with Jvm(options=OPTIONS, java=java) as of_1, Jvm(NIFI_2, options=of_nar) as of_2:
        for name, question in asked.items():
            measured[name] = rates(question, (of_1, of_2), options.seconds, options.rounds, options.warm)
            print("; ".join(row(name, measured[name])), file=sys.stderr)
    print(table(HEADS, [row(name, rounds) for name, rounds in measured.items()]))
    return 1 if options.check and any(ratios(rounds)[1] < 1 for rounds in measured.values()) else 0


if __name__ == "__main__":
    end_with(main)
