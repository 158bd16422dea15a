"""What the resources of the Omnitron mock share: faults on purpose, stamps that always rise, pages, errors in the public API's form.

An error is ``{"detail", "code"}``, ``{"<field>": ["…"], "code"}`` or ``{"non_field_errors": ["…"], "code"}``; which codes there are is not
documented: these are the words that Django REST framework has for them.

``faults`` breaks calls: for each kind of call a list of words (``FAULTS``), used up one by one. The kinds are 'login' and what a
resource names: see ``omnitron_requests`` and ``omnitron_orders``.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence
from urllib.parse import urlencode

from .data import Row, from_ms, iso
from .http_server import Answer, Headers, Request

PREFIX = "/api/v1"
FAULTS: Dict[str, Answer] = {
    "500": Answer.json(500, {"detail": "Sunucu hatası"}),
    "503": Answer.json(503, {"detail": "bakım"}),
    "401": Answer.json(401, {"detail": "Invalid token.", "code": "authentication_failed"}),
    "404": Answer.json(404, {"detail": "Not found.", "code": "not_found"}),
    "hang_up": Answer(ending="dropped"),
    "garbage": Answer(ending="garbage"),
    "cut": Answer.json(200, {"results": []}, ending="cut"),
    "not_json": Answer(200, b"<html>bak\xc4\xb1m</html>", [("Content-Type", "text/html")]),
}
NOT_FOUND = FAULTS["404"]
NO_SUCH_PAGE = Answer.json(404, {"detail": "Invalid page.", "code": "not_found"})
ROWS = 10  # of a page, without ``limit``


class Shared:
    """One of these for a server; every resource holds it."""

    def __init__(
        self,
        url: str,
        now_ms: Callable[[], int],
        faults: Optional[Mapping[str, Sequence[str]]] = None,
        page_headers: Sequence[Any] = (),
        on_page: Optional[Callable[[List[str]], None]] = None,
        page_limit: int = 100,
        bare_lists: bool = False,
    ) -> None:
        self.url = url
        self._now_ms = now_ms
        self._faults = {kind: list(words) for kind, words in (faults or {}).items()}
        self.page_headers: Headers = list(page_headers)
        self._on_page = on_page
        self._page_limit = page_limit
        self._bare_lists = bare_lists
        self._last_stamp = ""

    def fault(self, kind: str, about: str = "") -> Optional[Answer]:
        """The next broken answer for that kind of call, None when it is to go well."""
        words = self._faults.get(kind)
        if not words:
            return None
        broken = FAULTS[words.pop(0)]
        return Answer(broken.status, broken.body, broken.headers, broken.ending, about)

    def stamp(self) -> str:
        """Now, and later than any stamp before: also when the clock stands still."""
        moment = from_ms(self._now_ms())
        while iso(moment) <= self._last_stamp:
            moment += timedelta(microseconds=1)
        self._last_stamp = iso(moment)
        return self._last_stamp

    def page(self, request: Request, matching: Sequence[Row], key: str, shown: Callable[[Row], Row], about: str = "") -> Answer:
        """``page`` of those that match, ``limit`` a page, as Omnitron's object or, with ``bare_lists``, as a list."""
        limit = min(_number(request, "limit", ROWS), self._page_limit) if not about else max(1, len(matching))
        number = _number(request, "page", 1)
        rows, further = matching[(number - 1) * limit : number * limit], len(matching) > number * limit
        if not rows and number > 1:
            return NO_SUCH_PAGE
        ids = [str(row[key]) for row in rows]
        results = [shown(row) for row in rows]
        if self._on_page and not about:
            self._on_page(ids)
        before, after = (self._link(request, n) if wanted else None for n, wanted in ((number - 1, number > 1), (number + 1, further)))
        document = results if self._bare_lists else {"count": len(matching), "next": after, "previous": before, "results": results}
        return Answer.json(200, document, headers=self.page_headers, gave=ids, about=about)

    def _link(self, request: Request, number: int) -> str:
        return "%s%s?%s" % (self.url, request.path, urlencode({**request.query, "page": [number]}, doseq=True))


def _number(request: Request, name: str, default: int) -> int:
    """A whole number of the query; what is none, or 0, counts as not asked for."""
    text = request.first(name)
    return int(text) if text.isdigit() and int(text) else default


def not_allowed(request: Request, about: str = "") -> Answer:
    """405 in Omnitron's words."""
    return Answer.json(405, {"detail": 'Method "%s" not allowed.' % request.method, "code": "method_not_allowed"}, about=about)


def missing(names: Sequence[str], about: str = "") -> Answer:
    """400: these fields of the body must be there."""
    return Answer.json(400, {**{name: ["This field is required."] for name in names}, "code": "required"}, about=about)
