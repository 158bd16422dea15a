"""``urllib2.FileHandler``: a local file with the headers that an answer would have."""

from __future__ import annotations

import mimetypes
import os
from email.utils import formatdate
from typing import Any

from ..objects.bytestring import ByteString, plain
from ..objects.files import ScriptFile
from .os_calls import through
from .python_written import shown_in
from .rfc822_messages import MimeMessage
from .string_io_module import StringIO
from .urllib2_opener import BaseHandler
from .urllib2_requests import URLError
from .urllib_answers import addinfourl
from .urllib_quoting import unquote


def headers_of(path: Any, name: Any) -> MimeMessage:
    """Its type, length and date; OSError where there is no file."""
    stats = through(os.stat)(path)
    kind = mimetypes.guess_type(plain(name))[0] or "text/plain"
    date = formatdate(stats.st_mtime, usegmt=True)
    return MimeMessage(StringIO(ByteString(f"Content-type: {kind}\nContent-length: {stats.st_size}\nLast-modified: {date}\n")))


class FileHandler(BaseHandler):
    """``urllib2.FileHandler``."""

    def file_open(self, req: Any) -> Any:
        """The file below the URL."""
        return self.open_local_file(req)

    def open_local_file(self, req: Any) -> Any:
        """The file; URLError where there is none."""
        host, name = req.get_host(), req.get_selector()
        path = unquote(name)
        try:
            headers = headers_of(path, name)
        except OSError as error:
            raise URLError(error) from None
        if host not in (None, "", "localhost", "127.0.0.1"):
            raise URLError(ByteString("file not on local host"))
        return addinfourl(ScriptFile(path, "rb"), headers, ByteString("file://") + (host or ByteString("")) + name)


shown_in("urllib2", FileHandler)
