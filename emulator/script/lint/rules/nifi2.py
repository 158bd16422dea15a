"""What a script of NiFi 1 uses of Jython, Java and NiFi's API that NiFi 2 lacks, our NAR installed (``lint --target nifi2``)."""

from __future__ import annotations

import ast
from typing import Dict, FrozenSet, Iterator, List, Optional, Tuple

from ....jython.names import is_java_class, is_java_package, package_and_class
from ..losses import Form, is_lost_class, is_lost_package, lost_members, lost_names, module_error
from ..owners import Owners
from ..parsed import Parsed, is_session
from ..rule import ERROR, NIFI_2, NOTE, WARNING, Found, rule

_API = "org.apache.nifi."
STATE, LOG, BUILDER = _API + "components.state.StateMap", _API + "logging.ComponentLog", _API + "components.PropertyDescriptor.Builder"
LEVELS = frozenset(("trace", "debug", "info", "warn", "error"))
GIVEN_BACK: Dict[str, FrozenSet[str]] = {  # by OldApi of nifi/jython_nar
    STATE: frozenset(("getVersion",)), LOG: LEVELS, BUILDER: frozenset(("expressionLanguageSupported",)),
    _API + "processor.ProcessSession": frozenset(("read",)), _API + "expression.ExpressionLanguageScope": frozenset(("VARIABLE_REGISTRY",)),
}  # fmt: skip
INSTEAD = {
    "encrypt": "keep the secret in a sensitive parameter", "decrypt": "read it from a sensitive parameter",
    "createSSLContext": "createContext()", "getAsDate": "getAsLocalDate", "ISO8061_INSTANT_VALIDATOR": "ISO8601_INSTANT_VALIDATOR",
}  # fmt: skip
_HTTPS = frozenset(("urllib", "urllib2"))
_CALLS = frozenset(("urlopen", "urlretrieve", "build_opener", "URLopener", "FancyURLopener"))
_ORDERED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
_OTHERWISE = {  # method of the session → how many arguments, the last of them None but for clearState's, what it does
    "clearState": (1, "session.clearState is stored by the commit"),
    "removeAttribute": (2, "session.removeAttribute(flowFile, None) is NullPointerException"),
    "get": (1, "the FlowFile that session.get(None) fails on is there for the next session.get()"),
}
Use = Tuple[ast.AST, str, str]  # the place, the class, the member


@rule(
    "nifi2-module", ERROR,
    "the NAR's Jython 2.7.4 comes without Bouncy Castle, pip and lib2to3: import ssl is ImportError: No module named bouncycastle",
    "the NAR's Jython {0}", target=NIFI_2,
)  # fmt: skip
def nifi2_module(script: Parsed) -> Iterator[Found]:
    modules: Dict[str, str] = {}  # name in the script → module
    for statement, module, names in script.imports:
        if id(statement) not in script.guarded and module_error(module):
            yield statement, f"cannot import {module}: {module_error(module)}"
        lost = lost_names(module)
        yield from ((statement, f"has no {module}.{name}") for name in names if name in lost)
        if isinstance(statement, ast.Import):
            modules.update({alias.asname or alias.name: alias.name for alias in statement.names})
    for node in script.nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and id(node) not in script.guarded:
            module = modules.get(node.value.id, "")
            if node.attr in lost_names(module):
                yield node, f"has no {module}.{node.attr}"


@rule(
    "nifi2-https", WARNING,
    "the NAR's Jython has no ssl, so urllib and urllib2 refuse an address of https: unknown url type: 'https'",
    "{0} speaks no https on the NAR's Jython: call by java.net.URL", target=NIFI_2,
)  # fmt: skip
def nifi2_https(script: Parsed) -> Iterator[Found]:
    used = {node.attr for node in script.nodes if isinstance(node, ast.Attribute)}
    for node, module, names in script.imports:
        if module in _HTTPS and _CALLS & (set(names) or used):
            yield node, module


@rule(
    "nifi2-class", ERROR,
    "a Java class of NiFi 1 or its JDK that neither NiFi 2, its JDK nor the NAR has: ImportError: No module named annotation",
    "NiFi 2 has no {0}", target=NIFI_2,
)  # fmt: skip
def nifi2_class(script: Parsed) -> Iterator[Found]:
    """What NiFi 1 lacks as well is java-name's."""
    for node, module, names in script.imports:
        if id(node) in script.guarded or not (is_java_package(module) or is_java_class(module)):
            continue
        classes = [f"{module}.{name}" for name in names] or [module]
        for full in classes:
            package, simple = package_and_class(full)
            if simple and is_lost_class(package, simple):
                yield node, f"class {full}"
            elif not simple and is_java_package(full) and is_lost_package(full):
                yield node, f"package {full}"


def _uses(script: Parsed) -> Iterator[Use]:
    """Every member of a Java class that NiFi 2 has no more in this form."""
    owners = Owners(script)
    calls = {id(call.func): call for call in script.calls}
    asks_state = any(isinstance(node, ast.Attribute) and node.attr in ("getState", "getStateManager") for node in script.nodes)
    for node in script.nodes:
        if not isinstance(node, ast.Attribute) or id(node) in script.guarded:
            continue
        classes = owners.of(node.value)
        if not classes and node.attr == "getVersion" and asks_state:
            classes = frozenset((STATE,))
        for owner in sorted(classes):
            lost = lost_members(owner)
            if node.attr in lost and _is_gone(script, lost[node.attr], calls.get(id(node))):
                yield node, owner, node.attr


def _is_gone(script: Parsed, forms: Optional[List[Form]], call: Optional[ast.Call]) -> bool:
    """Is this call one of a form that is gone? Where a form of as many arguments is left, a literal boolean decides."""
    if forms is None:
        return True
    if call is None:
        return False
    return any(
        len(form.types) == len(call.args) and (not form.has_sibling or all(map(_is_boolean, form.types, call.args))) for form in forms
    )


def _is_boolean(java_type: str, argument: ast.expr) -> bool:
    return java_type == "boolean" and isinstance(argument, ast.Constant) and isinstance(argument.value, bool)


def _is_given_back(owner: str, member: str) -> bool:
    return member in GIVEN_BACK.get(owner, ())


@rule(
    "nifi2-member", ERROR,
    "a method or field that NiFi 2's API has no more and the NAR does not give back: AttributeError: … object has no attribute 'encrypt'",
    "NiFi 2 has no {0}", target=NIFI_2,
)  # fmt: skip
def nifi2_member(script: Parsed) -> Iterator[Found]:
    for node, owner, member in _uses(script):
        if not _is_given_back(owner, member):
            yield node, f"{owner.rpartition('.')[2]}.{member}" + (f": {INSTEAD[member]}" if member in INSTEAD else "")


@rule(
    "nifi2-given-back", NOTE,
    "NiFi 2's API has it no more; the NAR gives it back to scripts, Jython's own jar in NiFi's lib does not: AttributeError there",
    "NiFi 2 has no {0} of its own; the NAR gives it back, without the NAR it is missing", target=NIFI_2,
)  # fmt: skip
def nifi2_given_back(script: Parsed) -> Iterator[Found]:
    for node, owner, member in _uses(script):
        if _is_given_back(owner, member):
            yield node, f"{owner.rpartition('.')[2]}.{member}"


@rule(
    "nifi2-otherwise", WARNING,
    "NiFi 2's session and state do something else: the first version of a state is 1, clearState is stored, None is no argument",
    "NiFi 2 does this otherwise: {0}", target=NIFI_2,
)  # fmt: skip
def nifi2_otherwise(script: Parsed) -> Iterator[Found]:
    for node in script.nodes:
        if isinstance(node, ast.Compare) and _compares_version_with_zero(script, node):
            yield node, "the first version of a state is 1, not 0"
        elif isinstance(node, ast.Attribute) and node.attr == "PORT_VALIDATOR":
            yield node, "StandardValidators.PORT_VALIDATOR takes port 0 too"
    for call, function in script.methods(*_OTHERWISE):
        count, sentence = _OTHERWISE[function.attr]
        if is_session(function.value) and len(call.args) == count and (function.attr == "clearState" or _is_none(call.args[-1])):
            yield call, sentence


def _compares_version_with_zero(script: Parsed, node: ast.Compare) -> bool:
    sides = (node.left, *node.comparators)
    return isinstance(node.ops[0], _ORDERED) and any(map(_is_zero, sides)) and any(_is_version(script, side) for side in sides)


def _is_version(script: Parsed, node: ast.AST) -> bool:
    if isinstance(node, ast.Name):
        return any(isinstance(value, ast.Call) and _is_version(script, value) for value in script.values.assigned(node.id))
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "getVersion"


def _is_zero(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "__jy_long__" and node.args:
        node = node.args[0]  # 0L
    return isinstance(node, ast.Constant) and type(node.value) is int and node.value == 0


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
