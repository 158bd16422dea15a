"""The command lint: folders, files that cannot be read, formats, exit codes, the table of rules."""

import json
import re
from pathlib import Path

from emulator.script.lint.rule import all_rules
from tests.kits.cli_kit import PASS

ROOT = Path(__file__).resolve().parents[2]
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


def test_a_folder_stands_for_its_scripts(call, script, tmp_path):
    (tmp_path / "inner").mkdir()
    bad, good = script("import yaml\n", "inner/bad.py"), script(PASS, "good.py")
    script("import yaml\n", "notes.txt")
    code, shown, said = call("lint", tmp_path)
    assert (code, said, sorted(shown)) == (1, "", [str(good), str(bad)])
    assert [finding["rule"] for finding in shown[str(bad)]] == ["missing-module"] and shown[str(good)] == []


def test_a_file_that_cannot_be_read_does_not_silence_the_others(call, script, tmp_path):
    (tmp_path / "latin.py").write_bytes(b"x = '\\xfe'\n".replace(b"\\xfe", b"\xfe"))
    bad = script("import yaml\n", "bad.py")
    code, shown, said = call("lint", tmp_path / "latin.py", tmp_path / "none.py", bad)
    assert code == 2 and list(shown) == [str(bad)] and len(shown[str(bad)]) == 1
    assert said.count("\n") == 2 and "is not UTF-8 text" in said and "none.py: the script cannot be read" in said


def test_nor_does_it_in_a_folder_and_nothing_is_called_clean_that_was_not_read(call, script, tmp_path):
    (tmp_path / "a.py").write_bytes(b"\xfe")
    assert call("lint", tmp_path, "--format", "text")[:2] == (2, "")
    bad = script("import yaml\n", "bad.py")
    code, shown, said = call("lint", tmp_path)
    assert code == 2 and list(shown) == [str(bad)] and "a.py: the script is not UTF-8 text" in said


def test_a_flow_is_no_script(call):
    for flow in ("templates/xml/order.xml", "templates/json/order.json"):
        code, shown, said = call("lint", ROOT / flow, "--format", "text")
        assert (code, shown) == (2, "") and "a flow, not a script. 'extract' takes its scripts out" in said


def test_a_script_that_does_not_parse_does_not_silence_the_others(call, script):
    code, shown, _ = call("lint", script("if x\n", "broken.py"), script("import yaml\n", "bad.py"))
    assert code == 1 and [[finding["rule"] for finding in each] for each in shown.values()] == [["syntax-error"], ["missing-module"]]


def test_text_is_a_line_for_each_finding_and_says_so_when_there_is_none(call, script):
    bad = script("import yaml\n", "bad.py")
    assert call("lint", "--format", "text", bad) == (1, f"{bad}:1:1: missing-module: Jython 2.7 has no module yaml\n", "")
    assert call("lint", "--format", "text", script(PASS, "good.py")) == (0, "nothing was found\n", "")


def test_sarif_holds_rules_places_and_levels(call, script):
    bad = script("x = 1\nimport yaml\n", "bad.py")
    code, shown, _ = call("lint", "--format", "sarif", bad)
    run = shown["runs"][0]
    assert (code, shown["version"]) == (1, "2.1.0")
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.name for rule in all_rules()]
    result = run["results"][0]
    assert (result["ruleId"], result["level"]) == ("missing-module", "error")
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 1}


def test_a_target_adds_its_rules_and_an_unknown_one_is_a_wrong_call(call, script):
    bad = script("import ssl\nimport yaml\n", "bad.py")
    rules = {finding["rule"] for finding in call("lint", "--target", "nifi2", bad)[1][str(bad)]}
    assert rules - {finding["rule"] for finding in call("lint", bad)[1][str(bad)]} == {"nifi2-module"}
    code, shown, said = call("lint", "--target", "nifi3", bad)
    assert (code, shown) == (2, "") and "there is no target 'nifi3'" in said and "Known: nifi2" in said


def test_work_whose_errors_are_caught_is_looked_at_and_a_try_that_looks_what_there_is_is_not(call, script):
    work = "try:\n    context.decrypt('a')\nexcept {}:\n    log.error('x', [], None)\n"

    def rules(text):
        path = script(text, "tried.py")
        return [finding["rule"] for finding in call("lint", "--target", "nifi2", path)[1][str(path)] if finding["rule"].startswith("nifi2")]

    assert rules(work.format("Exception")) == ["nifi2-member", "nifi2-given-back"]
    assert rules(work.format("(AttributeError, ValueError)")) == []
    assert rules("try:\n    import ssl\nexcept:\n    ssl = None\n") == []
    assert rules("try:\n    import ssl\nfinally:\n    pass\n") == ["nifi2-module"]


def test_the_table_of_rules_gives_each_a_reason(call):
    code, shown, _ = call("lint", "--rules")
    rows = re.findall(r"^\| `([\w-]+)` \| (error|warning|note) \| (.+) \|$", shown, re.M)
    assert code == 0 and [name for name, _, _ in rows] == [rule.name for rule in all_rules()]
    assert all(len(reason) > 40 for _, _, reason in rows)


def test_a_call_without_a_script_is_wrong(call, tmp_path):
    assert call("lint")[0] == 2
    code, _, said = call("lint", tmp_path)
    assert code == 2 and "holds no script" in said


def test_the_hook_runs_the_command(call, script):
    entry = re.search(r"entry: nifi-emulator (.+)", HOOKS).group(1).split()
    assert call(*entry, script("import yaml\n", "bad.py"))[0] == 1
    assert json.dumps(entry) == json.dumps(["lint", "--format", "text"])
