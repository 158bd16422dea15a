"""``dir()`` of the built-in types of Jython and of the Java classes of the emulator: data of the emulator (``data/members.json``)."""

from __future__ import annotations

import json
from typing import Dict

from emulator.java import registry

from .jvm import Jvm

BUILT_IN: Dict[str, str] = {  # the name that messages give to a type → an expression that gives it
    "str": "str", "unicode": "unicode", "int": "int", "long": "long", "float": "float", "bool": "bool", "complex": "complex",
    "list": "list",
    "tuple": "tuple", "dict": "dict", "set": "set", "frozenset": "frozenset", "bytearray": "bytearray", "file": "file",
    "xrange": "xrange",
    "slice": "slice", "function": "type(names)", "generator": "type(x for x in ())", "type": "type", "object": "object",
}  # fmt: skip
_SCRIPT = """
import json
def names(text):
    try: return ' '.join([str(name) for name in dir(eval(text))])
    except: return None
def java(full):
    parts = full.split('.')
    for place in range(len(parts) - 1, 0, -1):
        try:
            item = __import__('.'.join(parts[:place]), None, None, [parts[place]])
            for part in parts[place:]: item = getattr(item, part)
            return ' '.join([str(name) for name in dir(item)])
        except: pass
answers = dict([(name, names(text)) for name, text in json.loads(%r).items()])
answers.update(dict([(name, java(name)) for name in json.loads(%r)]))
print '\\n@' + json.dumps(answers)
session.transfer(session.get(), REL_SUCCESS)
"""


def members(jvm: Jvm) -> Dict[str, str]:
    """Type or Java class → its names; a class that a script cannot import has none."""
    script = _SCRIPT % (json.dumps(BUILT_IN), json.dumps(registry.classes()))
    answers: Dict[str, str] = json.loads(jvm.printed(script).rpartition("\n@")[2])
    return {name: names for name, names in sorted(answers.items()) if names}
