"""What a NiFi of a major version is put together from: one table for each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Mapping, Sequence

from ..version import is_nifi_2

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Recipe:
    """``released``: NARs asked for first; ``by_hand``: those of them made of a module's jars where the NAR cannot be had.

    ``layout``: the folder of ``lib`` of each. ``parent``: the parent of a NAR made by hand; ``brought``: NARs whose jars it leaves out.
    """

    poms: Path
    conf: Sequence[Path]
    layout: Mapping[str, str]
    released: Sequence[str]
    by_hand: Mapping[str, str]
    parent: str
    brought: Sequence[str] = ()
    # engines of ExecuteScript that no flow here uses: 40 MB less to unpack
    left_out: Sequence[str] = ("jruby-complete-", "luaj-jse-")


NIFI_1 = Recipe(
    poms=HERE / "poms",
    conf=(HERE / "conf",),
    layout={"nars": "", "lib": "", "bootstrap": "bootstrap", "java11": "java11"},
    released=("nifi-scripting-nar", "nifi-update-attribute-nar", "nifi-http-context-map-nar", "nifi-proxy-configuration-nar"),
    by_hand={"nifi-scripting-nar": "scripting-jars", "nifi-update-attribute-nar": "update-attribute-jars"},
    parent="nifi-standard-services-api-nar",
)
NIFI_2 = Recipe(
    poms=HERE / "nifi2" / "poms",
    conf=(HERE / "conf", HERE / "nifi2" / "conf"),
    layout={"nars": "", "lib": ""},
    released=("nifi-standard-nar", "nifi-update-attribute-nar"),
    by_hand={"nifi-standard-nar": "standard-jars", "nifi-update-attribute-nar": "update-attribute-jars"},
    parent="nifi-standard-shared-nar",
    brought=("nifi-standard-shared-nar", "nifi-standard-services-api-nar"),
)


def recipe(version: str) -> Recipe:
    """The recipe of a version."""
    return NIFI_2 if is_nifi_2(version) else NIFI_1
