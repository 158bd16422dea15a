"""Names say what a thing is: a FlowFile, a relationship, a cookie. A pronoun may live as long as a comprehension."""

import pytest

from tests.kits.house import bound_names, modules

pytestmark = pytest.mark.xdist_group("house")  # the source is parsed once

PRONOUNS = {"one", "found", "given", "told", "held", "made", "known", "rest", "what"}
# Rooms in which every name is one. Whoever cleans a room adds it here.
DONE = [
    "emulator.cli.coverage_facts",
    "emulator.cli.demo",
    "emulator.cli.mocks",
    "emulator.components",
    "emulator.core",
    "emulator.el",
    "emulator.failure",
    "emulator.flow",
    "emulator.java",
    "emulator.jetty",
    "emulator.jolt.functions",
    "emulator.jsonpath",
    "emulator.jython.modules",
    "emulator.migrate",
    "emulator.migrate",
    "emulator.mocks",
    "emulator.mocks.judge",
    "emulator.mocks.scenario",
    "emulator.mocks.scenarios",
    "emulator.picture",
    "emulator.script",
    "emulator.ui",
    "nifi.cli",
    "nifi.columns",
    "nifi.deploy",
    "nifi.deploy.ledger_entry",
    "nifi.errors",
    "nifi.proof.crash",
    "nifi.proof.flows",
    "nifi.proof.parity",
    "nifi.proof.scale",
    "nifi.proof.speed",
    "nifi.rest",
    "templates",
    "tests.base",
    "tests.demo",
    "tests.el",
    "tests.house",
    "tests.jolt",
    "tests.kits.house",
    "tests.lint",
    "tests.migrate",
    "tests.picture",
    "tests.scaffold",
    "tests.ui",
]


@pytest.mark.parametrize("room", DONE)
def test_no_pronoun_is_bound_beyond_a_comprehension(room):
    inside = {name: value for name, value in modules().items() if name == room or name.startswith(room + ".")}
    assert inside, "there is no such room: rename it here too"
    bound = ["%s:%d %s" % (path, line, name) for path, tree in inside.values() for name, line in bound_names(tree) if name in PRONOUNS]
    assert not bound
