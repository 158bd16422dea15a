"""Every recorded path finds what the json-path of each asked release found."""

import pytest

from emulator import jsonpath
from emulator.base.versions import version_of
from emulator.components.json_path_support import text_of
from emulator.java.lang.throwable import Throwable
from emulator.java.libraries import jackson
from tests.kits import other_releases

# What stays different, each with its reason; one that is no longer different has to go.
DIFFERENT = {
    "$[": "json-path runs out of its text where we miss a token: the same class, another message",
    "$.length($.n)": "json-path measures the root, not the argument, because the path that is called has no other step",
    "$.concat($.t, '-', $.s[0])": "Jackson's words about a parameter that is no JSON, in an InvalidJsonException: an error here too",
}


def outcome(release, document, path):
    """In the form of the recorded cases, without the class."""
    parts = {}
    try:
        expression = jsonpath.compile(path, version_of(release))
        parts["definite"] = expression.definite
        value = expression.read(jackson.parse(document))
        return {**parts, "value": None if value is None else text_of(value, None)}
    except Throwable as error:
        return {**parts, "error": "%s: %s" % (error.java_name.rpartition(".")[2], error.getMessage())}


@pytest.mark.parametrize("release", other_releases.RELEASES)
def test_recorded_paths_find_what_was_found_in_that_release(release):
    wrong = []
    for group, case in other_releases.cases("jsonpath", release):
        expected = {name: case[name] for name in ("definite", "value", "error") if name in case}
        got = outcome(release, group["document"], case["path"])
        if (got != expected) != (case["path"] in DIFFERENT):
            wrong.append("%s\n  expected %r\n  got      %r" % (case["path"], expected, got))
    assert not wrong, "\n".join(wrong)


def test_every_path_of_a_file_was_asked():
    assert not other_releases.changed("jsonpath"), other_releases.AGAIN
