"""The head of an answer: ``httplib.HTTPMessage`` over ``mimetools.Message`` over ``rfc822.Message``."""

from __future__ import annotations

from typing import Any, Iterator, List, Tuple

from ..objects.bytestring import ByteString
from ..objects.dict import JythonDict
from ..objects.old_classes import OldInstance
from .http_texts import LONGEST_LINE, MOST_HEADERS
from .httplib_errors import HTTPException, LineTooLong
from .python_written import shown_in

_EMPTY, _COLON, _LINE_END = ByteString(""), ByteString(":"), ByteString("\n")
_CONTINUED = ByteString("\n ")
_FROM = ByteString("From ")


class Message(OldInstance):
    """``rfc822.Message``: ``headers`` are the lines as they came, ``dict`` the values by their names in lower case."""

    def __init__(self, fp: Any, seekable: Any = 1) -> None:
        self.fp, self.seekable = fp, 0
        self.startofheaders = self.startofbody = None
        self.dict = JythonDict()
        self.headers: List[Any] = []
        self.unixfrom = self.status = _EMPTY
        self.readheaders()

    def readheaders(self) -> None:
        """Read the lines up to the empty one; what is no header is passed over."""
        name: Any = _EMPTY
        while True:
            if len(self.headers) > MOST_HEADERS:
                raise HTTPException(ByteString(f"got more than {MOST_HEADERS} headers"))
            line = self.fp.readline(LONGEST_LINE + 1)
            if len(line) > LONGEST_LINE:
                raise LineTooLong(ByteString("header line"))
            if not line:
                self.status = ByteString("EOF in headers")
                return
            if not self.headers and not self.status and line.startswith(_FROM):
                self.unixfrom = self.unixfrom + line
            elif name and line[0] in " \t":
                self.headers.append(line)
                self.addcontinue(name, line.strip())
            elif self.islast(line):
                return
            else:
                name = self._header(line)

    def _header(self, line: Any) -> Any:
        name = self.isheader(line)
        if name:
            self.headers.append(line)
            self.addheader(name, line[len(name) + 1 :].strip())
        elif name is None:
            self.status = ByteString("Non-header line where header expected")
        return name

    def addheader(self, key: Any, value: Any) -> None:
        """One more value of a header."""
        before = self.dict.get(key)
        self.dict[key] = value if before is None else ByteString(", ").join((before, value))

    def addcontinue(self, key: Any, more: Any) -> None:
        """More of a value, from a line that continues it."""
        self.dict[key] = self.dict[key] + _CONTINUED + more

    def isheader(self, line: Any) -> Any:
        """The name of the header in lower case; None where there is none."""
        end = line.find(_COLON)
        return line[:end].lower() if end > -1 else None

    def islast(self, line: Any) -> bool:
        """Is it the line behind the headers?"""
        return line in ("\r\n", "\n")

    def iscomment(self, line: Any) -> bool:
        """Never."""
        return False

    def getallmatchingheaders(self, name: Any) -> List[Any]:
        """The lines of a header, with those that continue them."""
        wanted, lines, matches = name.lower() + _COLON, [], False
        for line in self.headers:
            if line[: len(wanted)].lower() == wanted:
                matches = True
            elif not line[:1].isspace():
                matches = False
            if matches:
                lines.append(line)
        return lines

    def getfirstmatchingheader(self, name: Any) -> List[Any]:
        """The lines of the first header of a name."""
        lines: List[Any] = []
        for line in self.getallmatchingheaders(name):
            if lines and not line[:1].isspace():
                break
            lines.append(line)
        return lines

    def getrawheader(self, name: Any) -> Any:
        """The first value as it came; None where there is none."""
        lines = self.getfirstmatchingheader(name)
        return _EMPTY.join([lines[0][len(name) + 1 :], *lines[1:]]) if lines else None

    def getheader(self, name: Any, default: Any = None) -> Any:
        """The value of a header."""
        return self.dict.get(name.lower(), default)

    def get(self, name: Any, default: Any = None) -> Any:
        """The same."""
        return self.dict.get(name.lower(), default)

    def getheaders(self, name: Any) -> List[Any]:
        """Each value of a header that came more than once."""
        values: List[Any] = []
        for line in self.getallmatchingheaders(name):
            if not line[0].isspace():
                values.append(line[line.find(_COLON) + 1 :].strip())
            elif values:
                values[-1] = values[-1] + _CONTINUED + line.strip() if values[-1] else line.strip()
        return values

    def __len__(self) -> int:
        return len(self.dict)

    def __getitem__(self, name: Any) -> Any:
        return self.dict[name.lower()]

    def __setitem__(self, name: Any, value: Any) -> None:
        del self[name]
        self.dict[name.lower()] = value
        self._write(name, value)

    def _write(self, name: Any, value: Any) -> None:
        self.headers += [line + _LINE_END for line in (name + ByteString(": ") + value).split(_LINE_END)]

    def __delitem__(self, name: Any) -> None:
        if name.lower() in self.dict:
            del self.dict[name.lower()]
            gone = {id(line) for line in self.getallmatchingheaders(name)}
            self.headers[:] = [line for line in self.headers if id(line) not in gone]

    def setdefault(self, name: Any, default: Any = _EMPTY) -> Any:
        """The value of a header, which gets this one where it has none."""
        if name.lower() not in self.dict:
            self.dict[name.lower()] = default
            self._write(name, default)
        return self.dict[name.lower()]

    def has_key(self, name: Any) -> bool:
        """Is there such a header?"""
        return name.lower() in self.dict

    def __contains__(self, name: Any) -> bool:
        return name.lower() in self.dict

    def __iter__(self) -> Iterator[Any]:
        return iter(self.dict)

    def keys(self) -> List[Any]:
        """The names."""
        return self.dict.keys()

    def values(self) -> List[Any]:
        """The values."""
        return self.dict.values()

    def items(self) -> List[Tuple[Any, Any]]:
        """Names with values."""
        return self.dict.items()

    def __str__(self) -> str:
        return _EMPTY.join(self.headers)

    def getdate(self, name: Any) -> Any:
        """A header's date as time.mktime takes it; None where there is none."""
        from email.utils import parsedate

        return parsedate(str.__str__(self.dict[name.lower()])) if name.lower() in self.dict else None

    def getdate_tz(self, name: Any) -> Any:
        """The same with the offset of its time zone."""
        from email.utils import parsedate_tz

        return parsedate_tz(str.__str__(self.dict[name.lower()])) if name.lower() in self.dict else None


class MimeMessage(Message):
    """``mimetools.Message``: it knows its Content-Type."""

    def __init__(self, fp: Any, seekable: Any = 1) -> None:
        Message.__init__(self, fp, seekable)
        self.encodingheader = self.getheader(ByteString("content-transfer-encoding"))
        self.typeheader = self.getheader(ByteString("content-type"))
        kind, mark, parameters = (ByteString("text/plain") if self.typeheader is None else self.typeheader).partition(ByteString(";"))
        self.plisttext = mark + parameters
        fields = [field.strip().lower() for field in kind.split(ByteString("/"))]
        slash = ByteString("/")
        self.type, self.maintype, self.subtype = slash.join(fields), fields[0], slash.join(fields[1:])
        self.plist = [_parameter(text) for text in parameters.split(ByteString(";"))] if mark else []

    def getplist(self) -> List[Any]:
        """The parameters of the Content-Type."""
        return self.plist

    def getparam(self, name: Any) -> Any:
        """The value of one of them without its quotes; None where there is none."""
        start = name.lower() + ByteString("=")
        return next((unquoted(text[len(start) :]) for text in self.plist if text.startswith(start)), None)

    def getparamnames(self) -> List[Any]:
        """Their names."""
        return [text.partition(ByteString("="))[0].lower() for text in self.plist if "=" in text]

    def getencoding(self) -> Any:
        """Content-Transfer-Encoding."""
        return ByteString("7bit") if self.encodingheader is None else self.encodingheader.lower()

    def gettype(self) -> Any:
        """``text/html``."""
        return self.type

    def getmaintype(self) -> Any:
        """``text``."""
        return self.maintype

    def getsubtype(self) -> Any:
        """``html``."""
        return self.subtype


class HTTPMessage(MimeMessage):
    """``httplib.HTTPMessage``."""


def _parameter(text: Any) -> Any:
    name, mark, value = text.partition(ByteString("="))
    return (name.strip().lower() + mark + value.strip() if mark else text).strip()


def unquoted(text: Any) -> Any:
    """``rfc822.unquote``."""
    if len(text) > 1 and text.startswith(ByteString('"')) and text.endswith(ByteString('"')):
        return text[1:-1].replace(ByteString("\\\\"), ByteString("\\")).replace(ByteString('\\"'), ByteString('"'))
    return text[1:-1] if len(text) > 1 and text.startswith(ByteString("<")) and text.endswith(ByteString(">")) else text


MimeMessage.__name__ = "Message"
shown_in("httplib", HTTPMessage)
shown_in("mimetools", MimeMessage)
shown_in("rfc822", Message)
