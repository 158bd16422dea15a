"""A flow taken apart and put together again: byte for byte what it was, or with the edit and nothing else."""

import json
from pathlib import Path

import pytest

from emulator.base.errors import InputError
from emulator.cli.main import main
from emulator.flow.extracted import INDEX, put_together, taken_apart
from emulator.flow.load import load_flow, parse_flow
from emulator.flow.parts import parts

ROOT = Path(__file__).resolve().parents[2]
FLOWS = sorted(
    [*(ROOT / "templates").glob("json/**/*.json"), *(ROOT / "templates").glob("xml/**/*.xml"), ROOT / "tests/fixtures/own/flow.json"]
)
WITH_CODE = [path for path in FLOWS if any(True for _ in parts(load_flow(path)))]


def write(folder, written):
    for name, data in written.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def again(folder, data):
    write(folder, taken_apart(data, "flow"))
    return put_together(folder)[1]


@pytest.mark.parametrize("path", WITH_CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_flow_of_ours_comes_back_byte_for_byte(path, tmp_path):
    data = path.read_bytes()
    written = taken_apart(data, str(path))
    assert again(tmp_path, data) == data
    texts = sorted(part.text.encode("utf-8") for part in parts(parse_flow(data)))
    assert sorted(data for name, data in written.items() if name not in (INDEX, "flow.json", "flow.xml")) == texts


def flow_of(literal, name="Über/Preis: 1", kind="ExecuteScript"):
    """A definition with one script, written as this literal."""
    head = '{"flowContents":{"name":"F","processGroups":[{"name":"Grup","processors":[\n{"name":%s,"type":"a.b.%s","properties":'
    return (head % (json.dumps(name), kind) + '{"Script Engine" : "python","Script Body":%s}}]}]}}\n' % literal).encode("utf-8")


LITERALS = [
    '"x = 1"',
    '"\\u00e7 \\/ \\"q\\""', '"ç\\ty\\n"', '"\\u00E7\\u0131"', '"a\\r\\nb\\r\\n"', '"\\ud83d\\ude00"', '"\\ud800"', '"@Grup/x.py"',
]  # fmt: skip


@pytest.mark.parametrize("literal", LITERALS)
def test_json_comes_back_however_it_was_escaped(literal, tmp_path):
    data = flow_of(literal)
    assert again(tmp_path, data) == data
    assert (tmp_path / "Grup" / "Über_Preis_ 1.py").read_bytes() == json.loads(literal).encode("utf-8", "surrogatepass")


ENTRIES = "<entry><key>Script Engine</key><value>python</value></entry><entry><key>Script Body</key><value>%s</value></entry>"
PROCESSOR = "<processors><config><properties>" + ENTRIES + "</properties></config><name>S</name><type>x.ExecuteScript</type></processors>"
GROUP = "<processGroups><contents>" + PROCESSOR + "</contents><name>G</name></processGroups>"
XML = "<template><snippet>" + GROUP + "</snippet></template>"


@pytest.mark.parametrize("text", ["a &lt; b &amp;&amp; c", "&quot;ç&quot; &#13;\n", "<![CDATA[a < b]]>", "a &#x3c; 'b'", "x &gt; 1\n\ty"])
def test_xml_comes_back_however_it_was_escaped(text, tmp_path):
    data = (XML % text).encode("utf-8")
    assert again(tmp_path, data) == data
    assert (tmp_path / "G" / "S.py").is_file()


def test_an_edit_is_put_in_and_nothing_else_changes(tmp_path):
    data = (ROOT / "tests/fixtures/own/flow.json").read_bytes()
    write(tmp_path, taken_apart(data, "flow"))
    script = tmp_path / "Total.py"
    script.write_text(script.read_text(encoding="utf-8").replace("'shape', 'total'", "'şekil', 'toplam'"), encoding="utf-8")
    name, built = put_together(tmp_path)
    assert name == "flow.json" and built == data.replace(b"'shape', 'total'", "'şekil', 'toplam'".encode())


def test_two_of_a_name_are_two_files(tmp_path):
    component = '{"name":"A","type":"x.ExecuteScript","properties":{"Script Engine":"python","Script Body":"%s"}}'
    data = ('{"flowContents":{"processors":[%s,%s]}}' % (component % "1", component.replace('"A"', '"a"') % "2")).encode()
    assert again(tmp_path, data) == data
    assert {path.name for path in tmp_path.glob("*.py")} == {"A.py", "a (2).py"}


@pytest.mark.parametrize(
    "change, words",
    [
        ({"file": "../x.py"}, "refers to it 0 times"),
        ({"file": "gone.py"}, "refers to it 0 times"),
    ],
)
def test_a_part_that_nothing_refers_to_is_refused(change, words, tmp_path):
    write(tmp_path, taken_apart(flow_of('"x"'), "flow"))
    index = json.loads((tmp_path / INDEX).read_text(encoding="utf-8"))
    index["parts"][0].update(change)
    (tmp_path / INDEX).write_text(json.dumps(index), encoding="utf-8")
    with pytest.raises(InputError, match=words):
        put_together(tmp_path)


def test_a_path_that_escapes_from_the_folder_is_refused(tmp_path):
    folder = tmp_path / "in"
    write(folder, taken_apart(flow_of('"x"'), "flow"))
    index = (folder / INDEX).read_text(encoding="utf-8").replace("Grup/Über_Preis_ 1.py", "../x.py")
    skeleton = (folder / "flow.json").read_text(encoding="utf-8").replace("Grup/Über_Preis_ 1.py", "../x.py")
    (folder / INDEX).write_text(index, encoding="utf-8")
    (folder / "flow.json").write_text(skeleton, encoding="utf-8")
    (tmp_path / "x.py").write_text("stolen", encoding="utf-8")
    with pytest.raises(InputError, match="leads out of the folder"):
        put_together(folder)


def test_the_commands_take_apart_and_put_together(tmp_path, capsys):
    folder, built = tmp_path / "own", tmp_path / "own.json"
    assert main(["extract", "tests/fixtures/own/flow.json", "--out", str(folder), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["files"] == ["Total.py", "flow.json"]
    assert main(["build", str(folder), "--out", str(built)]) == 0
    assert built.read_bytes() == (ROOT / "tests/fixtures/own/flow.json").read_bytes()
    assert main(["build", str(folder), "--out", str(folder / "taken.json")]) == 0
    (folder / "taken.json").unlink()
    (folder / "taken.json").mkdir()
    assert main(["build", str(folder), "--out", str(folder / "taken.json")]) == 2
    assert "taken.json: cannot be written: " in capsys.readouterr().err
    (folder / "Total.py").unlink()
    assert main(["build", str(folder), "--out", str(built)]) == 2 and "Total.py: cannot be read" in capsys.readouterr().err
    assert main(["extract", "tests/fixtures/own/flow.json", "--out", str(ROOT / "tests")]) == 2
    assert main(["extract", "tests/fixtures/erp_answer.json", "--out", str(tmp_path / "n")]) == 2
    assert "holds no script and no specification" in capsys.readouterr().err
