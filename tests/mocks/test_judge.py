"""The judge as a command, and what it may know."""

import ast
import json
from pathlib import Path

import pytest

from emulator.mocks import judge
from emulator.mocks.judge.__main__ import main
from emulator.mocks.judge.journal import failures

ROOM = Path(judge.__file__).parent


def journal(path, *entries):
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return str(path)


def page(*ids):
    answer = {"answer": 200, "ending": "complete", "gave": list(ids), "id": "", "at": 1}
    return {"method": "GET", "path": "/api/v1/cancellation_requests/detailed/", "query": {}, "headers": [], "body": "", **answer}


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOM)))
def test_the_judge_imports_nothing_of_the_emulator_but_its_own_room(path):
    depth = len(path.relative_to(ROOM).parts)
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    assert not [name for name in names if name.partition(".")[0] == "emulator"]
    assert all(node.level <= depth for node in nodes if isinstance(node, ast.ImportFrom))


def test_a_run_that_was_ended_early_is_not_asked_whether_everything_is_settled(tmp_path, capsys):
    files = [journal(tmp_path / "omnitron.jsonl", page("1")), journal(tmp_path / "erp.jsonl")]
    assert (main(files), main([*files, "--unsettled"])) == (1, 0)
    assert capsys.readouterr().out == "settled: 1 is not settled\nevery rule holds\n"


@pytest.mark.parametrize(
    "text, words", [(None, "No such file or directory"), ("no JSON\n", "a journal has one JSON object a line")], ids=["missing", "no JSON"]
)
def test_a_journal_that_cannot_be_read_is_named(tmp_path, capsys, text, words):
    file = tmp_path / "omnitron.jsonl"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main([str(file), journal(tmp_path / "erp.jsonl")])
    assert ended.value.code == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("status, number", [(422, 1), (302, 1), (404, 1), (408, 0), (425, 0), (429, 0), (500, 0), (503, 0), (200, 0)])
def test_only_an_answer_that_judges_the_request_is_a_failure(status, number):
    assert failures([{"ending": "complete", "answer": status}]) == number
