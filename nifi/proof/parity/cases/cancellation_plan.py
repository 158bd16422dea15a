"""The Run Cancellation Plan Service: begun by calls to its webhook."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, List, Optional, Sequence, Tuple

from emulator.mocks.cancellation_plan import PlanScenario
from emulator.mocks.data import sample
from emulator.mocks.data_orders import plan_events
from emulator.mocks.erp import CANCELLATIONS, Erp
from emulator.mocks.omnitron import Omnitron
from emulator.mocks.omnitron_requests import REQUESTS
from emulator.mocks.plan_sender import HEADER, RARE, SECRET, WRONG, steps
from emulator.mocks.scenario import FlowScenario

from ....run.ports import free_port
from ..calls import Calls
from .case import Case, Clock, Shape, post_script

# every answer that the mock ERP knows, and what comes of several in a row; by event
ANSWERS: List[List[str]] = [
    ["accept"], ["created"], ["empty"], ["not_json"], ["hostile"], ["reject", "accept"], ["reject"] * 3, ["error"], ["busy"], ["too_many"],
    ["redirect"] * 4, ["unauthorized"], ["unauthorized", "unauthorized"], ["unauthorized", "hang_up"], ["forbidden", "accept"], ["hang_up"],
    ["slow"], ["garbage"], ["cut"], ["taken_hang_up"], ["error", "hang_up", "created"], ["busy", "reject", "error"],
]  # fmt: skip
REJECTED, REDIRECTED = 6, 10


@dataclass
class PlannedPlans(PlanScenario):
    """A scenario whose answers and calls are given: ``answers`` by event, in order; ``steps`` the ways to call in each step."""

    answers: List[List[str]] = field(default_factory=list)
    faults: Dict[str, List[str]] = field(default_factory=dict)
    steps: Sequence[Sequence[str]] = ()
    own: Dict[str, str] = field(default_factory=dict)  # the parameters of the case

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.answers:
            self.plan = {row["event"]["uuid"]: list(words) for row, words in zip(self.rows, self.answers)}
        self.port = free_port()
        path, header = self.own.get("webhook.path", "/cancellation_plan/"), self.own.get("webhook.header", HEADER)
        self.calls = Calls(f"http://127.0.0.1:{self.port}{path}", [list(steps(self.rows, names)) for names in self.steps], header)

    def servers(self) -> Tuple[Omnitron, Erp]:
        # It takes the write-backs for those of cancellation requests, by event.uuid.
        rows = [{**sample(), "id": uuid} for uuid in self.plan]
        omnitron = Omnitron(rows, now_ms=self.now_ms, keep_alive=self.keep_alive, faults=self.faults)
        erp = Erp(
            self.plan,
            ids={uuid: uuid for uuid in self.calls.kinds()},
            now_ms=self.now_ms,
            token_wanted=self.erp_login,
            keep_alive=self.keep_alive,
        )
        return omnitron, erp

    def parameters(self) -> Dict[str, str]:
        return {
            **super().parameters(),
            "webhook.port": str(self.port),
            "erp.url": self.erp.url + CANCELLATIONS + "/${_cancellation_plan.id}/${_order.number}",
            "writeback.url": self.omnitron.url + REQUESTS + "${_cancellation_plan.uuid}/complete/",
            "writeback.body": '{"plan": "${_cancellation_plan.id}", "answer": "${log.erp.response.body:escapeJson()}"}',
        }


def scenario(case: Case, now_ms: Clock) -> PlannedPlans:
    """The servers of a case."""
    return PlannedPlans(
        case.seed, len(case.words) or case.count, now_ms, keep_alive=case.keep_alive, erp_login=case.erp_login, answers=case.words,
        faults=case.faults, steps=case.calls, own=case.parameters,
    )  # fmt: skip


def calls(scenario: FlowScenario) -> Optional[Calls]:
    """The calls of a scenario."""
    return scenario.calls if isinstance(scenario, PlannedPlans) else None


EDITED = {
    "Script/Script": (
        "common/script.py",
        "        return output_obj\n",
        """\
        plan = output_obj['payload']
        for item in plan['cancellationplanorderitem_set']:
            name = item['order_item']['product']['name']
            item['reason']['subject'] = item['reason']['subject'].upper() + u' \\u0130I\\u0131i'.lower()
            item['note'] = u'\\u015eehir: %s / %d' % (name, len(name))
        self.attributes['log.script.items'] = '%d' % len(plan['cancellationplanorderitem_set'])
        self.attributes['log.script.token'] = (self.erpToken or 'none')[:4]
        self.attributes['allVar'] = json.dumps({'token.erp': u'\\u015fifre'})
        if plan['pk'] == 2005:
            raise ValueError(u'b\\xf6yle olmaz')
        return output_obj
""",
    ),
    "Post Script/Post Script": post_script("order_number", "erpToken"),
}
SHAPE = Shape(
    "cancellation_plan",
    "Ledger/Every minute",
    "Script/Forget allVar",
    True,
    scenario,
    EDITED,
    calls,
    waiting=("Ledger/Wait a while",),
    held=("Ledger/Held plans again", "Ledger/Still held plans again"),
    secrets={"omnitron.password": "s3cret", "erp.password": "ş1fre", "webhook.secret": SECRET},
)
SCRIPTED = {"script.enabled": "true", "mapping.enabled": "true", "post.script.enabled": "true"}
BACK_SEED = 3
BACK = [row["event"]["uuid"] for row in plan_events(BACK_SEED, 6)]
FAULTS = {"writeback:" + uuid: words for uuid, words in zip(BACK[1:], (["503"] * 9, ["401"], ["hang_up"], ["404"]))}
CASES: List[Case] = [
    Case(SHAPE, "plans", 4, words=ANSWERS, ticks=4, calls=((), ()), orders=(("release", REJECTED), ("done", REDIRECTED))),
    Case(SHAPE, "every call", 1, count=4, words=[["accept"]] * 4, ticks=1, calls=((*WRONG, *RARE),)),
    Case(SHAPE, "plans, scripts", 2, SCRIPTED, words=[["accept"], ["hang_up"], ["created"], ["reject"], ["accept"], ["not_json"]], ticks=2),
    Case(SHAPE, "plans by status code", 5, {"custom.response": "false", "failure.attempts": "2"}, words=ANSWERS[5:], ticks=2),
    Case(SHAPE, "plans written back", BACK_SEED, {"writeback.enabled": "true"}, [["accept"]] * 5 + [["hang_up"]], FAULTS, ticks=2),
    Case(
        SHAPE, "no room for plans", 6,
        {"erp.method": "PUT", "max.inflight": "2", "webhook.path": "/hooks", "webhook.header": "X-Token", "webhook.max.bytes": "10000"},
        words=[["accept"]] * 6, ticks=3, erp_login=False, calls=((), (), ()),
    ),
]  # fmt: skip
