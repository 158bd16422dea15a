"""What a URL opens: the classes of sun.net.www.protocol."""

from __future__ import annotations

from ..javax.net.ssl.https_url_connection import HttpsURLConnection
from ..registry import java_class
from .http_connection import HttpURLConnection


@java_class("sun.net.www.protocol.http.HttpURLConnection")
class Handler(HttpURLConnection):
    """What a URL opens."""


@java_class("sun.net.www.protocol.https.HttpsURLConnectionImpl")
class HttpsHandler(HttpsURLConnection):
    """What an https URL opens."""
