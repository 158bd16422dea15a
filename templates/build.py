"""``python -m templates.build``: rewrite templates/xml, json, parameters, settings and the generated parts of pages from templates/flows.

With ``--check`` nothing is written: exit 1, naming each file, when one is missing, differs, or belongs to no flow. With ``--redraw``
every canvas is drawn anew; without it what templates/canvas keeps for the same boxes and lines stays as it is.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import Dict, Iterable, Iterator, Optional, Sequence

from emulator.base.errors import EmulatorError
from emulator.flow import json_write, xml_write
from emulator.flow.model import Flow

from . import cards, document, page, picture
from .builder import Template
from .builder.canvas import drawing
from .flows import FLOWS

FOLDERS = ("xml", "json", "parameters", "settings", "pages", "canvas")
HERE = Path(__file__).resolve().parent


def templates() -> Iterator[Template]:
    """Every flow, built from its folder."""
    for name in FLOWS:
        yield importlib.import_module(f"templates.flows.{name}.flow").build()


def everything() -> Iterator[Template]:
    """Every flow, and every card alone."""
    yield from templates()
    yield from cards.templates()


def render(template: Template) -> Dict[str, str]:
    """File -> text, for one flow."""
    flow = template.build()
    described = {name: parameter.describe() for name, parameter in template.parameters.items()}
    text = page.render(template, flow)
    return {
        f"xml/{template.slug}.xml": xml_write.write(flow),
        f"json/{template.slug}.json": json_write.write(flow),
        f"parameters/{template.slug}.json": json.dumps(described, indent=2, ensure_ascii=False) + "\n",
        **_settings(template),
        **({} if text is None else {f"pages/{template.slug}.md": text, **_pictures(template, flow)}),
        **dict(drawing.kept(group.graph()) for group in template.root.walk()),
    }


def _settings(template: Template) -> Dict[str, str]:
    if template.slug not in document.DOCUMENTS:
        return {}
    return {f"settings/{template.slug}.json": json.dumps(document.settings_file(template), indent=2, ensure_ascii=False) + "\n"}


def _pictures(template: Template, flow: Flow) -> Dict[str, str]:
    return {f"pages/{name}": text for name, text in picture.pictures(template, flow).items()}


def stale(files: Dict[str, str], here: Path = HERE) -> Iterator[str]:
    """One sentence for each file that is not what the flows say."""
    for name, text in files.items():
        path = here / name
        if not path.exists():
            yield f"templates/{name} is missing"
        elif path.read_bytes() != text.encode("utf-8"):
            yield f"templates/{name} is stale"
    yield from (f"templates/{path.relative_to(here).as_posix()} belongs to no flow" for path in _left_over(files, FOLDERS, here))


def _left_over(files: Dict[str, str], folders: Iterable[str], here: Path) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((here / folder).rglob("*.*")):
            if path.relative_to(here).as_posix() not in files:
                yield path


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Write the files, or check them."""
    parser = argparse.ArgumentParser(prog="python -m templates.build", description="Make the files that NiFi imports from templates/flows.")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file is stale")
    way.add_argument("--redraw", action="store_true", help="draw every canvas anew, not only those whose boxes and lines changed")
    options = parser.parse_args(arguments)
    if options.redraw:
        drawing.forget()
    try:
        files = {name: text for template in everything() for name, text in render(template).items()}
    except EmulatorError as error:
        print(error, file=sys.stderr)
        return 1
    if options.check:
        problems = list(stale(files))
        print(
            "\n".join([*problems, "Run: python -m templates.build"]) if problems else f"{len(files)} files are up to date", file=sys.stderr
        )
        return 1 if problems else 0
    for name, text in files.items():
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
        print(f"templates/{name}")
    for path in list(_left_over(files, ("canvas", "pages/pictures"), HERE)):
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
