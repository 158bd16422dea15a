"""templates/RULES.md: every rule that is cited exists, and every rule names tests that exist."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RULES = (ROOT / "templates" / "RULES.md").read_text(encoding="utf-8")
HEAD = re.compile(r"^\*\*(\d+)\. ", re.MULTILINE)
TEST = re.compile(r"(tests/[\w/]+\.py)::(\w+)")
CITED = re.compile(r"\b[Rr]ules? (\d+(?:(?:, | and | to )\d+)*)")
PLACES = ("tests", "templates", "processors", "emulator", "nifi")


def rules():
    """Number -> text of each rule, up to the next rule or heading."""
    parts = re.split(r"^(?=\*\*\d+\. |## )", RULES, flags=re.MULTILINE)
    return [(int(HEAD.match(part).group(1)), part) for part in parts if HEAD.match(part)]


def numbers(citation):
    """'4, 5 and 12 to 14' -> 4, 5, 12, 13, 14."""
    for start, end in re.findall(r"(\d+)(?: to (\d+))?", citation):
        yield from range(int(start), int(end or start) + 1)


def citations():
    files = [path for place in PLACES for path in (ROOT / place).rglob("*") if path.suffix in (".py", ".md")]
    for path in sorted(files):
        for citation in CITED.findall(path.read_text(encoding="utf-8")):
            yield path.relative_to(ROOT).as_posix(), citation


def test_rules_are_numbered_without_gaps():
    assert [number for number, _ in rules()] == list(range(1, len(rules()) + 1))


@pytest.mark.parametrize("number, text", rules(), ids=[str(number) for number, _ in rules()])
def test_every_rule_names_a_test(number, text):
    assert TEST.search(text)


@pytest.mark.parametrize("path", sorted({path for path, _ in TEST.findall(RULES)}))
def test_every_test_that_a_rule_names_exists(path):
    named = {name for file, name in TEST.findall(RULES) if file == path}
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert named <= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_rule_that_is_cited_exists():
    numbered = {number for number, _ in rules()}
    cited = list(citations())
    assert [(path, citation) for path, citation in cited if not set(numbers(citation)) <= numbered] == []
    assert len(cited) >= 4  # the tests of the Ledger say which rules they hold
