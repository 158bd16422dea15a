"""HandleHttpResponse (NiFi 1.16.3): answers a request that HandleHttpRequest took in, with the FlowFile's content as body.

``failure``: no ``http.context.identifier``, a request that nobody waits for any more, or a status that is no number. Dynamic properties
become headers where their value is not blank, and attributes whose names match the regular expression. NiFi goes on after a status that is
no number and fails at parsing it, so the session is rolled back; here it is routed to failure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, List

from ..java.util.hash_orders import property_order
from ..jetty.exchange import Answer, Header
from . import validators
from .descriptor import EL_FLOWFILE, PropertyDescriptor
from .processor import INPUT_REQUIRED, Processor, component
from .relationships import FAILURE, SUCCESS
from .text_validators import non_empty

if TYPE_CHECKING:
    from ..core.context import ProcessContext
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession

_CONTEXT = "http.context.identifier"
_NO_CONTEXT = "Failed to respond to HTTP request for {} because FlowFile did not have an 'http.context.identifier' attribute"
_NO_NUMBER = "Failed to respond to HTTP request for {} because status code was '{}', which is not a valid number"
_NOBODY = (
    "Failed to respond to HTTP request for {} because FlowFile had an '{}' attribute of {} but could not find an HTTP Response Object for "
    "this identifier"
)
_DONE = "Successfully responded to HTTP Request for {} with status code {}"


@component("org.apache.nifi.processors.standard.HandleHttpResponse", "nifi-standard-nar")
class HandleHttpResponse(Processor):
    """One answer a trigger."""

    RELATIONSHIPS = {
        "success": "the answer was sent",
        "failure": "nobody waits for the answer, or it cannot be sent",
    }
    INPUT = INPUT_REQUIRED
    PROPERTIES = (
        PropertyDescriptor("HTTP Status Code", required=True, el=EL_FLOWFILE, validator=validators.non_negative_integer),
        PropertyDescriptor("HTTP Context Map", required=True, service="org.apache.nifi.http.HttpContextMap"),
        PropertyDescriptor("Attributes to add to the HTTP Response (Regex)", validator=validators.regular_expression),
    )
    DYNAMIC = PropertyDescriptor("", el=EL_FLOWFILE, validator=non_empty, description="the name is a header of the answer")

    def on_trigger(self, context: ProcessContext, session: ProcessSession) -> None:
        flowfile = session.get()
        if flowfile is None:
            return
        identifier = flowfile.getAttribute(_CONTEXT)
        status = context.getProperty("HTTP Status Code").evaluateAttributeExpressions(flowfile).getValue() or ""
        contexts = context.getProperty("HTTP Context Map").asControllerService()
        exchange = contexts.getResponse(identifier) if identifier is not None else None
        if identifier is None:
            self.log.warn(_NO_CONTEXT, [flowfile])
        elif not status.isdigit():
            self.log.error(_NO_NUMBER, [flowfile, status])
        elif exchange is None:
            self.log.error(_NOBODY, [flowfile, _CONTEXT, identifier])
        else:
            exchange.respond(Answer(int(status), self._headers(context, flowfile), session.content_of(flowfile)))
            contexts.complete(identifier)
            session.getProvenanceReporter().send(flowfile, flowfile.getAttribute("http.request.url") or "", 0)
            session.transfer(flowfile, SUCCESS)
            self.log.info(_DONE, [flowfile, int(status)])
            return
        session.transfer(flowfile, FAILURE)

    def _headers(self, context: ProcessContext, flowfile: FlowFile) -> List[Header]:
        headers: List[Header] = []
        dynamic = set(self.dynamic)
        for name in property_order(name for name, value in self.properties.items() if value is not None):
            if name not in dynamic:
                continue
            value = context.getProperty(name).evaluateAttributeExpressions(flowfile).getValue()
            if value and value.strip():
                headers.append((name, value))
        regex = context.getProperty("Attributes to add to the HTTP Response (Regex)").getValue()
        if regex:
            from ..java.util.regex.patterns import compile as compile_pattern

            pattern = compile_pattern(regex)
            headers += [(name, value) for name, value in sorted(flowfile.attributes.items()) if pattern.fullmatch(name)]
        return headers
