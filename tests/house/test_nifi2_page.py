"""The counts on the page "On NiFi 2" are those of the recorded data."""

import json
import re
from collections import Counter
from pathlib import Path

from tests.kits import other_releases

PAGE = (Path(__file__).resolve().parents[2] / "templates" / "NIFI2.md").read_text(encoding="utf-8")
RELEASE = "2.3.0"
KINDS = {  # a row of the page → what its expressions have in them; the first that fits counts
    "of Java, not of NiFi": r"hash\('nope'\)|urlDecode|cbrt",
    "what came since": r"toInstant|formatInstant|toMicros|toNanos|isJson|getUri|null\b|replaceByPattern",
    "`format`, `toDate`, texts read as dates": r"format\(|toDate\(",
    "`evaluateELString`": "evaluateELString",
    "`jsonPath` and its kin": "jsonPath",
}


def differ(topic, release=RELEASE):
    data = other_releases.different(topic, release)
    return len(data) if isinstance(data, dict) else sum(len(group["cases"]) for group in data)


def kinds():
    expressions = [case["expression"] for group in other_releases.different("el", RELEASE) for case in group["cases"]]
    return Counter(next(kind for kind, words in KINDS.items() if re.search(words, expression)) for expression in expressions)


def test_the_page_says_how_many_were_asked_and_how_many_differ():
    asked = {topic: other_releases.asked(topic, RELEASE) for topic in other_releases.ASKED[RELEASE]["asked"]}
    sentence = (
        f"Of {asked['el']:,} expressions 2.3.0 answers {differ('el')} otherwise than 1.16.3, 1.28.1 does {differ('el', '1.28.1')}; "
        f"of {asked['jsonpath']} JsonPaths it is {differ('jsonpath')}, "
        f"of {asked['parameters']} texts with `#{{…}}` {differ('parameters')}, "
        f"of {asked['jolt']:,} Jolt cases {differ('jolt')} (Jolt 0.1.8); of {asked['units']} periods and sizes none."
    )
    assert sentence in " ".join(PAGE.split())
    assert differ("units") == 0 and ", ".join(other_releases.RELEASES[:-1]) + " and " + other_releases.RELEASES[-1] in PAGE


def test_the_page_says_how_many_expressions_of_each_kind_differ():
    counts = kinds()
    rows = dict(re.findall(r"^\| (.+?) \| (\d+) \|", PAGE, re.MULTILINE))
    assert {kind: rows.get(kind) for kind in KINDS} == {kind: str(counts[kind]) for kind in KINDS}
    assert f"| of the {sum(counts.values())} |" in PAGE


def test_every_release_has_its_data():
    assert {path.name for path in other_releases.FOLDER.iterdir() if path.is_dir()} == set(other_releases.RELEASES)
    assert json.loads((other_releases.FOLDER / "asked.json").read_text(encoding="utf-8")) == other_releases.ASKED
