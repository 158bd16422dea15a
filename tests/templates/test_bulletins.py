"""Every bulletin that a script of the flows can give stands in the table, and every one of the table is given."""

import ast
import re
from pathlib import Path

import pytest

from tests.kits import bulletins
from tests.kits.script_files import load_script

ROOT = Path(__file__).resolve().parents[2]
TABLE = (ROOT / "templates" / "BULLETINS.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(.+?)` \| (.+?) \| (.+?) \|$", TABLE, re.MULTILINE)
QUOTED = [row[0] for row in ROWS]
LOG = load_script("common/log_line.py")


def parts(sentence):
    """What is literally said, without the values."""
    return [part.strip(" :.") for part in sentence.split("…") if len(part.strip(" :.()")) > 2]


def told(sentence, texts):
    return any(all(part in text for part in parts(sentence)) for text in texts)


def test_every_bulletin_of_a_script_stands_in_the_table():
    said = bulletins.sentences()
    assert len(said) > 30
    assert [sentence for sentence in said if not told(sentence, QUOTED)] == []


def test_every_bulletin_of_the_table_is_said_by_a_script():
    said = [*bulletins.sentences(), *(text for path in bulletins.SOURCE.rglob("*.py") for text in constants(path))]
    bare = [re.sub(r"^(Read the page|Plan Writes): ", "", quoted) for quoted in QUOTED]
    assert [quoted for quoted in bare if not told(quoted, said)] == []


def constants(path):
    tree = ast.parse(path.read_text(encoding="ascii"))
    return (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_each_bulletin_is_told_once_and_says_why_and_what_to_do():
    assert len(QUOTED) == len(set(QUOTED)) == TABLE.count("\n| `")
    assert all(len(why) > 5 and len(help) > 5 for _, why, help in ROWS)


def test_what_the_tables_name_of_a_flow_is_there():
    flows = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "templates" / "parameters").glob("*.json"))
    named = set(re.findall(r"`((?:failure|max|page|order|omnitron|start|alarm|webhook|log)\.[a-z.]+)`", TABLE))
    assert named and [name for name in named if '"%s"' % name not in flows] == []


@pytest.mark.parametrize("slug", ["order_cancellation_request", "order", "cancellation_plan"])
def test_what_a_page_says_is_told_is_the_word_in_the_log_line(slug):
    text = (ROOT / "templates" / "pages" / (slug + ".md")).read_text(encoding="utf-8").partition("| what happened | told as |")[2]
    words = re.findall(r"^\| [^|]+ \| `(\w+)` \|", text.partition("\n\n")[0], re.MULTILINE)
    outcomes = {"continue": "written", "write_failed": "write_failed", "expired": "expired"}
    assert {"continue", "failure", "do_nothing", "auth_fail", "held", "write_failed", "expired"} <= set(words)
    for word in words:
        for outcome in ["held", "script_error"] if word == "held" else [outcomes.get(word, word)]:
            before = {} if word in ("held", "expired") else {"relation": "continue" if word == "write_failed" else word}
            assert LOG.record({"ledger.id": "1", "ledger.outcome": outcome, **before}, slug, "now")["relation"] == word


def test_a_new_sentence_is_found():
    tree = ast.parse("def f(self):\n    self.note('error', 'a new one of %s comes' % 1)\n    log.warn('and this: ' + x)\n")
    found = [text for node in ast.walk(tree) for text in bulletins._said(node)]
    assert found == ["a new one of %s comes", "and this: …"]
    assert not told(found[0], QUOTED)
