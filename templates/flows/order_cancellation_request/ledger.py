"""The Ledger's script in this flow, and its settings."""

from __future__ import annotations

SCRIPT = "order_cancellation_request/ledger.py"

SETTINGS = {
    "query": "status=${#{cancellation.status}}&cancellation_type=${#{cancel.type}}&channel=${#{omnitron.channel}}",
    "start_date": "#{start.date}",
    "writeback": "${#{writeback.enabled}}",
}
