"""Imports go one way between the trees too, and no modules import one another in a circle."""

import ast

import pytest

from tests.kits.house import circles, imports, modules

pytestmark = pytest.mark.xdist_group("house")  # the source is parsed once

# A module may import its own tree's lines here, by the beginning of the name; the longest beginning that fits decides.
MAY_IMPORT = {
    "emulator": ("emulator",),
    "templates": ("templates", "emulator.base", "emulator.flow", "emulator.components"),
    "nifi.errors": ("emulator.base",),
    "nifi.columns": (),
    "nifi.run": ("nifi.run", "nifi.errors", "emulator.base"),
    "nifi.rest": ("nifi.run", "nifi.errors"),
    "nifi.jython_nar": ("nifi.jython_nar", "nifi.run", "nifi.errors"),
    "nifi.deploy": (
        "nifi.deploy",
        "nifi.run",
        "nifi.rest",
        "nifi.errors",
        "nifi.columns",
        "nifi.jython_nar",
        "emulator.base",
        "emulator.flow",
        "emulator.el",
        "emulator.jolt",
        "emulator.jsonpath",
        "emulator.script",
        "emulator.engine.cron",
        "emulator.components.jolt_transform_json",
        "emulator.failure",
    ),
    "nifi.proof": ("nifi", "emulator", "templates"),
    "nifi": ("nifi", "emulator.base"),
    "tests": ("tests", "nifi", "templates", "emulator"),
}
# Imports for annotations alone that would close a circle, each with its reason.
TYPING_ONLY = {
    ("emulator.core.provenance", "emulator.core.host"): "an event names the component, whose host holds the events",
    ("emulator.java.io.file", "emulator.java.nio.file.path"): "File.toPath() gives a Path, Path.toFile() a File",
    ("emulator.java.net.http_connection", "emulator.java.net.url"): "a connection knows the URL that opened it",
    ("emulator.java.net.url", "emulator.java.net.http_connection"): "URL.openConnection() gives a connection",
    ("emulator.java.util.entry", "emulator.java.util.maps"): "an entry writes through to its map",
    ("emulator.java.util.views", "emulator.java.util.maps"): "a view looks at its map",
    ("emulator.engine.edge", "emulator.engine.node"): "a connection wakes the node behind it",
    ("emulator.el.node", "emulator.el.code"): "a node writes itself into the code that is made of nodes",
    ("emulator.jsonpath.functions", "emulator.jsonpath.path"): "a function's parameter can be a path itself",
    ("emulator.jsonpath.filter_values", "emulator.jsonpath.path"): "a filter's value can be a path itself",
    ("emulator.jsonpath.tokens", "emulator.jsonpath.filter_tree"): "a filter is a step, and a path in a filter has steps",
    ("emulator.okhttp.bridge", "emulator.okhttp.client"): "each interceptor reads the client's settings",
    ("emulator.okhttp.call", "emulator.okhttp.client"): "each interceptor reads the client's settings",
    ("emulator.okhttp.exchange_finder", "emulator.okhttp.client"): "each interceptor reads the client's settings",
    ("nifi.proof.crash.world", "nifi.proof.crash.bench"): "a world is told on which bench it plays",
    ("templates.builder.group", "templates.builder.template"): "a group knows the template whose parameters it uses",
    ("templates.builder.nodes", "templates.builder.group"): "a node knows the group that it stands in",
    ("templates.builder.canvas.notes", "templates.builder.group"): "notes say what a group is; the group puts them on its canvas",
}


def allowed(name):
    beginning = max((key for key in MAY_IMPORT if begins(name, key)), key=len)
    return MAY_IMPORT[beginning]


def begins(name, beginning):
    return name == beginning or name.startswith(beginning + ".")


@pytest.mark.parametrize("tree", sorted(MAY_IMPORT))
def test_imports_go_one_way_between_the_trees(tree):
    edges = [edge for edge in imports() if begins(edge.source, tree) and allowed(edge.source) is MAY_IMPORT[tree]]
    wrong = [edge for edge in edges if not any(begins(edge.target, beginning) for beginning in MAY_IMPORT[tree])]
    assert not sorted("%s imports %s" % (edge.source, edge.target) for edge in wrong)


def test_a_folder_of_tests_imports_no_other_one_but_the_kits():
    edges = [edge for edge in imports() if edge.target.startswith("tests.") and not begins(edge.target, "tests.kits")]
    assert not ["%s imports %s" % (edge.source, edge.target) for edge in edges if edge.source.split(".")[:2] != edge.target.split(".")[:2]]


def test_no_modules_import_one_another_in_a_circle():
    """Imports inside functions count; those for annotations alone do not."""
    assert not list(circles(False))


def test_an_import_for_annotations_that_would_close_a_circle_is_listed_with_its_reason():
    plain = {(edge.source, edge.target) for edge in imports() if not edge.typing_only}
    whole = [set(circle) for circle in circles(True)]
    closing = {
        (edge.source, edge.target)
        for edge in imports()
        if edge.typing_only and (edge.source, edge.target) not in plain and any({edge.source, edge.target} <= circle for circle in whole)
    }
    assert closing == set(TYPING_ONLY)
    assert all(TYPING_ONLY.values())


def test_no_search_path_is_changed():
    """In nifi/ and tests/ nobody reaches another folder by sys.path; what runs elsewhere (a script for the real Jython) stands as text."""
    changing = [
        "%s:%d" % (name, node.lineno)
        for name, (_, tree) in modules().items()
        if name.startswith(("nifi", "tests", "templates"))
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "path" and getattr(node.value, "id", "") == "sys"
    ]
    assert not changing
