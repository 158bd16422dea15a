"""javax.net.ssl.HttpsURLConnection."""

from __future__ import annotations

from ....net.http_connection import HttpURLConnection
from ....registry import java_class


@java_class("javax.net.ssl.HttpsURLConnection")
class HttpsURLConnection(HttpURLConnection):
    """The same over TLS."""
