"""How an ERP answers the question whether it has an order: each case of the Query Check Order card by name.

The settings that read them: path ``order.code``, value ``YOK``, failure codes 503 and 409, not-found codes 404 and 201.
"""

from __future__ import annotations

from typing import Any, Dict, Tuple

from .http_server import Answer, Headers

PATH = "order.code"
VALUE = "YOK"
FAILURE_CODES = "503, 409"
NOT_FOUND_CODES = "404,201"
FORGED: Headers = [("order_exists", "forged"), ("order.found", "forged"), ("relation", "forged"), ("X-Total", "1")]
HARMFUL: Headers = [("order_exists", "true"), ("order.found", "true")]  # who believes them never writes the order


def _answer(status: int, document: Any, **more: Any) -> Answer:
    return Answer.json(status, document, **more)


NOT_FOUND: Dict[str, Answer] = {
    "not_found": _answer(404, {"error": "Sipariş bulunamadı"}, headers=HARMFUL),
    "created_without": _answer(201, {"order": {"code": "ERP-0"}}),  # a code that means not found, whatever the body says
    "value": _answer(200, {"order": {"code": VALUE}}, headers=HARMFUL),
    "missing": _answer(200, {"order": {}}),
    "no_order": _answer(200, {"order": None}),
    "null": _answer(200, {"order": {"code": None}}),
    "empty_text": _answer(200, {"order": {"code": ""}}),
    "empty_list": _answer(200, {"order": {"code": []}}),
    "empty_object": _answer(200, {"order": {"code": {}}}),
}
FAILURES: Dict[str, Answer] = {
    "failure_code": _answer(503, {"error": "bakım"}),
    "conflict": _answer(409, {"order": {"code": "ERP-0"}}),
    "unlisted": _answer(418, {"order": {"code": "ERP-0"}}),
    "not_json": Answer(200, "tamamdır".encode("utf-8"), [("Content-Type", "text/plain; charset=utf-8")]),
    "redirect": Answer(302, b"", [("Location", "/orders/query?number=0")]),
    "unauthorized": _answer(401, {"error": "token expired"}),
    "forbidden": _answer(403, {"error": "forbidden"}),
    "hang_up": Answer(ending="dropped"),
    "slow": Answer(ending="unanswered"),
    "cut": _answer(200, {"order": {"code": "ERP-0"}}, ending="cut"),
    "garbage": Answer(ending="garbage"),
}


def check(word: str, number: str) -> Tuple[Answer, bool]:
    """The answer, and whether it says that the order is there."""
    if word == "found":
        return _answer(200, {"order": {"code": "ERP-" + number, "customer": "Işık Şti."}}, headers=FORGED), True
    return {**NOT_FOUND, **FAILURES}[word], False
