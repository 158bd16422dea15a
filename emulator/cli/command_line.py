"""What a command takes, and the reader of plain words: options written out, their values beside them, arguments that stand together.

Help, mistakes and all other words are argparse's (``argument_parser``), by the same declarations: to import it and to make its parser
costs a tenth of a cold start.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, Dict, List, Optional, Tuple

Declaration = Tuple[Tuple[str, ...], Dict[str, Any]]  # names, and how: as ArgumentParser.add_argument takes them


class CommandLine:
    """The arguments and options of a command."""

    def __init__(self) -> None:
        self.declared: List[Declaration] = []
        self.exclusive: List[str] = []  # names of options of which only one may be there
        self.defaults: Dict[str, Any] = {}  # of what is no argument

    def add_argument(self, *names: str, **how: Any) -> None:
        """As ArgumentParser.add_argument."""
        self.declared.append((names, how))

    def add_exclusive(self, *names: str, **how: Any) -> None:
        """An option that excludes the others that are added so."""
        self.add_argument(*names, **how)
        self.exclusive.append(names[0])

    def set_defaults(self, **values: Any) -> None:
        """As ArgumentParser.set_defaults."""
        self.defaults.update(values)

    def plain(self, words: List[str]) -> Optional[SimpleNamespace]:
        """The values by their destinations; None where argparse should read the words."""
        options = {name: how for names, how in self.declared for name in names if name.startswith("-")}
        values = {_destination(names[0], how): _default(how) for names, how in self.declared}
        missing = {_destination(name, how) for name, how in options.items() if how.get("required")}
        places: List[int] = []
        left = iter(enumerate(words))
        for place, word in left:
            if not word.startswith("-") or word == "-":
                places.append(place)
                continue
            name, sign, text = word.partition("=")
            how = options.get(name, {"action": "help"})
            is_flag = how.get("action") == "store_true"
            if not sign and not is_flag:
                _, text = next(left, (0, "--"))
                if text.startswith("-") and text != "-":
                    return None
            if (is_flag and sign) or not _set(values, name, how, text):
                return None
            missing.discard(_destination(name, how))
        if missing or self.exclusive or (places and places[-1] - places[0] >= len(places)):
            return None
        is_whole = self._take(values, [words[place] for place in places])
        return SimpleNamespace(**self.defaults, **values) if is_whole else None

    def _take(self, values: Dict[str, Any], texts: List[str]) -> bool:
        """Whether the words that are no options are as many as there may be."""
        for name, how in [(names[0], how) for names, how in self.declared if not names[0].startswith("-")]:
            many = how.get("nargs")
            if many in ("*", "+") and texts:
                values[name], texts = texts, []
            elif texts:
                if not _set(values, name, {**how, "nargs": None}, texts.pop(0)):
                    return False
            elif many != "?" and values[name] is None:
                return False
        return not texts


def _destination(name: str, how: Dict[str, Any]) -> str:
    return str(how.get("dest") or name.lstrip("-").replace("-", "_"))


def _default(how: Dict[str, Any]) -> Any:
    return how.get("default", False if how.get("action") == "store_true" else None)


def _set(values: Dict[str, Any], name: str, how: Dict[str, Any], text: str) -> bool:
    """Whether the value is one that the declaration takes."""
    action, destination = how.get("action"), _destination(name, how)
    if action == "store_true":
        values[destination] = True
        return True
    if how.get("nargs") or action not in (None, "append"):
        return False
    try:
        value = how["type"](text) if "type" in how else text
    except Exception:  # argparse says what is wrong with it
        return False
    values[destination] = [*(values[destination] or ()), value] if action == "append" else value
    return "choices" not in how or value in how["choices"]
