"""The Run Cancellation Plan Service: begun by calls to its webhook."""

from __future__ import annotations

from typing import List

from emulator.mocks.data_orders import plan_events
from emulator.mocks.webhook_sender import RARE, WRONG

from ..case import Case, Shape, post_script

# every answer that the mock ERP knows, and what comes of several in a row; by event
ANSWERS: List[List[str]] = [
    ["accept"], ["created"], ["empty"], ["not_json"], ["hostile"], ["reject", "accept"], ["reject"] * 3, ["error"], ["busy"], ["too_many"],
    ["redirect"] * 4, ["unauthorized"], ["unauthorized", "unauthorized"], ["unauthorized", "hang_up"], ["forbidden", "accept"], ["hang_up"],
    ["slow"], ["garbage"], ["cut"], ["taken_hang_up"], ["error", "hang_up", "created"], ["busy", "reject", "reject", "reject"],
    ["reject"] * 9,  # held, and nobody's order releases it: it is let go, and waits again
]  # fmt: skip
REJECTED, REDIRECTED = 6, 10


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
    "Script/Forget allVar",
    EDITED,
    waiting=("Ledger/Wait a while",),
    let_go=("Ledger/Held plans again", "Ledger/Still held plans again"),
)
SCRIPTED = {"script.enabled": "true", "mapping.enabled": "true", "post.script.enabled": "true"}
BACK_SEED = 3
BACK = [row["event"]["uuid"] for row in plan_events(BACK_SEED, 6)]
FAULTS = {"writeback:" + uuid: words for uuid, words in zip(BACK[1:], (["503"] * 9, ["401"], ["hang_up"], ["404"]))}
CASES: List[Case] = [
    Case(SHAPE, "plans", 4, rows=ANSWERS, ticks=4, calls=((), ()), orders=(("release", REJECTED), ("done", REDIRECTED))),
    Case(SHAPE, "every call", 1, count=4, rows=[["accept"]] * 4, ticks=1, calls=((*WRONG, *RARE),)),
    Case(SHAPE, "plans, scripts", 2, SCRIPTED, rows=[["accept"], ["hang_up"], ["created"], ["reject"], ["accept"], ["not_json"]], ticks=2),
    Case(SHAPE, "plans by status code", 5, {"custom.response": "false", "failure.attempts": "2"}, rows=ANSWERS[5:], ticks=2),
    Case(SHAPE, "plans written back", BACK_SEED, {"writeback.enabled": "true"}, [["accept"]] * 5 + [["hang_up"]], FAULTS, ticks=2),
    Case(
        SHAPE, "no room for plans", 6,
        {"erp.method": "PUT", "max.inflight": "2", "webhook.path": "/hooks", "webhook.header": "X-Token", "webhook.max.bytes": "10000"},
        rows=[["accept"]] * 6, ticks=3, erp_login=False, calls=((), (), ()),
    ),
]  # fmt: skip
