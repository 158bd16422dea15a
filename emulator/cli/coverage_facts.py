"""What is emulated, collected from the registries of all rooms; what is not, from their tables and from every ``raise NotEmulated``."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

from ..components.descriptor import EL_NONE, PropertyDescriptor

Facts = Dict[str, Any]
Refusal = Tuple[str, str]  # name, the way round

_PACKAGE = __package__.rpartition(".")[0]
_METHOD = re.compile(r"[a-z][A-Za-z0-9]*_?")
_CONSTANT = re.compile(r"[A-Z][A-Z0-9_]*")
_REGISTERING = (
    "core.session", "core.context", "core.services", "core.property_value", "core.provenance_reporter", "script.script_errors",
    "jython.objects.java_sql",
)  # fmt: skip
_TABLES = (  # module, table of names (with or without a way round), what stands before the name
    ("components.ways_round", "WAYS_ROUND", ""),
    ("components.invoke_http_properties", "_WAY_ROUND", "InvokeHTTP "),
    ("java.commons.io.io_utils", "NOT_EMULATED", "org.apache.commons.io.IOUtils."),
    ("stubs.missing", "REMOTE_GROUPS", ""),
    ("jython.modules.ways_round", "WAYS_ROUND", "Python module "),
)
_OPEN = "…"


def collect() -> Facts:
    """Plain data for JSON; sorted, so that it is the same everywhere."""
    components = _components()
    return {
        "processors": {name: facts for name, facts in components.items() if "relationships" in facts},
        "controller_services": {name: facts for name, facts in components.items() if "relationships" not in facts},
        "expression_language": _expression_language(),
        "jsonpath": _jsonpath(),
        "jolt": _jolt(),
        "java": _java(),
        "python_modules": _python_modules(),
        "not_emulated": [{"name": name, "advice": advice} for name, advice in sorted(set(_refusals()))],
    }


def _components() -> Dict[str, Facts]:
    from ..components.processor import Processor
    from ..components.registry import lookup, names

    components: Dict[str, Facts] = {}
    for name in names():
        cls = lookup(name)
        components[name] = {
            "bundle": cls.BUNDLE,
            "properties": {descriptor.name: _property(descriptor) for descriptor in cls.PROPERTIES},
            "dynamic_properties": None if cls.DYNAMIC is None else _property(cls.DYNAMIC),
        }
        if issubclass(cls, Processor):
            components[name]["relationships"] = dict(sorted(cls.RELATIONSHIPS.items()))
    return components


def _property(descriptor: PropertyDescriptor) -> Facts:
    """What is said of a property; what is as usual is left out."""
    facts = {
        "display": descriptor.label,
        "description": descriptor.description,
        "default": descriptor.default,
        "required": descriptor.required,
        "allowed": list(descriptor.allowed),
        "expression_language": "" if descriptor.el == EL_NONE else descriptor.el,
        "sensitive": descriptor.sensitive,
        "service": descriptor.service,
    }
    return {name: value for name, value in facts.items() if value}


def _expression_language() -> Facts:
    from ..base.versions import RELEASES, Version, version_of
    from ..el.functions.registry import Function, functions, standalone
    from ..el.functions.standalone import REFUSED
    from ..el.keywords import SELECTIONS

    def called(table: Dict[str, Function]) -> Dict[str, str]:
        since = {name: f", since {function.since}" if function.since else "" for name, function in table.items()}
        return {name: _arity(table[name].arity) + since[name] for name in sorted(table)}

    def first(of_version: Callable[[Version], Dict[str, Function]]) -> Dict[str, Function]:
        """Each as it first came; what is refused by name is listed elsewhere."""
        by_release = [of_version(version_of(release)) for release in reversed(RELEASES)]
        return {name: function for table in by_release for name, function in table.items() if name not in REFUSED}

    return {"functions": called(first(functions)), "standalone": called(first(standalone)), "selections": sorted(SELECTIONS)}


def _arity(bounds: Tuple[int, int]) -> str:
    """How many arguments: "1", "1-2", "1-" for no upper bound."""
    least, most = bounds
    return str(least) if least == most else "%d-%s" % (least, most if most < 1 << 20 else "")


def _jsonpath() -> Facts:
    from ..jsonpath.filter_values import OPERATORS
    from ..jsonpath.functions import FUNCTIONS

    return {"functions": sorted(FUNCTIONS), "filter_operators": sorted(OPERATORS)}


def _jolt() -> Facts:
    from ..jolt.functions import FUNCTIONS
    from ..jolt.operations import OPERATIONS

    return {"operations": sorted(["chain", *OPERATIONS]), "modify_functions": sorted(FUNCTIONS)}


def _java() -> Dict[str, Facts]:
    from ..java import registry

    for module in _REGISTERING:
        import_module("%s.%s" % (_PACKAGE, module))
    classes: Dict[str, Facts] = {}
    for name in registry.classes():
        cls = registry.lookup(name)
        if cls is not None and cls.__module__.startswith(_PACKAGE + "."):
            classes[name] = _java_class(cls)
    return classes


def _java_class(cls: type) -> Facts:
    """What the class declares itself, with the Python classes between it and the next Java class above."""
    methods, constants = set(), set()
    parent: Optional[str] = None
    for base in cls.__mro__:
        if base is not cls and "java_name" in vars(base) and base.__module__.startswith(_PACKAGE + "."):
            parent = str(vars(base)["java_name"])
            break
        if not base.__module__.startswith(_PACKAGE + "."):
            continue
        for name, value in vars(base).items():
            if _METHOD.fullmatch(name) and (callable(value) or isinstance(value, (staticmethod, classmethod))):
                methods.add(name.rstrip("_"))
            elif _CONSTANT.fullmatch(name) and not callable(value):
                constants.add(name)
    return {"extends": None if parent == "java.lang.Object" else parent, "methods": sorted(methods), "constants": sorted(constants)}


def _python_modules() -> Facts:
    from ..jython.modules.catalog import HOSTED, jython_first, made_here
    from ..jython.names import all_modules, module_names

    ours = made_here()
    raising = [name for name in all_modules() if name not in ours and name not in HOSTED and not name.startswith("_")]
    listed = [name for name in raising if "." not in name]
    return {
        "ours": [name for name in ours if not jython_first(name)],
        "ours_without_a_jar": [name for name in ours if jython_first(name)],
        "python_3_own_with_the_names_of_jython": sorted(HOSTED),
        "from_the_jar_of_jython_or_not_emulated": [name for name in listed if not _error(module_names(name))],
        "no_module_in_jython_either": [name for name in listed if _error(module_names(name))],
    }


def _error(names: Any) -> bool:
    return bool(names and names.error)


def _refusals() -> Iterator[Refusal]:
    prefixes = ["import " + _OPEN]  # Python modules and Java classes: listed above
    for module, table, prefix in _TABLES:
        entries = getattr(import_module("%s.%s" % (_PACKAGE, module)), table)
        prefixes.append(prefix + _OPEN)
        for name in entries:
            yield prefix + name, str(entries[name]) if isinstance(entries, dict) else ""
    for name, advice in _raised():
        if name not in prefixes and re.search("[a-z]", name):
            yield name, advice


def _raised() -> Iterator[Refusal]:
    for path in sorted(Path(__file__).resolve().parents[1].rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)) if "NotEmulated(" in source else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "NotEmulated" and node.args:
                advice = [*node.args[2:3], *(one.value for one in node.keywords if one.arg == "advice")]
                yield _text(node.args[0]), _text(advice[0]) if advice else ""


def _text(node: ast.expr) -> str:
    """A text of the source; what is only known at run time as '…', alone where nothing else is known."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.BinOp):
        return _text(node.left) + _text(node.right)
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) for part in node.values)
    return _OPEN


def by_package(names: List[str]) -> Dict[str, List[str]]:
    """Java names by package, both sorted."""
    packages: Dict[str, List[str]] = {}
    for name in sorted(names):
        package = re.split(r"\.(?=[A-Z])", name)[0]
        packages.setdefault(package, []).append(name[len(package) + 1 :])
    return packages
