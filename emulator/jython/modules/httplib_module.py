"""``httplib``."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from ..objects.dict import JythonDict
from .catalog import python_module
from .http_texts import CODES, LONGEST_LINE, MOST_HEADERS, REASONS
from .httplib_connections import IDLE, METHODS_WITH_A_BODY, SENT, STARTED, HTTPConnection
from .httplib_errors import ERRORS, HTTPException
from .httplib_responses import UNKNOWN, HTTPResponse
from .python_written import shown_in
from .rfc822_messages import HTTPMessage
from .socket_client import NO_TIMEOUT

_ALL = """
HTTP HTTPResponse HTTPConnection HTTPException NotConnected UnknownProtocol UnknownTransferEncoding UnimplementedFileMode IncompleteRead
InvalidURL ImproperConnectionState CannotSendRequest CannotSendHeader ResponseNotReady BadStatusLine error responses HTTPSConnection
"""


class HTTPSConnection(HTTPConnection):
    """``httplib.HTTPSConnection``."""

    default_port = 443

    def __init__(
        self, host: Any, port: Any = None, key_file: Any = None, cert_file: Any = None, strict: Any = None, timeout: Any = NO_TIMEOUT,
        source_address: Any = None, context: Any = None,
    ) -> None:  # fmt: skip
        HTTPConnection.__init__(self, host, port, strict, timeout, source_address)
        self.key_file, self.cert_file = key_file, cert_file
        if context is None:
            context = self._interpreter.importer("ssl")._create_default_https_context()
        if key_file or cert_file:
            context.load_cert_chain(cert_file, key_file)
        self._context = context

    def connect(self) -> None:
        """Connect, and secure the connection."""
        HTTPConnection.connect(self)
        self.sock = self._context.wrap_socket(self.sock, server_hostname=self._tunnel_host or self.host)


shown_in("httplib", HTTPSConnection)


def class_of(interpreter: Any, kind: Any, **more: Any) -> Any:
    """The class as this interpreter has it."""
    return type(kind.__name__, (kind,), {"__module__": kind.__module__, "_interpreter": interpreter, **more})


@python_module("httplib")
def build(interpreter: Any) -> ModuleType:
    response = class_of(interpreter, HTTPResponse)
    plain = class_of(interpreter, HTTPConnection, response_class=response)
    secured = {"__module__": "httplib", "_interpreter": interpreter, "response_class": response}
    module = ModuleType("httplib")
    module.__dict__.update(ERRORS)
    module.__dict__.update(CODES)
    module.__dict__.update(
        HTTPMessage=HTTPMessage, HTTPResponse=response, HTTP_PORT=80, HTTPS_PORT=443, error=HTTPException,
        HTTPConnection=plain, HTTPSConnection=type("HTTPSConnection", (HTTPSConnection, plain), secured),
        responses=JythonDict([(code, ByteString(reason)) for code, reason in REASONS.items()]),
        MAXAMOUNT=1048576, _MAXLINE=LONGEST_LINE, _MAXHEADERS=MOST_HEADERS, _UNKNOWN=UNKNOWN, _CS_IDLE=IDLE, _CS_REQ_STARTED=STARTED,
        _CS_REQ_SENT=SENT, _METHODS_EXPECTING_BODY=set(map(ByteString, METHODS_WITH_A_BODY)),
        socket=interpreter.importer("socket"), __all__=[ByteString(name) for name in _ALL.split()],
    )  # fmt: skip
    return module
