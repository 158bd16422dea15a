"""What the tests put into the panels: our default scripts, the first of them with a line to change, and a mapping."""

from pathlib import Path

PROCESSORS = Path(__file__).resolve().parents[2] / "processors"
UNCHANGED = "        return output_obj\n"
DEFAULT = (PROCESSORS / "common" / "script.py").read_text(encoding="utf-8")
SCRIPT = DEFAULT.replace(UNCHANGED, "        # Transform content\n        output_obj['token'] = self.erpToken\n" + UNCHANGED)
RESPONSE_SCRIPT = (PROCESSORS / "order_cancellation_request" / "custom_response.py").read_text(encoding="utf-8")
MAPPING = """[
  {
    "operation": "shift",
    "spec": {
      "order_item": {"order": {"number": "order_number"}},
      "reason": {"subject": "reason_subject", "pk": "reason_id"},
      "status": "status",
      "id": "id"
    }
  }
]
"""
