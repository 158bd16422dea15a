"""Single characters of java.util.regex: escapes, \\p{…} and character classes, as text for Python's re."""

from __future__ import annotations

from typing import Dict

LINE_ENDS = "\\n\\r\\x85\\u2028\\u2029"

# Escapes that stand for a set of characters: what to write inside a class.
SETS: Dict[str, str] = {
    "h": " \\t\\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000",
    "v": "\\n\\x0b\\f\\r\\x85\\u2028\\u2029",
    "d": "\\d",
    "w": "\\w",
    "s": "\\s",
}

CONTROLS: Dict[str, str] = {"t": "\\t", "n": "\\n", "r": "\\r", "f": "\\f", "a": "\\x07", "e": "\\x1b"}

_PUNCTUATION = "!-/:-@\\[-`{-~"

# \p{name}: ASCII unless it is one of Java's own or Unicode's.
PROPERTIES: Dict[str, str] = {
    "Lower": "a-z",
    "Upper": "A-Z",
    "ASCII": "\\x00-\\x7f",
    "Alpha": "a-zA-Z",
    "Digit": "0-9",
    "Alnum": "a-zA-Z0-9",
    "Punct": _PUNCTUATION,
    "Graph": "!-~",
    "Print": " -~",
    "Blank": " \\t",
    "Cntrl": "\\x00-\\x1f\\x7f",
    "XDigit": "0-9a-fA-F",
    "Space": " \\t\\n\\x0b\\f\\r",
    "javaWhitespace": "\\t-\\r\\x1c-\\x20\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000",
    "IsDigit": "0-9",
    "IsLatin": (
        "A-Za-z\\xaa\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02b8\\u1e00-\\u1eff\\u2c60-\\u2c7f\\ua722-\\ua787"
        "\\ufb00-\\ufb06\\uff21-\\uff3a\\uff41-\\uff5a"
    ),
    "InLatin-1Supplement": "\\x80-\\xff",
    "InGreek": "\\u0370-\\u03ff",
    "InCyrillic": "\\u0400-\\u04ff",
    "IsCyrillic": "\\u0400-\\u052f\\u1c80-\\u1c88\\u1d2b\\u1d78\\u2de0-\\u2dff\\ua640-\\ua69f",
    "IsGreek": "\\u0370-\\u0373\\u0375-\\u0377\\u037a-\\u037d\\u037f\\u0384\\u0386\\u0388-\\u03e1\\u03f0-\\u03ff\\u1f00-\\u1ffe",
    "IsArabic": (
        "\\u0600-\\u0604\\u0606-\\u060b\\u060d-\\u061a\\u061c-\\u061e\\u0620-\\u063f\\u0641-\\u064a"
        "\\u0656-\\u066f\\u0671-\\u06dc\\u06de-\\u06ff"
    ),
    "IsHan": (
        "\\u2e80-\\u2fd5\\u3005\\u3007\\u3021-\\u3029\\u3038-\\u303b\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufad9\\U00020000-\\U0003134a"
    ),
}

# Unicode general categories, by the two letter names that unicodedata gives; a name of one letter takes all that begin with it.
CATEGORY_NAMES: Dict[str, str] = {
    "IsAlphabetic": "L",
    "IsLetter": "L",
    "IsUppercase": "Lu",
    "IsLowercase": "Ll",
    "IsPunctuation": "P",
    "javaLetter": "L",
    "javaUpperCase": "Lu",
    "javaLowerCase": "Ll",
    "javaDigit": "Nd",
}


def escaped(char: str) -> str:
    """One character as text for re, in a class or outside."""
    if char.isalnum() or ord(char) > 127 or char == "_":
        return char
    return "\\" + char if char > " " and char != "\x7f" else f"\\x{ord(char):02x}"


def category_set(name: str) -> str:
    """A Unicode category as the inside of a class, '' when there is no such one (made on first use)."""
    import sys
    import unicodedata

    runs, start, previous = [], -1, -2
    for point in range(sys.maxunicode + 1):
        if unicodedata.category(chr(point)).startswith(name):
            if point != previous + 1:
                if start >= 0:
                    runs.append((start, previous))
                start = point
            previous = point
    if start >= 0:
        runs.append((start, previous))
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)
