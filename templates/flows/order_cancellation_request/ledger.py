"""How the Order Cancellation Request Flow reads: one status, by modified date."""

from __future__ import annotations

from ..cards.ledger import Reading


def spelled(parameter: str, name: str) -> str:
    """A filter by label (Waiting Approval) or as Omnitron spells it (waiting_approval); All and an empty one are left out."""
    return (
        f"${{#{{{parameter}}}:trim():toLower():replaceAll('[ -]+', '_'):replaceAll('\\Aall\\z', ''):urlEncode()"
        f":replaceAll('\\A(.+)\\z', '{name}=$1&')}}"
    )


_CHANNEL = r"${#{omnitron.channel}:trim():urlEncode():replaceAll('\A(.+)\z', 'channel=$1&')}"

READING = Reading(
    noun="cancellation request",
    order_by="date",
    query=spelled("cancellation.status", "status")
    + spelled("cancel.type", "cancellation_type")
    + _CHANNEL
    + "sort=modified_date&limit=${ledger.limit}&modified_date__gt=${ledger.cursor:urlEncode()}",
    rows={
        "row_id": "id",
        "row_attributes": "_cancellation_request.id, _cancellation_request.uuid=uuid, _order.number=order_item.order.number",
    },
    settings={
        "start_date": "#{start.date}",
        "writeback": "${#{writeback.enabled}}",
        "leaves": "${#{writeback.target.status}:isEmpty():not()}",
    },
)
