"""One JVM that answers many questions: a JSON line in, a JSON line out."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Mapping, Optional, Sequence

from ...errors import NifiError
from ...run.prerequisites import check, java_of
from ...run.version import PINNED
from . import build

OPENED = ("java.base/java.lang", "java.base/java.io", "java.base/java.util", "java.base/sun.nio.ch")
OPTIONS = (
    "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
    "-Dfile.encoding=UTF-8", "-Duser.timezone=UTC", "-Duser.language=en", "-Duser.country=US",
    *(f"--add-opens={package}=ALL-UNNAMED" for package in OPENED),
)  # fmt: skip
COMPILING_FULLY = tuple(one for one in OPTIONS if not one.startswith("-XX:Tiered"))


class Jvm:
    """NiFi's classes, open for questions until it is closed; a context manager.

    ``java``: the NiFi on whose Java they run, by default that of ``version``.
    """

    def __init__(self, version: str = PINNED, options: Sequence[str] = OPTIONS, java: str = "") -> None:
        check(assembling=False, nifi=version)
        folder = build.ready(version)
        properties = {"python.cachedir": folder / "packages", "recorder.bundles": folder / "bundles"}
        options = [*options, *(f"-D{name}={value}" for name, value in properties.items()), "-cp", build.class_path(folder)]
        self._start(java or version, [*options, "recorder.Main"], _scratch(folder))

    def _start(self, version: str, words: Sequence[str], folder: Optional[Path] = None) -> None:
        """The program in the Java of that NiFi; ``folder``: its working directory, by default ours."""
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  closed in close()
        self._process = subprocess.Popen(
            [java_of(version), *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, text=True, encoding="utf-8", cwd=folder,
        )  # fmt: skip

    def ask(self, kind: str, question: Optional[Mapping[str, Any]] = None, **more: Any) -> dict[str, Any]:
        """The answer to one question; NifiError when the program itself failed."""
        assert self._process.stdin and self._process.stdout
        try:
            self._process.stdin.write(json.dumps({"ask": kind, **(question or {}), **more}) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise NifiError(f"the recorder's JVM ended: {self._said()}", kind)
        answer: dict[str, Any] = json.loads(line)
        if "fault" in answer:
            raise NifiError(f"the recorder could not ask: {answer['fault']}", kind)
        return answer

    def execute(self, script: str) -> dict[str, Any]:
        """What ExecuteScript does with a script and one empty FlowFile."""
        return self.ask("script", script=script, processor="ExecuteScript", flowfiles=[{"content": "", "attributes": {}}], properties={})

    def printed(self, script: str) -> str:
        """What that script prints."""
        return str(self.execute(script)["stdout"])

    def _said(self) -> str:
        self._process.wait()
        self._errors.seek(0)
        return self._errors.read().decode("utf-8", "replace").strip()[-3000:] or f"exit code {self._process.returncode}"

    def close(self) -> None:
        """End the JVM and remove what it wrote."""
        if self._process.stdin:
            self._process.stdin.close()
        if self._process.stdout:
            self._process.stdout.close()
        self._process.wait()
        self._errors.close()

    def __enter__(self) -> Jvm:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _scratch(folder: Path) -> Path:
    """The working directory: a script that opens a relative file does it here."""
    scratch = folder / "work"
    scratch.mkdir(exist_ok=True)
    return scratch
