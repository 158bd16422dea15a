"""How the Order Flow reads: what is not sent yet, by id, each scan from the beginning."""

from __future__ import annotations

from ..cards.ledger import Reading

_SINCE = (
    "${now():toNumber():minus(${#{order.days}:toNumber():multiply(86400000)}):toDate()"
    """:format("yyyy-MM-dd'T'HH:mm:ss'.000000Z'", "GMT"):urlEncode()}"""
)
_STATUSES = (
    r"${#{order.statuses}:replaceAll('\s*,[\s,]*', ','):replaceAll('\A[\s,]+|[\s,]+\z', ''):urlEncode()"
    r":replaceAll('%2C', '&status='):replaceAll('\A(.+)\z', '&status=$1')}"
)
_CHANNELS = (
    r"${#{omnitron.channel}:replaceAll('\s*,[\s,]*', ','):replaceAll('\A[\s,]+|[\s,]+\z', ''):urlEncode()"
    r":replaceAll('\A(.+)\z', '&channel__in=$1')}"
)

READING = Reading(
    noun="row of the query, an order",
    order_by="id",
    query=f"is_send=false&id__gt=${{ledger.cursor}}&sort=id&limit=${{ledger.limit}}{_STATUSES}&modified_date__gt={_SINCE}{_CHANNELS}",
    rows={"row_id": "pk, id", "row_attributes": "_order.id, _order.number=number, _order.status=status"},
    settings={"days": "${#{order.days}}", "leaves": "true"},
)
