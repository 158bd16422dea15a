from __future__ import annotations

import os

import pytest

from emulator.core import messages
from emulator.java.io.byte_array_input_stream import ByteArrayInputStream
from emulator.java.io.byte_array_output_stream import ByteArrayOutputStream
from emulator.java.io.exceptions import IOException
from emulator.java.io.streams import to_java_bytes
from emulator.java.lang.throwable import IllegalArgumentException, IllegalStateException, JavaRuntimeException, NullPointerException
from emulator.java.nifi.processor.exception.exceptions import FlowFileAccessException, FlowFileHandlingException, ProcessException
from emulator.java.nifi.processor.io.callbacks import StreamCallback
from tests.kits.core_kit import FAILURE, SUCCESS, Calls, CallsIn, CallsOut, Kit, Reads, Writes, refused


@pytest.fixture
def kit():
    return Kit()


@pytest.fixture
def session(kit):
    kit.enqueue()
    return kit.session()


def test_a_stream_callback_reads_the_old_and_writes_the_new_content(session):
    flowfile = session.get()
    session.write(flowfile, Calls(lambda stream, out: out.write(stream.readAllBytes().tobytes().upper())))
    assert session.content_of(flowfile) == b"HELLO"


def test_a_python_function_is_an_output_stream_callback_when_writing(session):
    flowfile = session.get()
    session.write(flowfile, lambda out: out.write(b"x"))
    with pytest.raises(TypeError):
        session.write(flowfile, lambda stream, out: None)
    assert session.content_of(flowfile) == b"x"


def test_a_callback_class_needs_no_super_init_but_a_process(session):
    flowfile = session.get()

    class NoProc(StreamCallback):
        pass

    with pytest.raises(NotImplementedError) as caught:
        session.write(flowfile, NoProc())
    assert str(caught.value) == (
        "'NoProc' object does not implement abstract method 'process' from 'org.apache.nifi.processor.io.StreamCallback'"
    )


def test_an_object_that_is_no_callback_is_a_type_error(session):
    class NotCallback:
        def process(self, stream, out):
            pass

    flowfile = session.get()
    with pytest.raises(TypeError) as caught:
        session.write(flowfile, NotCallback())
    assert str(caught.value) == (
        "write(): 2nd arg can't be coerced to org.apache.nifi.processor.io.StreamCallback, "
        "org.apache.nifi.processor.io.OutputStreamCallback"
    )
    with pytest.raises(TypeError):
        session.read(flowfile, Writes(b""))
    refused(NullPointerException, lambda: session.write(flowfile, None))


@pytest.mark.parametrize("error", [ValueError("x"), JavaRuntimeException("x")])
def test_an_error_in_a_callback_comes_out_as_itself_and_leaves_the_content(session, error):
    flowfile = session.get()

    def process(out):
        out.write(b"half")
        raise error

    with pytest.raises(type(error)) as caught:
        session.write(flowfile, CallsOut(process))
    assert caught.value is error
    assert session.content_of(flowfile) == b"hello"


def test_an_io_exception_in_a_callback_becomes_a_process_exception(session):
    flowfile = session.get()
    disk = IOException("disk")

    def process(*_):
        raise disk

    for call in (lambda: session.write(flowfile, CallsOut(process)), lambda: session.read(flowfile, CallsIn(process))):
        with pytest.raises(ProcessException) as caught:
            call()
        assert caught.value.getMessage() == "IOException thrown from ExecuteScript[id=processor-id]: java.io.IOException: disk"
        assert caught.value.getCause() is disk


@pytest.mark.parametrize(("written", "stored"), [(b"\xc3\xa9", b"\xc3\xa9"), (0x141, b"A"), (to_java_bytes(b"\xff"), b"\xff"), (b"", b"")])
def test_what_write_takes(session, written, stored):
    flowfile = session.get()
    session.write(flowfile, Writes(written))
    assert session.content_of(flowfile) == stored


def test_writing_nothing_empties_the_content(session):
    flowfile = session.write(session.get(), lambda out: None)
    assert (flowfile.getSize(), flowfile.getContentClaim()) == (0, None)


def test_append_accumulates(session):
    flowfile = session.get()
    for piece in (b" and", b" more"):
        flowfile = session.append(flowfile, Writes(piece))
    assert session.content_of(flowfile) == b"hello and more"


def test_an_older_version_goes_on_seeing_what_it_saw(kit, session):
    first = session.append(session.get(), Writes(b"1"))
    clone = session.clone(first)
    second = session.append(first, Writes(b"2"))
    session.append(clone, Writes(b"X"))
    assert (first.content.read(), second.content.read(), session.content_of(clone)) == (b"hello1", b"hello12", b"hello1X")


def test_a_committed_flowfile_is_not_appended_to_in_place(kit, session):
    flowfile = session.append(session.get(), Writes(b"1"))
    session.transfer(flowfile)
    session.commit()
    session.append(session.get(), Writes(b"2"))
    session.rollback()
    assert kit.waiting()[0].content.read() == b"hello1"


def test_appends_beyond_the_limit_go_on_in_a_file(kit, session, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    flowfile = session.get()
    for _ in range(5):
        session.append(flowfile, Writes(b"x" * (300 << 10)))
    assert len(os.listdir(tmp_path)) == 1
    assert session.content_of(flowfile) == b"hello" + b"x" * (1500 << 10)
    session.remove(flowfile)
    del flowfile
    session.commit()
    assert os.listdir(tmp_path) == []


def test_read_without_a_callback_gives_a_stream_that_must_be_closed(session):
    flowfile = session.get()
    stream = session.read(flowfile)
    assert (stream.read(), stream.available(), stream.readAllBytes().tobytes(), stream.read()) == (104, 4, b"ello", -1)
    assert stream.getClass().getName() == "org.apache.nifi.controller.repository.io.TaskTerminationInputStream"
    assert refused(IllegalStateException, lambda: session.putAttribute(flowfile, "x", "y")) == messages.READING % flowfile
    stream.close()
    session.putAttribute(flowfile, "x", "y")


def test_write_without_a_callback_changes_the_flowfile_when_it_is_closed(kit, session):
    flowfile = session.get()
    out = session.write(flowfile)
    out.write(b"abc")
    out.close()
    out.close()
    assert (flowfile.size, session.putAttribute(flowfile, "x", "y").size) == (5, 3)


@pytest.mark.parametrize(("opened", "message"), [("read", messages.COMMIT_WHILE_READING), ("write", messages.COMMIT_WHILE_WRITING)])
def test_an_unclosed_stream_fails_the_commit_and_rolls_back(kit, session, opened, message):
    flowfile = session.get()
    getattr(session, opened)(flowfile)
    assert refused(IllegalStateException, session.commit) == message
    assert kit.waiting() == [flowfile] and kit.waiting()[0].content.read() == b"hello"


def test_a_stream_closed_in_its_callback_cannot_be_used_any_more(session):
    flowfile = session.get()

    def read(stream):
        stream.close()
        stream.read()

    def write(out):
        out.close()
        out.write(b"x")

    assert refused(FlowFileAccessException, lambda: session.read(flowfile, CallsIn(read))) == f"Could not read from {flowfile}"
    assert refused(FlowFileAccessException, lambda: session.write(flowfile, CallsOut(write))) == f"Could not write to {flowfile}"
    assert session.content_of(flowfile) == b"hello"


def test_a_stream_of_read_used_after_close_takes_the_session_back(kit, session):
    flowfile = session.get()
    stream = session.read(flowfile)
    stream.close()
    refused(FlowFileAccessException, stream.read)
    assert kit.waiting()[0].isPenalized()


def test_a_stream_kept_beyond_its_callback_is_closed(session):
    flowfile = session.get()
    kept = []
    session.read(flowfile, CallsIn(kept.append))
    refused(FlowFileAccessException, kept[0].read)


def test_import_from_a_file_sets_the_filename_and_deletes_it_at_commit(kit, session, tmp_path):
    path = tmp_path / "in.txt"
    path.write_bytes(b"data")
    flowfile = session.importFrom(str(path), False, session.get())
    assert (flowfile.getAttribute("filename"), session.content_of(flowfile)) == ("in.txt", b"data")
    session.transfer(flowfile, SUCCESS)
    assert path.exists()
    session.commit()
    assert not path.exists()


def test_an_imported_file_that_is_kept_or_rolled_back_stays(kit, session, tmp_path):
    path = tmp_path / "in.txt"
    path.write_bytes(b"data")
    flowfile = session.get()
    session.importFrom(str(path), True, flowfile)
    session.rollback()
    flowfile = session.get()
    session.importFrom(str(path), False, flowfile)
    session.rollback()
    assert path.exists()


def test_import_of_a_missing_file_is_refused(session, tmp_path):
    flowfile = session.get()
    path = str(tmp_path / "missing")
    message = refused(FlowFileAccessException, lambda: session.importFrom(path, True, flowfile))
    assert message == f"Failed to import data from {path} for {flowfile} due to java.nio.file.NoSuchFileException: {path}"


def test_import_and_export_of_streams(session, tmp_path):
    flowfile = session.importFrom(ByteArrayInputStream(b"from a stream"), session.get())
    out = ByteArrayOutputStream()
    session.exportTo(flowfile, out)
    path = tmp_path / "out"
    session.exportTo(flowfile, str(path), False)
    session.exportTo(flowfile, str(path), True)
    assert (out.toString(), path.read_bytes()) == ("from a stream", b"from a stream" * 2)


def test_clones_share_the_content_until_one_is_written(kit, session):
    flowfile = session.get()
    clone = session.clone(flowfile)
    session.write(clone, Writes(b"other"))
    assert (session.content_of(flowfile), session.content_of(clone)) == (b"hello", b"other")
    assert clone.getAttribute("filename") == flowfile.getAttribute("filename")
    assert clone.uuid != flowfile.uuid and clone.getId() != flowfile.getId()


def test_a_clone_of_a_part_looks_at_the_same_claim(session):
    flowfile = session.get()
    part = session.clone(flowfile, 1, 3)
    assert (part.size, session.content_of(part), part.getContentClaim()) == (3, b"ell", flowfile.getContentClaim())
    message = refused(FlowFileHandlingException, lambda: session.clone(flowfile, 3, 10))
    assert message == f"Specified offset of 3 and size 10 exceeds size of {flowfile}"


def test_merge_writes_the_sources_one_after_the_other(kit):
    kit.enqueue(b"AA")
    kit.enqueue(b"BB")
    session = kit.session()
    sources = session.get(2)
    target = session.merge(sources, session.create(sources), b"<", b">", bytearray(b"|"))
    assert session.content_of(target) == b"<AA|BB>"
    assert session.content_of(session.merge(sources, target)) == b"AABB"
    session.transfer(target, FAILURE)
    session.transfer(sources, SUCCESS)
    session.commit()
    assert len(kit.out()) == 2


def test_merge_into_a_source_is_refused(kit):
    kit.enqueue(b"AA")
    session = kit.session()
    sources = session.get(1)
    assert refused(IllegalArgumentException, lambda: session.merge(sources, sources[0])) == "Destination cannot be within sources"


def test_large_content_lives_in_a_file_that_goes_away_with_it(kit, session, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    flowfile = session.get()
    chunk = b"x" * (1 << 16)
    session.write(flowfile, lambda out: [out.write(chunk) for _ in range(20)])
    assert len(os.listdir(tmp_path)) == 1
    assert session.content_of(flowfile) == chunk * 20
    reader = Reads()
    session.read(flowfile, reader)
    assert len(reader.data) == 20 << 16
    part = session.clone(flowfile, 1 << 16, 10)
    session.write(flowfile, Writes(b"small"))
    assert session.content_of(part) == b"x" * 10
    session.remove(part)
    del part, reader
    session.remove(flowfile)
    session.commit()
    assert os.listdir(tmp_path) == []


def test_a_large_write_that_fails_leaves_no_file(session, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    flowfile = session.get()

    def process(out):
        out.write(b"x" * (2 << 20))
        raise ValueError

    with pytest.raises(ValueError):
        session.write(flowfile, process)
    assert os.listdir(tmp_path) == []
