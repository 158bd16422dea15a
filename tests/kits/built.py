"""The flows and cards of ``templates/``, built once a process: building them takes seconds.

Tests that need them carry ``pytest.mark.xdist_group("templates")``, so that one process builds for all of them.
"""

from __future__ import annotations

from functools import cache
from typing import Dict, List

from emulator.flow.model import Flow
from templates import build, cards
from templates.builder import Template

SLUGS = sorted(build.FLOWS)


@cache
def everything() -> List[Template]:
    """Every flow, then every card alone."""
    return [*build.templates(), *cards.templates()]


@cache
def templates() -> Dict[str, Template]:
    """Slug -> template, of the flows."""
    return {template.slug: template for template in everything() if template.slug in SLUGS}


def template(slug: str) -> Template:
    """The flow or card of that slug."""
    return next(template for template in everything() if template.slug == slug)


@cache
def flow(slug: str) -> Flow:
    """The flow or card of that slug as data; who changes it puts it back."""
    return template(slug).build()


@cache
def files() -> Dict[str, str]:
    """Name under ``templates/`` -> text of the file."""
    return {name: text for template in everything() for name, text in build.render(template).items()}
