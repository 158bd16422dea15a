"""The pytest plugin: cases are collected as tests, and two fixtures run a script or a flow.

Found by pytest itself once the package is installed (entry point ``nifi_emulator``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Iterator, Optional

import pytest

from ..base.errors import NotEmulated
from .case import Case, is_case, read_cases


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--nifi-engine``."""
    words = "who runs the scripts of cases: the emulator, or NiFi's own classes (in a clone of its repository, with Java and Maven)"
    parser.getgroup("nifi-emulator").addoption("--nifi-engine", choices=("emulator", "nifi"), default="emulator", help=words)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Optional[pytest.File]:
    """A file of cases is a file of tests."""
    return CaseFile.from_parent(parent, path=file_path) if is_case(file_path) else None


class CaseFile(pytest.File):
    """One file; each of its cases is a test."""

    def collect(self) -> Iterator[pytest.Item]:
        for case in read_cases([str(self.path)]):
            yield CaseItem.from_parent(self, name=case.name or self.path.name, case=case)


class CaseItem(pytest.Item):
    """One case."""

    def __init__(self, *, case: Case, **more: Any) -> None:
        super().__init__(**more)
        self.case = case

    def runtest(self) -> None:
        from .play import play
        from .report import words_of

        played = play(self.case, self._engine())
        if isinstance(played.fault, NotEmulated) and self.config.getoption("--nifi-engine") == "nifi":
            pytest.skip(str(played.fault))
        if not played.is_good:
            raise NotAsExpected(words_of(played))

    def _engine(self) -> Any:
        from .nifi_engine import outcome_of

        return outcome_of if self.config.getoption("--nifi-engine") == "nifi" else None

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        return str(excinfo.value) if isinstance(excinfo.value, NotAsExpected) else super().repr_failure(excinfo, style)


class NotAsExpected(Exception):
    """What a case did is not what it expects; ``str()`` says how."""


@pytest.fixture
def nifi_script() -> Callable[..., Any]:
    """``emulator.run_script``."""
    from ..testing.script_run import run_script

    return run_script


@pytest.fixture
def nifi_flow() -> Callable[..., Any]:
    """``emulator.run_flow``."""
    from ..engine.run import run_flow

    return run_flow
