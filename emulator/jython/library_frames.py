"""Frames that Jython shows from inside its own library, told from what the emulator's own frames were doing.

A traceback goes through the emulator where Jython goes through Lib/…: ``frames_of`` names Jython's frames for such a stretch. What the
library's function was asked for stands in the stretch's local variables, so nothing is noted down while all goes well.
"""

from __future__ import annotations

import ast
import re
from types import TracebackType
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple

from .library_lines import LINES
from .library_rules import RULES
from .library_steps import Step

Places = List[Tuple[str, int]]
JAR = "<jython>/jython-standalone-2.7.2.jar/Lib/"


def frame(file: str, line: int) -> str:
    """As a traceback shows it: ``file`` below Lib, without its ending; LINES has the line, below 0 where a generator is meant."""
    function, source = _line(file, line)
    line = abs(line)
    return f'  File "{JAR}{file}$py.class", line {line}, in {function}\n    {source}\n'


def _line(file: str, line: int) -> Tuple[str, str]:
    if line in LINES.get(file, {}):
        return LINES[file][line]
    from . import library_web_lines

    return library_web_lines.LINES[file][line]


def frames_of(stretch: Sequence[TracebackType], error: str, calls_script: bool) -> List[str]:
    """Jython's frames for those of the emulator between two of the script's (``calls_script``), or behind the last of them.

    ``error``: its class and text, as the traceback's last line has them.
    """
    steps = [_step(traceback) for traceback in stretch if traceback.tb_frame.f_code.co_name not in _CALLERS]
    for step in steps:
        read = _READERS.get(step.module)
        if read is not None:
            return [frame(file, line) for file, line in read(steps, calls_script)]
    places = _of_the_web(steps, error) if any(step.module in _WEB for step in steps) else []
    if not places and steps:
        places = _by_rule(steps[0], "" if calls_script else error)
    return [frame(file, line) for file, line in places]


_WEB = frozenset(
    (
        "urllib2_module", "urllib2_opener", "urllib2_handlers", "urllib2_requests", "httplib_connections", "httplib_module",
        "httplib_responses", "rfc822_messages", "socket_client", "socket_files", "socket_module", "socket_objects", "urllib_module",
        "urllib_opening",
    )
)  # fmt: skip


def _of_the_web(steps: Sequence[Step], error: str) -> Places:
    from .library_web_frames import places_of

    return places_of(steps, error)


_CALLERS = ("call_of_text", "counted_call")  # what stands between a script's call and the function


def _step(traceback: TracebackType) -> Step:
    code, variables = traceback.tb_frame.f_code, traceback.tb_frame.f_locals
    module = str(traceback.tb_frame.f_globals.get("__name__", code.co_filename)).rpartition(".")[2]
    return Step(module, _function(code.co_name, variables), variables)


def _function(name: str, variables: Mapping[str, object]) -> str:
    """Its name; of a closure what it was made for, of a constructor the class."""
    if name == "call":
        return f"of:{variables.get('name') or getattr(variables.get('function'), '__name__', '')}"
    return f"new:{getattr(variables.get('cls'), '__name__', '')}" if name == "__new__" else name


def _by_rule(step: Step, error: str) -> Places:
    for pattern, places in RULES.get(f"{step.module}.{step.function}", ()):
        if re.match(pattern, error) is not None:
            return [(file, int(line)) for file, _, line in (place.partition(":") for place in places.split())]
    return []


_ENCODER = "json/encoder"
_IN_DICT = {"byte_string": 389, "float": 399, "_key": 381}
_IN_LIST = {"byte_string": 312, "float": 322}
_DUMPS_DEFAULTS: Mapping[str, object] = {
    "skipkeys": False, "ensure_ascii": True, "check_circular": True, "allow_nan": True, "cls": None, "indent": None, "separators": None,
    "encoding": "utf-8", "default": None, "sort_keys": False, "keywords": {},
}  # fmt: skip


def _json(steps: Sequence[Step], calls_script: bool) -> Places:
    places: List[Tuple[str, int]] = []
    functions = [step.function for step in steps if step.module == "json_module"]
    for step in steps:
        if step.module == "json_module":
            places += _json_call(step, "dump" in functions)
        elif step.module == "json_decoder" and step.function == "loads" and calls_script:
            places += [("json/decoder", 365), ("json/decoder", 381), ("json/decoder", 381)]
    return places + _json_encode([step for step in steps if step.module == "json_encoder"], functions, calls_script)


def _json_call(step: Step, dumps_to_file: bool) -> Places:
    if step.function == "load":
        return [("json/__init__", 286)]
    if step.function == "_loads":
        options = [step.variables.get("encoding"), step.variables.get("cls"), *dict(step.variables.get("arguments") or {}).values()]  # type: ignore[call-overload]
        return [("json/__init__", 338 if all(option is None for option in options) else 351)]
    if step.function == "dump":
        return [("json/__init__", 190 if "write" not in dir(step.variables.get("fp")) else 189)]
    if step.function == "dumps" and not dumps_to_file:
        is_plain = all(step.variables.get(name) == value for name, value in _DUMPS_DEFAULTS.items())
        return [("json/__init__", 243 if is_plain else 246)]
    return []


def _json_encode(steps: Sequence[Step], callers: Sequence[str], calls_script: bool) -> Places:
    """JSONEncoder.encode: in one shot by Java's encoder, or by generators where there is an indent, an order, or a file."""
    raises_default = [(_ENCODER, 183)] if callers[-1:] == ["default"] else []
    if not steps:
        return raises_default
    style, value = steps[0].variables["style"], steps[0].variables["value"]
    piecemeal = "dump" in callers or "iterencode" in callers
    if isinstance(value, str) and not piecemeal:
        return [(_ENCODER, 200)]
    last = steps[-1].function
    if last == "other" and not calls_script and style.default is None:  # type: ignore[attr-defined]
        raises_default = [(_ENCODER, 183)]
    if not piecemeal and style.indent is None and not style.sort_keys:  # type: ignore[attr-defined]
        return [(_ENCODER, 206), (_ENCODER, 269), *raises_default]
    return [*([] if piecemeal else [(_ENCODER, 208)]), *_generators([step.function for step in steps[1:]]), *raises_default]


def _generators(functions: Sequence[str]) -> Places:
    """_iterencode, _iterencode_list and _iterencode_dict, one within the other."""
    kinds = [_KINDS[function] for function in functions if function in _KINDS]
    leaf = functions[-1] if functions and functions[-1] in _IN_DICT else ""
    if "_key" in functions:
        leaf = "_key" if functions[-1] == "_key" else "byte_string"
    lines: List[int] = []
    is_top = True
    for kind, following in zip(kinds, [*kinds[1:], ""]):
        if kind == "value":
            lines.append(442 if following else 441)
            is_top = True
            continue
        if is_top:
            lines.append(430 if kind == "list" else 433)
        is_top = False
        inner = (_IN_LIST if kind == "list" else _IN_DICT).get(leaf) if not following else None
        lines.append(inner or (331 if kind == "list" else 407))
    if leaf == "float":
        lines.append(251)
    return [(_ENCODER, line) for line in lines]


def _ast(steps: Sequence[Step], calls_script: bool) -> Places:
    """literal_eval: the way to what is no literal."""
    text = steps[0].variables.get("text", "x")  # none: it was no text
    try:
        way = _way(ast.parse(str(text).strip(), mode="eval").body)
    except SyntaxError:
        return []
    return [("ast", line) for line in (80, *(way or ()), 79)]


def _way(node: ast.AST) -> Optional[List[int]]:
    """The lines of _convert by which the first part that is refused is reached; None for a literal."""
    if isinstance(node, ast.Constant) or isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant):
        return None
    if isinstance(node, ast.Name):
        return None if node.id in ("None", "True", "False") else []
    lines, parts = _PARTS.get(type(node), _no_parts)(node)
    ways = (_way(part) for part in parts)
    return next(([*lines, *way] for way in ways if way is not None), None if lines else [])


def _no_parts(node: Any) -> Tuple[Tuple[int, ...], List[Any]]:
    return (), []


_PARTS: Dict[type, Callable[[Any], Tuple[Tuple[int, ...], List[Any]]]] = {
    ast.Tuple: lambda node: ((58,), node.elts),
    ast.List: lambda node: ((60,), node.elts),
    ast.Dict: lambda node: ((62, -62), [part for pair in zip(node.keys, node.values) for part in pair]),
}
_KINDS = {"list": "list", "dict": "dict", "encode_dict": "dict", "other": "value"}
_READERS: Dict[str, Callable[[Sequence[Step], bool], Places]] = {
    "json_module": _json,
    "json_decoder": _json,
    "json_encoder": _json,
    "ast_module": _ast,
}
