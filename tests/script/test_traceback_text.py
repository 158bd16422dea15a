"""The last line of a traceback, as Jython writes it (recorded:parity-1.16.3, case scripts)."""

import pytest

from emulator.jython.objects.bytestring import ByteString
from emulator.jython.tracebacks import format_only


@pytest.mark.parametrize(
    ("text", "shown"),
    [("böyle olmaz", "b\\xf6yle olmaz"), ("şık", "\\u015f\\u0131k"), (ByteString("b\xc3\xb6yle"), "b\xc3\xb6yle"), ("plain", "plain")],
    ids=["letters of Latin-1", "letters beyond it", "bytes", "ASCII"],
)
def test_letters_of_a_unicode_message_are_escaped(text, shown):
    assert format_only(ValueError, ValueError(text)) == ["ValueError: %s\n" % shown]


def test_the_stack_in_a_log_line_has_no_text_of_the_library(monkeypatch):
    from emulator.jython import tracebacks

    frames = [("<script>", 3, "<module>"), ("/x/jython.jar/Lib/email/__init__$py.class", 57, "message_from_string")]
    monkeypatch.setattr(tracebacks, "_stretches", lambda traceback, error: iter(frames))
    monkeypatch.setattr(tracebacks, "_library_line", lambda file, line: "    return 1\n" if ".jar" in file else "")
    assert tracebacks.stack_lines(ValueError()) == [f'  File "{file}", line {line}, in {name}\n' for file, line, name in frames]
