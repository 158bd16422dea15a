"""StringUtils' questions about a text (commons-lang3 3.12); null is no error."""

from __future__ import annotations

from typing import Any, Callable, Optional

from ...lang.signature import static_takes
from ...lang.text import is_white
from ...lang.throwable import NullPointerException

_TEXT = "java.lang.CharSequence"
_TWO = f"{_TEXT}, {_TEXT}"

def is_blank(text: Optional[str]) -> bool:
    """null, empty or white space alone."""
    return text is None or all(map(is_white, text))


def _all(test: Callable[[str], bool], text: Optional[str], empty: bool = False) -> bool:
    return text is not None and (bool(text) or empty) and all(map(test, text))


def flat(texts: Any) -> Any:
    """The values of varargs: one list stands for all."""
    return texts[0] if len(texts) == 1 and isinstance(texts[0], (list, tuple)) else texts


class StringTests:
    """The static methods that answer true or false."""

    @staticmethod
    @static_takes(_TEXT)
    def isEmpty(text: Any) -> bool:
        return not text

    @staticmethod
    @static_takes(_TEXT)
    def isNotEmpty(text: Any) -> bool:
        return bool(text)

    @staticmethod
    @static_takes(_TEXT)
    def isBlank(text: Any) -> bool:
        return is_blank(text)

    @staticmethod
    @static_takes(_TEXT)
    def isNotBlank(text: Any) -> bool:
        return not is_blank(text)

    @staticmethod
    def isAnyBlank(*texts: Any) -> bool:
        return any(map(is_blank, flat(texts)))

    @staticmethod
    def isNoneBlank(*texts: Any) -> bool:
        return not any(map(is_blank, flat(texts)))

    @staticmethod
    def isAllBlank(*texts: Any) -> bool:
        return all(map(is_blank, flat(texts)))

    @staticmethod
    def isAnyEmpty(*texts: Any) -> bool:
        return any(not text for text in flat(texts))

    @staticmethod
    def isNoneEmpty(*texts: Any) -> bool:
        return all(flat(texts))

    @staticmethod
    def isAllEmpty(*texts: Any) -> bool:
        return not any(flat(texts))

    @staticmethod
    @static_takes(_TWO)
    def equals(first: Any, second: Any) -> bool:
        if first is None:  # Jython finds Object.equals and asks null
            raise NullPointerException('Cannot invoke "Object.getClass()" because "obj" is null')
        return bool(first == second)

    @staticmethod
    @static_takes(_TWO)
    def equalsIgnoreCase(first: Any, second: Any) -> bool:
        return first is second if first is None or second is None else first.lower() == second.lower()

    @staticmethod
    def equalsAny(text: Any, *others: Any) -> bool:
        return any(text == other for other in flat(others))

    @staticmethod
    @static_takes(f"{_TEXT}, int", _TWO)
    def contains(text: Any, part: Any) -> bool:
        return text is not None and part is not None and (chr(part) if isinstance(part, int) else part) in text

    @staticmethod
    @static_takes(_TWO)
    def containsIgnoreCase(text: Any, part: Any) -> bool:
        return text is not None and part is not None and part.lower() in text.lower()

    @staticmethod
    def containsAny(text: Any, *parts: Any) -> bool:
        if not text or not parts:
            return False
        return any(part in text for part in flat(parts) if part is not None)

    @staticmethod
    @static_takes("String, String", f"{_TEXT}, char[]")
    def containsOnly(text: Any, chars: Any) -> bool:
        return text is not None and chars is not None and all(char in chars for char in text)

    @staticmethod
    @static_takes("String, String", f"{_TEXT}, char[]")
    def containsNone(text: Any, chars: Any) -> bool:
        return text is None or chars is None or not any(char in chars for char in text)

    @staticmethod
    @static_takes(_TEXT)
    def containsWhitespace(text: Any) -> bool:
        return bool(text) and any(map(is_white, text))

    @staticmethod
    @static_takes(_TEXT)
    def isNumeric(text: Any) -> bool:
        return _all(str.isdecimal, text)

    @staticmethod
    @static_takes(_TEXT)
    def isNumericSpace(text: Any) -> bool:
        return _all(lambda char: char.isdecimal() or char == " ", text, empty=True)

    @staticmethod
    @static_takes(_TEXT)
    def isAlpha(text: Any) -> bool:
        return _all(str.isalpha, text)

    @staticmethod
    @static_takes(_TEXT)
    def isAlphaSpace(text: Any) -> bool:
        return _all(lambda char: char.isalpha() or char == " ", text, empty=True)

    @staticmethod
    @static_takes(_TEXT)
    def isAlphanumeric(text: Any) -> bool:
        return _all(lambda char: char.isalpha() or char.isdecimal(), text)

    @staticmethod
    @static_takes(_TEXT)
    def isAlphanumericSpace(text: Any) -> bool:
        return _all(lambda char: char.isalpha() or char.isdecimal() or char == " ", text, empty=True)

    @staticmethod
    @static_takes(_TEXT)
    def isWhitespace(text: Any) -> bool:
        return _all(is_white, text, empty=True)

    @staticmethod
    @static_takes(_TEXT)
    def isAsciiPrintable(text: Any) -> bool:
        return _all(lambda char: " " <= char < "\x7f", text, empty=True)

    @staticmethod
    @static_takes(_TEXT)
    def isAllUpperCase(text: Any) -> bool:
        return _all(str.isupper, text)

    @staticmethod
    @static_takes(_TEXT)
    def isAllLowerCase(text: Any) -> bool:
        return _all(str.islower, text)

    @staticmethod
    @static_takes(_TEXT)
    def isMixedCase(text: Any) -> bool:
        return bool(text) and any(map(str.isupper, text)) and any(map(str.islower, text))

    @staticmethod
    @static_takes(_TWO)
    def startsWith(text: Any, prefix: Any) -> bool:
        return text is prefix if text is None or prefix is None else text.startswith(prefix)

    @staticmethod
    @static_takes(_TWO)
    def startsWithIgnoreCase(text: Any, prefix: Any) -> bool:
        return text is prefix if text is None or prefix is None else text.lower().startswith(prefix.lower())

    @staticmethod
    @static_takes(_TWO)
    def endsWith(text: Any, suffix: Any) -> bool:
        return text is suffix if text is None or suffix is None else text.endswith(suffix)

    @staticmethod
    @static_takes(_TWO)
    def endsWithIgnoreCase(text: Any, suffix: Any) -> bool:
        return text is suffix if text is None or suffix is None else text.lower().endswith(suffix.lower())

    @staticmethod
    def startsWithAny(text: Any, *prefixes: Any) -> bool:
        return bool(text) and any(text.startswith(prefix) for prefix in flat(prefixes) if prefix is not None)

    @staticmethod
    def endsWithAny(text: Any, *suffixes: Any) -> bool:
        return bool(text) and any(text.endswith(suffix) for suffix in flat(suffixes) if suffix is not None)
