"""Every recorded expression gives what each asked release of NiFi gave, and its result has that type.

``CASE=texts.json pytest tests/el/test_el_releases.py`` runs one file.
"""

from __future__ import annotations

import os

import pytest

from emulator import Secret, el
from emulator.base.errors import NotEmulated
from emulator.base.versions import version_of
from emulator.java.lang.throwable import Throwable
from tests.kits import other_releases

FILES = [path for path in other_releases.files("el") if path.match(os.environ.get("CASE", "*.json"))]
RECORDED_MESSAGE_LENGTH = 300  # the recorder cut longer ones
REFUSED = {"getUri()", "DateTimeFormatter pattern letter B", "DateTimeFormatter parsing week"}  # by name
OF_JAVA_25 = {  # what Java 25 has in its answer, on which NiFi 2 was asked, and Java 17 has not; what no longer differs has to go
    "${uni:hash('nope')}": "SHAKE128-256",
    "${empty:hash('nope')}": "SHAKE128-256",
    "${s:urlDecode()}": "not a hexadecimal digit",
    "${day:toInstant('yyyy-MM-dd', 'UTC')}": "ISO,UTC,-1 resolved",
    "${d:format('HH:mm z', 'Europe/Istanbul')}": "GMT+03:00",
    "${literal(2.5):math('cbrt')}": "1.3572088082974534",
}


def outcome(release, group, case):
    """What it gives or throws, and its type; NotEmulated where the emulator refuses it."""
    values = group.get("parameters", {})
    version = version_of(release)
    scope = el.Scope(
        group.get("attributes", {}),
        parameters={name: Secret(value["value"]) if isinstance(value, dict) else value for name, value in values.items()},
        state=group.get("state"),
        environment={"PATH": "/bin"},
        nifi=version,
    )
    compiled = el.compile(case["expression"], case.get("mode") != "preevaluated", version)
    kind = compiled.result_types[0] if "result_type" in case and compiled.result_types else case.get("result_type")
    try:
        return compiled.evaluate(scope), kind
    except Throwable as error:
        return ("%s: %s" % (error.java_name.rpartition(".")[2], error.getMessage()))[:RECORDED_MESSAGE_LENGTH], kind


def wrong(release, group, case):
    """A sentence about the difference, '' where there is none."""
    expected = case.get("expected", case.get("error")), case.get("result_type")
    try:
        got = outcome(release, group, case)
    except NotEmulated as error:
        return "" if error.name in REFUSED else str(error)
    words = OF_JAVA_25.get(case["expression"])
    of_java = words is not None and "JDK 25" in other_releases.ASKED[release]["from"] and words in (expected[0] or "")
    if (got == expected) != of_java:
        return ""
    return "%s\n  with     %s\n  expected %r\n  got      %r" % (case["expression"], group.get("attributes"), expected, got)


@pytest.mark.parametrize("release", other_releases.RELEASES)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_recorded_expressions_evaluate_as_in_that_release(path, release):
    sentences = [wrong(release, group, case) for group, case in other_releases.cases("el", release, [path])]
    differences = [sentence for sentence in sentences if sentence]
    assert not differences, "%d differ\n%s" % (len(differences), "\n".join(differences[:40]))


def test_every_expression_of_a_file_was_asked():
    assert not other_releases.changed("el"), other_releases.AGAIN
