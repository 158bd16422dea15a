"""Hypothesis draws the same examples in every run; HYPOTHESIS_PROFILE=search draws new ones.

A run ends with the count of the recorded expectations that it replayed (``truth``). ``make test`` runs on all cores (pytest-xdist, with
``--dist loadgroup``): tests of one ``xdist_group`` stay in one process, and so do those of a module that opens a JVM.
"""

from __future__ import annotations

import os
import signal
from typing import Iterator, List

import pytest
from hypothesis import settings

from tests.kits import truth

os.environ["JYTHON_JAR"] = ""  # scripts run without Jython's library, whether the machine has it or not; a test that wants it names it
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist, which reads the groups in the same hook
def pytest_collection_modifyitems(config: pytest.Config, items: List[pytest.Item]) -> None:
    if not config.pluginmanager.hasplugin("xdist"):
        return
    for item in items:
        if item.get_closest_marker("java"):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.write_line(truth.line(truth.counted()))


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """SIGINT raises KeyboardInterrupt, also where the tests are a background job, which is started with SIGINT ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
