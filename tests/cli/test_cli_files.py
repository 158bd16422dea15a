"""What comes with the emulator: found from anywhere, copied to be edited."""

import json

from emulator.base.shared import here_or_shared, root


def test_files_are_listed_and_copied_and_what_is_there_stays(call, tmp_path):
    code, shown, _ = call("files")
    assert code == 0 and shown["folder"] == str(root()) and "templates/json/order.json" in shown["files"]
    assert not [name for name in shown["files"] if name.endswith(".py") and name.startswith("templates/")]
    own = tmp_path / "mine" / "processors" / "common" / "script.py"
    own.parent.mkdir(parents=True)
    own.write_text("# mine", encoding="utf-8")
    code, shown, _ = call("files", "--copy", tmp_path / "mine")
    assert code == 0 and own.read_text(encoding="utf-8") == "# mine"
    assert all((tmp_path / "mine" / name).is_file() for name in shown["files"])
    assert json.loads((tmp_path / "mine" / "templates" / "json" / "order.json").read_text(encoding="utf-8"))


def test_a_flow_that_comes_with_it_is_found_from_any_folder(call, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _, said = call("flow", "templates/json/order.json", "--param-file", "templates/parameters/order.json")
    assert code == 2 and "no value for parameters 'erp.order.url'" in said
    assert here_or_shared("templates/../pyproject.toml/../..") == "templates/../pyproject.toml/../.."
    assert here_or_shared("nowhere.json") == "nowhere.json"
