"""What a run of the Order Cancel Flow meets: plans instead of requests; all else as in the Order Cancellation Request Flow's scenario.

What the ERP took is written back by the one write on a plan that Omnitron documents, so that a run shows the write-back too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Dict, List

from ..data import Row
from ..data_orders import plans
from ..omnitron_plans import PAYMENT, PLANS
from .order_cancellation_request import OrderCancellationRequestScenario

_SENT = "${log.erp.request.body:jsonPath('$.%s')}"
ITEMS, AMOUNT = _SENT % "cancellationplanorderitem_set[*].order_item.pk", _SENT % "refund_amount"
BODY = '{"payment_plan": [{"transaction_type": "refund", "order_items": %s, "refund_amount": "%s"}]}' % (ITEMS, AMOUNT)


@dataclass
class OrderCancelScenario(OrderCancellationRequestScenario):
    """One run of the Order Cancel Flow. A case is what the ERP does to a plan, one word an attempt."""

    slug = "order_cancel"
    place = 4
    noun = "plan"
    key = "pk"
    resource = "plans"

    def draw_rows(self, newest: datetime) -> List[Row]:
        return plans(self.seed, self.count, newest)

    def usual_parameters(self) -> Dict[str, str]:
        usual = super().usual_parameters()
        del usual["cancellation.status"]
        return {
            **usual,
            "plan.status": "Waiting",
            "writeback.enabled": "true",
            "writeback.url": self.omnitron.url + PLANS + "${_cancellation_plan.id}/%s/" % PAYMENT,
            "writeback.body": BODY,
        }
