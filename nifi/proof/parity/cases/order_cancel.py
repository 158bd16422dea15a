"""The Order Cancel Flow: what its plans, its query and its write-back do; the rest is the Order Cancellation Request Flow's."""

from __future__ import annotations

from typing import List

from ..case import Case, Shape, post_script
from .order_cancellation_request import ANSWERS, SCRIPTED

EDITED = {
    "Script/Script": (
        "common/script.py",
        "        return output_obj\n",
        """\
        for item in output_obj['cancellationplanorderitem_set']:
            item['reason']['subject'] = item['reason']['subject'].upper() + u' \\u0130I\\u0131i'.lower()
        self.attributes['log.script.items'] = '%d' % len(output_obj['cancellationplanorderitem_set'])
        if output_obj['pk'] == 2005:
            raise ValueError(u'b\\xf6yle olmaz')
        return output_obj
""",
    ),
    "Post Script/Post Script": post_script("order_number", "omnitronToken"),
}
SHAPE = Shape("order_cancel", "Script/Forget allVar", EDITED)
FAULTS = {"page": ["500"], "writeback:2020": ["503"] * 9, "writeback:2021": ["401"], "writeback:2022": ["hang_up"]}
FILTERED = {
    "plan.type": "Refund",
    "omnitron.channel": " 1, 7 ",
    "erp.method": "PUT",
    "erp.content.type": "application/vnd.erp+json",
    "mapping.enabled": "true",
    "writeback.enabled": "false",
}
OF_CHANNEL = {
    "omnitron.query.path": "/api/channel/1/cancellation_plans/inserts_or_updates/",
    "plan.status.filter": "cancellation_plan_status",
    "writeback.target.status": "completed",
    "custom.response": "false",
}
CASES: List[Case] = [
    Case(SHAPE, "every answer to a plan", 4, rows=ANSWERS, faults=FAULTS),
    Case(SHAPE, "plan scripts", 2, SCRIPTED, count=10),
    Case(SHAPE, "plans filtered, not written back", 1, FILTERED, count=8, erp_login=False),
    Case(SHAPE, "plans of one channel", 16, OF_CHANNEL, count=10),
]
