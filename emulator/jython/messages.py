"""Python 3's error texts in Jython's words. A table: exception class, pattern, words.

An error is put right once, when the script catches it or when it leaves the script.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Callable, Union

from .names_in_messages import exceptions, java_classes, of_long, of_value, old_name
from .objects.bytestring import NAME, ByteString, from_bytes
from .objects.old_classes import is_old_class
from .signatures import class_of_call, count_of_call, innermost, takes_keywords, unbound

Words = Union[str, Callable[["re.Match[str]", BaseException], str]]
_DONE = "_jython_words"
_OPERANDS = re.compile(r"unsupported operand type\(s\) for (.+?):? '(.+)' and '(.+)'$")


def _names(match: re.Match[str], error: BaseException) -> str:
    operator, left, right = match[1], of_value(match[2], error), of_value(match[3], error)
    if operator in ("+", "+=") and left in ("str", "unicode"):
        return f"cannot concatenate '{left}' and '{right}' objects"
    shown = {"** or pow()": "**", "divmod()": "divmod"}.get(operator, operator.rstrip("="))
    return f"unsupported operand type(s) for {shown}: '{left}' and '{right}'"


def _takes(match: re.Match[str], error: BaseException) -> str:
    wanted, given = match[2], int(match[3])
    if wanted == "0" and not takes_keywords(error, _last(match[1])):
        return f"{_last(match[1])}() takes no arguments ({given} given)"
    if "." in match[1] and match[1].partition(".")[0] in java_classes():
        return f"{_last(match[1])}(): expected {int(wanted) - 1} args; got {given - 1}"
    return f"{_last(match[1])}() takes exactly {wanted} argument{'s' if wanted != '1' else ''} ({given} given)"


def _takes_range(match: re.Match[str], error: BaseException) -> str:
    return f"{_last(match[1])}() takes at most {match[3]} argument{'s' if match[3] != '1' else ''} ({match[4]} given)"


def _missing(match: re.Match[str], error: BaseException) -> str:
    from .java_counts import too_few

    words = too_few(match[1], error)
    return _too_few(match, error) if words is None else words


def _too_few(match: re.Match[str], error: BaseException) -> str:
    name = _last(match[1])
    wanted, given = count_of_call(error, name, int(match[2]))
    owner = unbound(error, match[1]) if not given else None
    if owner:
        return f"unbound method {name}() must be called with {owner} instance as first argument (got nothing instead)"
    return (
        f"{name}() takes {'exactly' if wanted >= 0 else 'at least'} {abs(wanted)} argument{'s' if abs(wanted) != 1 else ''} ({given} given)"
    )


def _constructor(match: re.Match[str], error: BaseException) -> str:
    """A class without __init__ that got arguments."""
    cls = class_of_call(error, match[1])
    return "this constructor takes no arguments" if is_old_class(cls) else "object.__new__() takes no parameters"


def _no_class_attribute(match: re.Match[str], error: BaseException) -> str:
    if is_old_class(class_of_call(error, match[1])):
        return f"class {match[1]} has no attribute '{match[2]}'"
    name = exceptions().get(match[1]) or java_classes().get(match[1], match[1])
    return f"type object '{name}' has no attribute '{match[2]}'"


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _concatenate(match: re.Match[str], error: BaseException) -> str:
    left, right = old_name(match[1]), of_value(match[2], error)
    if left in ("str", "unicode"):
        return f"cannot concatenate '{left}' and '{right}' objects"
    return f'can only concatenate {left} (not "{right}") to {left}'


def _about(words: str) -> Words:
    """Words about the type that the first group names."""
    return lambda match, error: words % of_value(match[1], error)


def _not_iterable(match: re.Match[str], error: BaseException) -> str:
    name = of_value(match[1], error)
    return f'can only concatenate list (not "{name}") to list' if _adds_in_place(error) else f"'{name}' object is not iterable"


def _adds_in_place(error: BaseException) -> bool:
    """Was it raised by ``+=`` itself?"""
    import opcode

    place = innermost(error.__traceback__)
    if place is None:
        return False
    code, at = place.tb_frame.f_code.co_code, place.tb_lasti
    name = opcode.opname[code[at]]
    return name == "INPLACE_ADD" or name == "BINARY_OP" and code[at + 1] == _INPLACE_ADD


_INPLACE_ADD = 13  # NB_INPLACE_ADD, since CPython 3.11


def _global_name(match: re.Match[str], error: BaseException) -> str:
    prefix = "" if _raised_in_module(error) else "global "
    return f"{prefix}name '{match[1]}' is not defined"


def _raised_in_module(error: BaseException) -> bool:
    place = innermost(error.__traceback__)
    frame = place and place.tb_frame
    while frame is not None and frame.f_code.co_name == "<listcomp>":  # Python 2 has no frame of its own for it
        frame = frame.f_back
    return frame is None or frame.f_code.co_name == "<module>"


_SEARCHES = "replace|startswith|endswith"
_NO_BUFFER = rf"(?:{_SEARCHES})\(\) argument \d must be str, not .*|(?:starts|ends)with first arg must .*"
_NO_UNICODE = (
    r"(?:(?:(?:count|r?find|r?index)\(\) argument 1 )?must be str(?: or None)?|(?:starts|ends)with first arg must be str or a tuple of str)"
    r", not ([\w.]+)"
)
_TABLE: tuple[tuple[type[BaseException], str, Words], ...] = (
    (UnboundLocalError, r"cannot access local variable '(\w+)'.*", r"local variable '\1' referenced before assignment"),
    (NameError, r"(?:global )?name '(\w+)' is not defined.*", _global_name),
    (
        NameError,
        r"(?:cannot access free variable|free variable) '(\w+)'.*",
        r"free variable '\1' referenced before assignment in enclosing scope",
    ),
    (IndexError, r"list assignment index out of range", "list assignment index out of range"),
    (
        ZeroDivisionError,
        r"integer (?:division or )?modulo by zero",
        "integer division or modulo by zero",
    ),
    (
        ZeroDivisionError,
        r"float (?:floor )?division(?: or modulo)?(?: by zero)?|float divmod\(\)|division by zero",
        "float division",
    ),
    (ZeroDivisionError, r"float modulo(?: by zero)?", "float modulo"),
    (ZeroDivisionError, r"complex division by zero", "complex division"),
    (ValueError, r"cannot convert NaN to integer", "Cannot convert NaN to integer"),
    (
        TypeError,
        r"'((?!str|bytestr)[\w.]+)' object does(?:n't| not) support item deletion",
        _about("'%s' object doesn't support item deletion"),
    ),
    (OverflowError, r"int too large to convert to float", "long int too large to convert to float"),
    (OverflowError, r"Python int too large to convert to C (?:int|long)", "signed integer is greater than maximum"),
    (TypeError, r"([\w.<>]+)\(\) takes (\d+) positional arguments? but (\d+) (?:was|were) given", _takes),
    (
        TypeError,
        r"_(sorted|round)\(\) takes from \d+ to (\d) positional arguments but (\d+) (?:was|were) given",
        r"\1() takes at most \2 arguments (\3 given)",
    ),
    (
        TypeError,
        r"_sort\(\) takes from \d+ to (\d) positional arguments but (\d+) (?:was|were) given",
        r"list() takes at most \1 arguments (\2 given)",
    ),
    (TypeError, r"([\w.<>]+)\(\) takes from (\d+) to (\d+) positional arguments but (\d+) (?:was|were) given", _takes_range),
    (TypeError, r"_sorted\(\) missing .*", "sorted() takes at least 1 argument (0 given)"),
    (TypeError, r"_round\(\) missing .*", "round: The 1st argument is required"),
    (TypeError, r"([\w.<>]+)\(\) missing (\d+) required positional arguments?: .*", _missing),
    (TypeError, r"bytestr\.(\w+)\(\) got an unexpected keyword argument .*", r"\1() takes no keyword arguments"),
    (
        TypeError,
        r"_(?:sorted|round|sort)\(\) got an unexpected keyword argument '(\w+)'.*",
        r"'\1' is an invalid keyword argument for this function",
    ),
    (
        TypeError,
        r"([\w.<>]+)\(\) got an unexpected keyword argument '(\w+)'.*",
        lambda match, error: f"{_last(match[1])}() got an unexpected keyword argument '{match[2]}'",
    ),
    (
        TypeError,
        r"([\w.<>]+)\(\) got multiple values for argument '(\w+)'",
        lambda match, error: f"{_last(match[1])}() got multiple values for keyword argument '{match[2]}'",
    ),
    (TypeError, r"can only concatenate (\w+) \(not \"(\w+)\"\) to \w+", _concatenate),
    (TypeError, r"cannot unpack non-iterable ([\w.]+) object", _about("'%s' object is not iterable")),
    (TypeError, r"'([\w.]+)' object is not iterable", _not_iterable),
    (TypeError, r"argument of type '([\w.]+)' is not iterable.*", _about("'%s' object is not iterable")),
    (TypeError, r"'([\w.]+)' object is not callable", _about("'%s' object is not callable")),
    (TypeError, r"'Facade' object is not subscriptable|type '[\w.]+' is not subscriptable", "'type' object is unsubscriptable"),
    (TypeError, r"'([\w.]+)' object is not subscriptable", _about("'%s' object is unsubscriptable")),
    (TypeError, r"'(str|bytestr)' object does not support item assignment", "can't assign to immutable object"),
    (TypeError, r"'([\w.]+)' object does not support item assignment", _about("'%s' object does not support item assignment")),
    (
        TypeError,
        r"exceptions must derive from BaseException",
        "exceptions must be old-style classes or derived from BaseException, not str",
    ),
    (ValueError, r"int\(\) base must be >= 2 and <= 36, or 0", "invalid base for atoi()"),
    (ValueError, r"chr\(\) arg not in range\(0x110000\)", "unichr() arg not in range(0x110000)"),
    (
        TypeError,
        r"(?:cannot use .* as a .* \()?unhashable type: '(?:OrderedDict|Counter|KeysView|ItemsView)'.*",
        "'NoneType' object is not callable",
    ),
    (
        TypeError,
        r"(?:cannot use .* as a .* \()?unhashable type: '(?:collections\.)?(set|deque)'.*",
        r"\1 objects are unhashable",
    ),
    (TypeError, r"(?:cannot use .* as a .* \()?unhashable type: '([\w.]+)'.*", _about("unhashable type: '%s'")),
    (TypeError, r"this function got an unexpected keyword argument '(\w+)'", r"'\1' is an invalid keyword argument for this function"),
    (TypeError, r"string indices must be integers", "unicode indices must be integers"),  # CPython 3.9 says no more
    (
        TypeError,
        r"(list|tuple|string|str|bytestr|bytearray) indices must be integers.+",
        lambda match, error: f"{'unicode' if match[1] == 'string' else old_name(match[1])} indices must be integers",
    ),
    (
        TypeError,
        r"tuple for (?:starts|ends)with must only contain str, not ([\w.]+)",
        _about("coercing to Unicode: need string or buffer, %s found"),
    ),
    (TypeError, _NO_UNICODE, _about("coercing to Unicode: need string or buffer, %s found")),
    (
        TypeError,
        _NO_BUFFER,
        "expected str, bytearray or other buffer compatible object",
    ),
    (AttributeError, r"can't (set|delete) attribute(?: '\w+')?", r"can't \1 attribute"),
    (AttributeError, r"property .* of .* object has no setter", "can't set attribute"),
    (AttributeError, r"property .* of .* object has no deleter", "can't delete attribute"),
    (AttributeError, r"unreadable attribute(?: '\w+')?|property .* of .* object has no getter", "unreadable attribute"),
    (TypeError, r"([lr]?)strip arg must be None or str", r"\1strip arg must be None, unicode or str"),
    (
        TypeError,
        r"(?:argument should be integer or|a) bytes-like object(?: is required)?, not '([\w.]+)'",
        _about("Type %s doesn't support the buffer API"),
    ),
    (TypeError, r"cannot convert '([\w.]+)' object to bytearray", _about("'%s' object is not iterable")),
    (TypeError, r"enumerate\(\) (?:missing required argument|takes at most 2).*", "enumerate() takes no keyword arguments"),
    (TypeError, r"slice indices must be integers or have .*", "slice indices must be integers or None or have an __index__ method"),
    (TypeError, r"attribute name must be string, not .*", "delattr(): attribute name must be string"),
    (ValueError, r"tuple\.index\(x\): x not in tuple", "tuple.index(x): x not in list"),
    (ValueError, r"pow\(\) 3rd argument cannot be 0", "pow(x, y, z) with z==0"),
    (
        TypeError,
        r"'[\w.]+' object cannot be interpreted as an integer|an integer is required \(got type .*\)|integer argument expected, got float",
        "integer required",
    ),
    (TypeError, r"The fill character must be a unicode character, not .*", "expected a str"),
    (TypeError, r"The fill character must be exactly one character long", "center() argument 2 must be char, not str"),
    (TypeError, r"must be real number, not .*", "a float is required"),
    (TypeError, r"object of type '([\w.]+)' has no len\(\)", _about("object of type '%s' has no len()")),
    (TypeError, r"bad operand type for unary ([-+~]): '(?:str|bytestr|float|complex)'", r"bad operand type for unary \1"),
    (
        TypeError,
        r"bad operand type for (unary [-+~]|abs\(\)): '([\w.]+)'",
        lambda match, error: f"bad operand type for {match[1]}: '{of_value(match[2], error)}'",
    ),
    (
        TypeError,
        r"(?:[\w.<>]+\.)?([\w<>]+)\(\) argument after (\*\*?) must be an? (?:mapping|iterable), not .*",
        lambda match, error: f"{match[1]}() argument after {match[2]} must be a {'mapping' if match[2] == '**' else 'sequence'}",
    ),
    (
        TypeError,
        r"Can't instantiate abstract class (\w+) with(?:out an implementation for)? abstract methods? (.*)",
        lambda match, error: f"Can't instantiate abstract class {match[1]} with abstract methods {match[2].replace(chr(39), '')}",
    ),
    (TypeError, r"'([\w.]+)' object is not an iterator", _about("'%s' object is not an iterator")),
    (
        TypeError,
        r"(?:date|datetime|timedelta|time)\.(\w+)\(\) takes no arguments \((\d+) given\)",
        lambda match, error: f"{match[1]}() takes exactly 1 argument ({int(match[2]) + 1} given)",  # functions of Lib/datetime.py
    ),
    (TypeError, r"'(\w+)' is an invalid keyword argument for replace\(\)", r"replace() got an unexpected keyword argument '\1'"),
    (TypeError, r"issubclass\(\) arg 2 must be .*", "issubclass() arg 2 must be a class or tuple of classes"),
    (TypeError, r"complex\(\) first argument must be .*", "complex() argument must be a string or a number"),
    (TypeError, r"can't multiply sequence by non-int of type '([\w.]+)'", _about("can't multiply sequence by non-int of type '%s'")),
    (TypeError, r"isinstance\(\) arg 2 must be .*", "isinstance() arg 2 must be a class, type, or tuple of classes and types"),
    (TypeError, r"reduce\(\) of empty (?:sequence|iterable) with no initial value", "reduce of empty sequence with no initial value"),
    (TypeError, r"'([\w.]+)' object is not reversible", "argument to reversed() must be a sequence"),
    (
        TypeError,
        r"'in <string>' requires string as left operand, not ([\w.]+)",
        _about("'in <string>' requires string as left operand, not %s"),
    ),
    (LookupError, r"unknown encoding: (.*)", r"unknown encoding '\1'"),
    (TypeError, r"(\w+)\(\) takes no arguments", _constructor),
    (TypeError, _OPERANDS.pattern, _names),
    (
        ValueError,
        r"not enough values to unpack \(expected (?:at least )?\d+, got (\d+)\)",
        lambda match, error: f"need more than {match[1]} value{'s' if match[1] != '1' else ''} to unpack",
    ),
    (ValueError, r"too many values to unpack.*", "too many values to unpack"),
    (ValueError, r".*is not in list", "list.index(x): x not in list"),
    (
        AttributeError,
        r"'([\w.]+)' object has no attribute '(\w+)'.*",
        lambda match, error: f"'{old_name(of_long(match[1], error))}' object has no attribute '{match[2]}'",
    ),
    (
        AttributeError,
        r"type object '(\w+)' has no attribute '(\w+)'.*",
        _no_class_attribute,
    ),
    (TypeError, r"float\(\) argument must be a string or a (?:real )?number, not .*", "float() argument must be a string or a number"),
    (AttributeError, r"'(\w+)' object attribute '(\w+)' is read-only", r"'\1' object attribute '\2' is read-only"),
    (RecursionError, r"maximum recursion depth exceeded.*", "maximum recursion depth exceeded"),
)


@cache
def _compiled() -> tuple[tuple[type[BaseException], re.Pattern[str], Words], ...]:
    """The table, its patterns compiled when there is the first error."""
    return tuple((kind, re.compile(pattern + r"\Z"), words) for kind, pattern, words in _TABLE)


_OF_DECIMAL = {"divide": "x / 0", "floor_divide": "x // 0", "modulo": "x % 0", "DivisionUndefined": "0 / 0"}


def _decimals(error: BaseException) -> None:
    """Lib/decimal.py's words instead of a list of signals: those of a division by zero."""
    signal, traceback = error.args[0][0].__name__, error.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    operation = traceback.tb_frame.f_code.co_name if traceback is not None else ""
    words = _OF_DECIMAL.get(signal) or _OF_DECIMAL.get(operation)
    if words:
        error.args = (ByteString(words),)


def _of_codec(error: UnicodeDecodeError | UnicodeEncodeError) -> None:
    """Codecs name themselves, their reason and what they decode in byte strings."""
    encoding, text, start, end, reason = error.args
    error.encoding, error.reason = ByteString(encoding), ByteString(reason)
    error.args = (error.encoding, from_bytes(text) if isinstance(text, bytes) else text, start, end, error.reason)


_OF_CODECS = frozenset((UnicodeDecodeError, UnicodeEncodeError))  # one that a script makes is of a class of its own


def in_jythons_words(error: BaseException) -> BaseException:
    """The error, its text put right."""
    if type(error).__module__ == "decimal" and error.args and type(error.args[0]) is list and error.args[0]:
        _decimals(error)
    if isinstance(error, (UnicodeDecodeError, UnicodeEncodeError)) and type(error) in _OF_CODECS:
        _of_codec(error)
    if type(error) is StopIteration and not error.args and not getattr(error, _DONE, False):
        error.args = (ByteString(""),)  # Py.StopIteration(""), of every iterator that is Jython's own
    if hasattr(type(error), "java_name") or isinstance(error, KeyError) or not error.args or type(error.args[0]) is not str:
        return error
    if getattr(error, _DONE, False):
        return error
    text = error.args[0]
    of_call = _of_call(text, error) if isinstance(error, TypeError) else ""
    for kind, pattern, words in () if of_call else _compiled():
        match = pattern.match(text) if isinstance(error, kind) else None
        if match:
            text = match.expand(words) if isinstance(words, str) else words(match, error)
            break
    text = (of_call or text).replace(f"'{NAME}'", "'str'")
    if text.isascii() and len(error.args) == 1 and type(error).__module__ == "builtins" and not _from_script(error, text):
        error.args = (ByteString(text),)
    setattr(error, _DONE, True)
    return error


def _of_call(text: str, error: TypeError) -> str:
    from .call_words import words_of_python

    return words_of_python(text, error)


def _from_script(error: BaseException, text: str) -> bool:
    """Did the script itself give this unicode text? Then it stays unicode."""
    return text is error.args[0] and isinstance(error, (UnicodeError, OSError))
