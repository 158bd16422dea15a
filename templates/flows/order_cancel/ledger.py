"""How the Order Cancel Flow reads: plans of one status, by modified date."""

from __future__ import annotations

from dataclasses import replace

from ..order_cancellation_request.ledger import READING as REQUESTS
from ..order_cancellation_request.ledger import spelled

_STATUS = "${#{plan.status.filter}:trim()}=${#{plan.status}:trim():toLower():replaceAll('[ -]+', '_'):urlEncode()}&"
_CHANNELS = (
    r"${#{omnitron.channel}:replaceAll('\s*,[\s,]*', ','):replaceAll('\A[\s,]+|[\s,]+\z', ''):urlEncode()"
    r":replaceAll('\A(.+)\z', 'channel_id__in=$1&')}"
)

READING = replace(
    REQUESTS,
    noun="cancellation plan",
    query=_STATUS
    + spelled("plan.type", "plan_type")
    + _CHANNELS
    + "sort=modified_date&limit=${ledger.limit}&modified_date__gt=${ledger.cursor:urlEncode()}",
    rows={
        "row_id": "pk, id",
        "row_attributes": "_cancellation_plan.id, _cancellation_plan.type=plan_type, _order.number=order.number",
    },
)
