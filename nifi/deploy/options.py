"""What every command on a deployed flow shares: its settings, its group, how it speaks."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from ..rest import Client
from .settings import Settings, load


def say(text: str) -> None:
    """Words go to stderr."""
    print(text, file=sys.stderr, flush=True)


def show(value: Any) -> None:
    """Results go to stdout."""
    print(json.dumps(value, indent=2, ensure_ascii=False))


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings file, with what the command line changes."""
    settings = load(Path(options.settings))
    if getattr(options, "flow", None):
        settings.flow = Path(options.flow)
    return settings


def deployed(options: argparse.Namespace) -> tuple[Client, str, Settings]:
    """The client and the id of the settings' group."""
    from . import deploy, groups

    settings = settings_of(options)
    client = deploy.client_of(settings, options.url)
    return client, groups.require(client, deploy.parent_of(client, settings), settings.name), settings
