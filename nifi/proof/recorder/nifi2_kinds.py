"""Why a script's case is answered otherwise on NiFi 2: kinds, each a test over the two answers; templates/NIFI2.md has a row for each."""

from __future__ import annotations

import json
import re
from typing import Any, Callable, Dict, List, Mapping

Parts = Mapping[str, List[Any]]  # part of an answer → [NiFi 1, NiFi 2]
Test = Callable[[str, Parts], bool]  # the case's name, what differs
UNEXPLAINED = "not explained"
_JAR = re.compile(r"<jython>/jython-(?:standalone-2\.7\.2|nar-processors-1)\.jar")
_URLLIB = re.compile(r'(?<=/Lib/urllib\$py\.class\\", line )\d+')
_FAILED_1 = re.compile(r"(.*? failed to process due to )(.*); rolling back session: \{\}", re.DOTALL)
_CAUSED_BY = "\n- Caused by: "
_ERROR = re.compile(r"(?:str ['\"])?(?:\w+\||\w+(?:Error|Exception)\b)")


def kind_of(name: str, parts: Parts) -> str:
    """The first kind whose test holds."""
    return next((kind for kind, test in KINDS.items() if test(name, parts)), UNEXPLAINED)


def _sides(parts: Parts) -> List[str]:
    """What differs of each side, as text."""
    return [json.dumps({name: values[side] for name, values in parts.items()}, ensure_ascii=False, sort_keys=True) for side in (0, 1)]


def _both(nifi1: str, nifi2: str) -> Test:
    first, second = re.compile(nifi1), re.compile(nifi2)

    def test(_: str, parts: Parts) -> bool:
        before, after = _sides(parts)
        return bool(first.search(before) and second.search(after))

    return test


def _named(pattern: str) -> Test:
    name = re.compile(pattern)
    return lambda case, _: bool(name.search(case))


def _is_words(_: str, parts: Parts) -> bool:
    """An error on both sides: the class, | and its text, or as a script printed it."""
    return len(parts) == 1 and all(isinstance(answer, str) and _ERROR.match(answer) for answers in parts.values() for answer in answers)


def _is_jar(_: str, parts: Parts) -> bool:
    before, after = (_JAR.sub("<jar>", side) for side in _sides(parts))
    return before == after


def _is_line_of_urllib(_: str, parts: Parts) -> bool:
    """Jython 2.7.4's is seven lines longer at its head."""
    before, after = (_URLLIB.sub("N", _JAR.sub("<jar>", side)) for side in _sides(parts))
    return before == after


def _causes_follow(line: str) -> str:
    """A line of NiFi 1 as NiFi 2 writes it: SimpleProcessLogger fills the sentence with the error alone, its causes stand behind it."""
    match = _FAILED_1.fullmatch(line)
    if not match:
        return line
    sentence, error = match.groups()
    return f"{sentence}{error.partition(_CAUSED_BY)[0]}; rolling back session: {error}"


def _is_causes(name: str, parts: Parts) -> bool:
    if "logs" not in parts:
        return False
    before, after = parts["logs"]
    rewritten = {level: [_causes_follow(line) for line in lines] for level, lines in before.items()}
    return _is_jar(name, {**parts, "logs": [rewritten, after]})


def _is_scripted_log(_: str, parts: Parts) -> bool:
    return set(parts) == {"logs"} and all("InvokeScriptedProcessor[" in side for side in _sides(parts))


KINDS: Dict[str, Test] = {
    "where a log line has the causes of an error": _is_causes,
    "a traceback through Jython's library": _is_jar,
    "the lines of `urllib`": _is_line_of_urllib,
    "a state's first version, and `clear()` of the session's state": _both(r'"v=0L"', r'"v=1L"'),
    "`session.removeAttribute(flowFile, None)`": _both(r"none -> StandardFlowFileRecord", r"none JAVA java.lang.NullPointerException"),
    "a FlowFile that `session.get(None)` failed on": _both(r"java.util.Collection.size\(\)", r'"exception": null'),
    "`str(flowFile)` without a file name": _both(r"name=<null>", r"name=U"),
    "`StandardValidators.PORT_VALIDATOR`": _both(r"between 1 and 65535", r"between 0 and 65535"),
    "what `InvokeScriptedProcessor` logs of a script without a method, or with a failing one": _is_scripted_log,
    "the order of a dict": _named(r"^dict_order: "),
    "the version of Jython": _both(r"Jython 2\.7\.2", r"Jython 2\.7\.4"),
    "`import ssl`": _both(r"opens_socket", r"No module named bouncycastle"),
    "`import VariableRegistry`": _both("", r"cannot import name VariableRegistry"),
    "`Files.write(path, text)`": _named(r"^files: .*Files\.write"),
    "`StringUtils.join(list, separator)`, `containsAny`": _named(r"^string_utils: StringUtils\.(?:join|containsAny)"),
    "the order in which `Properties` are stored": _named(r"^properties: "),
    "what Jackson says of a fault and where it is, and its features": _named(r"^jackson_(?:bytes|errors|features): "),
    "a function where Java takes an interface with default methods": _both(r"can't be coerced to (?:java\.util\.function|\\?\")", ""),
    "`IOUtils.copyLarge(reader, writer, buffer)`": _named(r"^io_utils: .*IOUtils\.copyLarge\(StringReader"),
    "`Cipher` and its keys": _named(r"^cipher(?:_keys)?: "),
    "`storeToXML` of a character above U+FFFF": _named(r"^properties_xml: "),
    "a Java char, and an array of them": _both(r"\"str '|non-byte value|array array\('c'", r"\"unicode u'|array array\(char|str 'unicode'"),
    "`array.array` of a Java number": _named(r"^boxed_values: array\.array"),
    "`first` and `last` of every list": _both(r"has no attribute '(?:first|last)'", ""),
    "an error's words": _is_words,
    "how Java writes dates and time zones": _named(r"^(?:date|simple_date_format|time_zone|zoned_date_time): "),
    "`hash(None)`": _named(r"^hash\(None\)$|\(None, 2\)"),
}
