"""``dir()`` of the built-in types of Jython and of the Java classes of the emulator: data of the emulator (``data/members.json``)."""

from __future__ import annotations

import json
import pkgutil
from importlib import import_module
from typing import Dict

import emulator.core
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
from java.lang import Class
def names(text):
    try: return ' '.join([str(name) for name in dir(eval(text))])
    except: return None
def java(full, binary):
    parts = full.split('.')
    for place in range(len(parts) - 1, 0, -1):
        try:
            item = __import__('.'.join(parts[:place]), None, None, [parts[place]])
            for part in parts[place:]: item = getattr(item, part)
            return ' '.join([str(name) for name in dir(item)])
        except: pass
    try: return ' '.join([str(name) for name in dir(Class.forName(binary))])
    except: return None
answers = dict([(name, names(text)) for name, text in json.loads(%r).items()])
answers.update(dict([(name, java(name, binary)) for name, binary in json.loads(%r).items()]))
print '\\n@' + json.dumps(answers)
session.transfer(session.get(), REL_SUCCESS)
"""


def members(jvm: Jvm) -> Dict[str, str]:
    """Type or Java class → its names, also of a class that a script cannot import."""
    for module in pkgutil.walk_packages(emulator.core.__path__, "emulator.core."):
        import_module(module.name)  # NiFi's own objects stand there
    import_module("emulator.components.standard_validators")
    classes = {name: getattr(registry.lookup(name), "java_name", name) for name in registry.classes()}
    script = _SCRIPT % (json.dumps(BUILT_IN), json.dumps(classes))
    answers: Dict[str, str] = json.loads(jvm.printed(script).rpartition("\n@")[2])
    return {name: names for name, names in sorted(answers.items()) if names}
