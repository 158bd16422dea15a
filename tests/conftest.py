"""Hypothesis draws the same examples in every run; HYPOTHESIS_PROFILE=search draws new ones.

A run ends with the count of the recorded expectations that it replayed (``truth``).
"""

import os

from hypothesis import settings

from tests.kits import truth

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def pytest_terminal_summary(terminalreporter):
    terminalreporter.write_line(truth.line(truth.counted()))
