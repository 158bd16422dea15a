"""The parts of ``templates/pages/*.md`` that are written from the flow itself, so that they cannot go stale.

A page is written by hand around such parts. Each stands between ``<!-- picture: order -->`` and ``<!-- end of picture -->``; a page has
every part of ``PARTS`` once, for its own flow.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Callable, Dict, Iterator, List, Mapping, Optional, Tuple

from emulator.base.errors import InputError
from emulator.flow import model
from processors.build import NOTICE

from . import document, picture
from .builder import Template
from .builder.group import SCRIPTS
from .builder.parameter import Parameter

PAGES = Path(__file__).resolve().parent / "pages"
_PART = re.compile(r"^<!-- (?P<part>\w+): (?P<slug>\w+) -->\n(?P<body>.*?)^<!-- end of (?P=part) -->$", re.MULTILINE | re.DOTALL)
_EDITED = ("Script Body", "jolt-spec")
_CODE = re.compile(r"https?://[^\s;,]+|\$\{[^}]*\}")


def render(template: Template, flow: model.Flow, folder: Path = PAGES) -> Optional[str]:
    """The page with its parts as the flow is now; None for a flow without a page."""
    path = folder / f"{template.slug}.md"
    if not path.exists():
        return None
    return filled(path.read_text(encoding="utf-8"), template, flow, f"templates/pages/{path.name}")


def filled(text: str, template: Template, flow: model.Flow, where: str) -> str:
    """The text with every part written anew; InputError when one is missing, strange, or there twice."""
    there = [(match["part"], match["slug"]) for match in _PART.finditer(text)]
    wanted = [(part, template.slug) for part in PARTS]
    if sorted(there) != sorted(wanted):
        odd = sorted(set(there) ^ set(wanted)) or sorted(there)
        lines = ", ".join(f"<!-- {part}: {slug} --> … <!-- end of {part} -->" for part, slug in odd)
        raise InputError(f"must have each part once: {lines}", where, "Parts: " + ", ".join(PARTS))

    def write(match: re.Match[str]) -> str:
        part = match["part"]
        return f"<!-- {part}: {match['slug']} -->\n{PARTS[part](template, flow)}\n<!-- end of {part} -->"

    return _PART.sub(write, text)


# -- settings -------------------------------------------------------------------------------------------------------
def settings(template: Template, flow: model.Flow) -> str:
    """A table for each card that has settings, in the document's order, and in it the document's settings first."""
    tables: Dict[str, List[str]] = {card: [] for card in document.cards(template.slug, flow)}
    places = [setting.place for setting in document.DOCUMENTS[template.slug]]
    for name in sorted(template.parameters, key=lambda name: places.index(name) if name in places else len(places)):
        parameter = template.parameters[name]
        tables[parameter.card].append(_setting(parameter))
    return "\n\n".join(
        "\n".join([f"**{card}**", "", "| parameter | default | options | example | |", "|---|---|---|---|---|", *lines])
        for card, lines in tables.items()
        if lines
    )


def of_document(template: Template, flow: model.Flow) -> str:
    """One table: each setting of the document, where it is here, and the file of its card."""
    lines = ["| card | setting of the document | here | card file |", "|---|---|---|---|"]
    for setting, file in document.rows(template, flow):
        place = f"*{setting.place}*" if " / " in setting.place else f"`{setting.place}`"
        lines.append(f"| {setting.card} | {setting.name} | {place} | {_link(file)} |")
    return "\n".join(lines)


def _link(file: str) -> str:
    return f"[`{file}`](../json/cards/{file}.json)" if file else ""


def _setting(parameter: Parameter) -> str:
    optional = not parameter.required and not parameter.default
    marks = (("**required**", parameter.required), ("optional", optional), ("secret", parameter.sensitive))
    value = ", ".join(mark for mark, holds in marks if holds) or f"`{parameter.default}`"
    options = ", ".join(f"`{choice}`" for choice in parameter.type.choices()) or parameter.type.form()
    description = _CODE.sub(lambda match: f"`{match.group()}`", parameter.description)
    return f"| `{parameter.name}` | " + " | ".join(map(_cell, (value, options, f"`{parameter.example}`", description))) + " |"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


# -- cards ----------------------------------------------------------------------------------------------------------
def cards(template: Template, flow: model.Flow) -> str:
    """One table: the cards, in the order of the canvas, with their ports and their files."""
    lines = ["| card | | in | out | card file |", "|---|---|---|---|---|"]
    files = document.files(template.slug)
    for group in document.in_rows(flow):
        ins, outs = (", ".join(f"`{port.name}`" for port in group.ports if port.kind == kind) for kind in ("INPUT_PORT", "OUTPUT_PORT"))
        lines.append(f"| **{group.name}** | {_cell(group.comments)} | {ins} | {outs} | {_link(files[group.name])} |")
    return "\n".join(lines)


# -- scripts --------------------------------------------------------------------------------------------------------
def scripts(template: Template, flow: model.Flow) -> str:
    """What a merchant edits: where it stands in the flow, the file it comes from, and the contract at the top of that file."""
    files = {path.read_text(encoding="utf-8"): path for path in sorted(SCRIPTS.rglob("*.*")) if path.suffix in (".py", ".json")}
    return "\n\n".join(_script(path, processor, files) for path, processor in _edited(flow))


def _edited(flow: model.Flow) -> Iterator[Tuple[str, model.Processor]]:
    for group in document.in_rows(flow):
        for processor in group.processors:
            if processor.comments.startswith("Edit ") and any(processor.properties.get(key) for key in _EDITED):
                yield f"{group.name}/{processor.name}", processor


def _script(path: str, processor: model.Processor, files: Mapping[str, Path]) -> str:
    key, text = next((key, processor.properties[key]) for key in _EDITED if processor.properties.get(key))
    file = files[text or ""]
    name = file.relative_to(SCRIPTS).as_posix()
    title = f"**{path}**, [`processors/{name}`](../../processors/{name})"
    if key == "jolt-spec":
        return f"{title}: a Jolt chain. It reads the content, one JSON object, and writes what it becomes; no attribute."
    return "\n".join([title, "", "```text", *_header(text or ""), "```"])


def _header(text: str) -> List[str]:
    """The comment at the top of a script, without the notice of what writes it."""
    lines: List[str] = []
    for line in text.splitlines()[1 if text.startswith(NOTICE.partition("%")[0]) else 0 :]:
        if not line.startswith("#"):
            break
        lines.append(line[2:])
    return lines


Part = Callable[[Template, model.Flow], str]
PARTS: Dict[str, Part] = {"picture": picture.draw, "cards": cards, "document": of_document, "parameters": settings, "scripts": scripts}
