"""Proxies that the environment names: ``urllib.getproxies`` and ``urllib.proxy_bypass``."""

from __future__ import annotations

import urllib.request
from typing import Any, Callable

from ..objects.bytestring import ByteString
from ..objects.dict import JythonDict

_BYPASS: Callable[[str], Any] = vars(urllib.request)["proxy_bypass_environment"]


def getproxies() -> JythonDict:
    """``http_proxy`` and its like."""
    return JythonDict([(ByteString(name), ByteString(url)) for name, url in urllib.request.getproxies_environment().items()])


def proxy_bypass(host: Any) -> Any:
    """Does ``no_proxy`` name the host?"""
    return int(bool(_BYPASS(str.__str__(host))))
