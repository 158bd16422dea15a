"""How many arguments the methods of Jython's built-in types and its built-in functions take: data of the emulator (``data/calls.json``).

Each is called with up to seven arguments that nothing takes, and with a keyword that nothing has: what it takes is what is not refused.
"""

from __future__ import annotations

import json
import re
from typing import Any, Dict, List, Mapping, Union

from emulator.jython.call_words import COUNTED, FUNCTIONS, regular_words

from .jvm import Jvm

RECEIVERS: Dict[str, str] = {  # a type → an expression that gives a value of it
    "str": "'a'", "unicode": "u'a'", "list": "[1]", "tuple": "(1,)", "dict": "{1: 2}", "set": "set([1])", "frozenset": "frozenset([1])",
    "int": "5", "long": "5L", "float": "1.5", "complex": "1j", "bytearray": "bytearray('a')", "xrange": "xrange(3)",
    "file": "open('calls.txt', 'w')", "slice": "slice(1)", "generator": "(item for item in [1])",
}  # fmt: skip
_MOST = 7
CALLS = "how many arguments methods and functions take, without the instance; 'words', 'few', 'keyword': where not the regular ones"
_SCRIPT = """
import json, __builtin__
RECEIVERS = json.loads(%r)
class Nothing(object): pass
def words(function, arguments, keywords={}):
    try: function(*arguments, **keywords)
    except (Exception, BaseException), error: return type(error).__name__ + ': ' + str(error)
    except: return 'Java'
def answers(read):
    counted = [words(read(), [Nothing()] * count) for count in range(%d)]
    return counted + [words(read(), [Nothing()] * count, {'zzz': 1}) for count in (0, 2)]
def of(names, value):
    return dict([(name, answers(lambda: getattr(value(), name))) for name in names if callable(getattr(value(), name, None))])
table = {}
for name, text in RECEIVERS.items():
    own = [item for item in dir(eval(text)) if not item.startswith('_')]
    table[name] = of(own, lambda: eval(text))
skipped = ('raw_input', 'input', 'exit', 'quit', 'help', 'license', 'copyright', 'credits')
own = [item for item in dir(__builtin__) if item not in skipped and item[0] != '_' and item[0].islower()]
table[%r] = of(own, lambda: __builtin__)
print '\\n@' + json.dumps(table)
session.transfer(session.get(), REL_SUCCESS)
"""
_REFUSED = re.compile(r"TypeError: (.*(?: given\)| arguments?, got \d| takes 1 or 3 arguments| takes no parameters))$")
_COUNTED = re.compile(r"TypeError: .*(?: \(1 given\)| takes no parameters)$")
_NO_KEYWORD = re.compile(r"TypeError: (.*keyword arguments?(?: for this function)?)$")
Entry = Union[str, Dict[str, str]]


def calls(jvm: Jvm) -> Dict[str, Dict[str, Entry]]:
    """Type (or ``builtins``) → method → what it takes: counts as "1-3", and its words where they are not the regular ones."""
    script = _SCRIPT % (json.dumps(RECEIVERS), _MOST, FUNCTIONS)
    table: Mapping[str, Mapping[str, List[Any]]] = json.loads(jvm.printed(script).rpartition("\n@")[2])
    return {
        owner: {name: entry for name, answers in sorted(methods.items()) for entry in [_entry(owner, name, answers)] if entry}
        for owner, methods in sorted(table.items())
    }


def _entry(owner: str, name: str, answers: List[Any]) -> Entry:
    """What the answers say; '' where no count and no keyword is refused."""
    counted, keyword = answers[:_MOST], _NO_KEYWORD.match(answers[_MOST] or "")
    refused = {count: match[1] for count, answer in enumerate(counted) for match in [_REFUSED.match(answer or "")] if match}
    taken = [count for count in range(_MOST) if count not in refused]
    if not refused and not keyword:
        return ""
    highest = taken[-1] if refused and taken and taken[-1] < _MOST - 1 else None
    if not set(range(taken[0], taken[-1])) <= set(taken):
        return ""  # type(): one or three
    counts = f"{taken[0] if taken else 0}-{'' if highest is None else highest}"
    entry = {"counts": counts}
    for count, words in refused.items():
        if highest is None or words != regular_words(owner, name, counts, count):
            entry["few" if count < taken[0] else "words"] = re.sub(rf"\b{count}( given\)$|$)", r"%d\1", words)
    words = keyword[1].replace("'zzz'", "'%s'") if keyword else COUNTED if _COUNTED.match(answers[_MOST] or "") else ""
    if words != f"{name}() takes no keyword arguments":
        entry["keyword"] = words
    return counts if len(entry) == 1 else entry
