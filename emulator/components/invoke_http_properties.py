"""InvokeHTTP's properties as data (NiFi 1.16.3), what customValidate adds, and the settings that are not emulated."""

from __future__ import annotations

from typing import Dict, List, Mapping, Optional, Tuple

from ..base.errors import NotEmulated
from ..java.lang.throwable import Throwable
from ..java.util.regex import patterns
from .descriptor import EL_FLOWFILE, EL_VARS, PropertyDescriptor, Validator
from .text_validators import non_empty
from .validators import boolean, data_size, integer, port, positive_integer, regular_expression, time_period

TRUE_FALSE, LOWER = ("True", "False"), ("true", "false")
FORM_PREFIX = "post:form:"
USER_PATTERN = r"^[\x20-\x39\x3b-\x7e\x80-\xff]+$"
PASSWORD_PATTERN = r"^[\x20-\x7e\x80-\xff]+$"


def _matching(pattern: str) -> Validator:
    """StandardValidators.createRegexMatchingValidator."""

    def check(value: str) -> Optional[str]:
        return None if patterns.matches(pattern, value) else "Value does not match regular expression: " + pattern

    return check


def _url(value: str) -> Optional[str]:
    """StandardValidators.URL_VALIDATOR."""
    from ..java.net.url_parts import parse_url

    try:
        parse_url(value)
    except Throwable:
        return "Not a valid URL"
    return None


PROPERTIES: Tuple[PropertyDescriptor, ...] = (
    PropertyDescriptor("HTTP Method", "GET", True, el=EL_FLOWFILE),
    PropertyDescriptor("Remote URL", None, True, el=EL_FLOWFILE, validator=_url),
    PropertyDescriptor("SSL Context Service", service="org.apache.nifi.ssl.SSLContextService"),
    PropertyDescriptor("Connection Timeout", "5 secs", True, validator=time_period),
    PropertyDescriptor("Read Timeout", "15 secs", True, validator=time_period),
    PropertyDescriptor("idle-timeout", "5 mins", True, validator=time_period, display="Idle Timeout"),
    PropertyDescriptor("max-idle-connections", "5", True, validator=integer, display="Max Idle Connections"),
    PropertyDescriptor("Include Date Header", "True", True, allowed=TRUE_FALSE),
    PropertyDescriptor("Follow Redirects", "True", True, allowed=TRUE_FALSE),
    PropertyDescriptor("cookie-strategy", "DISABLED", True, allowed=("DISABLED", "ACCEPT_ALL"), display="Cookie Strategy"),
    PropertyDescriptor("disable-http2", "False", True, allowed=TRUE_FALSE, display="Disable HTTP/2"),
    PropertyDescriptor("flow-file-naming-strategy", "RANDOM", True, allowed=("RANDOM", "URL_PATH"), display="FlowFile Naming Strategy"),
    PropertyDescriptor("Attributes to Send", validator=regular_expression, description="attributes that match become headers"),
    PropertyDescriptor("Useragent", el=EL_FLOWFILE),
    PropertyDescriptor("Basic Authentication Username", validator=_matching(USER_PATTERN)),
    PropertyDescriptor("Basic Authentication Password", sensitive=True, validator=_matching(PASSWORD_PATTERN)),
    PropertyDescriptor(
        "oauth2-access-token-provider",
        service="org.apache.nifi.oauth2.OAuth2AccessTokenProvider",
        display="OAuth2 Access Token provider",
    ),
    PropertyDescriptor(
        "proxy-configuration-service",
        service="org.apache.nifi.proxy.ProxyConfigurationService",
        display="Proxy Configuration Service",
    ),
    PropertyDescriptor("Proxy Host", el=EL_VARS, validator=non_empty),
    PropertyDescriptor("Proxy Port", el=EL_VARS, validator=port),
    PropertyDescriptor("Proxy Type", "http", el=EL_VARS, validator=non_empty),
    PropertyDescriptor("invokehttp-proxy-user", el=EL_VARS, validator=non_empty, display="Proxy Username"),
    PropertyDescriptor("invokehttp-proxy-password", el=EL_VARS, sensitive=True, validator=non_empty, display="Proxy Password"),
    PropertyDescriptor("Put Response Body In Attribute", el=EL_FLOWFILE, description="instead of a Response FlowFile"),
    PropertyDescriptor("Max Length To Put In Attribute", "256", validator=positive_integer),
    PropertyDescriptor("Digest Authentication", "false", allowed=LOWER, display="Use Digest Authentication"),
    PropertyDescriptor("Always Output Response", "false", allowed=LOWER, validator=boolean),
    PropertyDescriptor("Add Response Headers to Request", "false", allowed=LOWER, validator=boolean),
    PropertyDescriptor("Content-Type", "${mime.type}", True, el=EL_FLOWFILE),
    PropertyDescriptor("send-message-body", "true", allowed=LOWER, display="Send Message Body"),
    PropertyDescriptor("Use Chunked Encoding", "false", True, allowed=LOWER),
    PropertyDescriptor('Penalize on "No Retry"', "false", allowed=LOWER),
    PropertyDescriptor("use-etag", "false", True, allowed=LOWER, display="Use HTTP ETag"),
    PropertyDescriptor("etag-max-cache-size", "10MB", True, validator=data_size, display="Maximum ETag Cache Size"),
    PropertyDescriptor("ignore-response-content", "false", True, allowed=LOWER, display="Ignore response's content"),
    PropertyDescriptor("form-body-form-name", el=EL_FLOWFILE, display="FlowFile Form Data Name"),
    PropertyDescriptor("set-form-filename", "true", allowed=LOWER, display="Set FlowFile Form Data File Name"),
)

Settings = Mapping[str, Optional[str]]

_WAY_ROUND: Dict[str, str] = {
    "SSL Context Service": "https without it is emulated, with the machine's trusted certificates; a mock on http needs none",
    "oauth2-access-token-provider": "send the token in a dynamic property Authorization",
}


def custom_validate(settings: Settings) -> List[str]:
    """InvokeHTTP.customValidate: what single properties cannot say."""
    host, proxy_port = settings.get("Proxy Host"), settings.get("Proxy Port")
    user, password = settings.get("invokehttp-proxy-user"), settings.get("invokehttp-proxy-password")
    problems: List[str] = []
    if (host is None) != (proxy_port is None):
        problems.append("'Proxy Host and Port' is invalid because If Proxy Host or Proxy Port is set, both must be set")
    if (user is None) != (password is None):
        problems.append("'Proxy User and Password' is invalid because If Proxy Username or Proxy Password is set, both must be set")
    if user is not None and host is None:
        problems.append("'Proxy' is invalid because If Proxy username is set, proxy host must be set")
    has_form = any(name.startswith(FORM_PREFIX) and value is not None for name, value in settings.items())
    if has_form and settings.get("send-message-body") == "true" and settings.get("form-body-form-name") is None:
        problems.append(
            "'FlowFile Form Data Name' is invalid because [FlowFile Form Data Name] is required when Form Data properties are configured"
            " and [Send Message Body] is enabled"
        )
    return problems


def refused(settings: Settings, where: str) -> Optional[NotEmulated]:
    """What would change the call and cannot be done here, by the property's name; None for nothing."""
    for name, advice in _WAY_ROUND.items():
        if settings.get(name):
            return NotEmulated("InvokeHTTP " + name, where, advice)
    return None
