"""Jython's way from Python values to Java's parameters: a table of overloads for each method, and Jython's errors when none fits.

A ``Parameter`` answers the Java value, or ``NO`` when the argument cannot become one. The first overload that takes every argument is
called (PyReflectedFunction); otherwise the error names the argument that went furthest.
"""

from __future__ import annotations

from array import array
from typing import Any, Callable, Optional, Sequence, Tuple

from ..core.flowfile import FlowFile
from ..core.messages import NULL_FILTER, cannot_cast
from ..java.lang.object import JavaObject, unboxed
from ..java.lang.overloads import DEPENDS, NO, Overloads, Parameter
from ..java.lang.signature import conversion, of_type
from ..java.lang.throwable import ClassCastException, NullPointerException
from ..java.lang.value_text import java_text
from ..java.nifi.processor.flow_file_filter import FlowFileFilter
from ..java.nifi.processor.io.callbacks import InputStreamCallback, OutputStreamCallback, StreamCallback
from ..jython.objects.bytestring import ByteString, plain
from ..jython.objects.dict import JythonDict

OverloadList = Sequence[Tuple[Parameter, ...]]


class Signatures:
    """The overloads of the method of that name."""

    def __init__(self, name: str, overloads: OverloadList) -> None:
        self.name, self._by_type = name, overloads
        self._overloads: Optional[Overloads] = None  # sorted when the method is called

    def resolve(self, arguments: Tuple[Any, ...]) -> Sequence[Any]:
        """The Java values of the first overload that fits; TypeError in Jython's words."""
        overloads = self._overloads = self._overloads or Overloads(self._by_type)
        converted = overloads.convert(arguments)
        if converted is None:
            raise TypeError(ByteString(f"{self.name}(): {overloads.complaint(arguments)}"))
        return converted


def refuse_keywords(name: str) -> TypeError:
    """What a Java method says to keyword arguments."""
    return TypeError(ByteString(f"{name}(): takes no keyword arguments"))


# Conversions


def _string(value: Any) -> Any:
    if value is None or type(value) is str:
        return value
    return plain(value) if isinstance(value, str) else _java_string(value)


_FLOWFILES = (FlowFile, type(None))


def _flowfile(value: Any) -> Any:
    """A session's own, or null; what a script makes of the interface is none."""
    return value if isinstance(value, _FLOWFILES) else NO


def _collection(value: Any) -> Any:
    if isinstance(value, str) and value:  # its letters, none of which is a FlowFile
        raise ClassCastException(cannot_cast("java.lang.String", "org.apache.nifi.flowfile.FlowFile"))
    return list(value) if isinstance(value, (list, tuple)) or _is_set(value) else _java_collection(value)


def _set(value: Any) -> Any:
    return [java_value(item) for item in value] if _is_set(value) else _java_set(value)


def _is_set(value: Any) -> bool:
    from ..jython.objects.set import JythonFrozenSet

    return isinstance(value, (JythonFrozenSet, set, frozenset))


def _map(value: Any) -> Any:
    return {java_value(key): java_value(item) for key, item in value.items()} if isinstance(value, dict) else _java_map(value)


def java_value(value: Any) -> Any:
    """A Python value as an element of a Java collection: byte strings become Java's strings."""
    if isinstance(value, ByteString):
        return plain(value)
    return _map(value) if isinstance(value, JythonDict) else unboxed(value)


_byte_array, _java_string = conversion("byte[]"), conversion("String")


def _bytes(value: Any) -> Any:
    """byte[]: an array as it is."""
    return value if isinstance(value, array) else _byte_array(value)


def _callback(interface: Any, functions: bool = True) -> Callable[[Any], Any]:
    def convert(value: Any) -> Any:
        if value is None:
            return None
        if isinstance(value, interface):
            return value if "java_name" in type(value).__dict__ else _Function(_returning_nothing(value.process))
        return _Function(value) if functions and isinstance(value, _FUNCTIONS) else NO

    class _Function(interface):  # type: ignore[misc]
        """A Python function where Java wants an object with one method."""

        def __init__(self, function: Callable[..., Any]) -> None:
            object.__setattr__(self, "_function", function)

        def process(self, *streams: Any) -> None:
            self._function(*streams)

    return convert


def _returning_nothing(process: Callable[..., Any]) -> Callable[..., None]:
    """A script's void method must return None (the proxy that Jython's ProxyMaker makes)."""

    def call(*streams: Any) -> None:
        if process(*streams) is not None:
            raise TypeError(ByteString("None required for void return"))

    return call


def _java_collection(value: Any) -> Any:
    from ..java.util.lists import JavaCollection

    return value if value is None or isinstance(value, JavaCollection) else NO


def _java_set(value: Any) -> Any:
    from ..java.util.sets import JavaSet

    return value if value is None or isinstance(value, JavaSet) else NO


def _java_map(value: Any) -> Any:
    from ..java.util.maps import JavaMap

    return value if value is None or isinstance(value, JavaMap) else NO


def _function(value: Any) -> Any:
    return value


_FUNCTIONS = (type(_function), type(JavaObject().toString))


def _object_array(value: Any) -> Any:
    """Object[]: a list or tuple."""
    if value is None:
        return None
    if isinstance(value, (list, tuple, array, dict)):
        return [java_text(item) if isinstance(item, (list, tuple, dict)) and _is_pythons(item) else java_value(item) for item in value]
    return NO


def _is_pythons(value: Any) -> bool:
    """Is it no Java collection? An object of Python's own is a PyObject inside an Object[] too."""
    return "java_name" not in type(value).__dict__


class _NullFilter(FlowFileFilter):
    """session.get(None): null is taken for a filter, and asked about the first FlowFile."""

    def filter(self, flowfile: Any) -> Any:
        raise NullPointerException(NULL_FILTER)


def _java(name: str) -> Parameter:
    return Parameter(name, conversion(name), of_type(name))


STRING = Parameter("String", _string, of_type("String"))
INT = _java("int")
LONG = _java("long")
BOOLEAN = _java("boolean")
BYTES = Parameter("byte[]", _bytes)
FLOWFILE = Parameter("org.apache.nifi.flowfile.FlowFile", _flowfile, lambda kind: None if issubclass(kind, _FLOWFILES) else NO)
RELATIONSHIP = _java("org.apache.nifi.processor.Relationship")
COLLECTION = Parameter("java.util.Collection", _collection)
SET = Parameter("java.util.Set", _set)
MAP = Parameter("java.util.Map", _map, lambda kind: _map if issubclass(kind, dict) else DEPENDS)
PATTERN = _java("java.util.regex.Pattern")
PATH = _java("java.nio.file.Path")
INPUT_STREAM = _java("java.io.InputStream")
OUTPUT_STREAM = _java("java.io.OutputStream")
SCOPE = _java("org.apache.nifi.components.state.Scope")
STATE_MAP = Parameter("org.apache.nifi.components.state.StateMap", conversion("org.apache.nifi.controller.state.StandardStateMap"))
READER = Parameter("org.apache.nifi.processor.io.InputStreamCallback", _callback(InputStreamCallback))
WRITER = Parameter("org.apache.nifi.processor.io.OutputStreamCallback", _callback(OutputStreamCallback))
TRANSFORMER = Parameter("org.apache.nifi.processor.io.StreamCallback", _callback(StreamCallback, functions=False))
FILTER = Parameter(
    "org.apache.nifi.processor.FlowFileFilter",
    lambda value: _NullFilter() if value is None else value if hasattr(value, "filter") else NO,
)
THROWABLE = _java("java.lang.Throwable")
LOG_MESSAGE = Parameter("org.apache.nifi.logging.LogMessage", lambda value: NO)  # a script has no way to one
ARGUMENTS = Parameter("java.lang.Object[]", _object_array)


def _not_null(parameter: Parameter) -> Parameter:
    """Null goes to another overload, the one that Jython prefers."""
    return Parameter(parameter.type_name, lambda value: NO if value is None else parameter.convert(value), _of_some(parameter))


def _of_some(parameter: Parameter) -> Callable[[type], Any]:
    return lambda kind: NO if kind is type(None) else parameter.of_type(kind)


SOME_FLOWFILE = _not_null(FLOWFILE)
SOME_BYTES = Parameter("byte[]", lambda value: _raise_null() if value is None else _bytes(value))


def _raise_null() -> Any:
    raise NullPointerException('Cannot read the array length because "b" is null')
