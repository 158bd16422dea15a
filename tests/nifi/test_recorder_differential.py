"""Random session programs on NiFi's real session and in the emulator: every value, exception class and message, and all that is left.

``EXAMPLES=500 pytest tests/nifi/test_recorder_differential.py`` looks further, with programs of its own each time.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings

from tests.kits.recorder_kit import alike
from tests.kits.session_program import ARGUMENTS, PROGRAMS, SCRIPT, question

pytestmark = pytest.mark.java

EXAMPLES = int(os.environ.get("EXAMPLES", "40"))


@settings(max_examples=EXAMPLES, deadline=None, derandomize="EXAMPLES" not in os.environ, database=None,
          suppress_health_check=[HealthCheck.too_slow])  # fmt: skip
@given(program=PROGRAMS)
def test_a_random_program_does_in_nifi_what_it_does_in_the_emulator(jvm, program):
    alike(jvm, question(program))


def test_every_call_that_can_be_drawn_is_in_the_script():
    assert {name for name in ARGUMENTS if name != "throw"} == {name for name in ARGUMENTS if "'%s': " % name in SCRIPT}
