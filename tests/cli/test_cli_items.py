"""``flow``: the table by item, and the line that tells how far a run is."""

import io
import json

import pytest

from emulator.cli.demo import play
from emulator.cli.flow_items import items_of, table_of
from emulator.cli.main import main
from emulator.cli.progress import Progress
from emulator.engine.run import run_flow, start_flow
from tests.kits.cli_kit import ROOT

OWN = "tests/fixtures/own/flow.json"
STUBS = {"PutSQL": "success"}


@pytest.fixture(scope="module")
def cancellations():
    return play("order_cancellation_request", "json", 1, folder=ROOT / "templates")[1]


def test_each_request_is_told_with_what_the_servers_answered_and_where_it_led(cancellations):
    items = items_of(cancellations, None)
    assert items.columns == ["item", "fetched", "Write Data to ERP", "Write Data to Omnitron", "relation"]
    rows = {row[0]: row[1:] for row in items.rows}
    assert len(rows) == 16 and rows["1"] == ["1 x", "201", "200", "continue"]
    assert rows["5"] == ["1 x", "401, 200", "200", "continue"]
    assert rows["4"] == ["2 x", "no answer, 200", "200", "do_nothing, continue"]
    assert rows["7"] == ["3 x", "422, 422, 422", "no", "failure"]
    assert table_of(items).splitlines()[2] == "1     1 x      201                200                     continue"


def test_an_attribute_of_ones_own_makes_the_rows():
    run = start_flow(str(ROOT / OWN), stubs=STUBS)
    run.feed("Total", '{"lines": []}', {"order.number": "A-1"})
    run.run(0)
    assert items_of(run, "order.number").rows == [["A-1", "1 x", "waits, or left the flow"]]
    assert items_of(run, None).rows == [] and table_of(items_of(run, None)) == ""


def test_the_command_prints_the_table(tmp_path, capsys):
    order = tmp_path / "order.json"
    order.write_text('{"lines": []}', encoding="utf-8")
    command = ["flow", OWN, "--stub", "PutSQL=success", "--feed", "Total=%s" % order, "--attr", "number=Ş-1", "--by", "number"]
    assert main([*command, "--fires", "0", "--format", "text"]) == 0
    assert "number  fetched  ended at\n" in capsys.readouterr().out
    assert main([*command, "--fires", "0", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["items"] == [{"number": "Ş-1", "fetched": "1 x", "ended at": "waits, or left the flow"}]


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_long_run_tells_how_far_it_is_on_a_terminal_after_a_second():
    run, stream, moments = run_flow(str(ROOT / OWN), stubs=STUBS), Terminal(), iter([0.0, 0.9, 1.1, 1.2, 2.0])
    progress = Progress(stream, lambda: next(moments))
    progress.look(run)
    assert stream.getvalue() == ""
    progress.look(run)
    assert stream.getvalue() == "\r\x1b[K3 triggers, 0 FlowFiles ended, 1 wait, 0 s of the flow's time"
    progress.look(run)
    assert stream.getvalue().count("triggers") == 1
    progress.look(run)
    progress.end()
    assert stream.getvalue().count("triggers") == 2 and stream.getvalue().endswith("\r\x1b[K")


def test_what_is_no_terminal_gets_no_line():
    run, stream = run_flow(str(ROOT / OWN), stubs=STUBS), io.StringIO()
    progress = Progress(stream, iter([0.0, 100.0]).__next__)
    progress.look(run)
    progress.end()
    assert stream.getvalue() == ""


def test_the_command_takes_the_line_away_before_its_result(capsys, monkeypatch):
    monkeypatch.setattr("emulator.cli.progress.AFTER", 0.0)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert main(["flow", OWN, "--stub", "PutSQL=success", "--format", "json"]) == 0
    said = capsys.readouterr().err
    assert " triggers, " in said and said.endswith("\r\x1b[K")
