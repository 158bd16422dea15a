"""The audit of Omnitron's documents: 266 rows, each with the tests and the sentences of a page that hold it (document_rows.tsv).

A line is: what a document asks for, the verdict, and its holders between semicolons. A holder is a test (FILE::NAME, below tests/), a
sentence of a page (FILE: WORDS, below templates/), or "by hand: REASON" where the repository cannot hold it. The verdict ``works`` is
as the document says; ``documented`` is otherwise, and a page says so.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINES = (Path(__file__).parent / "document_rows.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("## ")]
FIGURES = {"works": 234, "documented": 32, "missing": 0, "wrong": 0}
BY_HAND = 3


@cache
def names_in(file):
    return set(re.findall(r"^def (test_\w+)\(", (ROOT / "tests" / file).read_text(encoding="utf-8"), re.M))


@cache
def page(file):
    """A page as one line."""
    return " ".join((ROOT / "templates" / file).read_text(encoding="utf-8").split())


def is_test(holder):
    return re.fullmatch(r"[\w/]+\.py::test_\w+", holder) is not None


def is_there(holder):
    """Whether a test of that name or a sentence of that page is in the repository."""
    if is_test(holder):
        file, _, name = holder.partition("::")
        return name in names_in(file)
    file, _, words = holder.partition(": ")
    return bool(words) and (file == "by hand" or words in page(file))


@pytest.mark.parametrize("number, row", list(enumerate(ROWS, 1)), ids=lambda value: value if isinstance(value, int) else value[0])
def test_a_row_of_the_documents_is_held(number, row):
    _, verdict, holding = row
    holders = holding.split(" ; ")
    assert [holder for holder in holders if not is_there(holder)] == []
    assert any(is_test(holder) for holder in holders) or "by hand: " in holding
    assert verdict == "works" or any(".md: " in holder for holder in holders), "a page says where it is otherwise"


def test_no_row_is_missing_or_wrong():
    counted = Counter(verdict for _, verdict, _ in ROWS)
    assert {verdict: counted[verdict] for verdict in FIGURES} == FIGURES and len(ROWS) == sum(FIGURES.values()) == 266
    assert len([holding for _, _, holding in ROWS if "by hand: " in holding]) == BY_HAND
