"""FlowFiles that fit a script: JSON with the keys that it looks up, the attributes that it asks for, an e-mail where it reads one."""

from __future__ import annotations

import json
import re
from itertools import cycle
from typing import Any, Dict, List, NamedTuple

_LITERAL = r"""u?(['"])(?P<name>[^'"\n]+)\1"""
_KEY = re.compile(rf"(?:\[|\.(?:get|pop|has_key|setdefault)\()\s*{_LITERAL}\s*[\]),]")
_MEMBER = re.compile(rf"{_LITERAL}\s+in\b")
_ATTRIBUTE = re.compile(rf"getAttribute\(\s*{_LITERAL}\s*\)")
_E_MAIL = re.compile(r"^\s*(?:import|from)\s+email\b", re.MULTILINE)
_DIGITS = ("01022022", "7", "0830", "2", "12", "04031999")
_VALUES = (7, "8", 12.5, None, True, "\u00e9t\u00e9 15MAR", [1, "b"], -3, {"id": 1, "value": "v"})

E_MAIL = "\r\n".join(
    (
        "From: a@example.com",
        "To: b@example.com",
        "Subject: =?utf-8?q?Yolcu_=C5=9E?=",
        "Date: Mon, 3 Jan 2022 10:00:00 +0300",
        "Message-ID: <1@example.com>",
        "MIME-Version: 1.0",
        'Content-Type: multipart/mixed; boundary="b1"',
        "",
        "--b1",
        'Content-Type: text/plain; charset="us-ascii"',
        "",
        "BG 0123 BG123 SV802 G*L0123/15MAR22 /15 MAR 12APR22",
        "P/BD/EB0123456/BD/01JAN80/M/01JAN2030/SMITH/JOHN=20",
        "DB/01JAN80/F/ROE/JANE",
        "1.SMITH/JOHN MR 0571234567890 AS CPN SERIAL NUM 12 UI-A1 Mr x",
        "  ROE  JANE ANN  M  EB0123457",
        "=C2=A5P/IN/X1/IN/01JAN80/M/01JAN30/A/B",
        "--b1",
        "Content-Type: text/csv",
        'Content-Disposition: attachment; filename="a.csv"',
        "",
        "1;2",
        "--b1--",
        "",
    )
)


class Input(NamedTuple):
    """The content of a FlowFile and its attributes."""

    content: bytes
    attributes: Dict[str, str]


def fitting_inputs(script: str) -> Dict[str, Input]:
    """By name: an e-mail for a script that reads one; else JSON of digits, of values of every kind, a list, lists under each key."""
    keys, names = _names(script, _KEY, _MEMBER), _names(script, _ATTRIBUTE)
    if _E_MAIL.search(script):
        return {"e-mail": Input(E_MAIL.encode(), _attributes(names, "e-mail"))}
    digits, values = (dict(zip(keys, cycle(choice))) for choice in (_DIGITS, _VALUES))
    rows = [digits, values]
    contents: Dict[str, Any] = {"digits": digits, "values": values, "list": rows, "nested": dict.fromkeys(keys, rows)}
    if not keys:
        contents = {"attributes": {"id": 7}} if names else {}
    return {name: Input(json.dumps(content, ensure_ascii=False).encode(), _attributes(names, name)) for name, content in contents.items()}


def _attributes(names: List[str], input_name: str) -> Dict[str, str]:
    """``uuid`` is NiFi's own."""
    values = ("4", '["a", "b"]', "15MAR") if input_name in ("values", "nested") else ("12-Jan-2022", "3", '{"student_id": "7"}')
    return {"filename": input_name, **{name: value for name, value in zip(names, cycle(values)) if name not in ("uuid", "filename")}}


def _names(script: str, *patterns: re.Pattern[str]) -> List[str]:
    return list(dict.fromkeys(match["name"] for pattern in patterns for match in pattern.finditer(script)))
