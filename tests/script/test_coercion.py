"""Jython's coercion in front of the session, the streams and the log; texts are those of reference recordings."""

from __future__ import annotations

from typing import Any

import pytest

import emulator

CASES = {
    "session.putAttribute(ff, 'k', 5)": "TypeError putAttribute(): 3rd arg can't be coerced to String",
    "session.putAttribute(ff, 5, 'v')": "TypeError putAttribute(): 2nd arg can't be coerced to String",
    "session.putAttribute(ff, 'k')": "TypeError putAttribute(): expected 3 args; got 2",
    "session.putAttribute(ff, 'k', value='v')": "TypeError putAttribute(): takes no keyword arguments",
    "session.putAttribute(ff, 'k', bytearray('v'))": "TypeError putAttribute(): 3rd arg can't be coerced to String",
    "session.transfer(ff, 'success')": "TypeError transfer(): 2nd arg can't be coerced to org.apache.nifi.processor.Relationship",
    "session.removeAllAttributes(ff, ['a'])": "TypeError removeAllAttributes(): 2nd arg can't be coerced to java.util.Set, java.util.",
    "session.adjustCounter('c', 1.5, False)": "TypeError adjustCounter(): 2nd arg can't be coerced to long",
    "session.adjustCounter('c', 1)": "TypeError adjustCounter(): expected 3 args; got 2",
    "ff.getAttribute(5)": "TypeError getAttribute(): 1st arg can't be coerced to String",
    "ff.getAttribute('a', 'b')": "TypeError getAttribute(): expected 1 args; got 2",
    "session.nope()": "AttributeError 'org.apache.nifi.controller.repository.StandardProc' object has no attribute 'nope'",
    "log.info(5)": "TypeError log.info",
    "log.info('a {}', 'x')": "TypeError log.info",
    "log.warning('a')": "AttributeError",
}
WRITES = {
    "'\\xe9'": b"\xe9",
    "u'\\xe9\\u20ac'": b"\xe9?",
    "65": b"A",
    "321": b"A",
    "[65, -1]": b"A\xff",
    "bytearray('abc')": b"abc",
    "'abcd', 1, 2": b"bc",
    "5L": b"\x05",
    "{}": b"",
    "set()": b"",
}
REFUSED = ("bytearray('\\xe9')", "[200]", "1.5", "{'a': 1}", "set([65])")


def said(expression: str) -> str:
    lines = ["ff = session.get()", "try:", f"  {expression}", "except Exception, e:", "  print type(e).__name__, e"]
    return emulator.run_script(text="\n".join([*lines, "session.transfer(ff, REL_SUCCESS)\n"]), content=b"").stdout.strip()


@pytest.mark.parametrize("expression", CASES)
def test_an_argument_that_cannot_be_coerced_is_refused_in_jythons_words(expression: str) -> None:
    wanted = CASES[expression]
    assert said(expression).startswith(wanted.replace("TypeError log.info", "TypeError info(): "))


def write(expression: str) -> Any:
    lines = [
        "ff = session.get()",
        "out = session.write(ff)",
        "try:",
        f"  out.write({expression})",
        "except Exception, e:",
        "  print type(e).__name__, e",
        "out.close()",
        "session.transfer(ff, REL_SUCCESS)",
    ]
    return emulator.run_script(text="\n".join([*lines, ""]), content=b"")


@pytest.mark.parametrize("expression", WRITES)
def test_write_takes_what_jython_can_make_bytes_of(expression: str) -> None:
    assert write(expression).flowfile.content == WRITES[expression]


@pytest.mark.parametrize("expression", REFUSED)
def test_write_refuses_the_rest(expression: str) -> None:
    result = write(expression)
    assert result.stdout == "TypeError write(): 1st arg can't be coerced to byte[], int\n" and result.flowfile.content == b""


def test_null_goes_to_the_collection_overload() -> None:
    result = emulator.run_script(text="session.transfer(None, REL_SUCCESS)\n", flowfiles=[])
    assert "java.lang.NullPointerException" in result.exception.message


def test_a_python_function_is_a_callback() -> None:
    script = "ff = session.get()\ndef f(out): out.write('x')\nff = session.write(ff, f)\nsession.transfer(ff, REL_SUCCESS)\n"
    assert emulator.run_script(text=script, content=b"abc").flowfile.content == b"x"
    two = script.replace("def f(out)", "def f(i, out)")
    assert "f() takes exactly 2 arguments (1 given)" in emulator.run_script(text=two, content=b"abc").exception.message


@pytest.mark.parametrize("what", ["[ff]", "(ff,)", "set([ff])"])
def test_transfer_takes_pythons_collections(what: str) -> None:
    assert emulator.run_script(text=f"ff = session.get()\nsession.transfer({what}, REL_SUCCESS)\n", content=b"").relationship == "success"


def test_a_byte_string_becomes_latin_1_in_an_attribute() -> None:
    script = "ff = session.get()\nff = session.putAttribute(ff, 'k', u'\\xe9'.encode('utf-8'))\nsession.transfer(ff, REL_SUCCESS)\n"
    value = emulator.run_script(text=script, content=b"").flowfile.attributes["k"]
    assert value == "\xc3\xa9" and type(value) is str
