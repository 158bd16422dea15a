"""What an operator installs is enough to deploy: three packages, nothing of the proofs, no Docker."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OPERATOR = [*(ROOT / "nifi").glob("*.py"), *(ROOT / "nifi" / "run").rglob("*.py"), *(ROOT / "nifi" / "deploy").rglob("*.py")]


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)


def imported(file: Path) -> set[str]:
    """Top-level packages that a file imports absolutely."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level and node.module}
    return {name.partition(".")[0] for name in plain | names}


def test_the_extra_names_every_package_that_the_operators_part_imports() -> None:
    extra = re.search(r"^deploy = \[(.*?)\]", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert extra
    listed = set(re.findall(r'"([a-z0-9]+)', extra.group(1)))
    specs = [find_spec(name) for name in set().union(*map(imported, OPERATOR))]
    installed = {spec.name for spec in specs if spec and "site-packages" in str(spec.origin)}
    assert installed == listed == {"requests", "jsonschema", "urllib3"}


def test_a_missing_package_is_named_with_the_extra_that_brings_it() -> None:
    hidden = "import sys, runpy; sys.modules['requests'] = None; sys.argv = ['nifi', 'up']"
    done = python(f"{hidden}; runpy.run_module('nifi', run_name='__main__')")
    assert done.returncode == 2
    assert done.stderr == f"error: the Python package requests is not installed: pip install -e '{ROOT}[deploy]'\n"


def test_the_commands_import_neither_proofs_nor_docker() -> None:
    listed = "sorted(name for name in sys.modules if name.startswith(('nifi.proof', 'docker')))"
    done = python(f"import sys; from nifi.cli import parser; parser(); print({listed})")
    assert done.stdout == "[]\n", done.stderr
