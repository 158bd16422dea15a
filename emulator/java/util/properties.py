"""java.util.Properties: texts by name, loaded from and stored as a .properties file or XML."""

from __future__ import annotations

from typing import Any, Dict, Optional

from ..io.readers import Reader
from ..io.streams import OutputStream, drain
from ..lang.object import class_name
from ..lang.signature import constructor_takes, takes
from ..lang.throwable import ClassCastException, NullPointerException
from ..nio.charset.charsets import encode, named
from ..registry import java_class
from .collections import UnmodifiableSet
from .date import Date
from .enumeration import CollectionEnumeration, Enumeration, HashtableEnumerator
from .hash_orders import ConcurrentOrder, hash_map_order
from .hashtable import NULL_KEY, Hashtable, HashtableOrder
from .properties_text import comment_lines, escaped, pairs_of
from .properties_xml import load, text_of, written

_NOT_A_TEXT = (
    "class {0} cannot be cast to class java.lang.String ({0} and java.lang.String are in module java.base of loader 'bootstrap')"
)


@java_class("java.util.Properties")
class Properties(Hashtable):
    """A Hashtable by its class, a ConcurrentHashMap by its order; what it does not have can stand in other Properties."""

    _null_key_words = None

    @constructor_takes("", "int", "java.util.Properties")
    def __init__(self, defaults: Any = None) -> None:
        super().__init__()
        self._order = ConcurrentOrder(16)
        self._defaults: Optional[Properties] = None if isinstance(defaults, int) else defaults

    @takes("String", "String, String")
    def getProperty(self, name: Any, default: Any = None) -> Any:
        """The text, of the defaults where it is not here, else what is given."""
        if name is None:
            raise NullPointerException(NULL_KEY)
        value = self._table.get(name)
        if isinstance(value, str):
            return value
        inherited = self._defaults.getProperty(name) if self._defaults is not None else None
        return default if inherited is None else inherited

    @takes("String, String")
    def setProperty(self, name: Any, value: Any) -> Any:
        return self.put(name, value)

    def stringPropertyNames(self) -> UnmodifiableSet:
        """Names of texts, the defaults' too."""
        return UnmodifiableSet(hash_map_order(name for name, value in self._with_defaults().items() if isinstance(value, str)))

    def propertyNames(self) -> Enumeration:
        """Names, the defaults' too."""
        order = HashtableOrder()
        for name in self._with_defaults():
            order.put(name)
        return HashtableEnumerator(order.keys())

    @takes("java.io.InputStream", "java.io.Reader")
    def load(self, source: Any) -> None:
        """Read a file: of a stream each byte is a character (ISO-8859-1)."""
        if source is None:
            raise NullPointerException("inStream parameter is null")
        text = source._remaining() if isinstance(source, Reader) else drain(source).decode("latin-1")
        for name, value in pairs_of(text):
            self.put(name, value)

    @takes("java.io.OutputStream, String", "java.io.Writer, String")
    def store(self, target: Any, comments: Any) -> None:
        """Comments, the date, and a line for each; to a stream in ASCII, what is not in it escaped."""
        if target is None:
            raise NullPointerException()
        ascii_alone = isinstance(target, OutputStream)
        lines = [*comment_lines(comments), "#" + Date().toString()]
        for name in self._ordered():
            key, value = self._text(name), self._text(self._table[name])
            lines.append(f"{escaped(key, ascii_alone, every_space=True)}={escaped(value, ascii_alone)}")
        text = "".join(line + "\n" for line in lines)
        target.write(text.encode("latin-1", "replace") if ascii_alone else text)
        target.flush()

    @takes("java.io.OutputStream, String")
    def save(self, target: Any, comments: Any) -> None:
        """The old name of store."""
        self.store(target, comments)

    @takes("java.io.OutputStream, String", "java.io.OutputStream, String, String", "java.io.OutputStream, String, java.nio.charset.Charset")
    def storeToXML(self, target: Any, comment: Any, *of: Any) -> None:
        """As XML, in UTF-8 or another charset."""
        if target is None:
            raise NullPointerException("OutputStream")
        if of and of[0] is None:
            raise NullPointerException()
        chosen = named(of[0] if of else "UTF-8")
        if not all(isinstance(each, str) for entry in self._table.items() for each in entry):
            raise ClassCastException("Keys and values in Properties must be Strings")
        entries = [(name, self._table[name]) for name in self._ordered()]
        target.write(encode(written(entries, comment, chosen.name(), chosen._codec), chosen))
        target.flush()

    @takes("java.io.InputStream")
    def loadFromXML(self, source: Any) -> None:
        """Read XML; InvalidPropertiesFormatException where it is none of properties."""
        if source is None:
            raise NullPointerException()
        load(text_of(drain(source)), self.put)
        source.close()

    @takes("java.io.PrintStream", "java.io.PrintWriter")
    def list(self, target: Any) -> None:
        """A line for each, cut at 40 characters."""
        target.println("-- listing properties --")
        for name, value in self._with_defaults().items():
            text = self._text(value)
            target.println(f"{name}={text[:37] + '...' if len(text) > 40 else text}")

    def clone(self) -> Properties:
        other = Properties(self._defaults)
        for name in self._ordered():
            other.put(name, self._table[name])
        return other

    def _with_defaults(self) -> Dict[Any, Any]:
        inherited = self._defaults._with_defaults() if self._defaults is not None else {}
        return {**inherited, **{name: self._table[name] for name in self._ordered()}}

    @staticmethod
    def _text(value: Any) -> str:
        if not isinstance(value, str):
            raise ClassCastException(_NOT_A_TEXT.format(class_name(value)))
        return value

    def _enumeration(self, values: Any) -> Enumeration:
        return CollectionEnumeration(values)
