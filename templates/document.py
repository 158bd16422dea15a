"""The settings of Akinon's documents, card by card in their order, and where each is here.

A place is a parameter, or ``Card / Processor`` for what stands in a processor itself.
"""

from __future__ import annotations

from typing import Dict, Iterator, List, NamedTuple, Set, Tuple

from emulator.base.parameters import names
from emulator.flow import model

from .builder import Processor, Template
from .cards import CARDS
from .cards import build as card_alone


class Setting(NamedTuple):
    """``card`` and ``name`` as in the document; ``place``: where it is changed."""

    card: str
    name: str
    place: str


_CONFIGURATION = Setting("Configuration", "Omnitron API Settings: Domain URL", "omnitron.url")
_SCHEDULE = Setting("Configuration", "Inbound: cron schedule", "Ledger / Every five minutes")
_SCRIPT = (Setting("Script", "Script", "Script / Script"), Setting("Script", "Script (optional)", "script.enabled"))
_MAPPING = (Setting("Mapping", "Mapping", "Mapping / Mapping"), Setting("Mapping", "Mapping (optional)", "mapping.enabled"))
_POST = (
    Setting("Post Script", "Post Script", "Post Script / Post Script"),
    Setting("Post Script", "Post Script (optional)", "post.script.enabled"),
)


def _custom_response(url: str) -> Tuple[Setting, ...]:
    return (
        Setting("Write Data to ERP", url, "erp.url"),
        Setting("Write Data to ERP", "HTTP Method", "erp.method"),
        Setting("Write Data to ERP", "Custom Response Setting", "custom.response"),
        Setting("Custom Response Script", "Custom Response Script", "Custom Response Script / Custom Response Script"),
    )


_KEYS = {"ExecuteScript": "scripts", "JoltTransformJSON": "specs"}
DOCUMENTS: Dict[str, Tuple[Setting, ...]] = {
    "order_cancellation_request": (
        _CONFIGURATION,
        _SCHEDULE,
        Setting("Get Data From Omnitron", "Cancel Type", "cancel.type"),
        Setting("Get Data From Omnitron", "Cancellation Request Status", "cancellation.status"),
        Setting("Get Data From Omnitron", "Omnitron Channel ID", "omnitron.channel"),
        *_SCRIPT,
        *_MAPPING,
        *_custom_response("Cancellation Request API URL"),
        Setting("Write Data to Omnitron", "Update in Omnitron", "writeback.url"),
        *_POST,
    ),
    "order": (
        _CONFIGURATION,
        _SCHEDULE,
        Setting("Read Data From Omnitron", "Omnitron Channel", "omnitron.channel"),
        Setting("Query Check Order", "Query URL", "query.check.url"),
        Setting("Query Check Order", "Custom Response Path", "query.check.path"),
        Setting("Query Check Order", "Custom Response Path Value", "query.check.path.value"),
        Setting("Query Check Order", "Failure Status Codes", "query.check.failure.codes"),
        Setting("Query Check Order", "Order Not Found Codes", "query.check.not.found.codes"),
        *_SCRIPT,
        *_MAPPING,
        Setting("Write Data to ERP", "ERP Order Create API URL", "erp.order.url"),
        Setting("Write Data to ERP", "ERP Order Create API Method", "erp.order.method"),
        Setting("Check Response Script", "Check Response Script", "Check Response Script / Check Response Script"),
        *_POST,
        Setting("Post Script", "Run On Failed Order", "run.on.failed.order"),
    ),
    "order_cancel": (
        _CONFIGURATION,
        _SCHEDULE,
        Setting("Get Data From Omnitron", "Plan Status", "plan.status"),
        Setting("Get Data From Omnitron", "Plan Type", "plan.type"),
        Setting("Get Data From Omnitron", "Omnitron Channel ID", "omnitron.channel"),
        *_SCRIPT,
        *_MAPPING,
        *_custom_response("Cancellation Plan API URL"),
        Setting("Write Data to Omnitron", "Write Data to Omnitron (optional)", "writeback.enabled"),
        *_POST,
    ),
    "cancellation_plan": (
        _CONFIGURATION,
        Setting("Webhook", "Path of the calls", "webhook.path"),
        Setting("Webhook", "Event type", "webhook.event.type"),
        *_SCRIPT,
        *_MAPPING,
        *_custom_response("Cancellation Plan API URL"),
        Setting("Write Data to Omnitron", "Write Data to Omnitron (optional)", "writeback.enabled"),
        *_POST,
    ),
}


def settings_file(template: Template) -> Dict[str, Dict[str, str]]:
    """Card -> setting, as the document or as the parameter is called -> its key in a settings file: ``parameters.erp.url``."""
    table: Dict[str, Dict[str, str]] = {}
    for setting in DOCUMENTS[template.slug]:
        key = _key(template, setting.place)
        part, _, name = setting.name.partition(": ")
        if name:
            table.setdefault(part, {})[name] = key
        table.setdefault(setting.card, {})[setting.name] = key
    for parameter in template.parameters.values():
        table.setdefault(parameter.card, {})[parameter.name] = _key(template, parameter.name)
    return table


def _key(template: Template, place: str) -> str:
    card, _, processor = place.partition(" / ")
    if not processor:
        return f"{'secrets' if template.parameters[place].sensitive else 'parameters'}.{place}"
    (group,) = [group for group in template.root.walk() if group.name == card]
    (built,) = [node.built for node in group.nodes.values() if isinstance(node, Processor) and node.name == processor]
    key = _KEYS.get(built.type.rpartition(".")[2], "")
    return f"{key}.{card}/{processor}" if key else "schedule"


def users(flow: model.Flow) -> Dict[str, List[str]]:
    """Parameter -> the cards in which a processor or a service refers to it, in the order of the canvas."""
    cards: Dict[str, List[str]] = {}
    for group in by_place(flow):
        properties = [*(processor.properties for processor in group.processors), *(service.properties for service in group.services)]
        texts = (text for values in properties for name, text in values.items() if name != "Script Body")
        for parameter in dict.fromkeys(name for text in texts for name in names(text)):
            cards.setdefault(parameter, []).append(group.name)
    return cards


def in_rows(flow: model.Flow) -> List[model.ProcessGroup]:
    """The cards as the canvas has them, row by row."""
    return sorted(flow.root.groups, key=lambda group: (group.position[1], group.position[0]))


def by_place(flow: model.Flow) -> List[model.ProcessGroup]:
    """Row by row; the Ledger and the Log, which no document has, at the end."""
    return sorted(in_rows(flow), key=lambda group: group.name in ("Ledger", "Log"))


def cards(slug: str, flow: model.Flow) -> List[str]:
    """The cards as a person reads them: the document's in its order, each other one where the canvas has it."""
    canvas = ["Configuration", *(group.name for group in by_place(flow))]
    of_document = [card for card in dict.fromkeys(setting.card for setting in DOCUMENTS[slug]) if card in canvas]
    following = iter(of_document)
    return [next(following) if card in of_document else card for card in canvas]


def rows(template: Template, flow: model.Flow) -> Iterator[Tuple[Setting, str]]:
    """Each setting of the flow's document with the file of a card that has it, '' where none has."""
    used = users(flow)
    cards = _cards(template.slug)
    for setting in DOCUMENTS[template.slug]:
        titles = [setting.card, setting.place.partition(" / ")[0], *used.get(setting.place, [])]
        having = (name for title in titles for name, holds in cards.get(title, ()) if setting.place in holds)
        yield setting, next(having, "")


def files(slug: str) -> Dict[str, str]:
    """Name of a card -> its file, the flow's own where it has one."""
    return {title: having[0][0] for title, having in _cards(slug).items()}


def _cards(slug: str) -> Dict[str, List[Tuple[str, Set[str]]]]:
    """Name of a card -> its files under ``templates/json/cards``, the flow's own first, with the places that each has."""
    named: Dict[str, List[Tuple[str, Set[str]]]] = {}
    for name in sorted(CARDS, key=lambda name: CARDS[name].flow != slug):
        card = card_alone(name)
        places = {f"{card.name} / {node.name}" for node in card.root.nodes.values()}
        named.setdefault(card.name, []).append((name, {*card.parameters, *places}))
    return named
