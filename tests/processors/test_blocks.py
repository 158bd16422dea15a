"""What several scripts carry is one text."""

import re
import shutil

import pytest

from processors import blocks
from processors.blocks.__main__ import main
from tests.kits.script_files import PROCESSORS


@pytest.fixture
def copy(tmp_path):
    for path in blocks.scripts():
        (tmp_path / path.parent.name).mkdir(exist_ok=True)
        shutil.copy(path, tmp_path / path.parent.name / path.name)
    return tmp_path


def test_every_copy_equals_its_source():
    assert blocks.stale() == []


def test_every_block_is_carried_by_a_script():
    carried = {match.group("name") for path in blocks.scripts() for match in blocks.BLOCK.finditer(path.read_text())}
    assert carried == {path.stem for path in blocks.HERE.glob("*.py") if not path.name.startswith("_")}


def test_a_copy_that_was_edited_is_found_and_renewed(copy):
    script = copy / "common" / "script.py"
    script.write_text(script.read_text().replace("json.loads(all_var)", "json.load(all_var)"))
    assert blocks.stale(copy) == [script]
    assert blocks.write(copy) == [script] and blocks.stale(copy) == []
    assert script.read_text() == (PROCESSORS / "common" / "script.py").read_text()


@pytest.mark.parametrize(("text", "reason"), [
    ("# --- block nope\n# --- end of block nope\n", "there is no block nope"),
    ("# --- block setting\n# --- end of block as_json\n", "is closed as as_json"),
    ("# --- block setting\n", "has no beginning or no end"),
])
def test_a_wrong_marker_is_refused(text, reason):
    with pytest.raises(blocks.BlockError, match=reason):
        blocks.renewed(text)


def test_the_command_answers_by_its_exit_code(capsys):
    assert main(["--check"]) == 0 and main([]) == 2 and main(["--write", "x"]) == 2


@pytest.mark.parametrize("path", blocks.scripts(), ids=lambda path: path.name)
def test_a_script_can_be_pasted(path):
    text = path.read_bytes()
    assert all(byte < 128 for byte in text), "NiFi would read other letters as it pleases"
    source = text.decode("ascii")
    assert "#" + "{" not in source, "NiFi takes it for a parameter, even in a comment"
    assert "__future__" not in source, "NiFi puts lines of its own before the script"
    assert not re.search(r"^\s*print\b|\bf'|\bf\"|nonlocal|\w :=", source, re.MULTILINE), "not the common ground of Python 2.7 and 3"
    header = source.split("\n\n")[0] + source.split("\nimport ")[0]
    for word in ("Reads:", "Writes:", "Relationships:", "Example:"):
        assert word in header, "its header does not say what it " + word
