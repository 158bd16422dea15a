"""Messages of ``email``: Python 3's under its policy for old messages, with the byte strings of Python 2."""

from __future__ import annotations

import email
import email.message
import email.mime.application
import email.mime.base
import email.mime.multipart
import email.mime.nonmultipart
import email.mime.text
from typing import Any

from ...base.errors import NotEmulated
from ..objects.bytestring import ByteString, plain, to_bytes

_TEXTS = (
    "get_content_type", "get_content_maintype", "get_content_subtype", "get_default_type", "get_boundary", "get_charsets",
    "get_content_charset",
    "get_filename", "get_param", "get_params", "get_all", "keys", "values", "items", "get", "get_unixfrom",
)  # fmt: skip


def shown(value: Any) -> Any:
    """What a message holds, as byte strings."""
    kind = type(value)
    if isinstance(value, ByteString):
        return value
    if kind is str:
        return ByteString(value.encode("utf-8", "surrogateescape").decode("latin-1"))
    if kind is bytes:
        return ByteString(value.decode("latin-1"))
    return kind([shown(item) for item in value]) if kind in (list, tuple) else value


class _Shown:
    """An attribute of a message, as a byte string."""

    def __set_name__(self, owner: Any, name: str) -> None:
        self._name = name

    def __get__(self, message: Any, owner: Any = None) -> Any:
        return self if message is None else shown(message.__dict__.get(self._name))

    def __set__(self, message: Any, value: Any) -> None:
        message.__dict__[self._name] = value


class Texts:
    """What all messages share."""

    preamble = _Shown()
    epilogue = _Shown()

    def __getitem__(self, name: Any) -> Any:
        return shown(super().__getitem__(plain(name)))  # type: ignore[misc]

    def __setitem__(self, name: Any, value: Any) -> None:
        if not isinstance(value, str):
            raise NotEmulated("email: a header that is no string", "", "encode it: str(header)")
        super().__setitem__(plain(name), plain(value))  # type: ignore[misc]

    def has_key(self, name: Any) -> bool:
        """Is there such a header?"""
        return name in self  # type: ignore[operator]

    def get_payload(self, i: Any = None, decode: Any = False) -> Any:
        """The content, or the messages inside."""
        payload: Any = self._payload  # type: ignore[attr-defined]
        if isinstance(payload, list):
            return None if decode else payload if i is None else payload[i]
        if i is not None:
            raise TypeError("Expected list, got <type 'str'>")
        return shown(super().get_payload(decode=True)) if decode and payload is not None else shown(payload)  # type: ignore[misc]

    def as_string(self, unixfrom: Any = False, *_: Any) -> Any:
        """The whole message."""
        text: bytes = super().as_bytes(bool(unixfrom))  # type: ignore[misc]
        for part in self.walk():  # type: ignore[attr-defined]
            if part.is_multipart() and part.epilogue is None and part.get_boundary():
                end = b"\n--" + to_bytes(part.get_boundary()) + b"--"
                text = text.replace(end + b"\n", end, 1)  # Generator._handle_multipart of Python 2.7 ends there
        return shown(text)

    def __str__(self) -> str:
        return self.as_string(True)  # type: ignore[no-any-return]

    def add_header(self, _name: Any, _value: Any, **parameters: Any) -> None:
        """A header with parameters."""
        super().add_header(plain(_name), plain(_value), **{key: plain(value) for key, value in parameters.items() if value is not None})  # type: ignore[misc]


def _shown_method(name: str) -> Any:
    def call(self: Any, *arguments: Any, **keywords: Any) -> Any:
        return shown(getattr(email.message.Message, name)(self, *arguments, **keywords))

    call.__name__ = name
    return call


for _name in _TEXTS:
    setattr(Texts, _name, _shown_method(_name))


class Message(Texts, email.message.Message):
    """``email.message.Message``."""


def _become(message: Any, host: Any) -> None:
    """Python 3's encoders want bytes, so the message is made as its own first."""
    message.__dict__.update(vars(host))


class MIMEBase(Texts, email.mime.base.MIMEBase):
    """``email.mime.base.MIMEBase``."""

    def __init__(self, _maintype: Any, _subtype: Any, **parameters: Any) -> None:
        texts: Any = {name: plain(value) for name, value in parameters.items()}
        _become(self, email.mime.base.MIMEBase(plain(_maintype), plain(_subtype), **texts))


class MIMEMultipart(Texts, email.mime.multipart.MIMEMultipart):
    """``email.mime.multipart.MIMEMultipart``."""

    def __init__(self, _subtype: Any = "mixed", boundary: Any = None, _subparts: Any = None, **parameters: Any) -> None:
        texts: Any = {name: plain(value) for name, value in parameters.items()}
        _become(self, email.mime.multipart.MIMEMultipart(plain(_subtype), plain(boundary) if boundary else None, _subparts, **texts))


class MIMEText(Texts, email.mime.text.MIMEText):
    """``email.mime.text.MIMEText``."""

    def __init__(self, _text: Any, _subtype: Any = "plain", _charset: Any = "us-ascii") -> None:
        text = to_bytes(_text).decode(plain(_charset)) if isinstance(_text, ByteString) and not _text.isascii() else plain(_text)
        _become(self, email.mime.text.MIMEText(text, plain(_subtype), plain(_charset)))


class MIMEApplication(Texts, email.mime.application.MIMEApplication):
    """``email.mime.application.MIMEApplication``."""

    def __init__(self, _data: Any, _subtype: Any = "octet-stream", *_: Any, **parameters: Any) -> None:
        texts: Any = {name: plain(value) for name, value in parameters.items()}
        _become(self, email.mime.application.MIMEApplication(to_bytes(_data), plain(_subtype), **texts))


def parsed(text: Any) -> Message:
    """A message; unicode must be ASCII, as cStringIO wants it."""
    message: Message = email.message_from_bytes(to_bytes(text), _class=Message)
    return message


for _kind, _module in (
    (Message, "message"), (MIMEBase, "mime.base"), (MIMEMultipart, "mime.multipart"), (MIMEText, "mime.text"),
    (MIMEApplication, "mime.application"),
):  # fmt: skip
    _kind.__module__ = "email." + _module
