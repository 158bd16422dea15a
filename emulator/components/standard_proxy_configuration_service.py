"""StandardProxyConfigurationService (NiFi 1.16.3): a proxy's address and credentials, or, in our flows, a holder of credentials.

Its password is the one place where a script can read a secret that NiFi keeps encrypted. Values are evaluated as Expression Language
with variables (StandardProxyConfigurationService.setConfiguredValues), so a password holding ``${`` changes. No password is valid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from ..java.lang.object import JavaObject
from .controller_service import ControllerService
from .descriptor import PropertyDescriptor
from .processor import component
from .text_validators import non_empty
from .validators import port

if TYPE_CHECKING:
    from ..core.context import ProcessContext


class ProxyConfiguration(JavaObject):
    """org.apache.nifi.proxy.ProxyConfiguration: plain values."""

    def __init__(
        self, proxy_type: str, host: Optional[str], server_port: Optional[int], user: Optional[str], password: Optional[str]
    ) -> None:
        self._type, self._host, self._port, self._user, self._password = proxy_type, host, server_port, user, password

    def getProxyType(self) -> str:
        """DIRECT, HTTP or SOCKS."""
        return self._type

    def getProxyServerHost(self) -> Optional[str]:
        """The proxy's host, None when not set."""
        return self._host

    def getProxyServerPort(self) -> Optional[int]:
        """The proxy's port, None when not set."""
        return self._port

    def getProxyUserName(self) -> Optional[str]:
        """The user's name, None when not set."""
        return self._user

    def getProxyUserPassword(self) -> Optional[str]:
        """The password, None when not set."""
        return self._password

    def hasCredential(self) -> bool:
        """Whether there is a user's name."""
        return bool(self._user)


@component("org.apache.nifi.proxy.StandardProxyConfigurationService", "nifi-proxy-configuration-nar")
class StandardProxyConfigurationService(ControllerService):
    """A ProxyConfigurationService."""

    APIS = ("org.apache.nifi.proxy.ProxyConfigurationService",)
    PROPERTIES = (
        PropertyDescriptor("proxy-type", "DIRECT", True, allowed=("DIRECT", "HTTP", "SOCKS"), display="Proxy Type"),
        PropertyDescriptor(
            "socks-version", "SOCKS5", True, allowed=("SOCKS4", "SOCKS5"), display="SOCKS Version", depends=(("proxy-type", ("SOCKS",)),)
        ),
        PropertyDescriptor("proxy-server-host", el="vars", display="Proxy Server Host", validator=non_empty),
        PropertyDescriptor("proxy-server-port", el="vars", display="Proxy Server Port", validator=port),
        PropertyDescriptor("proxy-user-name", el="vars", display="Proxy User Name", validator=non_empty),
        PropertyDescriptor("proxy-user-password", el="vars", sensitive=True, display="Proxy User Password", validator=non_empty),
    )
    _configuration: Optional[ProxyConfiguration] = None

    def validate(self, context: ProcessContext) -> List[str]:
        if context.getProperty("proxy-type").getValue() == "DIRECT":
            return []
        asked = (("proxy-server-host", "Proxy Server Host"), ("proxy-server-port", "Proxy Server Port"))
        return [f"'{label}' is invalid because required" for name, label in asked if not context.getProperty(name).isSet()]

    def on_enabled(self, context: ProcessContext) -> None:
        super().on_enabled(context)

        def value(name: str) -> Optional[str]:
            text: Optional[str] = context.getProperty(name).evaluateAttributeExpressions().getValue()
            return text

        text = value("proxy-server-port")
        proxy_type = context.getProperty("proxy-type").getValue() or "DIRECT"
        self._configuration = ProxyConfiguration(
            proxy_type, value("proxy-server-host"), int(text) if text else None, value("proxy-user-name"), value("proxy-user-password")
        )

    def getConfiguration(self) -> ProxyConfiguration:
        """The values as they were when the service was enabled."""
        if self._configuration is None:
            raise RuntimeError(f"{self.name} is not enabled")
        return self._configuration

    configuration = property(getConfiguration)  # as Jython shows a getter
