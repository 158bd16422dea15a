"""A settings file written card by card, in the words of the flow's document: each value goes where the file's other keys have it.

``templates/settings/<flow>.json`` says where: card -> setting -> ``parameters.erp.url``, ``scripts.Script/Script``, ``schedule``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple

from ..base import files

CARDS = "cards"
Table = Mapping[str, Mapping[str, str]]


def beside(flow: str, room: str) -> str:
    """The flow's file in another room of templates/: json/cards/login.json is parameters/cards/login.json there; '' for none."""
    rooms, name = place(Path(flow))
    other = rooms / room / name if rooms else None
    return str(other) if other and other.is_file() else ""


def place(flow: Path) -> Tuple[Optional[Path], Path]:
    """The folder that holds xml, json and parameters, and the flow's name in each of them: login.json, cards/login.json.

    No folder for a flow that lies neither below an xml nor below a json.
    """
    for folder in flow.parents:
        if folder.name in ("xml", "json"):
            return folder.parent, flow.relative_to(folder).with_suffix(".json")
    return None, Path(f"{flow.stem}.json")


def table_of(flow: str) -> Table:
    """Where each setting of each card goes; empty for a flow of one's own."""
    path = beside(flow, "settings")
    table: Table = files.read_json(path) if path else {}
    return table


def spread(document: Mapping[str, Any], table: Table) -> Tuple[Dict[str, Any], List[str]]:
    """The document without ``cards``, each value under its own key; and each fault, ``cards.CARD.SETTING: rule``."""
    out = {key: dict(value) if isinstance(value, dict) else value for key, value in document.items() if key != CARDS}
    cards = document.get(CARDS, {})
    if not isinstance(cards, dict):
        return out, [f"{CARDS}: is no object of cards"]
    if cards and not table:
        return out, [f"{CARDS}: nothing is known of this flow's cards; write its parameters under parameters"]
    faults: List[str] = []
    written: Dict[str, str] = {}
    for card, settings in cards.items():
        if card not in table:
            faults.append(f"{CARDS}.{card}: the flow has no such card{_nearest(card, table)}")
        elif not isinstance(settings, dict):
            faults.append(f"{CARDS}.{card}: is no object of settings")
        else:
            faults += _of_card(card, settings, table, out, written)
    return out, faults


def _of_card(card: str, settings: Mapping[str, Any], table: Table, out: Dict[str, Any], written: Dict[str, str]) -> Iterator[str]:
    for setting, value in settings.items():
        where, place = f"{CARDS}.{card}.{setting}", table[card].get(setting, "")
        key, _, name = place.partition(".")
        values = out.setdefault(key, {}) if name else out
        if not place:
            yield f"{where}: the card has no such setting{_elsewhere(setting, table) or _nearest(setting, table[card])}"
        elif not isinstance(values, dict):
            yield f"{key}: is no object"
        elif (name or key) in values:
            yield f"{where}: is given twice, here and as {written.get(place, place)}"
        else:
            written[place] = where
            values[name or key] = value


def _elsewhere(setting: str, table: Table) -> str:
    cards = [card for card, settings in table.items() if setting in settings]
    return f"; {' and '.join(cards)} has it" if cards else ""


def _nearest(name: str, names: Iterable[str]) -> str:
    import difflib

    near = difflib.get_close_matches(name.lower(), [one.lower() for one in names], 1)
    return f"; did you mean {next(one for one in names if one.lower() == near[0])}" if near else f"; it has {', '.join(names)}"
