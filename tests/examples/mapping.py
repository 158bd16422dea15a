"""A mapping: a document through a Jolt specification, from files or from data."""

from __future__ import annotations

import json
from pathlib import Path

import emulator


def main() -> None:
    spec = "processors/order_cancellation_request/mapping.json"
    sent = emulator.transform("emulator/mocks/cancellation_request.json", spec)
    assert sent["cancellation_type"] == "cancel"
    document = json.loads(Path("emulator/mocks/cancellation_request.json").read_text(encoding="utf-8"))
    assert emulator.transform(document, spec) == sent
    assert emulator.transform({"b": 1}, {"b": "a"}, "shift") == {"a": 1}


if __name__ == "__main__":
    main()
