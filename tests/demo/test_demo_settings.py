"""``demo --settings``: a merchant's own scripts and specifications in the flow that runs against the mock servers."""

import json

import pytest

from emulator.cli.main import main

SCRIPT = "processors/common/script.py"


@pytest.fixture
def settings(tmp_path):
    with open(SCRIPT, encoding="utf-8") as file:
        text = file.read()
    assert "        return output_obj" in text
    edited = text.replace("        return output_obj", "        raise ValueError('mine')")
    (tmp_path / "mine.py").write_text(edited, encoding="utf-8")

    def write(**changes):
        document = {
            "name": "Shop",
            "flow": "templates/xml/order_cancellation_request.xml",
            "scripts": {"Script/Script": "mine.py"},
            **changes,
        }
        (tmp_path / "shop.json").write_text(json.dumps({**document, "parameters": {"script.enabled": True}}), encoding="utf-8")
        return str(tmp_path / "shop.json")

    return write


def test_the_merchants_script_runs_in_the_demo_and_it_ends_with_1_when_nothing_gets_through(settings, capsys):
    assert main(["demo", "--settings", settings(), "--count", "2"]) == 1
    out, said = capsys.readouterr()
    assert said == "all 2 FlowFiles failed, or were held or parked: script_error: ValueError: mine\n"
    assert "Order Cancellation Request (templates/" in out
    assert [line.split()[2] for line in out.splitlines() if line.startswith(("1 ", "2 ")) and " x " in line] != ["201", "204"]


def test_a_script_that_works_ends_the_demo_with_0(settings, capsys):
    assert main(["demo", "--settings", settings(scripts={}), "--count", "2"]) == 0
    assert capsys.readouterr().err == ""


def test_a_flow_without_mock_servers_is_refused(settings, capsys):
    assert main(["demo", "--settings", settings(flow="own.json", scripts={})]) == 2
    assert "names no flow of templates/" in capsys.readouterr().err
