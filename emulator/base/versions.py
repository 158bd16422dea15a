"""NiFi's versions: the word ``nifi="1.16.3"`` of every public function.

What depends on it is told where it is used (``script.engine.PREAMBLE_SINCE``, ``script.module_directory.DIRECTORIES_SINCE``,
``components.merge_content.TERMINATED_UNCHANGED_SINCE``, ``jetty.jetty.JETTY_12_SINCE``, ``engine.prepared.SCHEDULE_PARAMETERS_SINCE``,
``engine.schedule.SPRING_SINCE``, ``core.releases``, ``base.parameters.QUOTES_SINCE``; of Jolt ``jolt.functions.JOLT_0_1_7_SINCE`` and
``jolt.cardinality.ARRAYS_ARE_LISTS_SINCE``; of JsonPath ``jsonpath.functions.JSON_PATH_2_8_SINCE``; of the
Expression Language the ``since`` of its functions, ``el.keywords.NULL_SINCE``, ``el.parser.WHOLE_REFERENCES_SINCE``,
``el.node.NIFI_2_DATES_SINCE`` and ``DATES_BY_FIELD_SINCE``); everything else is NiFi 1.16.3's, which the recordings come from.
"""

from __future__ import annotations

from typing import Tuple

from .errors import InputError

Version = Tuple[int, ...]
DEFAULT = "1.16.3"
RELEASES = (  # of NiFi 1.x since it has parameters, as Maven Central has them; of NiFi 2 from the one on that the flows are proven on
    "1.10.0", "1.11.0", "1.11.1", "1.11.2", "1.11.3", "1.11.4", "1.12.0", "1.12.1", "1.13.0", "1.13.1", "1.13.2", "1.14.0",
    "1.15.0", "1.15.1", "1.15.2", "1.15.3", "1.16.0", "1.16.1", "1.16.2", "1.16.3", "1.17.0", "1.18.0", "1.19.0", "1.19.1",
    "1.20.0", "1.21.0", "1.22.0", "1.23.0", "1.23.1", "1.23.2", "1.24.0", "1.25.0", "1.26.0", "1.27.0", "1.28.0", "1.28.1",
    "2.3.0", "2.4.0", "2.5.0", "2.6.0", "2.7.0", "2.7.1", "2.7.2", "2.8.0",
)  # fmt: skip


def version_of(nifi: str) -> Version:
    """``"1.16.3"`` as ``(1, 16, 3)``; InputError, which lists the known ones, for any other text or thing."""
    if not isinstance(nifi, str) or nifi not in RELEASES:
        import difflib

        near = difflib.get_close_matches(str(nifi), RELEASES, 1, 0.75) if isinstance(nifi, str) else []
        nearest = f"The nearest is {near[0]!r}. " if near else ""
        raise InputError(f"there is no NiFi {nifi!r}", "", f"{nearest}Known: {', '.join(RELEASES)}")
    return tuple(int(part) for part in nifi.split("."))


DEFAULT_VERSION = version_of(DEFAULT)
