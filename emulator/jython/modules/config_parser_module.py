"""``ConfigParser``: Python 3's, as Python 2.7 reads and writes."""

from __future__ import annotations

import configparser
from types import ModuleType
from typing import Any, Dict, Type

from ..objects.bytestring import ByteString, plain
from ..objects.text import str_
from .border import outward
from .catalog import python_module


class _Parser:
    _parser: Any
    _interpolation: Any = configparser.Interpolation

    def __init__(self, defaults: Any = None, dict_type: Any = None, allow_no_value: Any = False) -> None:
        texts = {plain(str_(name)): plain(str_(value)) for name, value in (defaults or {}).items()}
        self._parser = configparser.RawConfigParser(
            texts, allow_no_value=bool(allow_no_value), strict=False, inline_comment_prefixes=(";",), comment_prefixes=("#", ";"),
            empty_lines_in_values=False, interpolation=self._interpolation(),
        )  # fmt: skip
        parser = self

        def option_form(option: str) -> str:
            return plain(parser.optionxform(ByteString(option)))

        self._parser.optionxform = option_form

    def optionxform(self, optionstr: Any) -> Any:
        """How an option's name is kept."""
        return optionstr.lower()

    def _asked(self, method: str, *arguments: Any, **keywords: Any) -> Any:
        try:
            return getattr(self._parser, method)(*arguments, **keywords)
        except configparser.Error as error:
            raise _in_python_2(error) from None

    def sections(self) -> Any:
        """The sections."""
        return outward(self._parser.sections())

    def defaults(self) -> Any:
        """What holds in every section."""
        return outward(dict(self._parser.defaults()))

    def add_section(self, section: Any) -> None:
        """A new section."""
        if section.lower() == "default":
            raise ValueError(ByteString(f"Invalid section name: {plain(section)}"))
        self._asked("add_section", plain(section))

    def has_section(self, section: Any) -> bool:
        """Is it there?"""
        return bool(self._parser.has_section(plain(section)))

    def options(self, section: Any) -> Any:
        """The options of a section."""
        return outward(list(self._asked("options", plain(section))))

    def has_option(self, section: Any, option: Any) -> bool:
        """Is it there?"""
        return bool(self._parser.has_option(plain(section or ""), plain(option)))

    def read(self, filenames: Any) -> Any:
        """Read files; those that could be read."""
        names = [filenames] if isinstance(filenames, str) else list(filenames)
        done = []
        for name in names:
            try:
                with open(plain(name), encoding="latin-1", newline="") as file:
                    self._asked("read_string", file.read().replace("\r\n", "\n"), plain(name))
            except OSError:
                continue
            done.append(name)
        return done

    def readfp(self, fp: Any, filename: Any = None) -> None:
        """Read a file that is open."""
        lines = [plain(line) for line in iter(fp.readline, "")]
        self._asked("read_file", lines, plain(filename or getattr(fp, "name", "<???>")))

    def get(self, section: Any, option: Any, raw: Any = False, vars: Any = None) -> Any:  # noqa: A002
        """A value."""
        values = {plain(str_(name)): plain(str_(value)) for name, value in vars.items()} if vars else None
        return outward(self._asked("get", plain(section), plain(option), raw=bool(raw), vars=values))

    def getint(self, section: Any, option: Any) -> int:
        """A value as a number."""
        return int(self.get(section, option))

    def getfloat(self, section: Any, option: Any) -> float:
        """A value as a number."""
        return float(self.get(section, option))

    def getboolean(self, section: Any, option: Any) -> bool:
        """A value as yes or no."""
        value = self.get(section, option)
        if value.lower() not in configparser.RawConfigParser.BOOLEAN_STATES:
            raise ValueError(ByteString(f"Not a boolean: {plain(value)}"))
        return configparser.RawConfigParser.BOOLEAN_STATES[plain(value).lower()]

    def items(self, section: Any, raw: Any = False, vars: Any = None) -> Any:  # noqa: A002
        """The options with their values."""
        return outward(list(self._asked("items", plain(section), raw=bool(raw), vars=vars)))

    def set(self, section: Any, option: Any, value: Any = None) -> None:
        """Set a value."""
        self._asked("set", plain(section), plain(option), plain(str_(value)) if value is not None else None)

    def remove_option(self, section: Any, option: Any) -> bool:
        """Take an option out."""
        return bool(self._asked("remove_option", plain(section), plain(option)))

    def remove_section(self, section: Any) -> bool:
        """Take a section out."""
        return bool(self._parser.remove_section(plain(section)))

    def write(self, fp: Any) -> None:
        """Write it all."""

        class Target:
            def write(self, text: str) -> None:
                fp.write(ByteString(text))

        self._parser.write(Target())


class RawConfigParser(_Parser):
    """``ConfigParser.RawConfigParser``."""


class ConfigParser(_Parser):
    """``ConfigParser.ConfigParser``."""

    _interpolation = configparser.BasicInterpolation


class SafeConfigParser(ConfigParser):
    """``ConfigParser.SafeConfigParser``."""


class Error(Exception):
    """``ConfigParser.Error``."""

    @property
    def message(self) -> Any:
        """The text."""
        return self.args[0] if self.args else ByteString("")


_ERRORS: Dict[str, Type[Error]] = {}
for _name, _base in (
    ("NoSectionError", ""), ("DuplicateSectionError", ""), ("NoOptionError", ""), ("InterpolationError", ""),
    ("InterpolationMissingOptionError", "InterpolationError"), ("InterpolationSyntaxError", "InterpolationError"),
    ("InterpolationDepthError", "InterpolationError"), ("ParsingError", ""), ("MissingSectionHeaderError", "ParsingError"),
):  # fmt: skip
    _ERRORS[_name] = type(_name, (_ERRORS.get(_base, Error),), {"__module__": "ConfigParser"})


def _in_python_2(error: configparser.Error) -> Exception:
    words = str(error)
    if isinstance(error, configparser.DuplicateSectionError):
        words = f"Section {error.section!r} already exists"
    elif isinstance(error, configparser.MissingSectionHeaderError):
        words = words.replace(f"file: {error.source!r}", f"file: {error.source}")
    raised = _ERRORS.get(type(error).__name__, Error)(ByteString(words))
    for name in ("section", "option"):
        if hasattr(error, name):
            setattr(raised, name, outward(getattr(error, name)))
    return raised


for _kind in (RawConfigParser, ConfigParser, SafeConfigParser, Error):
    _kind.__module__ = "ConfigParser"


@python_module("ConfigParser")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("ConfigParser")
    module.__dict__.update(_ERRORS)
    module.__dict__.update(
        RawConfigParser=RawConfigParser, ConfigParser=ConfigParser, SafeConfigParser=SafeConfigParser, Error=Error,
        DEFAULTSECT=ByteString("DEFAULT"), MAX_INTERPOLATION_DEPTH=10,
    )  # fmt: skip
    return module
