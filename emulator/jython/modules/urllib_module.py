"""``urllib``: its texts are urllib_quoting.py's work, opening a URL is urllib_opening.py's."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import Any, Callable, Dict

from ..late import LibraryModule
from .catalog import python_module
from .urllib_quoting import ALWAYS_SAFE, quote, quote_plus, split_of, unquote, unquote_plus, unwrap, urlencode

_SPLITS = (
    "splittype",
    "splithost",
    "splituser",
    "splitpasswd",
    "splitport",
    "splitnport",
    "splitquery",
    "splittag",
    "splitattr",
    "splitvalue",
)


class _Opening:
    """What opens URLs: read only when a script asks for it."""

    def __init__(self, interpreter: Any) -> None:
        self._interpreter = interpreter
        self._opener: Any = None

    @cached_property
    def classes(self) -> Any:
        """URLopener and FancyURLopener of this interpreter."""
        from . import urllib_opening

        names = {"__module__": "urllib", "_interpreter": self._interpreter}
        plain_opener = type("URLopener", (urllib_opening.URLopener,), dict(names))
        fancy = type("FancyURLopener", (urllib_opening.FancyURLopener, plain_opener), dict(names))
        return plain_opener, fancy

    def opener(self, proxies: Any = None, context: Any = None) -> Any:
        """The one of urlopen, or one with proxies or a context of its own."""
        fancy = self.classes[1]
        if proxies is not None or context is not None:
            return fancy(proxies=proxies, context=context)
        self._opener = self._opener or fancy()
        return self._opener


class _Urllib(LibraryModule):
    """``urllib``, whose openers and answers are made when a script names them."""

    def __getattr__(self, name: str) -> Any:
        late = _LATE.get(name)
        if late is None:
            return super().__getattr__(name)
        value = late(vars(self)["__opening__"])
        setattr(self, name, value)
        return value


def _of(module: str, name: str) -> Callable[[_Opening], Any]:
    return lambda opening: getattr(import_module("." + module, __package__), name)


_LATE: Dict[str, Callable[[_Opening], Any]] = {
    "URLopener": lambda opening: opening.classes[0],
    "FancyURLopener": lambda opening: opening.classes[1],
    "ContentTooShortError": _of("urllib_opening", "ContentTooShortError"),
    "getproxies": _of("urllib_proxies", "getproxies"),
    "getproxies_environment": _of("urllib_proxies", "getproxies"),
    "proxy_bypass": _of("urllib_proxies", "proxy_bypass"),
    "proxy_bypass_environment": _of("urllib_proxies", "proxy_bypass"),
    **{name: _of("urllib_answers", name) for name in ("addbase", "addclosehook", "addinfo", "addinfourl")},
}


@python_module("urllib")
def build(interpreter: Any) -> ModuleType:
    opening = _Opening(interpreter)

    def urlopen(url: Any, data: Any = None, proxies: Any = None, context: Any = None) -> Any:
        opener = opening.opener(proxies, context)
        return opener.open(url) if data is None else opener.open(url, data)

    def urlretrieve(url: Any, filename: Any = None, reporthook: Any = None, data: Any = None, context: Any = None) -> Any:
        return opening.opener(context=context).retrieve(url, filename, reporthook, data)

    module = _Urllib("urllib")
    module.__dict__.update(
        __opening__=opening,
        always_safe=ALWAYS_SAFE,
        quote=quote,
        quote_plus=quote_plus,
        unquote=unquote,
        unquote_plus=unquote_plus,
        unwrap=unwrap,
        urlencode=urlencode,
        urlopen=urlopen,
        urlretrieve=urlretrieve,
        urlcleanup=lambda: None,
        pathname2url=quote,
        url2pathname=unquote,
        **{name: split_of(name) for name in _SPLITS},
    )
    return module
