"""``dir()`` of a Java object: its methods and bean properties, those that Java has and the emulation may lack."""

from __future__ import annotations

from typing import Any

_OBJECT = ("class", "equals", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait")
_MORE = {
    "org.apache.nifi.controller.repository.StandardFlowFileRecord": ("Builder", "KeyValidator"),
}
_OURS = frozenset(
    (
        "java_name",
        "with_",
        "clock",
        "content",
        "entry_date",
        "last_queue_date",
        "lineage_start_date",
        "lineage_start_index",
        "penalty_expiration",
        "queue_date_index",
        "uuid",
        "content_of",
        "write_bytes",
        "host",
        "yield_",
        "available_relationships",
    )
)


def java_dir(value: Any) -> list[Any]:
    """Sorted names, as unicode."""
    kind = type(value)
    methods = [name for name in dir(kind) if not name.startswith("_") and name not in _OURS]
    names = {*methods, *_OBJECT, *_MORE.get(kind.java_name, ())}
    for method in methods:
        for prefix in ("get", "is"):
            if method.startswith(prefix) and method[len(prefix) : len(prefix) + 1].isupper() and _takes_nothing(kind, method):
                names.add(method[len(prefix)].lower() + method[len(prefix) + 1 :])
    return sorted(names)


def _takes_nothing(kind: type, method: str) -> bool:
    code = getattr(getattr(kind, method), "__code__", None)
    return code is not None and code.co_argcount == 1
