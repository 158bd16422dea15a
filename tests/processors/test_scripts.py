"""Every script of the cards in the emulator: it does what the table says, the same as under the real Jython."""

import json

import pytest

import emulator
from tests.kits import example_cases
from tests.kits.script_cases import CASES, differences
from tests.kits.script_files import PROCESSORS


@pytest.mark.parametrize("expected", CASES + example_cases.CASES, ids=lambda each: each["name"])
def test_a_script_does_what_its_table_says(expected):
    run = emulator.run_script(str(PROCESSORS / expected["script"]), content=expected["content"].encode(),
                              attributes=expected["attributes"], properties=expected["properties"])
    assert run.exception is None, run.exception
    out = run.flowfile if run.relationship else None
    assert differences(expected, run.relationship, out.attributes if out else {}, out.content if out else b"") == []


LOG = str(PROCESSORS / "common" / "log_line.py")
ENDED = {"ledger.id": "7", "relation": "failure", "ledger.batch": "b1", "token.erp": "secret-token", "log.login.error": "x",
         "log.erp.request.body": '{"iban": "TR330006100519786457841326", "name": "\u015f"}'}


def test_the_log_appends_one_line_for_each_flowfile_to_its_batchs_file(tmp_path):
    properties = {"flow": "Cancellation", "log_directory": str(tmp_path / "deep" / "er")}
    run = emulator.run_script(LOG, flowfiles=[("", ENDED), ("", ENDED), ("", {**ENDED, "ledger.batch": "b2"})], properties=properties)
    assert run.exception is None and run.queue == [] and not any(run.transferred.values())
    first, second = ((tmp_path / "deep" / "er" / name).read_text().splitlines() for name in ("Cancellation-b1.log", "Cancellation-b2.log"))
    assert (len(first), len(second)) == (2, 1)
    line = json.loads(first[0])
    assert (line["flow"], line["id"], line["relation"], line["log.login.error"]) == ("Cancellation", "7", "failure", "x")
    assert line["log.erp.request.body"] == '{"iban": "***", "name": "\u015f"}' and "secret-token" not in first[0]
    assert len(run.logs["error"]) == 3 and run.logs["error"][0].endswith(first[0])


def test_a_log_directory_that_cannot_be_written_holds_nothing_up(tmp_path):
    (tmp_path / "file").write_text("")
    run = emulator.run_script(LOG, "", ENDED, properties={"log_directory": str(tmp_path / "file")})
    assert run.exception is None and run.queue == [] and "check log_directory" in run.logs["error"][-1]


def test_the_log_keeps_quiet_about_words_of_its_own_setting():
    run = emulator.run_script(LOG, "", {"log.card-no": "4111", "relation": "continue"}, properties={"redact": "card"})
    assert '"log.card-no": "***"' in run.logs["info"][0] and run.logs["error"] == []


def test_get_attribute_reads_all_var_alone_when_it_is_set():
    script = (PROCESSORS / "common" / "script.py").read_text()
    script = script.replace("        return output_obj", "        return [get_attribute(self.flowFile, 'a'), self.erpToken]")
    run = emulator.run_script(text=script, content="{}", attributes={"a": "1", "token.erp": "fresh"})
    assert run.flowfile.json() == ["1", "fresh"]
    run = emulator.run_script(text=script, content="{}", attributes={"a": "1", "token.erp": "fresh", "allVar": '{"a": "2"}'})
    assert run.flowfile.json() == ["2", None], "a key that allVar lacks is None: there is no fallback"


def test_what_the_script_puts_into_attributes_becomes_attributes():
    for name, place in (("script", "        return output_obj"), ("post_script", "        pass")):
        script = (PROCESSORS / "common" / (name + ".py")).read_text()
        script = script.replace(place, "        self.attributes['log.note'] = u'\\u015f'\n" + place)
        assert emulator.run_script(text=script, content="{}").flowfile.attributes["log.note"] == "\u015f"


def test_an_empty_queue_is_no_work():
    for path in sorted((PROCESSORS / "common").glob("*.py")):
        run = emulator.run_script(str(path), flowfiles=[], triggers=1)
        assert run.exception is None and not any(run.transferred.values()), path.name


def test_the_script_card_writes_json_with_an_indent_of_four():
    run = emulator.run_script(str(PROCESSORS / "common" / "script.py"), '{"id": {"a": 1}}')
    assert run.flowfile.content == b'{\n    "id": {\n        "a": 1\n    }\n}'
