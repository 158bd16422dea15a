"""``email``: messages from texts. The old names of its modules (``email.Utils``) import them by themselves."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from .catalog import python_module
from .email_messages import parsed

_OLD_NAMES = {
    "Charset": "charset", "Encoders": "encoders", "Errors": "errors", "FeedParser": "feedparser", "Generator": "generator",
    "Header": "header", "Iterators": "iterators", "Message": "message", "Parser": "parser", "Utils": "utils", "MIMEAudio": "mime.audio",
    "MIMEBase": "mime.base", "MIMEImage": "mime.image", "MIMEMessage": "mime.message", "MIMEMultipart": "mime.multipart",
    "MIMENonMultipart": "mime.nonmultipart", "MIMEText": "mime.text", "base64MIME": "base64mime", "quopriMIME": "quoprimime",
}  # fmt: skip


class LazyImporter(ModuleType):
    """``email.LazyImporter``: a module under its old name, imported when it is used."""

    def __init__(self, interpreter: Any, name: str, target: str) -> None:
        super().__init__(name)
        self.__dict__["_target"] = (interpreter, target)

    def __getattr__(self, name: str) -> Any:
        interpreter, target = self.__dict__["_target"]
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(interpreter.importer(target, None, None, (ByteString(name),)), name)


_LIBRARY = "<jython>/jython-standalone-2.7.2.jar/Lib/email"
_FROM_STRING = (
    f'  File "{_LIBRARY}/__init__$py.class", line 57, in message_from_string\n    return Parser(*args, **kws).parsestr(s)\n',
    f'  File "{_LIBRARY}/parser$py.class", line 82, in parsestr\n    return self.parse(StringIO(text), headersonly=headersonly)\n',
)


def _from_string(s: Any, *arguments: Any, **keywords: Any) -> Any:
    try:
        return parsed(s)
    except UnicodeEncodeError as error:
        error.jython_frames = _FROM_STRING  # type: ignore[attr-defined]
        raise


def _from_file(fp: Any, *arguments: Any, **keywords: Any) -> Any:
    return parsed(fp.read())


@python_module("email", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("email")
    module.__dict__.update(
        message_from_string=_from_string, message_from_file=_from_file,
        LazyImporter=LazyImporter, **{old: LazyImporter(interpreter, "email." + old, "email." + new) for old, new in _OLD_NAMES.items()},
    )  # fmt: skip
    return module
