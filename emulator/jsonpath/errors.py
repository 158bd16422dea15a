"""The exceptions of Jayway JsonPath."""

from __future__ import annotations

from ..java.lang.throwable import JavaRuntimeException
from ..java.registry import java_class


@java_class("com.jayway.jsonpath.JsonPathException")
class JsonPathException(JavaRuntimeException):
    """com.jayway.jsonpath.JsonPathException."""


@java_class("com.jayway.jsonpath.InvalidPathException")
class InvalidPathException(JsonPathException):
    """com.jayway.jsonpath.InvalidPathException: a path that cannot be compiled."""


@java_class("com.jayway.jsonpath.PathNotFoundException")
class PathNotFoundException(InvalidPathException):
    """com.jayway.jsonpath.PathNotFoundException: a definite path that leads nowhere."""


@java_class("com.jayway.jsonpath.InvalidModificationException")
class InvalidModificationException(JsonPathException):
    """com.jayway.jsonpath.InvalidModificationException: add or put where that cannot be."""
