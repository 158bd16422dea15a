"""InvokeHTTP (NiFi 1.16.3): one HTTP call a trigger, through a client that behaves as OkHttp 4.9.3 (``okhttp``), over real sockets.

Routes: 2xx Original and Response, 5xx Retry (penalised), everything else that answered No Retry, an exception Failure (penalised).
What NiFi does that people do not expect, all of it kept: a failure leaves the status attributes of an earlier call; an answer whose body
breaks goes to Failure with its new status set; headers of the answer override every attribute of the Response FlowFile but uuid.
Timeouts and invokehttp.request.duration are real time; the Date header, idle connections and the cache follow the run's clock.
Not emulated: see ``invoke_http_properties`` and ``okhttp``.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Dict, List, Optional

from ..base.errors import NotEmulated
from ..base.uuids import named_uuid
from ..java.io.exceptions import IOException
from ..java.lang.text import trim
from ..java.lang.throwable import JavaException
from ..java.net.url_parts import UrlParts, parse_url
from ..java.nifi.processor.relationship import Relationship
from ..okhttp.client import OkHttpClient
from ..okhttp.request import Request
from ..okhttp.response import Response
from ..okhttp.url import HttpUrl
from . import invoke_http_properties as settings
from .descriptor import EL_FLOWFILE, PropertyDescriptor
from .invoke_http_answer import Body, header_attributes, import_failure, is_success
from .processor import INPUT_ALLOWED, Processor, Properties, component

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession

ORIGINAL, RESPONSE, RETRY = Relationship("Original"), Relationship("Response"), Relationship("Retry")
NO_RETRY, FAILURE = Relationship("No Retry"), Relationship("Failure")
PUT_IN_ATTRIBUTE = "Put Response Body In Attribute"
DEFAULT_BODY_ATTRIBUTE = "invokehttp.response.body"


@component("org.apache.nifi.processors.standard.InvokeHTTP", "nifi-standard-nar")
class InvokeHTTP(Processor):
    """``client`` is made when the processor is scheduled and keeps its connections between triggers."""

    RELATIONSHIPS = {
        "Original": "the FlowFile of a call that was answered 2xx",
        "Response": "the answer, a new FlowFile: of a 2xx, or of any status with Always Output Response",
        "Retry": "the FlowFile of a call that was answered 5xx, penalised",
        "No Retry": "the FlowFile of a call that was answered anything else",
        "Failure": "the FlowFile of a call without an answer, penalised",
    }
    INPUT = INPUT_ALLOWED
    PROPERTIES = settings.PROPERTIES
    DYNAMIC = PropertyDescriptor("", el=EL_FLOWFILE, description="the name is a header of the request; post:form:NAME is a field of a form")
    client: OkHttpClient
    _calls = 0

    @classmethod
    def refused(cls, properties: Properties, where: str = "") -> Optional[NotEmulated]:
        return settings.refused(properties, where)

    def validate(self, context: ProcessContext) -> List[str]:
        return settings.custom_validate(self.properties)

    def on_scheduled(self, context: ProcessContext) -> None:
        from .invoke_http_client import new_client

        self.refuse(self.properties)
        self.client = new_client(context, self.clock.now_ms, lambda: self.new_uuid(None, "cnonce"))

    def on_stopped(self, context: ProcessContext) -> None:
        if hasattr(self, "client"):
            self.client.close()

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            if context.hasNonLoopConnection():
                return
            if (context.getProperty("HTTP Method").evaluateAttributeExpressions().getValue() or "").upper() in ("POST", "PUT", "PATCH"):
                return
            if context.getProperty(PUT_IN_ATTRIBUTE).isSet():
                flowfile = session.create()
        Exchange(self, context, session, flowfile).run()

    def new_uuid(self, flowfile: Optional[FlowFile], purpose: str) -> str:
        """Random in NiFi; here made of the FlowFile's own and a count, so that a run can be repeated."""
        self._calls += 1
        owner = flowfile.getAttribute("uuid") if flowfile is not None else ""
        return named_uuid(f"{self.identifier}/{owner}/{purpose}/{self._calls}")


class Exchange:
    """One trigger: the request, its answer, and where the FlowFiles go."""

    def __init__(self, processor: InvokeHTTP, context: ProcessContext, session: ProcessSession, flowfile: Optional[FlowFile]) -> None:
        self._processor, self._context, self._session = processor, context, session
        self._request = flowfile  # the request FlowFile, None in source mode
        self._response: Optional[FlowFile] = None
        self._url_text = ""

    def run(self) -> None:
        """Make the call; whatever Java exception comes out of it ends at Failure."""
        try:
            self._call()
        except JavaException as error:
            self._fail(error)

    def _flag(self, name: str) -> bool:
        return self._context.raw_text(name).lower() == "true"

    def _call(self) -> None:
        from .invoke_http_request import RequestBuilder

        processor, flowfile = self._processor, self._request
        url = parse_url(trim(self._context.value_of("Remote URL", flowfile)))
        builder = RequestBuilder(self._context, flowfile, processor.dynamic, f"InvokeHTTP[id={processor.identifier}]")
        self._url_text = url.external_form
        request = builder.build(
            HttpUrl.parse(self._url_text),
            processor.clock.now_ms(),
            processor.log,
            lambda: processor.new_uuid(flowfile, "boundary"),
        )
        if request.body is not None and flowfile is not None:
            self._session.getProvenanceReporter().send(flowfile, self._url_text, True)
        started = time.monotonic()
        answer = processor.client.execute(request)
        try:
            self._receive(url, request, answer, started)
        finally:
            answer.close()

    def _receive(self, url: UrlParts, request: Request, answer: Response, started: float) -> None:
        status = self._status_attributes(answer, started)
        headers = header_attributes(answer)
        if self._request is not None:
            self._request = self._session.putAllAttributes(self._request, status)
            if self._flag("Add Response Headers to Request"):
                self._request = self._session.putAllAttributes(self._request, headers)
        success, put_in_attribute = is_success(answer), self._context.is_set(PUT_IN_ATTRIBUTE)
        to_attribute = (not success or put_in_attribute) and self._request is not None
        to_content = (success and not put_in_attribute) or self._flag("Always Output Response")
        limit = int(self._context.raw_text("Max Length To Put In Attribute") or 0) if to_attribute else 0
        body = None if self._flag("ignore-response-content") else Body(answer, limit, to_content and to_attribute)
        if to_content:
            self._create_response(url, request, status, headers)
            if body is not None:
                self._import_body(answer, body, started)
        if to_attribute and body is not None:
            self._put_in_attribute(body)
        answer.close()
        self._route(answer)

    def _status_attributes(self, answer: Response, started: float) -> Dict[str, str]:
        return {
            "invokehttp.status.code": str(answer.code),
            "invokehttp.status.message": answer.message,
            "invokehttp.request.url": self._url_text,
            "invokehttp.request.duration": str(_millis_since(started)),
            "invokehttp.response.url": str(answer.request.url),
            "invokehttp.tx.id": self._processor.new_uuid(self._request, "tx"),
        }

    def _create_response(self, url: UrlParts, request: Request, status: Dict[str, str], headers: Dict[str, str]) -> None:
        """Put by put as InvokeHTTP does: each copies the map, and the order in which a script sees attributes depends on the last copy."""
        session = self._session
        self._response = session.create(self._request) if self._request is not None else session.create()
        self._response = session.putAllAttributes(self._response, status)
        self._response = session.putAllAttributes(self._response, headers)
        by_path = self._context.raw_text("flow-file-naming-strategy") == "URL_PATH"
        file_name = file_name_of(url) if by_path and request.method == "GET" else None
        if file_name is not None:
            self._response = session.putAttribute(self._response, "filename", file_name)

    def _import_body(self, answer: Response, body: Body, started: float) -> None:
        assert self._response is not None
        session, media_type = self._session, answer.media_type
        if media_type is not None:
            self._response = session.putAttribute(self._response, "mime.type", str(media_type))
        try:
            self._response = session.write_pieces(self._response, body.pieces())
        except IOException as error:
            raise import_failure(body, self._response, error)
        reporter = session.getProvenanceReporter()
        report = reporter.fetch if self._request is not None else reporter.receive
        report(self._response, self._url_text, _millis_since(started))

    def _put_in_attribute(self, body: Body) -> None:
        assert self._request is not None
        is_named = self._context.is_set(PUT_IN_ATTRIBUTE)
        key = self._context.value_of(PUT_IN_ATTRIBUTE, self._request) if is_named else DEFAULT_BODY_ATTRIBUTE
        self._request = self._session.putAttribute(self._request, key, body.head_text())
        self._session.getProvenanceReporter().modifyAttributes(self._request)

    def _route(self, answer: Response) -> None:
        """InvokeHTTP.route."""
        session, request, response = self._session, self._request, self._response
        if not is_success(answer) and request is None:
            self._context.yield_()
        if response is not None:
            session.transfer(response, RESPONSE)
        if request is None:
            return
        if is_success(answer):
            session.transfer(request, ORIGINAL)
        elif answer.code // 100 == 5:
            session.transfer(session.penalize(request), RETRY)
        else:
            session.transfer(session.penalize(request) if self._flag('Penalize on "No Retry"') else request, NO_RETRY)

    def _fail(self, error: JavaException) -> None:
        session, log = self._session, self._processor.log
        if self._request is None:
            log.error("Yielding processor due to exception encountered as a source processor: {}", error)
            self._context.yield_()
        else:
            log.error("Routing to {} due to exception: {}", [FAILURE.getName(), error], error)
            request = session.putAttribute(session.penalize(self._request), "invokehttp.java.exception.class", error.java_name)
            message = error.getMessage()
            if message is not None:  # StandardProcessSession.putAttribute leaves the old value where the new one is null
                request = session.putAttribute(request, "invokehttp.java.exception.message", message)
            session.transfer(request, FAILURE)
        if self._response is not None:
            session.remove(self._response)


def _millis_since(started: float) -> int:
    return int((time.monotonic() - started) * 1000)


def file_name_of(url: UrlParts) -> Optional[str]:
    """InvokeHTTP.getFileNameFromUrl: the last part of the path, None when there is none."""
    path = url.path[:-1] if url.path.endswith("/") else url.path
    return path.rpartition("/")[2] if path else None
