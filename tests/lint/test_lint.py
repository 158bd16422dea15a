"""lint: what it takes for guilty beyond its rules' own scripts, what it leaves alone, what a comment silences."""

from __future__ import annotations

from pathlib import Path
from typing import List

import pytest

import emulator
from emulator.base.errors import InputError

TAKE = "ff = session.get()\nif ff is not None:\n"


def rules(script: str) -> List[str]:
    return [finding.rule for finding in emulator.lint(script)]


@pytest.mark.parametrize("body", [
    "    if ff.getSize():\n        session.transfer(ff, REL_SUCCESS)\n",
    "    log.info('%s' % ff)\n",
    "    ff = session.putAttribute(ff, 'a', 'b')\n",
    "    try:\n        session.transfer(ff, REL_SUCCESS)\n    except:\n        log.error('x')\n",
    "    for name in ff.getAttributes():\n        if name == 'a':\n            break\n",
    "    if ff.size:\n        session.remove(ff)\n    elif ff.id:\n        log.info('x')\n    else:\n        session.remove(ff)\n",
])  # fmt: skip
def test_a_way_without_transfer_is_found(body: str) -> None:
    assert rules(TAKE + body) == ["not-transferred"]


@pytest.mark.parametrize("script", [
    TAKE + "    session.transfer(session.putAttribute(ff, 'a', 'b'), REL_SUCCESS)\n",
    TAKE + "    try:\n        x = 1\n    except:\n        session.transfer(ff, REL_FAILURE)\n    else:\n        session.remove(ff)\n",
    TAKE + "    try:\n        session.transfer(ff, REL_SUCCESS)\n    except:\n        session.rollback()\n",
    TAKE + "    if ff.getSize():\n        raise ValueError('x')\n    session.remove(ff)\n",
    TAKE + "    good = ff.size\n    if good:\n        session.remove(ff)\n    if not good:\n        session.transfer(ff, REL_FAILURE)\n",
    "def work(ff):\n    session.remove(ff)\n" + TAKE + "    work(ff)\n",
    "ff = session.get()\ndef work():\n    session.remove(ff)\nif ff != None:\n    work()\n",
    "ff = session.get()\nif not ff:\n    exit()\nsession.remove(ff)\n",
    "waiting = []\nff = session.get()\nif ff:\n    waiting.append(ff)\n    session.transfer(waiting, REL_SUCCESS)\n",
    "waiting = {}\nfor ff in session.get(10):\n    waiting['a'] = ff\n",
    "for ff in session.get(10):\n    session.remove(ff)\n",
    "def take():\n    ff = session.get()\n    return ff\n",
    "while True:\n    ff = session.get()\n    if ff is None:\n        break\n    session.remove(ff)\n",
    TAKE + "    copy = session.clone(ff)\n    session.transfer([ff, copy], REL_SUCCESS)\n",
])  # fmt: skip
def test_every_way_to_settle_a_flowfile_is_known(script: str) -> None:
    assert rules(script) == []


def test_each_of_a_batch_and_what_is_made_must_go_somewhere_too() -> None:
    assert rules("for ff in session.get(10):\n    if ff.getSize():\n        session.remove(ff)\n") == ["not-transferred"]
    assert rules("ff = session.create()\nff = session.putAttribute(ff, 'a', 'b')\n") == ["not-transferred"]


@pytest.mark.parametrize("script", [
    "limit = limit.getValue()\n",
    "if 'limit' in globals():\n    x = limit\n",
    "try:\n    x = limit\nexcept NameError:\n    x = 1\n",
    "from java.util import *\nx = HashMap()\n",
    "def f((a, b)):\n    return a + b\n",
    "x = [each for each in (1, 2)]\nlog.info(str(each))\n",
    "try:\n    import json\nexcept ImportError, error:\n    print error\n",
    "sys.stdout.write(unicode(xrange(2)))\n",
    "exec 'limit = 1'\nx = limit\n",
    "def f():\n    exec 'limit = 1'\n    return limit\n",
    "exec 'limit = 1' in globals()\nx = limit\n",
    "execfile('limits.py')\nx = limit\n",
    "globals().update({'l' + 'imit': 1})\nx = limit\n",
    "globals()['l' + 'imit'] = 1\nx = limit\n",
    "names = globals()\nnames['l' + 'imit'] = 1\nx = limit\n",
])  # fmt: skip
def test_names_that_are_bound_somehow_are_left_alone(script: str) -> None:
    assert rules(script + "pass\n") == []


@pytest.mark.parametrize("script", [
    "try:\n  import simplejson as json\nexcept ImportError:\n  import json\n",
    "import email, xml.sax, logging\nfrom email import encoders\n",
    "import os\nx = os.path.join('a', 'b')\n",
    "from java.util import Map\nfrom java.util.Map import Entry\nimport java.util.Date as Date\n",
    "import string\nx = string.maketrans('a', 'b')\n",
    "def f(names):\n    names.clear()\n",
    "x = {}\nx.clear()\nx = {'a': 1}.copy()\n",
    "x = max([1], key=lambda y: y)\n",
    "import os.path\nfrom email.MIMEText import MIMEText\nimport email.Utils\n",
    "import sys\nif not hasattr(sys, 'started'):\n    sys.started = 1\nx = sys.started\n",
    "import json\njson.limit = 1\nx = json.limit\n",
    "import sys\nfor name in 'ab':\n    setattr(sys, name, 1)\nx = sys.a\n",
    "import sys\nreload(sys)\nsys.setdefaultencoding('utf-8')\n",
])  # fmt: skip
def test_what_jython_has_is_left_alone(script: str) -> None:
    assert rules(script + "pass\n") == []


@pytest.mark.parametrize("script", [
    "import json, urllib\n",
    "def f():\n  from urllib import quote\n",
    "try:\n  from urllib.parse import quote\nexcept ImportError:\n  pass\n",
    "import email.mime.text\n",
    "urllib = __import__('urllib')\n",
    "import importlib\nhttp = importlib.import_module('urllib')\n",
])  # fmt: skip
def test_a_socket_is_found_wherever_a_script_opens_it(script: str) -> None:
    assert rules(script) == ["socket-import"]


def test_findings_of_one_place_are_in_the_order_of_its_names() -> None:
    modules = ["urllib2", "ftplib", "socket", "httplib", "urllib", "smtplib"]
    advice = [finding.advice for finding in emulator.lint(f"import {', '.join(modules)}\n") if finding.rule == "socket-import"]
    assert [text.split()[1] for text in advice] == modules


@pytest.mark.parametrize("script", [
    "exec 'limit = 1' in {}\nx = limit\n",
    "exec('limit = 1', {})\nx = limit\n",
    "execfile('limits.py', {})\nx = limit\n",
    "x = globals()['li' + 'mit']\nx = limit\n",
])  # fmt: skip
def test_a_text_that_runs_in_a_dict_of_its_own_binds_no_name(script: str) -> None:
    assert rules(script) == ["undefined-name"]


@pytest.mark.parametrize("script", [
    "import sys\nsys.setdefaultencoding('utf-8')\n",
    "import sys\nsys.started = 1\nx = sys.ended\n",
    "import sys, os\nsys.started = 1\nx = os.started\n",
])  # fmt: skip
def test_what_is_set_elsewhere_is_no_name_of_a_module(script: str) -> None:
    assert rules(script) == ["missing-name"]


def test_a_near_miss_is_named() -> None:
    assert "did you mean REL_SUCCESS?" in emulator.lint("x = 1\nx = REL_SUCCES\n")[0].advice
    assert "did you mean java.util.HashMap?" in emulator.lint("from java.util import HashMpa\n")[0].advice
    assert "which is Python 3's" in emulator.lint("x = 1\nx = FileNotFoundError\n")[0].advice


def test_ensure_ascii_false_is_not_ascii() -> None:
    script = "import json\ndef f(o, t):\n  o.write(bytearray(json.dumps(t, ensure_ascii=%s).encode('utf-8')))\n"
    assert (rules(script % "False"), rules(script % "True")) == (["non-ascii-write"], [])


def test_a_module_beside_the_script_is_one_of_module_directory(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text("import helpers\nfrom helpers import anything\n")
    assert [finding.rule for finding in emulator.lint(tmp_path / "script.py")] == ["missing-module", "missing-module"]
    (tmp_path / "helpers.py").write_text("")
    assert emulator.lint(tmp_path / "script.py") == []


@pytest.mark.parametrize("comment", ["# nifi: ignore[missing-module]", "#nifi:ignore", "# nifi: ignore[f-string, missing-module]"])
def test_a_comment_silences_its_line_or_the_line_below(comment: str) -> None:
    assert rules(f"import yaml  {comment}\n") == []
    assert rules(f"{comment}\nimport yaml\n") == []
    assert rules(f"import yaml  {comment}\nimport yaml\n") == ["missing-module"]


def test_another_rule_is_not_silenced_and_an_unknown_one_is_named() -> None:
    assert rules("import yaml  # nifi: ignore[f-string]\n") == ["missing-module"]
    finding = emulator.lint("import os  # nifi: ignore[fstring]\n")[0]
    assert (finding.rule, finding.advice) == ("unknown-rule", "there is no rule 'fstring': did you mean 'f-string'?")


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        emulator.lint(tmp_path / "none.py")


@pytest.mark.parametrize("script, words", [
    ("\ufeffx = 1\n", "no viable alternative at character '\\ufeff', a byte order mark: save the file without it"),
    ("x\xa0= 1\n", "no viable alternative at character '\\xa0'"),
])  # fmt: skip
def test_a_letter_that_nobody_sees_is_shown_by_its_number(script: str, words: str) -> None:
    (finding,) = emulator.lint(script)
    assert (finding.rule, words in finding.advice) == ("syntax-error", True)
