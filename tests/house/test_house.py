"""The rooms: imports go one way, the emulator needs the standard library only, files stay small."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "emulator"
ROOMS = [
    "base", "java", "jsonpath", "el", "jolt", "okhttp", "jetty", "jython", "core", "script", "flow", "components", "stubs", "engine",
    "mocks", "testing", "picture", "migrate", "cases", "ui", "cli",
]  # fmt: skip
UNRELATED = [{"el", "jolt"}, {"jsonpath", "jolt"}, {"script", "flow"}, {"mocks", "testing"}, {"mocks", "ui"}]
PURE = {
    "jolt": {"socket", "http", "threading", "time", "urllib"},
    "el": {"socket", "threading", "time"},
    "flow": {"socket", "threading", "time"},
}
FILES = sorted(PACKAGE.rglob("*.py"))
LIMIT = 400


def room_of(path):
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def imports(path):
    """(room or '', module) of each import: the room for our own, '' with the top-level module for others."""
    package = path.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield "", name.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield "", node.module.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] + tuple((node.module or "").split(".") if node.module else ())
            names = [base[1]] if len(base) > 1 else [name.name for name in node.names]
            for name in names:
                if name in ROOMS:
                    yield name, name


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_rooms_before_its_own(path):
    room = room_of(path)
    if not room or path.name == "__main__.py":
        return
    allowed = set(ROOMS[: ROOMS.index(room) + 1])
    for pair in UNRELATED:
        allowed -= pair - {room} if room in pair else set()
    wrong = {name for name, _ in imports(path) if name and name not in allowed}
    assert not wrong, "%s may not import %s" % (room, ", ".join(sorted(wrong)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_emulator_imports_the_standard_library_only(path):
    wrong = {name for room, name in imports(path) if not room and name not in sys.stdlib_module_names and name != "emulator"}
    wrong -= {"pytest"} if path.name == "pytest_plugin.py" else set()  # which pytest alone imports
    assert not wrong


@pytest.mark.parametrize("room", sorted(PURE))
def test_pure_rooms_know_no_sockets_and_no_clocks(room):
    imported = {name for path in (PACKAGE / room).rglob("*.py") for _, name in imports(path)}
    assert not imported & PURE[room]


def lines_of(path):
    """Lines that somebody wrote: a script is one file to paste, so what is made of a source does not count; its source does."""
    text = path.read_text(encoding="utf-8")
    return 0 if text.startswith("# Written by make build") else len(text.splitlines())


@pytest.mark.parametrize("folder", ["emulator", "templates", "nifi", "processors"])
def test_no_file_is_longer_than_the_limit(folder):
    long = {str(path.relative_to(ROOT)): size for path in (ROOT / folder).rglob("*.py") if (size := lines_of(path)) > LIMIT}
    assert not long


def test_only_the_mocks_know_omnitron():
    knowing = {room_of(path) for path in FILES if "omnitron" in path.read_text(encoding="utf-8").lower()}
    assert knowing <= {"mocks", "cli"}
