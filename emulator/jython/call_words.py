"""Jython's words for a call with too many or too few arguments, of the methods of its built-in types and of its built-in functions.

``data/calls.json`` has what each takes (``python -m nifi.proof.recorder names``); it is read when such a call fails, never before.
A call that the text of the script makes suspicious (``source/counts.py``) is asked here before it is made; of any other,
as ``map(str.upper, [1])``, Python's own words say which method it was and how many arguments it got.
"""

from __future__ import annotations

import builtins
import re
import sys
from functools import partial
from typing import Any, Callable, Dict, Iterator, Mapping, Tuple, Union

from .names import call_entries, call_owners
from .objects import facades
from .objects.bytestring import NAME, ByteString
from .objects.facade import Facade
from .objects.set import FROZENSET, SET
from .objects.type_methods import refuse_instance
from .objects.types import class_name, type_of
from .objects.unbound import is_built_in
from .signatures import function_of

FUNCTIONS = "builtins"  # the table's name for what is called without an instance
COUNTED = "counted"  # a keyword counts as an argument too many
_NUMBERS = {0: "no arguments", 1: "exactly one argument"}
_MANY = 1 << 31
Entry = Union[str, Dict[str, str]]


def regular_words(owner: str, name: str, counts: str, given: int) -> str:
    """PyBuiltinCallable.DefaultInfo.unexpectedCall: what a method takes has the instance in it, what it was given has not."""
    lowest, highest = (int(count) + (owner != FUNCTIONS) for count in counts.split("-"))
    if lowest == highest:
        blurb = _NUMBERS.get(lowest, f"{lowest} arguments")
    else:
        blurb = f"{lowest}-{highest} arguments" if lowest else f"at most {highest} arguments"
    return f"{name}() takes {blurb} ({given} given)"


def counted_call(name: str, function: Callable[..., Any], /, *arguments: Any, **keywords: Any) -> Any:
    """A call that a built-in type or function may refuse."""
    _refuse(name, function, arguments, keywords, sys._getframe(1).f_builtins)
    try:
        return function(*arguments, **keywords)
    except TypeError as error:
        _refuse_keyword(error, keywords)
        raise


def _refuse(name: str, function: Any, arguments: Tuple[Any, ...], keywords: Mapping[str, Any], table: Mapping[str, Any]) -> None:
    """TypeError where Jython refuses the count of the arguments, or keywords; nothing where the function is none of its own."""
    bound = True
    if table.get(name) is function:
        owner = FUNCTIONS
    else:
        owner, bound = _owner(name, function)
    entry = call_entries(owner).get(name)
    if entry is None:
        return
    if not bound:
        refuse_instance(name, _type_of_name(owner), arguments)
        arguments = arguments[1:]
    words = _words(owner, name, entry, len(arguments), len(keywords))
    if words:
        raise TypeError(ByteString(words))


def _words(owner: str, name: str, entry: Entry, given: int, keywords: int) -> str:
    """Why it is refused; '' where it is not."""
    counts, more = (entry, {}) if isinstance(entry, str) else (entry["counts"], entry)
    refusal = more.get("keyword", f"{name}() takes no keyword arguments") if keywords else ""
    if refusal and refusal != COUNTED and "%s" not in refusal:
        return refusal
    given += keywords if refusal else 0
    lowest, _, highest = counts.partition("-")
    if refusal != COUNTED and int(lowest) <= given <= int(highest or _MANY):
        return ""
    words = more.get("few", "") if given < int(lowest) else ""
    words = words or more.get("words", "")
    return words.replace("%d", str(given)) if words else regular_words(owner, name, counts, given)


def _refuse_keyword(error: TypeError, keywords: Mapping[str, Any]) -> None:
    """ArgParser's words, where the call itself refused a keyword."""
    if error.__traceback__ is not None and error.__traceback__.tb_next is None and "keyword argument" in str(error) and keywords:
        raise TypeError(ByteString(f"'{next(iter(keywords))}' is an invalid keyword argument for this function")) from None


def _owner(name: str, function: Any) -> Tuple[str, bool]:
    """The built-in type whose method it is and whether it is bound to an instance; '' for any other function."""
    if isinstance(function, partial) and function.args:
        return _type_with(name, type_of(function.args[0])), True
    instance = getattr(function, "__self__", None)
    if instance is None and hasattr(function, "__objclass__"):
        return _type_with(name, function.__objclass__), False
    if instance is None or hasattr(function, "__func__") and not is_built_in(function):
        return "", True
    return _type_with(name, instance if isinstance(instance, type) else type(instance)), True


def _type_of_name(owner: str) -> Any:
    types = (*vars(facades).values(), SET, FROZENSET)
    return next((facade for facade in types if isinstance(facade, Facade) and facade.__name__ == owner), getattr(builtins, owner, object))


def _type_with(name: str, kind: Any) -> str:
    """The first of the classes that a type is made of which is Jython's own, where none of a script's stands before it."""
    classes = getattr(kind, "host", kind).__mro__
    owner = next((cls for cls in classes if name in cls.__dict__ or _NOW.get(name) in cls.__dict__), None)
    if owner is None or not _is_own(owner):
        return ""
    return next((class_name(cls) for cls in classes if _is_own(cls) and name in call_entries(class_name(cls))), "")


_NOW = {"next": "__next__"}  # what Python 3 calls a method


def _is_own(owner: type) -> bool:
    return owner.__module__ == "builtins" or owner.__module__.startswith("emulator.jython.objects.") or owner.__name__ == "xrange"


_OURS = {
    NAME: "str", "JythonDict": "dict", "JythonSet": "set", "JythonFrozenSet": "frozenset", "ScriptFile": "file", "ByteArray": "bytearray",
}  # fmt: skip
_STANDS_FOR = {  # what a function of ours is called → whose it is, and its name there
    "translated": ("unicode", "translate"), "_joined": ("unicode", "join"), "_float_hex": ("float", "hex"),
    "_ratio": ("float", "as_integer_ratio"), "JythonFrozenSet.__init__": (FUNCTIONS, "frozenset"),
    "compare": (FUNCTIONS, "cmp"), "divide_both": (FUNCTIONS, "divmod"), "eval_": (FUNCTIONS, "eval"), "repr_": (FUNCTIONS, "repr"),
    "JythonSet.__init__": (FUNCTIONS, "set"), "_intern": (FUNCTIONS, "intern"),
    **{f"_{name}": ("unicode", name) for name in "capitalize splitlines swapcase title".split()},
    **{f"_make_{name}": (FUNCTIONS, name) for name in "str unicode int long float bytearray".split()},
}  # fmt: skip
_IN_C = re.compile(
    r"(?:(?P<owner>\w+)\.)?(?P<name>\w+)(?:\(\) takes (?:no arguments|exactly one argument|exactly \d+ arguments?"
    r"|at (?:least|most) \d+ (?:positional )?arguments?) \((?P<given>\d+) given\)"
    r"| expected (?:at (?:least|most) )?\d+ arguments?, got (?P<got>\d+))"
)
_IN_PYTHON = re.compile(
    r"(?:(?P<owner>\w+)\.)?_?(?P<name>\w+)\(\) (?:takes (?:from \d+ to )?\d+ positional arguments? but (?P<given>\d+) (?:was|were) given"
    r"|missing (?P<missing>\d+) required positional arguments?: .*)"
)
_NO_KEYWORDS = re.compile(r"(?:\w+\.)?(\w+)\(\) takes no keyword arguments")
_NO_INSTANCE = re.compile(r"unbound method \w+\.(\w+)\(\) needs an argument|descriptor '(\w+)' of '\w+' object needs an argument")
_OF_ANOTHER = re.compile(
    r"descriptor '(\w+)' (?:for '(\w+)' objects doesn't apply to|requires a '(\w+)' object but received) an? '([\w.]+)'(?: object)?"
)


def words_of_python(text: str, error: TypeError) -> str:
    """What Python said of a call of a built-in function or method, in Jython's words; '' for any other text."""
    match = _IN_C.fullmatch(text)
    if match:
        return _refusal(_named(match["owner"]), match["name"], int(match["given"] or match["got"]))
    match = _IN_PYTHON.fullmatch(text)
    if match:
        return _of_ours(match, error)
    match = _NO_KEYWORDS.fullmatch(text)
    if match:
        return text.rpartition(".")[2]
    match = _NO_INSTANCE.fullmatch(text)
    if match:
        return f"{match[1] or match[2]} requires at least one argument"
    match = _OF_ANOTHER.fullmatch(text)
    if match:
        return f"descriptor '{match[1]}' requires a '{_named(match[2] or match[3])}' object but received a '{_named(match[4])}'"
    return ""


def _of_ours(match: re.Match[str], error: TypeError) -> str:
    """A function of ours that stands for one of Jython's; not one of the script's."""
    written = match[0].partition("(")[0]
    function = function_of(error, written.rpartition(".")[2]) if written not in _STANDS_FOR else None
    if function is not None and not is_built_in(function):
        return ""
    if written in _STANDS_FOR:
        owner, name = _STANDS_FOR[written]
    else:
        owner, name = _OURS.get(match["owner"], "") if match["owner"] else FUNCTIONS, match["name"]
    given = int(match["given"] or (_required(function, name, error) if owner == FUNCTIONS else 2) - int(match["missing"]))
    return _refusal(owner, name, given - (owner != FUNCTIONS or written.endswith(".__init__"))) if owner else ""


def _required(function: Any, name: str, error: TypeError) -> int:
    """How many arguments a built-in function must have; a method that lacks arguments has its instance and lacks one more."""
    place = error.__traceback__
    while function is None and place is not None:
        known = place.tb_frame.f_builtins.get(name)
        function, place = known if hasattr(known, "__code__") else None, place.tb_next
    return function.__code__.co_argcount - len(function.__defaults__ or ()) if function is not None else 2


def _named(owner: str) -> str:
    """What Jython calls one of Python's types."""
    return {"str": "unicode", NAME: "str", "None": "NoneType", "bool": "int"}.get(owner, owner) if owner else ""


def _refusal(owner: str, name: str, given: int) -> str:
    """The words of the type, or of the first type with such a method that refuses so many."""
    for candidate in [owner] if owner else _candidates(name):
        entry = call_entries(candidate).get(name)
        words = _words(candidate, name, entry, given, 0) if entry else ""
        if words:
            return words
    return ""


def _candidates(name: str) -> Iterator[str]:
    return (owner for owner in call_owners() if name in call_entries(owner))
