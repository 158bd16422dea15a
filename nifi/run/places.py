"""Where things are kept: one cache folder, ignored by git.

``NIFI_CACHE``     the folder (default ``.cache/nifi`` in the clone; without one, in the working directory)
``NIFI_INSTANCE``  the name of one NiFi in it (default ``run``, of a NiFi 2 ``run-2``): two NiFis can run side by side

    <cache>/<version>/lib                 the assembled program, shared by all instances
    <cache>/<instance>/url, nifi.json     where it answers; what was started (pid and start time, or container)
    <cache>/<instance>/<version>/         its working directory: conf, flow, repositories, logs
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Mapping, Optional

from .version import is_nifi_2

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Places:
    """The paths of one instance of one version."""

    cache: Path
    instance: str
    version: str

    @property
    def program(self) -> Path:
        return self.cache / self.version

    @property
    def run(self) -> Path:
        return self.cache / self.instance

    @property
    def home(self) -> Path:
        return self.run / self.version

    @property
    def url_file(self) -> Path:
        return self.run / "url"

    @property
    def record_file(self) -> Path:
        return self.run / "nifi.json"


def places(version: str, environ: Optional[Mapping[str, str]] = None) -> Places:
    """The places that the environment asks for."""
    env = os.environ if environ is None else environ
    home = REPOSITORY if (REPOSITORY / "pyproject.toml").is_file() else Path.cwd()
    cache = Path(env.get("NIFI_CACHE") or home / ".cache" / "nifi").resolve()
    return Places(cache, env.get("NIFI_INSTANCE") or ("run-2" if is_nifi_2(version) else "run"), version)
