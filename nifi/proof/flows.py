"""What the proofs know of every flow alike: its files, its components by path, the parameters that make a run short."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Dict, Sequence

from ..run.places import REPOSITORY
from ..run.version import chosen, is_nifi_2

VERDICT, READ_PAGE, QUERY = "Ledger/Verdict", "Ledger/Read the page", "Ledger/The query"
LEDGER, OPERATOR = "Ledger/Ledger", "Ledger/Operator's order"
ERP_WRITE, WRITE_BACK = "Write Data to ERP/Write Data to ERP", "Write Data to Omnitron/Write Data to Omnitron"
NEVER = "0 0 0 29 2 ?"  # a schedule: the ticks of a run are its own (a year has no place in a schedule of NiFi 2)
WAITS = {"failure.wait": "1", "nothing.wait": "1"}  # seconds before the next try, here where the clock is a real one
DEFAULT = "order_cancellation_request"  # the flow that is meant when none is named
DEFINITIONS = ("xml", "json")


def definitions(nifi: str) -> Sequence[str]:
    """The formats that a NiFi of that version takes."""
    return ("json",) if is_nifi_2(nifi) else DEFINITIONS


def template(slug: str, definition: str = "") -> Path:
    """The flow's file that NiFi imports; ``definition`` is 'xml' or 'json', by default the first that the NiFi of NIFI_VERSION takes."""
    definition = definition or definitions(chosen())[0]
    return REPOSITORY / "templates" / definition / f"{slug}.{definition}"


def modules(package: str) -> Dict[str, Any]:
    """The modules of a package that has one for each flow: slug -> module."""
    folder = import_module(package).__path__
    return {module.name: import_module(f"{package}.{module.name}") for module in iter_modules(folder)}
