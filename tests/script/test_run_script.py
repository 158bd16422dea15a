"""run_script: the public face over one ExecuteScript and two queues."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import emulator
from emulator.base.clock import VirtualClock
from emulator.base.errors import InputError, NotEmulated

PASS = "ff = session.get()\nif ff is not None:\n  session.transfer(ff, REL_SUCCESS)\n"


def body(*lines: str) -> str:
    return "\n".join(["ff = session.get()", *lines, "session.transfer(ff, REL_SUCCESS)", ""])


def test_content_and_attributes_go_through() -> None:
    result = emulator.run_script(text=PASS, content='{"a": "\u00e9"}', attributes={"x": "1"})
    assert result.relationship == "success"
    assert result.flowfile.json() == {"a": "\u00e9"} and result.flowfile.text == '{"a": "\u00e9"}'
    assert result.flowfile.attributes["x"] == "1" and result.flowfile.size == len(result.flowfile.content)
    assert len(result.transferred["success"]) == 1 and result.transferred["failure"] == [] and result.queue == []
    assert result.exception is None and not result.penalized and not result.yielded


def test_an_uncaught_error_rolls_back_penalises_and_yields() -> None:
    result = emulator.run_script(text=body("raise ValueError('boom')"), content=b"x")
    assert result.relationship is None and result.transferred["failure"] == []
    assert result.exception.message == "javax.script.ScriptException: ValueError: boom in <script> at line number 4"
    assert result.penalized == 1 and result.yielded and result.queue[0].content == b"x"
    own, the_frameworks = result.logs["error"]  # ExecuteScript.onTrigger's, then ConnectableTask.invoke's
    assert "failed to process due to" in own and "] Processing failed: " in the_frameworks


def test_a_file_is_read_and_a_missing_one_named(tmp_path: Path) -> None:
    path = tmp_path / "script.py"
    path.write_text(PASS, encoding="utf-8")
    assert emulator.run_script(path, b"").relationship == "success"
    with pytest.raises(InputError, match=r"none\.py: the script cannot be read"):
        emulator.run_script(tmp_path / "none.py")


def test_a_syntax_error_names_file_line_and_column_and_draws_a_caret(tmp_path: Path) -> None:
    path = tmp_path / "script.py"
    path.write_text("x = 1\nprint f'{x}'\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        emulator.run_script(path)
    text = str(caught.value)
    assert text.startswith(f"{path}:2:") and "\n  print f'{x}'\n" in text and "^" in text
    assert "Could not instantiate script engines" in text


def test_dynamic_properties_are_bound_and_evaluated() -> None:
    script = body("ff = session.putAttribute(ff, 'got', who.evaluateAttributeExpressions(ff).getValue())", "print who.getValue()")
    result = emulator.run_script(text=script, content=b"", attributes={"name": "Ada"}, properties={"who": "${name:toUpper()}"})
    assert result.flowfile.attributes["got"] == "ADA" and result.stdout == "${name:toUpper()}\n"


def test_state_goes_in_and_comes_out() -> None:
    script = body(
        "from org.apache.nifi.components.state import Scope",
        "m = context.getStateManager().getState(Scope.CLUSTER).toMap()",
        "context.getStateManager().setState({'n': str(int(m['n']) + 1)}, Scope.CLUSTER)",
    )
    assert emulator.run_script(text=script, content=b"", state={"n": "41"}).state == {"n": "42"}


def test_several_flowfiles_are_taken_one_a_trigger() -> None:
    result = emulator.run_script(text=PASS, flowfiles=[b"a", ("b", {"k": "v"}), {"content": "c", "attributes": {}}])
    assert sorted(one.content for one in result.transferred["success"]) == [b"a", b"b", b"c"]
    assert emulator.run_script(text=PASS, flowfiles=[b"a", b"b"], triggers=1).queue[0].content == b"b"
    assert emulator.run_script(text=PASS, flowfiles=[]).flowfile is None


def test_the_clock_is_the_runs_and_sleeping_costs_nothing() -> None:
    script = body("import time, datetime", "a = time.time()", "time.sleep(3600)", "print time.time() - a, datetime.datetime.utcnow().year")
    assert emulator.run_script(text=script, content=b"", clock=VirtualClock(0)).stdout == "3600.0 1970\n"


def test_a_seed_gives_the_same_run_again() -> None:
    script = body("import random", "print random.random(), session.create(ff).getAttribute('uuid') if 0 else ''")
    runs = [emulator.run_script(text=script, content=b"", seed=7) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].flowfile.attributes["uuid"] == runs[1].flowfile.attributes["uuid"]


def test_not_emulated_is_said_even_inside_a_bare_except(tmp_path: Path) -> None:
    with pytest.raises(NotEmulated, match="ftplib.FTP"):
        emulator.run_script(text=body("import ftplib", "try:", "  ftplib.FTP('h')", "except:", "  pass"), content=b"")


def test_not_emulated_names_the_line_of_the_script(tmp_path: Path) -> None:
    with pytest.raises(NotEmulated) as caught:
        emulator.run_script(text="import ftplib\n\nftplib.FTP()\n", content=b"")
    assert caught.value.where.endswith(":3")


def test_modules_come_from_a_zip_and_not_from_a_folder_before_1_19_1(tmp_path: Path) -> None:
    path = tmp_path / "lib.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("helper/__init__.py", "")
        archive.writestr("helper/deep.py", "def f():\n    return type('a')\nNAME = 'x'\n")
    script = body("from helper.deep import f, NAME", "import helper.deep", "print f(), helper.deep.NAME, type(helper.deep.NAME)")
    assert emulator.run_script(text=script, content=b"", modules=[str(path)]).stdout == "<type 'str'> x <type 'str'>\n"
    with pytest.raises(NotEmulated, match="Module Directory"):
        emulator.run_script(text=PASS, content=b"", modules=[str(tmp_path)])
    (tmp_path / "plain.py").write_text("V = 5\n", encoding="utf-8")
    plain = body("import plain", "print plain.V")
    assert emulator.run_script(text=plain, content=b"", modules=[str(tmp_path)], nifi="1.19.1").stdout == "5\n"
    with pytest.raises(InputError, match="does not exist"):
        emulator.run_script(text=PASS, content=b"", modules=[str(tmp_path / "none.zip")])


def test_lines_of_old_nifi_count_from_one_and_future_is_allowed() -> None:
    script = "from __future__ import print_function\nprint(1, 2)\nraise ValueError('x')\n"
    result = emulator.run_script(text=script, content=b"", nifi="1.13.2")
    assert result.stdout == "1 2\n" and "line number 3" in result.exception.message


def test_another_engine_is_not_emulated() -> None:
    with pytest.raises(NotEmulated, match="Script Engine Groovy"):
        emulator.run_script(text=PASS, content=b"", properties={"Script Engine": "Groovy"})


def test_counters_logs_and_provenance_are_reported() -> None:
    script = body("session.adjustCounter('c', 2, False)", "log.warn('low {}', ['fuel'])", "ff = session.putAttribute(ff, 'a', 'b')")
    result = emulator.run_script(text=script, content=b"")
    assert result.counters == {"c": 2} and result.logs["warn"][0].endswith("low fuel")
    assert [event.type for event in result.provenance] == ["ATTRIBUTES_MODIFIED"]


def test_context_yield_can_be_called() -> None:
    assert emulator.run_script(text=body("context.yield()"), content=b"").yielded


def test_the_properties_of_a_context_are_descriptors_dynamic_ones_among_them() -> None:
    script = body(
        "print sorted([d.getName() for d in context.getProperties().keySet() if d.isDynamic()])",
        "print [d.required for d in context.getProperties().keySet() if d.name == 'Script Engine']",
        "print sorted(k for k in context.getAllProperties().keySet() if k.startswith('my'))",
    )
    result = emulator.run_script(text=script, content=b"", properties={"my.prop": "1"})
    assert result.stdout == "[u'my.prop']\n[True]\n[u'my.prop']\n"


def test_hasattr_of_what_is_not_emulated_is_no_false() -> None:
    with pytest.raises(NotEmulated, match="hashlib.sha384|PriorityQueue|java.util"):
        emulator.run_script(text=body("from java.util import PriorityQueue", "print hasattr(PriorityQueue, 'poll')"), content=b"")
    assert emulator.run_script(text=body("print hasattr('a', '__iter__'), hasattr([], '__iter__')"), content=b"").stdout == "False True\n"


@pytest.mark.parametrize("expression", ["LocalDate.now().datesUntil", "hasattr(LocalDate, 'datesUntil')", "getattr([], '__getslice__', 5)"])
def test_a_name_that_jython_has_and_the_emulator_lacks_is_not_emulated(expression: str) -> None:
    lines = ("from java.time import LocalDate", "try:", "    print " + expression, "except AttributeError:", "    print 'none'")
    with pytest.raises(NotEmulated, match="datesUntil|__getslice__"):
        emulator.run_script(text=body(*lines), content=b"")


def test_a_name_that_jython_lacks_too_is_an_attribute_error() -> None:
    asked = ("try:", "    LocalDate.now().nope", "except AttributeError, e:", "    print e, hasattr('', 'nope')")
    lines = ("from java.time import LocalDate", *asked)
    assert emulator.run_script(text=body(*lines), content=b"").stdout == "'java.time.LocalDate' object has no attribute 'nope' False\n"
