"""Each rule of lint finds what it is for, and leaves the good way alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import emulator
from emulator.base.errors import InputError

BAD = {
    "from-future": "x = 1\nfrom __future__ import division\n",
    "parameter-reference": "x = 1\n# see #{omnitron.url}\n",
    "f-string": "x = 1\nprint(f'{x}')\n",
    "syntax-error": "x = 1\nif x\n  y\n",
    "isinstance-str": "def f(v):\n  return isinstance(v, str)\n",
    "attribute-default": "ff = 1\nx = ff.getAttribute('a', 'b')\n",
    "attributes-get-default": "ff = 1\nx = ff.getAttributes().get('a', 'b')\n",
    "non-ascii-write": "def f(o, t):\n  o.write(bytearray(t.encode('utf-8')))\n",
    "no-flowfile": "ff = session.get()\nsession.transfer(ff, REL_SUCCESS)\n",
    "missing-module": "x = 1\nimport pathlib\n",
    "not-emulated": "x = 1\nimport urllib2\n",
    "java-exceptions": "try:\n  session.commit()\nexcept Exception:\n  pass\n",
    "module-level-date": "import datetime\nnow = datetime.datetime.now()\n",
}
GOOD = (
    "x = '##{a}'\n",
    "def f(v):\n  return isinstance(v, basestring) or isinstance(v, (str, unicode))\n",
    "ff = 1\nx = ff.getAttribute('a') or 'b'\n",
    "import json\ndef f(o, t):\n  o.write(bytearray(json.dumps(t, indent=4).encode('utf-8')))\n",
    "def f(o, t):\n  o.write(t.encode('utf-8'))\n  o.write(bytearray(t.encode('ascii')))\n",
    "ff = session.get()\nif ff is not None:\n  session.transfer(ff, REL_SUCCESS)\n",
    "try:\n  from urllib.parse import quote\nexcept ImportError:\n  from urllib import quote\n",
    "try:\n  session.commit()\nexcept:\n  pass\n",
    "import datetime\ndef f():\n  now = datetime.datetime.now()\n  return now\n",
)


@pytest.mark.parametrize("rule", BAD)
def test_a_rule_finds_its_fault_and_says_where(rule: str) -> None:
    found = emulator.lint(BAD[rule])
    line = {"syntax-error": 2, "no-flowfile": 2, "java-exceptions": 3}.get(rule, 2)
    assert [(finding.rule, finding.line) for finding in found] == [(rule, line)]
    assert found[0].column >= 1 and found[0].advice


@pytest.mark.parametrize("script", GOOD)
def test_the_good_way_has_no_findings(script: str) -> None:
    assert emulator.lint(script) == []


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        emulator.lint(tmp_path / "none.py")


def test_ensure_ascii_false_is_not_ascii() -> None:
    script = "import json\ndef f(o, t):\n  o.write(bytearray(json.dumps(t, ensure_ascii=False).encode('utf-8')))\n"
    assert [finding.rule for finding in emulator.lint(script)] == ["non-ascii-write"]
