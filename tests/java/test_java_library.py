"""Answers of a JDK 17 and of commons-io, as recorded, from the classes that scripts use."""

from __future__ import annotations

import inspect
from array import array

import pytest

from emulator.base.errors import NotEmulated
from emulator.java.commons.io.io_utils import IOUtils
from emulator.java.io.buffered_output_stream import BufferedOutputStream
from emulator.java.io.byte_array_input_stream import ByteArrayInputStream
from emulator.java.io.byte_array_output_stream import ByteArrayOutputStream
from emulator.java.io.exceptions import IOException, UnsupportedEncodingException
from emulator.java.io.readers import BufferedReader, BufferedWriter, InputStreamReader, OutputStreamWriter, StringReader, StringWriter
from emulator.java.io.streams import InputStream, OutputStream
from emulator.java.lang.boolean import Boolean
from emulator.java.lang.boxed_numbers import Double, Integer, Long
from emulator.java.lang.math import Math
from emulator.java.lang.string import String
from emulator.java.lang.string_builder import StringBuilder
from emulator.java.lang.system import System
from emulator.java.lang.thread import Thread
from emulator.java.lang.throwable import (
    IllegalArgumentException,
    IllegalStateException,
    IndexOutOfBoundsException,
    NullPointerException,
    NumberFormatException,
    StringIndexOutOfBoundsException,
)
from emulator.java.net.url_coding import URLDecoder, URLEncoder
from emulator.java.nifi.processor.data_unit import DataUnit
from emulator.java.nio.charset.charsets import Charset, StandardCharsets
from emulator.java.nio.charset.exceptions import IllegalCharsetNameException, UnsupportedCharsetException
from emulator.java.python.core.util.file_util import FileUtil
from emulator.java.python.core.util.string_util import StringUtil
from emulator.java.util.base64 import Base64
from emulator.java.util.concurrent.time_unit import TimeUnit
from emulator.java.util.objects import Objects
from emulator.java.util.regex.exceptions import PatternSyntaxException
from emulator.java.util.regex.regex import Matcher, Pattern
from emulator.java.util.uuid import UUID


def answers(pairs):
    """Parametrise over (call, answer); an answer that is (exception class, message) must be raised."""
    return pytest.mark.parametrize(("call", "answer"), pairs, ids=[call_of(call) for call, _ in pairs])


def call_of(function):
    """The Java call of a table's row, as it is written there: ``URLEncoder.encode("é", …)``."""
    lines, _ = inspect.getsourcelines(function)
    return lines[0].partition("lambda: ")[2].strip().rstrip(",")[:80]


def check(call, answer):
    if isinstance(answer, tuple) and isinstance(answer[0], type) and issubclass(answer[0], BaseException):
        with pytest.raises(answer[0]) as caught:
            call()
        assert caught.value.getMessage() == answer[1]
        return
    found = call()
    assert (found.tolist() if isinstance(found, array) else found) == answer


ILLEGAL = "URLDecoder: Illegal hex characters in escape (%) pattern - "
INCOMPLETE = "URLDecoder: Incomplete trailing escape (%) pattern"


@answers(
    [
        (lambda: URLEncoder.encode("a b&c=é/~*-_.€😀", "UTF-8"), "a+b%26c%3D%C3%A9%2F%7E*-_.%E2%82%AC%F0%9F%98%80"),
        (lambda: URLEncoder.encode("é", "ISO-8859-1"), "%E9"),
        (lambda: URLEncoder.encode("é", StandardCharsets.UTF_8), "%C3%A9"),
        (lambda: URLEncoder.encode("a", "nope"), (UnsupportedEncodingException, "nope")),
        (lambda: URLDecoder.decode("a+b%26%C3%A9x", "UTF-8"), "a b&éx"),
        (lambda: URLDecoder.decode("a%zz", "UTF-8"), (IllegalArgumentException, ILLEGAL + 'Error at index 0 in: "zz"')),
        (lambda: URLDecoder.decode("%2", "UTF-8"), (IllegalArgumentException, INCOMPLETE)),
        (lambda: URLDecoder.decode("x%", "UTF-8"), (IllegalArgumentException, INCOMPLETE)),
        (lambda: URLDecoder.decode("%-1", "UTF-8"), (IllegalArgumentException, ILLEGAL + "negative value")),
        (lambda: URLDecoder.decode("%+1", "UTF-8"), "\x01"),
    ]
)
def test_url_coding(call, answer):
    check(call, answer)


@answers(
    [
        (lambda: UUID.fromString("x"), (IllegalArgumentException, "Invalid UUID string: x")),
        (lambda: UUID.fromString("1-2-3-4"), (IllegalArgumentException, "Invalid UUID string: 1-2-3-4")),
        (lambda: str(UUID.fromString("1-2-3-4-5")), "00000001-0002-0003-0004-000000000005"),
        (lambda: UUID.fromString("g0000000-0-0-0-0"), (NumberFormatException, 'Error at index 0 in: "g0000000"')),
        (lambda: str(UUID.nameUUIDFromBytes(b"abc")), "90015098-3cd2-3fb0-9696-3f7d28e17f72"),
        (lambda: UUID.randomUUID().version(), 4),
        (lambda: UUID.fromString("1-2-3-4-5") == UUID.fromString("1-2-3-4-5"), True),
    ]
)
def test_uuids(call, answer):
    check(call, answer)


@answers(
    [
        (lambda: Base64.getEncoder().encodeToString(b"a\xff"), "Yf8="),
        (lambda: Base64.getEncoder().withoutPadding().encodeToString(b"a"), "YQ"),
        (lambda: Base64.getUrlEncoder().encodeToString(b"\xfb\xff"), "-_8="),
        (lambda: Base64.getMimeEncoder().encodeToString(b"x" * 58).count("\r\n"), 1),
        (lambda: Base64.getDecoder().decode("YQ"), [97]),
        (lambda: Base64.getDecoder().decode(b"YQ=="), [97]),
        (lambda: Base64.getUrlDecoder().decode("-_8"), [-5, -1]),
        (lambda: Base64.getMimeDecoder().decode("Y\nQ=="), [97]),
        (lambda: Base64.getDecoder().decode("YQ="), (IllegalArgumentException, "Input byte array has wrong 4-byte ending unit")),
        (lambda: Base64.getDecoder().decode("Y"), (IllegalArgumentException, "Input byte[] should at least have 2 bytes for base64 bytes")),
        (lambda: Base64.getDecoder().decode("Y Q="), (IllegalArgumentException, "Illegal base64 character 20")),
        (lambda: Base64.getDecoder().decode("YQ==YQ=="), (IllegalArgumentException, "Input byte array has incorrect ending byte at 4")),
    ]
)
def test_base64(call, answer):
    check(call, answer)


@answers(
    [
        (lambda: Charset.forName("nope"), (UnsupportedCharsetException, "nope")),
        (lambda: Charset.forName("a b"), (IllegalCharsetNameException, "a b")),
        (lambda: Charset.forName(None), (IllegalArgumentException, "Null charset name")),
        (lambda: [Charset.forName(name).name() for name in ("utf8", "latin1", "cp1254", "ascii", "utf-16le")],
         ["UTF-8", "ISO-8859-1", "windows-1254", "US-ASCII", "UTF-16LE"]),
        (lambda: Charset.forName("ISO8859-9").name(), "ISO-8859-9"),
        (lambda: String("aé").getBytes("UTF-16"), [-2, -1, 0, 97, 0, -23]),
        (lambda: String("aé€").getBytes(StandardCharsets.US_ASCII), [97, 63, 63]),
        (lambda: String("é€").getBytes("ISO-8859-1"), [-23, 63]),
        (lambda: String("\ud83d").getBytes("UTF-8"), [63]),
        (lambda: String(b"\xffa\xe2\x82b\xc3", "UTF-8").toString(), "�a�b�"),
        (lambda: String(b"\xf0\x9fa\xed\xa0\x80\xe2\x28\xa1", "UTF-8").toString(), "�a��(�"),
        (lambda: String(b"\xfe\xff\x00a", "UTF-16").toString(), "a"),
        (lambda: (Charset.forName("utf-8") == StandardCharsets.UTF_8, Charset.isSupported("x")), (True, False)),
    ]
)  # fmt: skip
def test_charsets(call, answer):
    check(call, answer)


@answers(
    [
        (lambda: String("a,b,,c,,").split(","), ["a", "b", "", "c"]),
        (lambda: String("").split(","), [""]),
        (lambda: String(",a").split(","), ["", "a"]),
        (lambda: String("abc").split(""), ["a", "b", "c"]),
        (lambda: String("a,b,c").split(",", 2), ["a", "b,c"]),
        (lambda: String("a,b,,").split(",", -1), ["a", "b", "", ""]),
        (lambda: String("abc").substring(2, 1), (StringIndexOutOfBoundsException, "begin 2, end 1, length 3")),
        (lambda: String("abc").substring(4), (StringIndexOutOfBoundsException, "begin 4, end 3, length 3")),
        (lambda: String("abc").charAt(5), (StringIndexOutOfBoundsException, "String index out of range: 5")),
        (lambda: String("aXbXc").replaceAll("X(.)", "<$1>"), "a<b><c>"),
        (lambda: String("hash").hashCode(), 3195150),
        (lambda: String("😀").length(), 2),
        (lambda: (String(" a ").trim(), String("Ab").equalsIgnoreCase("aB"), String("ab").matches("a"), String("ab").indexOf("b")),
         ("a", True, False, 1)),
        (lambda: String.format("%s %5d %.2f %05d %x %b %n|", "a", 5, 2.345, 42, 255, True), "a     5 2.35 00042 ff true \n|"),
        (lambda: (String.valueOf(True), String.valueOf(1.0), String.valueOf(5)), ("1", "1.0", "5")),
        (lambda: StringBuilder("a").append(1).append(None).append(True).toString(), "a1null1"),
        (lambda: StringBuilder("abc").reverse().toString(), "cba"),
    ]
)  # fmt: skip
def test_strings(call, answer):
    check(call, answer)


def test_an_unknown_conversion_is_not_emulated():
    with pytest.raises(NotEmulated, match="String.format"):
        String.format("%tY", 5)


@answers(
    [
        (lambda: Integer.parseInt("12"), 12),
        (lambda: Integer.parseInt("xx"), (NumberFormatException, 'For input string: "xx"')),
        (lambda: Integer.parseInt(None), (NumberFormatException, "Cannot parse null string")),
        (lambda: Double.parseDouble("1e3"), 1000.0),
        (lambda: (Integer("5").unboxed(), Long("6").unboxed(), Double("7").unboxed()), (5, 6, 7.0)),
        (lambda: (Integer.toHexString(-1), Integer.MAX_VALUE, Integer.valueOf("5")), ("ffffffff", 2147483647, 5)),
        (lambda: (Integer.toString(255, 16), Double.toString(1e10), Long.toString(5)), ("ff", "1.0E10", "5")),
        (lambda: (Math.round(2.5), Math.round(-2.5), Math.rint(2.5), Math.floorMod(-3, 5)), (3, -2, 2.0, 2)),
        (lambda: (Math.max(1, 2), Math.min(1, 2), Math.abs(-1)), (2, 1, 1)),
        (lambda: (Boolean.parseBoolean("TRUE"), Boolean.parseBoolean(None), Boolean.toString(True)), (True, False, "true")),
        (lambda: Objects.requireNonNull(None, "m"), (NullPointerException, "m")),
        (lambda: Thread.sleep(-1), (IllegalArgumentException, "timeout value is negative")),
        (lambda: (TimeUnit.SECONDS.toMillis(2), TimeUnit.MINUTES.convert(90, TimeUnit.SECONDS), str(DataUnit.KB)), (2000, 1, "KB")),
        (lambda: (System.lineSeparator(), System.getProperty("nope", "default")), ("\n", "default")),
    ]
)
def test_numbers_and_helpers(call, answer):
    check(call, answer)


def test_system_out_follows_sys_stdout(capsys):
    System.out.println(True)
    System.err.print(None)
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("true\n", "null")


# Streams


def stream(text="héllo"):
    return ByteArrayInputStream(text.encode())


def test_an_input_stream_reads_bytes_arrays_and_the_end():
    source = ByteArrayInputStream(b"abcdef")
    target = bytearray(4)
    assert (source.read(), source.read(target), bytes(target), source.available()) == (97, 4, b"bcde", 1)
    signed = array("b", [0, 0, 0])
    assert (source.read(signed, 1, 2), signed.tolist(), source.read(), source.read(signed)) == (1, [0, 102, 0], -1, -1)


@answers(
    [
        (lambda: ByteArrayInputStream(b"12345").read(bytearray(4), 2, 5),
         (IndexOutOfBoundsException, "Range [2, 2 + 5) out of bounds for length 4")),
        (lambda: ByteArrayOutputStream().write(bytearray(4), 2, 5),
         (IndexOutOfBoundsException, "Range [2, 2 + 5) out of bounds for length 4")),
        (lambda: InputStream().reset(), (IOException, "mark/reset not supported")),
        (lambda: ByteArrayInputStream(b"x").read(None),
         (NullPointerException, 'Cannot read the array length because "b" is null')),
        (lambda: ByteArrayInputStream(None), (NullPointerException, 'Cannot read the array length because "buf" is null')),
    ]
)  # fmt: skip
def test_wrong_ranges_and_nulls(call, answer):
    check(call, answer)


@pytest.mark.parametrize("wrong", [3, 2**40, 1.5])
def test_read_takes_arrays_only(wrong):
    with pytest.raises(TypeError) as caught:
        stream().read(wrong)
    assert str(caught.value) == "read(): 1st arg can't be coerced to byte[]"


@pytest.mark.parametrize("wrong", [2**40, 1.5, [300]])
def test_write_takes_numbers_and_arrays_only(wrong):
    with pytest.raises(TypeError) as caught:
        ByteArrayOutputStream().write(wrong)
    assert str(caught.value) == "write(): 1st arg can't be coerced to byte[], int"


def test_an_output_stream_writes_low_bytes_and_arrays():
    out = ByteArrayOutputStream()
    out.write(0x161)
    out.write(-1)
    out.write(b"bcd", 1, 2)
    out.write(array("b", [-61, -87]))
    assert out.toByteArray().tolist() == [97, -1, 99, 100, -61, -87] and out.size() == 6
    assert out.toString("ISO-8859-1") == "aÿcdÃ©"
    out.reset()
    assert out.size() == 0


def test_mark_and_reset_and_skip():
    source = ByteArrayInputStream(b"abcdef")
    source.skip(1)
    source.mark(10)
    source.read()
    source.reset()
    assert source.readNBytes(2).tobytes() == b"bc" and source.readAllBytes().tobytes() == b"def"


def test_a_buffered_output_stream_keeps_what_is_not_flushed():
    out = ByteArrayOutputStream()
    buffered = BufferedOutputStream(out)
    buffered.write(b"abc")
    assert out.size() == 0
    buffered.flush()
    assert out.toString() == "abc"


def test_a_scripts_own_streams_work_through_read_and_write():
    class Source(InputStream):
        left = [97, 98, 0xC3, 0xA9]

        def read(self, *where):
            return self.left.pop(0) if self.left else -1

    class Target(OutputStream):
        def __init__(self):
            self.got = []

        def write(self, what, *where):
            self.got.append(what) if isinstance(what, int) else super().write(what, *where)

    target = Target()
    assert IOUtils.copy(stream("xy"), target) == 2 and target.got == [120, 121]
    assert IOUtils.toString(Source(), "UTF-8") == "abé"


# Readers and writers


def test_lines_end_three_ways():
    assert list(BufferedReader(StringReader("a\r\nb\rc\n\nd")).lines()) == ["a", "b", "c", "", "d"]
    assert list(BufferedReader(StringReader("a\n")).lines()) == ["a"]
    assert BufferedReader(StringReader("")).readLine() is None


def test_lines_of_a_long_stream_do_not_depend_on_the_buffer():
    text = "".join(f"line {number}\r\n" for number in range(3000))
    assert list(BufferedReader(InputStreamReader(stream(text), "UTF-8")).lines()) == text.splitlines()


def test_a_closed_reader_says_so():
    reader = BufferedReader(StringReader("a"))
    reader.close()
    with pytest.raises(IOException, match="Stream closed"):
        reader.readLine()


def test_a_reader_decodes_across_chunks_and_replaces_what_is_malformed():
    text = "x" * 8191 + "é€"
    reader = InputStreamReader(stream(text), StandardCharsets.UTF_8)
    assert reader._remaining() == text and reader.getEncoding() == "UTF8"
    assert InputStreamReader(ByteArrayInputStream(b"\xffa"), "UTF-8")._remaining() == "�a"
    assert InputStreamReader(stream("é")).read() == 0xE9


def test_a_writer_keeps_what_is_not_flushed():
    out = ByteArrayOutputStream()
    writer = BufferedWriter(OutputStreamWriter(out, "UTF-8"))
    writer.write("é")
    writer.newLine()
    assert out.size() == 0
    writer.close()
    assert out.toString() == "é\n"
    text = StringWriter()
    text.append("a").write(98)
    assert text.toString() == "ab"


# commons-io


@answers(
    [
        (lambda: IOUtils.toString(stream(), StandardCharsets.UTF_8), "héllo"),
        (lambda: IOUtils.toString(stream(), "ISO-8859-1"), "hÃ©llo"),
        (lambda: IOUtils.toString(stream(), None), "héllo"),
        (lambda: IOUtils.toString(b"h\xc3\xa9", "UTF-8"), "hé"),
        (lambda: IOUtils.toString(stream(), "nope"), (UnsupportedCharsetException, "nope")),
        (lambda: IOUtils.toString(None, "UTF-8"), (NullPointerException, 'Cannot read the array length because "bytes" is null')),
        (lambda: IOUtils.toByteArray(stream("hé")), [104, -61, -87]),
        (lambda: list(IOUtils.readLines(stream("a\nb\r\nc"), "UTF-8")), ["a", "b", "c"]),
        (lambda: IOUtils.toString(IOUtils.toInputStream("é", "UTF-8"), "UTF-8"), "é"),
        (lambda: IOUtils.toByteArray(stream("ab"), 3), (IOException, "Unexpected read size, current: 2, expected: 3")),
    ]
)
def test_io_utils(call, answer):
    check(call, answer)


def test_to_string_with_one_argument_does_not_read():
    text = IOUtils.toString(stream())
    assert text.startswith("java.io.ByteArrayInputStream@") and int(text.partition("@")[2], 16) >= 0


def test_io_utils_writes_text_bytes_and_nothing():
    out = ByteArrayOutputStream()
    IOUtils.write("é", out, "UTF-8")
    IOUtils.write("é", out, StandardCharsets.ISO_8859_1)
    IOUtils.write(None, out, "UTF-8")
    IOUtils.write(b"x", out)
    IOUtils.writeLines(["a", None], "\n", out, "UTF-8")
    assert out.toByteArray().tobytes() == "é".encode() + b"\xe9xa\n\n"


def test_close_quietly_keeps_quiet_about_io_exceptions_and_null():
    class Broken(InputStream):
        def close(self):
            raise IOException("disk")

    IOUtils.closeQuietly(Broken())
    IOUtils.closeQuietly(None)


def test_what_io_utils_cannot_do_is_named():
    with pytest.raises(NotEmulated, match=r"org\.apache\.commons\.io\.IOUtils\.read of a Reader"):
        IOUtils.read(InputStreamReader(stream()), bytearray(4))
    with pytest.raises(NotEmulated, match=r"org\.apache\.commons\.io\.IOUtils\.toCharArray"):
        IOUtils.toCharArray(stream())
    with pytest.raises(AttributeError):
        IOUtils.nope()


# Jython's own


def test_string_util_and_file_util():
    assert StringUtil.toBytes("aÿ").tolist() == [97, -1] and StringUtil.fromBytes(array("b", [97, -1])) == "aÿ"
    wrapped = FileUtil.wrap(stream("l1\nl2\r\nl3"))
    assert wrapped.readline() == b"l1\n" and wrapped.read(2) == b"l2" and list(wrapped) == [b"\r\n", b"l3"]
    assert FileUtil.wrap(stream("all")).read() == b"all"


# java.util.regex


def test_patterns_and_matchers():
    matcher = Pattern.compile("(?<word>[a-z]+)(\\d)?").matcher("ab1 cd")
    assert matcher.find() and (matcher.group(), matcher.group(2), matcher.group("word")) == ("ab1", "1", "ab")
    assert (matcher.start(), matcher.end(), matcher.start(2)) == (0, 3, 2)
    assert matcher.find() and matcher.group(2) is None and not matcher.find() and matcher.groupCount() == 2
    with pytest.raises(IllegalStateException, match="No match found"):
        matcher.group()
    assert not matcher.matches() and matcher.reset().lookingAt()
    assert Pattern.compile("a").matcher("aba").replaceAll("$0!") == "a!ba!"
    assert Pattern.compile("a").matcher("aba").replaceFirst("-") == "-ba"


def test_flags_quoting_and_errors():
    assert Pattern.compile("A.b", Pattern.CASE_INSENSITIVE | Pattern.DOTALL).matcher("a\nB").matches()
    literal = Pattern.compile("a.b", Pattern.LITERAL)
    assert literal.matcher("a.b").matches() and not literal.matcher("axb").matches()
    assert Pattern.matches(Pattern.quote("a.b"), "a.b") and not Pattern.matches(Pattern.quote("a.b"), "axb")
    assert Matcher.quoteReplacement("$1\\") == "\\$1\\\\" and Pattern.compile(",").split("a,b,,") == ["a", "b"]
    with pytest.raises(PatternSyntaxException):
        Pattern.compile("(")
    with pytest.raises(IndexOutOfBoundsException, match="No group 3"):
        matcher = Pattern.compile("a").matcher("a")
        matcher.find()
        matcher.group(3)
