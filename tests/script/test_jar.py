"""Files of a jar are found in its directory, whatever stands before and behind them."""

import zipfile

import pytest

from emulator.jython.jar import Jar

FILES = {
    "Lib/re.py": b"import sre",
    "other/Lib/re.py": b"another",
    "Lib/re.pyc": b"\0",
    "Lib/long.py": b"x = 1\n" * 500,
    "Lib/empty.py": b"",
}


@pytest.fixture(params=[zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def path(request, tmp_path):
    path = tmp_path / "library.jar"
    with zipfile.ZipFile(path, "w", request.param) as archive:
        archive.comment = b"made for a test"
        for name in reversed(list(FILES)):
            archive.writestr(name, FILES[name])
    return str(path)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_as_it_was_put_in(path, name):
    assert Jar(path).read(name) == FILES[name]


@pytest.mark.parametrize("name", ["re.py", "Lib/re", "Lib", "Lib/re.py/x", "lib/re.py"])
def test_what_is_no_whole_name_is_not_there(path, name):
    jar = Jar(path)
    assert name not in jar
    with pytest.raises(KeyError):
        jar.read(name)


@pytest.mark.parametrize("data", [b"", b"PK\5\6", b"no jar" * 10_000])
def test_what_is_no_jar_is_refused(tmp_path, data):
    (tmp_path / "no.jar").write_bytes(data)
    with pytest.raises(ValueError):
        Jar(str(tmp_path / "no.jar"))
