"""What is run: the settings of each case, what the mock servers do, and the scripts that a merchant would have edited."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Dict, List, Optional, Tuple

from emulator.mocks.order_scenario import SCRIPT, OrderScenario
from emulator.mocks.scenario import Scenario
from emulator.mocks.scenario_base import FlowScenario

from ..deploy import deploy, settings
from ..deploy.deploy import Plan

ROOT = Path(__file__).resolve().parents[2]
NOW = int(time.time()) * 1000  # the Order Flow asks for three weeks back from now: its scenario begins when the session does
CANCELLATION, ORDER = "order_cancellation_request", "order"
DEFINITIONS = ("xml", "json")
SHORT = {"failure.wait": "1", "nothing.wait": "1"}

# every answer that the mock ERP knows, and what comes of two in a row; by id
ANSWERS: List[List[str]] = [
    ["accept"], ["created"], ["empty"], ["not_json"], ["hostile"], ["reject"] * 9, ["error"], ["busy"], ["too_many"], ["redirect"] * 9,
    ["unauthorized"], ["forbidden"] * 9, ["hang_up"], ["slow"], ["garbage"], ["cut"], ["refused"], ["unauthorized", "hang_up"],
    ["unauthorized", "unauthorized"], ["accept"], ["accept"], ["accept"], ["error", "hang_up", "accept"],
]  # fmt: skip
FAULTS = {"page": ["500"], "writeback:20": ["503"] * 9, "writeback:21": ["401"], "writeback:22": ["hang_up"]}
RESENT = {"page": ["401", "hang_up"], "writeback:1": ["401", "hang_up"]}


@dataclass
class Planned(Scenario):
    """A scenario whose answers are given: ``answers`` by id, in order, and the faults of Omnitron."""

    answers: List[List[str]] = field(default_factory=list)
    faults: Dict[str, List[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.answers:
            self.plan = {str(row["id"]): list(words) for row, words in zip(self.rows, self.answers)}
            self._faults = {kind: list(words) for kind, words in self.faults.items()}


@dataclass(frozen=True)
class Shape:
    """What differs from flow to flow."""

    gate: str  # the first processor that works on a request
    in_turn: bool  # whether the calls of one request are made one after the other


SHAPES = {CANCELLATION: Shape("Script/Forget allVar", True), ORDER: Shape("Order Details/Keep what we trust", False)}


@dataclass(frozen=True)
class Case:
    """One run of one flow file."""

    name: str
    seed: int
    parameters: Dict[str, str] = field(default_factory=dict)
    words: List[List[str]] = field(default_factory=list)
    faults: Dict[str, List[str]] = field(default_factory=dict)
    count: int = 16
    ticks: int = 4
    erp_login: bool = True
    keep_alive: bool = False
    flow: str = CANCELLATION

    def scenario(self, now_ms: Optional[Callable[[], int]]) -> FlowScenario:
        """The servers of this case, not started."""
        if self.flow == ORDER:
            return OrderScenario(self.seed, self.count, now_ms, NOW, self.keep_alive, self.erp_login)
        return Planned(
            self.seed, len(self.words) or self.count, now_ms, keep_alive=self.keep_alive, erp_login=self.erp_login, answers=self.words,
            faults=self.faults,
        )  # fmt: skip

    def values(self, scenario: FlowScenario) -> Dict[str, str]:
        """All the parameters of the flow that are not at their default."""
        return {**scenario.parameters(), **SHORT, **self.parameters}


SCRIPTED = {"script.enabled": "true", "mapping.enabled": "true", "post.script.enabled": "true"}
CASES: Dict[str, Case] = {
    case.name: case
    for case in (
        Case("every answer", 4, words=ANSWERS, faults=FAULTS),
        Case("drawn", 6, count=10),
        Case("scripts", 2, SCRIPTED, count=10),
        Case("by status code", 16, {"custom.response": "false"}, count=10),
        Case("no login, PUT", 1, {"erp.method": "PUT"}, count=8, erp_login=False),
        Case("GET, no write-back", 6, {"erp.method": "GET", "writeback.enabled": "false"}, count=8),
        # each call meets the connection that its own 401 left open, and is hung up on: OkHttp sends it again, and tells nobody
        Case("silent resend", 5, {}, [["unauthorized", "hang_up"]], RESENT, ticks=1, keep_alive=True),
        Case("orders", 1, count=12, ticks=3, flow=ORDER),
    )
}

# what a merchant put into the scripts to edit: flow -> script -> (line of the committed script, what stands there instead)
EDITED: Dict[str, Dict[str, Tuple[str, str, str]]] = {
    ORDER: {"Script/Script": ("common/script.py", *SCRIPT)},
    CANCELLATION: {
        "Script/Script": (
            "common/script.py",
            "        return output_obj\n",
            """\
        name = output_obj['order_item']['product']['name']
        output_obj['note'] = u'\\u015eehir: %s / %d' % (name, len(name))
        output_obj['reason']['subject'] = output_obj['reason']['subject'].upper() + u' \\u0130I\\u0131i'.lower()
        self.attributes['log.script.product'] = name.upper()
        self.attributes['log.script.token'] = (self.erpToken or 'none')[:4]
        self.attributes['allVar'] = json.dumps({'token.omnitron': u'\\u015fifre'})
        if output_obj['id'] == 5:
            raise ValueError(u'b\\xf6yle olmaz')
        return output_obj
""",
        ),
        "Post Script/Post Script": (
            "common/post_script.py",
            "        pass\n",
            """\
        found = response_data.get('result') if isinstance(response_data, dict) else response_data
        self.attributes['log.post.result'] = u'\\u0130\\u015flem: %s, %s' % (found, request_data.get('reason_subject'))
        self.attributes['log.post.token'] = (self.omnitronToken or 'none')[:8]
""",
        ),
    },
}


def plan_of(folder: Path, definition: str, name: str, flow: str = CANCELLATION) -> Plan:
    """The deployment of one flow file under that name; its settings, secrets and edited scripts are written into the folder."""
    secrets = {"omnitron.password": "s3cret", "erp.password": "ş1fre"}
    for key, value in secrets.items():
        (folder / key).write_text(value, encoding="utf-8")
    with next(one for one in CASES.values() if one.flow == flow).scenario(None) as scenario:
        values = {key: value for key, value in scenario.parameters().items() if key not in secrets}
    data = {
        "name": name,
        "flow": str(ROOT / "templates" / definition / f"{flow}.{definition}"),
        "parameters": values,
        "secrets": {key: {"file": key} for key in secrets},
        "scripts": {path: edited(folder, flow, path) for path in EDITED[flow]},
    }
    file = folder / f"{flow}.{definition}.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    read = settings.load(file)
    return deploy.plan(read, read.flow)


def edited(folder: Path, flow: str, path: str) -> str:
    """A committed script with the merchant's lines in it."""
    source, line, instead = EDITED[flow][path]
    text = (ROOT / "processors" / source).read_text(encoding="utf-8")
    if text.count(line) != 1:
        raise ValueError(f"{source} has no single line {line.strip()!r}")
    file = folder / f"{flow}.{Path(source).name}"
    file.write_text(text.replace(line, instead), encoding="utf-8")
    return file.name
