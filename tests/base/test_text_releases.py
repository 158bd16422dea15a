"""Periods, sizes and ``#{…}`` as each asked release of NiFi read them: as 1.16.3, but for quotes around a parameter's name."""

from __future__ import annotations

import pytest

from emulator.base import parameters
from emulator.base.versions import version_of
from tests.base.test_parameter_references import as_recorded, defined
from tests.kits import other_releases

RELEASES = pytest.mark.parametrize("release", other_releases.RELEASES)


@RELEASES
def test_a_text_has_the_references_that_this_release_finds(release):
    nifi = version_of(release)
    wrong = []
    for group, case in other_releases.cases("parameters", release):
        text, expression_language = case["text"], group["expression_language"]
        got = {
            "tokens": [as_recorded(text, token) for token in parameters.tokens(text, expression_language, nifi)],
            "substituted": parameters.substitute_parameters(text, defined(group), expression_language, nifi),
            "escaped": parameters.escape_references(text, expression_language, nifi),
        }
        wrong += [(text, name, case[name], value) for name, value in got.items() if value != case[name]]
    assert not wrong


@RELEASES
def test_periods_and_sizes_are_those_of_1_16_3(release):
    assert other_releases.different("units", release) == []


@pytest.mark.parametrize("topic", ["parameters", "units"])
def test_every_text_of_a_file_was_asked(topic):
    assert not other_releases.changed(topic), other_releases.AGAIN


def test_quotes_are_none_of_a_name_on_nifi_2():
    assert parameters.names("#{'a b'} #{c}", (2, 3, 0)) == ["a b", "c"]
    assert parameters.names("#{'a b'} #{c}") == ["'a b'", "c"]
    assert parameters.names("#{a'b}", (2, 3, 0)) == []
