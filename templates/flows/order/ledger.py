"""The Ledger's script in this flow, and its settings."""

from __future__ import annotations

SCRIPT = "order/ledger.py"

SETTINGS = {
    "statuses": "${#{order.statuses}}",
    "channels": "${#{omnitron.channel}}",
    "days": "${#{order.days}}",
}
