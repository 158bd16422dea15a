"""StandardHttpContextMap (NiFi 1.16.3): keeps HTTP exchanges between HandleHttpRequest and HandleHttpResponse.

What is not answered within ``Request Expiration`` is answered 503 and forgotten. NiFi looks for those twice in that time, so a request
may wait half as long again; here it expires to the millisecond, by the run's clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, Optional, Tuple

from ..base.units import period_ms
from ..jetty.exchange import Exchange
from ..jetty.jetty_12 import jetty_of
from . import validators
from .controller_service import ControllerService
from .descriptor import PropertyDescriptor
from .processor import component

if TYPE_CHECKING:
    from ..core.context import ProcessContext

_EXPIRED = "Request from {} timed out; responding with SERVICE_UNAVAILABLE"


@component("org.apache.nifi.http.StandardHttpContextMap", "nifi-http-context-map-nar")
class StandardHttpContextMap(ControllerService):
    """An HttpContextMap."""

    APIS = ("org.apache.nifi.http.HttpContextMap",)
    PROPERTIES = (
        PropertyDescriptor("Maximum Outstanding Requests", "5000", True, validator=validators.positive_integer),
        PropertyDescriptor("Request Expiration", "1 min", True, validator=validators.time_period),
    )

    def on_enabled(self, context: ProcessContext) -> None:
        super().on_enabled(context)
        self._maximum = int(context.getProperty("Maximum Outstanding Requests").getValue() or "5000")
        self.expiration_ms = period_ms(context.getProperty("Request Expiration").getValue() or "1 min", self.name)
        self._exchanges: Dict[str, Tuple[Exchange, int]] = {}  # identifier → exchange, when it expires; the oldest first

    def register(self, identifier: str, exchange: Exchange) -> bool:
        """Keep an exchange; False when there are too many."""
        if len(self._exchanges) >= self._maximum or identifier in self._exchanges:
            return False
        self._exchanges[identifier] = (exchange, self.clock.now_ms() + self.expiration_ms)
        return True

    def getResponse(self, identifier: str) -> Optional[Exchange]:
        """The exchange to answer, None when there is none (any more)."""
        entry = self._exchanges.get(identifier)
        return entry[0] if entry else None

    def complete(self, identifier: str) -> None:
        """It was answered."""
        del self._exchanges[identifier]

    def next_expiry_ms(self) -> Optional[int]:
        """When the oldest one expires."""
        return next((moment for _, moment in self._exchanges.values()), None)

    def sweep(self) -> None:
        """Answer 503 to what has expired."""
        now = self.clock.now_ms()
        for identifier, (exchange, moment) in list(self._exchanges.items()):
            if moment > now:
                break
            del self._exchanges[identifier]
            self.log.warn(_EXPIRED, [exchange.remote])
            exchange.respond(jetty_of(self.nifi).error(503, "Service Unavailable", exchange))
