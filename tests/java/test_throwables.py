from __future__ import annotations

import io
import traceback

import pytest

from emulator.java import registry
from emulator.java.io.exceptions import IOException
from emulator.java.io.readers import PrintWriter, StringWriter
from emulator.java.lang.throwable import (
    IllegalArgumentException,
    IllegalStateException,
    JavaException,
    JavaRuntimeException,
    NumberFormatException,
    Throwable,
    chain,
)
from emulator.java.nifi.processor.exception.exceptions import FlowFileHandlingException, ProcessException, TerminatedTaskException


def test_except_exception_does_not_catch_java():
    with pytest.raises(JavaException):
        try:
            raise JavaException("x")
        except Exception:
            pass


def test_a_superclass_a_tuple_and_a_bare_except_do():
    for caught in (Throwable, JavaRuntimeException, IllegalArgumentException, (ValueError, NumberFormatException), BaseException):
        with pytest.raises(caught):
            raise NumberFormatException("x")


def test_text_message_and_class():
    error = NumberFormatException('For input string: "xx"')
    assert str(error) == repr(error) == error.toString() == 'java.lang.NumberFormatException: For input string: "xx"'
    assert (error.getMessage(), error.message, error.getLocalizedMessage()) == ('For input string: "xx"',) * 3
    assert error.getClass().getName() == "java.lang.NumberFormatException"
    assert error.getClass().getSimpleName() == "NumberFormatException"
    assert str(IllegalStateException()) == "java.lang.IllegalStateException"
    assert IllegalStateException().getMessage() is None


def test_there_are_no_args():
    with pytest.raises(AttributeError) as caught:
        IOException("disk").args  # noqa: B018
    assert str(caught.value) == "'java.io.IOException' object has no attribute 'args'"
    assert not hasattr(IOException("disk"), "args")


def test_the_cause_comes_with_a_message_or_alone():
    disk = IOException("disk")
    assert ProcessException("outer", disk).getCause() is disk
    alone = ProcessException(disk)
    assert (alone.getMessage(), alone.getCause(), alone.cause) == ("java.io.IOException: disk", disk, disk)
    outer = ProcessException("a", alone)
    assert chain(outer) == [outer, alone, disk]
    error = IOException("x")
    assert error.initCause(disk) is error and error.getCause() is disk
    with pytest.raises(IllegalStateException):
        error.initCause(disk)


def test_suppressed_exceptions_are_kept():
    error, other = IOException("x"), IOException("y")
    error.addSuppressed(other)
    assert error.getSuppressed() == [other] and error.getStackTrace() == []


def test_print_stack_trace_shows_the_causes(capsys):
    error = ProcessException("outer", IOException("disk"))
    error.printStackTrace()
    expected = "org.apache.nifi.processor.exception.ProcessException: outer\nCaused by: java.io.IOException: disk\n"
    assert capsys.readouterr().err == expected
    text, file = StringWriter(), io.StringIO()
    writer = PrintWriter(text)
    error.printStackTrace(writer)
    writer.flush()
    error.printStackTrace(file)
    assert text.toString() == file.getvalue() == expected


def test_python_can_show_a_traceback_of_one():
    try:
        raise FlowFileHandlingException("gone")
    except Throwable:
        last = traceback.format_exc().splitlines()[-1]
    assert last.endswith("FlowFileHandlingException: org.apache.nifi.processor.exception.FlowFileHandlingException: gone")


@pytest.mark.parametrize(
    ("name", "parents"),
    [
        ("java.net.ConnectException", ["java.net.SocketException", "java.io.IOException", "java.lang.Exception"]),
        ("java.net.SocketTimeoutException", ["java.io.InterruptedIOException", "java.io.IOException"]),
        ("java.util.regex.PatternSyntaxException", ["java.lang.IllegalArgumentException", "java.lang.RuntimeException"]),
        ("org.apache.nifi.processor.exception.FlowFileAccessException", ["java.lang.RuntimeException"]),
        ("javax.script.ScriptException", ["java.lang.Exception"]),
        ("java.lang.StackOverflowError", ["java.lang.Error", "java.lang.Throwable"]),
    ],
)
def test_the_tree_is_javas(name, parents):
    found = registry.lookup(name)
    for parent in parents:
        assert issubclass(found, registry.lookup(parent)), parent
    assert issubclass(TerminatedTaskException, ProcessException)


def test_every_throwable_has_its_own_java_name():
    throwables = [
        cls
        for cls in map(registry.lookup, registry.classes())
        if issubclass(cls, Throwable) and cls.__module__.startswith("emulator.java.")
    ]
    assert len(throwables) > 60
    for cls in throwables:
        assert registry.lookup(cls.java_name) is cls
        assert cls.java_name.rpartition(".")[2] in (cls.__name__, cls.__name__.replace("Java", "", 1))
