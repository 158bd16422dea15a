"""A java.util.regex pattern written for Python's re: one walk over the pattern, in the shape of java.util.regex.Pattern's parser.

Groups that the translation itself needs are named ``_a0``, ``_a1`` …; numbered back references are numbered anew at the end.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Dict, List, Optional, Pattern, Tuple, Union

from ....base.errors import NotEmulated
from .classes import CATEGORY_NAMES, CONTROLS, LINE_ENDS, PROPERTIES, SETS, category_set, escaped
from .exceptions import PatternSyntaxException

Piece = Union[str, Tuple[str, str]]  # text, or ("open", name), ("hidden", name), ("ref", number)

_END = r"(?:(?=\Z|(?:\r\n|[\r\x85\u2028\u2029])\Z)|(?<!\r)(?=\n\Z))"
_LINE_END = r"(?:(?=\Z|[\r\x85\u2028\u2029])|(?<!\r)(?=\n))"
_LINE_START = r"(?:\A|(?<=[\n\x85\u2028\u2029])(?!\Z)|(?<=\r)(?!\n)(?!\Z))"
_ANCHORS = {"A": r"(?:\A)", "z": r"(?:\Z)", "Z": _END, "b": r"(?u:\b)", "B": r"(?u:\B)", "R": rf"(?:\r\n|[{SETS['v']}])"}
_QUANTIFIER = re.compile(r"[*+?]|\{[0-9]+(?:,[0-9]*)?\}")
_CODED = re.compile(r"\\(?:x([0-9a-fA-F]{2})|x\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|0([0-3]?[0-7]{1,2})|c(.))", re.DOTALL)
_FLAGS = re.compile(r"\(\?([idmsuxU]*)(?:-([idmsuxU]*))?([:)])")
_GROUPS = {"(?:": "(?:", "(?=": "(?=", "(?!": "(?!", "(?<=": "(?<=", "(?<!": "(?<!"}


def translate(pattern: str, flags: int = 0) -> Pattern[str]:
    """The compiled Python pattern."""
    names = {re.IGNORECASE: "i", re.MULTILINE: "m", re.DOTALL: "s", re.VERBOSE: "x"}
    walk = _Walk(pattern, "".join(letter for bit, letter in names.items() if flags & bit))
    text = walk.run()
    try:
        return re.compile(text, re.ASCII | (flags & re.IGNORECASE))
    except re.error as error:
        if "look-behind" in str(error):
            raise NotEmulated("java.util.regex: look-behind of varying width", repr(pattern), "write the look-behind with a fixed width")
        raise syntax_error(str(error.msg), pattern, error.pos if error.pos is not None else -1)
    except (OverflowError, RecursionError):
        raise syntax_error("Illegal repetition range", pattern, len(pattern))


def syntax_error(description: str, pattern: str, index: int) -> PatternSyntaxException:
    """PatternSyntaxException with Java's message of three lines."""
    text = description + (f" near index {index}" if index >= 0 else "") + "\n" + pattern
    if 0 <= index < len(pattern):
        text += "\n" + " " * index + "^"
    return PatternSyntaxException(text)


class _Walk:
    def __init__(self, pattern: str, flags: str) -> None:
        self.pattern, self.at, self.flags = pattern, 0, flags
        self.hidden = 0
        self.groups = 0
        self.names: List[str] = []

    def run(self) -> str:
        pieces = self.alternatives()
        if self.at < len(self.pattern):
            raise self.error("Unmatched closing ')'", self.at - 1)
        return self.numbered(pieces)

    def error(self, description: str, index: int) -> PatternSyntaxException:
        return syntax_error(description, self.pattern, index)

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def numbered(self, pieces: List[Piece]) -> str:
        """Texts joined, groups opened, and references by the numbers that the groups got."""
        count = 0
        numbers: Dict[int, int] = {}
        for piece in pieces:
            if not isinstance(piece, str) and piece[0] != "ref":
                count += 1
                if piece[0] == "open":
                    numbers[len(numbers) + 1] = count
        return "".join(piece if isinstance(piece, str) else self.written(piece, numbers) for piece in pieces)

    @staticmethod
    def written(piece: Tuple[str, str], numbers: dict[int, int]) -> str:
        if piece[0] == "ref":
            return rf"(?:\{numbers[int(piece[1])]})" if int(piece[1]) in numbers else "(?!)"
        return f"(?P<{piece[1]}>" if piece[1] else "("

    def alternatives(self) -> List[Piece]:
        """Up to the closing parenthesis or the end; flags set inside hold until there."""
        before, wraps = self.flags, ""
        out: List[Piece] = []
        while self.at < len(self.pattern) and self.peek() != ")":
            if self.peek() == "|":
                self.at += 1
                out.append(")" * wraps.count("(") + "|" + wraps)
                continue
            setting = _FLAGS.match(self.pattern, self.at)
            if setting and setting.group(3) == ")":
                wraps += self.set_flags(setting.group(1), setting.group(2))
                out.append(wraps[wraps.rindex("(") :] if "(" in wraps else "")
                self.at = setting.end()
                continue
            out.extend(self.quantified())
        out.append(")" * wraps.count("("))
        self.flags = before
        return out

    def set_flags(self, on: str, off: Optional[str]) -> str:
        self.flags = "".join(one for one in self.flags + on if one not in (off or ""))
        return "(?i:" if "i" in self.flags else "(?-i:"

    def quantified(self) -> List[Piece]:
        start = self.at
        atom = self.atom()
        if "x" in self.flags:
            self.skip_comments()
        quantifier = _QUANTIFIER.match(self.pattern, self.at)
        if quantifier is None:
            if self.peek() == "{":
                raise self.repetition_error()
            return atom
        if not atom:
            raise self.error(f"Dangling meta character '{self.pattern[start]}'", start)
        self.at = quantifier.end()
        text = quantifier.group()
        if text[0] == "{" and "," in text and text[-2] != "," and int(text[1:-1].split(",")[0]) > int(text[1:-1].split(",")[1]):
            raise self.error("Illegal repetition range", quantifier.end() - 1)
        if self.peek() == "?":
            self.at += 1
            return [*atom, text + "?"]
        if self.peek() == "+":
            self.at += 1
            return self.atomic([*atom, text])
        return [*atom, text]

    def repetition_error(self) -> PatternSyntaxException:
        counted = re.compile(r"\{[0-9]+(?:,[0-9]*)?").match(self.pattern, self.at)
        if counted is None:
            return self.error("Illegal repetition", self.at + 1)
        return self.error("Unclosed counted closure", counted.end())

    def atomic(self, inner: List[Piece]) -> List[Piece]:
        """What matched is not given back: a look-ahead that captures, and the capture again."""
        name = f"_a{self.hidden}"
        self.hidden += 1
        return ["(?:(?=", ("hidden", name), *inner, f"))(?P={name}))"]

    def skip_comments(self) -> None:
        blanks = re.compile(r"(?:[ \t\n\r\f\x0b]|#[^\n]*)*").match(self.pattern, self.at)
        self.at = blanks.end() if blanks else self.at

    def atom(self) -> List[Piece]:
        if "x" in self.flags:
            self.skip_comments()
        char = self.peek()
        if char in ("", ")", "|"):
            return [""]
        if char in "*+?":
            raise self.error(f"Dangling meta character '{char}'", self.at)
        if char == "{":
            raise self.repetition_error()
        if char == "(":
            return self.group()
        if char == "[":
            return [self.char_class()]
        if char == "\\":
            return self.escape()
        self.at += 1
        if char == ".":
            return [r"[\s\S]" if "s" in self.flags else "[^\\n]" if "d" in self.flags else f"[^{LINE_ENDS}]"]
        if char == "^":
            return [_LINE_START if "m" in self.flags else r"(?:\A)"]
        if char == "$":
            return [_LINE_END if "m" in self.flags else _END]
        return [escaped(char)]

    def group(self) -> List[Piece]:
        for text in sorted(_GROUPS, key=len, reverse=True):
            if self.pattern.startswith(text, self.at):
                self.at += len(text)
                return [_GROUPS[text], *self.inside(), ")"]
        if self.pattern.startswith("(?>", self.at):
            self.at += 3
            return self.atomic(self.inside())
        if self.pattern.startswith("(?<", self.at):
            return self.named_group()
        flags = _FLAGS.match(self.pattern, self.at)
        if flags:
            before = self.flags
            text = self.set_flags(flags.group(1), flags.group(2))
            self.at = flags.end()
            pieces: List[Piece] = [text, *self.inside(), ")"]
            self.flags = before
            return pieces
        if self.pattern.startswith("(?", self.at):
            raise self.error("Unknown inline modifier" if self.at + 2 < len(self.pattern) else "Unknown group type", self.at + 2)
        self.at += 1
        self.groups += 1
        return [("open", ""), *self.inside(), ")"]

    def named_group(self) -> List[Piece]:
        name = re.compile(r"\(\?<([a-zA-Z][a-zA-Z0-9]*)>").match(self.pattern, self.at)
        if name is None:
            raise self.error("named capturing group is missing trailing '>'", self.at + 3)
        if name.group(1) in self.names:
            raise self.error(f"Named capturing group <{name.group(1)}> is already defined", name.end() - 1)
        self.names.append(name.group(1))
        self.groups += 1
        self.at = name.end()
        return [("open", name.group(1)), *self.inside(), ")"]

    def inside(self) -> List[Piece]:
        pieces = self.alternatives()
        if self.peek() != ")":
            raise self.error("Unclosed group", len(self.pattern))
        self.at += 1
        return pieces

    def escape(self) -> List[Piece]:
        if self.at + 1 >= len(self.pattern):
            raise self.error("Unexpected internal error", len(self.pattern))
        char = self.pattern[self.at + 1]
        if char == "Q":
            return self.quoted()
        if char in _ANCHORS:
            self.at += 2
            return [_ANCHORS[char]]
        if "1" <= char <= "9":
            return self.back_reference()
        if char == "k":
            name = re.compile(r"\\k<([a-zA-Z][a-zA-Z0-9]*)>").match(self.pattern, self.at)
            if name is None or name.group(1) not in self.names:
                missing = "\\k is not followed by '<' for named capturing group"
                raise self.error(f"named capturing group <{name.group(1)}> does not exist" if name else missing, self.at + 2)
            self.at = name.end()
            return [f"(?P={name.group(1)})"]
        if char in "GX":
            raise NotEmulated(f"java.util.regex: \\{char}", repr(self.pattern), "write the pattern without it")
        negated, inside = self.element()
        return [f"[{'^' if negated else ''}{inside}]" if len(inside) > 2 or negated else inside]

    def quoted(self) -> List[Piece]:
        end = self.pattern.find("\\E", self.at + 2)
        text = self.pattern[self.at + 2 : end if end >= 0 else len(self.pattern)]
        self.at = end + 2 if end >= 0 else len(self.pattern)
        return ["".join(map(escaped, text[:-1])), escaped(text[-1])] if text else [""]

    def back_reference(self) -> List[Piece]:
        number = int(self.pattern[self.at + 1])
        self.at += 2
        while self.peek().isdigit() and number * 10 + int(self.peek()) <= self.groups:
            number = number * 10 + int(self.peek())
            self.at += 1
        return [("ref", str(number))]

    def element(self) -> Tuple[bool, str]:
        """The escape here as a set: whether it is the others, and the inside of a class."""
        char = self.pattern[self.at + 1] if self.at + 1 < len(self.pattern) else ""
        if char.lower() in SETS and char:
            self.at += 2
            return char.isupper(), SETS[char.lower()]
        if char in ("p", "P"):
            return self.property(char == "P")
        coded = _CODED.match(self.pattern, self.at)
        if coded:
            self.at = coded.end()
            if coded.group(4):
                return False, escaped(chr(int(coded.group(4), 8)))
            if coded.group(5):
                return False, escaped(chr(ord(coded.group(5)) ^ 64))
            return False, escaped(chr(int(coded.group(1) or coded.group(2) or coded.group(3), 16)))
        if char in CONTROLS and char:
            self.at += 2
            return False, CONTROLS[char]
        if char in ("x", "u"):
            raise self.error("Illegal hexadecimal escape sequence" if char == "x" else "Illegal Unicode escape sequence", self.at + 2)
        if not char or (char.isascii() and char.isalnum()):
            raise self.error("Illegal/unsupported escape sequence", self.at + 1)
        self.at += 2
        return False, escaped(char)

    def property(self, negated: bool) -> Tuple[bool, str]:
        category = re.compile(r"\\[pP](?:\{\^?([^}]+)\}|(.))", re.S).match(self.pattern, self.at)
        if category is None:
            raise self.error("Unclosed character family", len(self.pattern) - 1)
        self.at = category.end()
        return negated, _property(category.group(1) or category.group(2), self.pattern, category.end() - 1)

    def char_class(self) -> str:
        """[…] with unions and intersections, as one piece that matches one character."""
        self.at += 1
        negated = self.peek() == "^"
        self.at += negated
        operands: List[str] = []
        inside: List[str] = []
        others: List[str] = []
        first = True
        while True:
            char = self.peek()
            if not char:
                raise self.error("Unclosed character class", len(self.pattern) - 1)
            if char == "]" and not (first and not inside and not others):
                self.at += 1
                break
            if self.pattern.startswith("&&", self.at):
                self.at += 2
                operands.append(_union(inside, others))
                inside, others = [], []
            elif char == "[":
                others.append(self.char_class())
            else:
                self.class_range(inside, others)
            first = False
        if operands:
            if inside or others:
                operands.append(_union(inside, others))
            joined = "".join(f"(?={one})" for one in operands[:-1]) + operands[-1]
            return f"(?:(?!{joined})[\\s\\S])" if negated else f"(?:{joined})"
        if not others:
            return f"[{'^' if negated else ''}{''.join(inside)}]"
        union = _union(inside, others)
        return f"(?:(?!{union})[\\s\\S])" if negated else union

    def class_range(self, inside: List[str], others: List[str]) -> None:
        start = self.at
        low = self.class_char(others)
        nxt = self.pattern[self.at + 1 : self.at + 2]
        if self.peek() != "-" or nxt in ("]", "[", "") or low is None:
            if low is not None:
                inside.append(low)
            return
        self.at += 1
        high = self.class_char(others)
        if high is None or len(low) > 10 or len(high) > 10:
            raise self.error("Illegal character range", self.at - 1)
        try:
            re.compile(f"[{low}-{high}]")
        except re.error:
            raise self.error("Illegal character range", max(start, self.at - 1))
        inside.append(f"{low}-{high}")

    def class_char(self, others: List[str]) -> Optional[str]:
        if self.peek() != "\\":
            self.at += 1
            return escaped(self.pattern[self.at - 1])
        if self.pattern.startswith("\\Q", self.at):
            pieces = self.quoted()
            return "".join(one for one in pieces if isinstance(one, str))
        negated, inside = self.element()
        if negated:
            others.append(f"[^{inside}]")
            return None
        return inside


def _union(inside: List[str], others: List[str]) -> str:
    parts = ([f"[{''.join(inside)}]"] if inside else []) + others
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})" if parts else "(?!)"


@lru_cache(maxsize=64)
def _property(name: str, pattern: str, index: int) -> str:
    if name in PROPERTIES:
        return PROPERTIES[name]
    category = CATEGORY_NAMES.get(name) or name
    for prefix in ("general_category=", "gc=", "Is"):
        category = category[len(prefix) :] if category.startswith(prefix) else category
    members = category_set(category) if len(category) <= 2 else ""
    if not members:
        raise syntax_error(f"Unknown character property name {{{name}}}", pattern, index)
    return members
