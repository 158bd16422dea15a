"""HandleHttpRequest (NiFi 1.16.3 and 2.3.0): a web server whose requests become FlowFiles; HandleHttpResponse answers them.

It listens from the moment it is started until it is stopped; a request waits for a trigger in a queue (Container Queue Size). A path or
method that is not allowed, a full queue, full connections and a full context map are answered at once, in HTML. What is neither answered
nor expired when it stops is closed without an answer.

A request is queued when its headers are here, and a task that takes it reads its body (onTrigger): a caller that sends half a body keeps
that task, as many of them as there are tasks keep everybody waiting. It ends when the caller goes away, or when no byte came for the
longer of 30 seconds and the context map's Request Expiration (createServerConnector), in real time: then it is answered 400.

Beyond NiFi: port 0 takes a free port (``FlowRun.url(path)`` tells it), and without a Hostname it listens on 127.0.0.1 only, where NiFi
listens on every interface. Left out: TLS, and multipart/form-data, of which NiFi makes a FlowFile for each part.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, FrozenSet, List, Optional
from urllib.parse import unquote

from ..base.errors import NotEmulated
from ..java.lang.numbers import parse_int
from ..java.lang.throwable import NumberFormatException
from ..java.nifi.processor.exception.exceptions import ProcessException
from ..jetty.exchange import Exchange
from ..jetty.jetty_12 import jetty_of
from ..jetty.listener import Listener
from . import validators
from .descriptor import EL_VARS, PropertyDescriptor
from .handle_http_attributes import attributes_of
from .processor import INPUT_FORBIDDEN, Processor, Properties, component
from .relationships import SUCCESS
from .standard_http_context_map import StandardHttpContextMap
from .text_validators import non_empty

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.session import ProcessSession

_BOOLEAN = ("true", "false")
_METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS")
_AUTHENTICATION = ("No Authentication", "Want Authentication", "Need Authentication")
_JETTY_IDLE_MS = 30_000
_FAILED = "Stream Processing Failed: Method [{}] URI [{}] Address [{}]: {}"
_ERROR_SENT = "Send Error Completed: HTTP {} [{}] Method [{}] URI [{}] Address [{}]"


def _port(value: str) -> Optional[str]:
    return None if value == "0" else validators.port(value)


@component("org.apache.nifi.processors.standard.HandleHttpRequest", "nifi-standard-nar")
class HandleHttpRequest(Processor):
    """One request a trigger."""

    RELATIONSHIPS = {
        "success": "one FlowFile for each request that was let in",
    }
    INPUT = INPUT_FORBIDDEN
    LISTENS = True
    PROPERTIES = (
        PropertyDescriptor("Listening Port", "80", True, el=EL_VARS, validator=_port),
        PropertyDescriptor("Hostname", validator=non_empty),
        PropertyDescriptor("SSL Context Service", service="org.apache.nifi.ssl.RestrictedSSLContextService"),
        PropertyDescriptor("HTTP Context Map", required=True, service="org.apache.nifi.http.HttpContextMap"),
        PropertyDescriptor("Allowed Paths", validator=validators.regular_expression),
        PropertyDescriptor("Default URL Character Set", "UTF-8", True, validator=validators.character_set),
        *(PropertyDescriptor(f"Allow {name}", "true", True, allowed=_BOOLEAN) for name in _METHODS[:4]),
        *(PropertyDescriptor(f"Allow {name}", "false", True, allowed=_BOOLEAN) for name in _METHODS[4:]),
        PropertyDescriptor("Additional HTTP Methods", validator=non_empty),
        PropertyDescriptor("Client Authentication", "No Authentication", True, allowed=_AUTHENTICATION),
        PropertyDescriptor("container-queue-size", "50", True, validator=validators.positive_integer, display="Container Queue Size"),
        PropertyDescriptor("multipart-request-max-size", "1 MB", True, validator=validators.data_size),
        PropertyDescriptor("multipart-read-buffer-size", "512 KB", True, validator=validators.data_size),
        PropertyDescriptor("parameters-to-attributes", validator=non_empty, display="Parameters to Attributes List"),
    )
    _listener: Optional[Listener] = None

    @classmethod
    def refused(cls, properties: Properties, where: str = "") -> Optional[NotEmulated]:
        if not properties.get("SSL Context Service"):
            return None
        return NotEmulated("SSL Context Service of HandleHttpRequest", where, "listen without TLS offline")

    def validate(self, context: ProcessContext) -> List[str]:
        self.refuse({"SSL Context Service": context.getProperty("SSL Context Service").getValue()})
        return []

    def on_scheduled(self, context: ProcessContext) -> None:
        self._context, self._waiting, self._reading = context, deque[Exchange](), list[Exchange]()
        self._tasks = context.getMaxConcurrentTasks()
        self._limit = int(context.getProperty("container-queue-size").getValue() or "50")
        self._methods = self._allowed(context)
        paths = context.getProperty("Allowed Paths").getValue()
        self._paths = _java_pattern(paths) if paths else None
        host = context.getProperty("Hostname").getValue() or "127.0.0.1"
        try:
            port = parse_int(context.getProperty("Listening Port").evaluateAttributeExpressions().getValue() or "80")
            idle_ms = max(_JETTY_IDLE_MS, self._map().expiration_ms)
            self._listener = Listener(host, port, self._accept, self.clock.now_ms, self.ring, idle_ms, jetty_of(self.nifi))
        except NumberFormatException as error:
            raise ProcessException(f"Failed to initialize the server: {error.getMessage()}", error) from None
        except OSError as error:
            raise ProcessException(f"Failed to initialize the server: {host}:{port}: {error.strerror}") from None
        self._listener.start()
        self.address = f"http://{self._listener.host}:{self._listener.port}"

    def on_stopped(self, context: ProcessContext) -> None:
        if self._listener is not None:
            self._listener.stop()
            self._listener, self.address = None, ""

    def arrival_ms(self) -> Optional[int]:
        """0 when a task has read a request, else when one that was not answered expires."""
        return 0 if self._next() else self._map().next_expiry_ms()

    def _next(self) -> Optional[Exchange]:
        """The first request that a task has read to its end; each task that is free takes the next one from the queue."""
        while self._waiting and len(self._reading) < self._tasks:
            self._reading.append(self._waiting.popleft())
            self._reading[-1].take()
        return next((exchange for exchange in self._reading if exchange.arrived), None)

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        contexts = self._map()
        contexts.sweep()
        exchange = self._next()
        if exchange is None:
            return
        self._reading.remove(exchange)
        if exchange.fault:
            self._refuse_unread(exchange)
            return
        flowfile = session.create()
        if exchange.body:
            flowfile = session.write_bytes(flowfile, exchange.body)
        identifier = self._identifier(flowfile.uuid)
        wanted = (context.getProperty("parameters-to-attributes").getValue() or "").split(",")
        charset = context.getProperty("Default URL Character Set").getValue() or "UTF-8"
        try:
            attributes = attributes_of(exchange, jetty_of(self.nifi), identifier, charset, [name.strip() for name in wanted])
        except ValueError as error:  # NiFi never answers such a request
            session.remove(flowfile)
            raise ProcessException("Invalid character encoding: " + str(error)) from None
        flowfile = session.putAllAttributes(flowfile, attributes)
        if not contexts.register(identifier, exchange):
            exchange.respond(jetty_of(self.nifi).error(503, "Request Registration Failed", exchange))
            session.remove(flowfile)
            return
        session.getProvenanceReporter().receive(flowfile, attributes["http.request.url"], None, "Received from " + exchange.remote, 0)
        session.transfer(flowfile, SUCCESS)

    def _refuse_unread(self, exchange: Exchange) -> None:
        """HandleHttpRequest.handleFlowContentStreamingError."""
        caller = [exchange.method, exchange.uri, exchange.remote]
        self.log.error(_FAILED, [*caller, exchange.fault])
        exchange.respond(jetty_of(self.nifi).error(400, "Stream Processing Failed", exchange))
        self.log.warn(_ERROR_SENT, [400, "Stream Processing Failed", *caller])

    def _map(self) -> StandardHttpContextMap:
        context_map: StandardHttpContextMap = self._context.getProperty("HTTP Context Map").asControllerService()
        return context_map

    def _allowed(self, context: ProcessContext) -> FrozenSet[str]:
        more = (context.getProperty("Additional HTTP Methods").getValue() or "").split(",")
        allowed = [name for name in _METHODS if context.getProperty(f"Allow {name}").asBoolean()]
        return frozenset(allowed + [name.strip().upper() for name in more if name.strip()])

    @staticmethod
    def _identifier(uuid: str) -> str:
        """As random as the FlowFile's uuid, and not the same: a run can be repeated."""
        import uuid as uuids

        return str(uuids.uuid5(uuids.UUID(uuid), "http.context.identifier"))

    def _accept(self, exchange: Exchange) -> None:
        """Queue a request or refuse it; called by the connection's thread."""
        refused = self._refusal(exchange)
        if refused:
            exchange.respond(jetty_of(self.nifi).error(*refused, exchange))
            return
        self._waiting.append(exchange)

    def _refusal(self, exchange: Exchange) -> Optional[tuple[int, str]]:
        if exchange.method.upper() not in self._methods:
            return 405, "Method Not Allowed"
        if self._paths is not None and not self._paths.fullmatch(unquote(exchange.uri)):
            return 404, "Path Not Found"
        if not self._context.available_relationships():
            return 503, "No Available Relationships"
        return (503, "Request Queue Full") if len(self._waiting) >= self._limit else None


def _java_pattern(text: str) -> re.Pattern[str]:
    from ..java.util.regex.patterns import compile as compile_pattern

    return compile_pattern(text)
