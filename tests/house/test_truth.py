"""The count of recorded expectations that every test run ends with."""

import json

from tests.kits import truth


def test_each_expectation_is_counted_by_where_it_came_from(tmp_path):
    topic = tmp_path / "el"
    topic.mkdir()
    cases = [{"from": "recorded:1.16.3"}, {"from": "source:Query@1.16.3"}, {"from": "assumed"}, {"from": "recorded:x", "cases": [1, 2, 3]}]
    (topic / "a.json").write_text(json.dumps([{"comment": "a group", "cases": cases}]), encoding="utf-8")
    counts = truth.counted(tmp_path)
    assert counts == {"el": {"recorded": 4, "source": 1, "assumed": 1}}
    assert truth.line(counts) == "expectations: 4 recorded, 1 from a source, 1 assumed (el 6)"


def test_nothing_is_assumed():
    assert not [topic for topic, counts in truth.counted().items() if counts["assumed"]]
