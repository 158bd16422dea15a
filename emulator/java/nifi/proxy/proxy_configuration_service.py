"""org.apache.nifi.proxy.ProxyConfigurationService: the interface."""

from __future__ import annotations

from ...registry import java_class
from ..controller.controller_service import ControllerService


@java_class("org.apache.nifi.proxy.ProxyConfigurationService")
class ProxyConfigurationService(ControllerService):
    """The interface; ``getConfiguration()`` gives type, host, port, user name and password."""
