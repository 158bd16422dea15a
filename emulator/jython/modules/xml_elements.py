"""The elements of xml.etree.ElementTree."""

from __future__ import annotations

from typing import Any, List
from xml.etree import ElementTree

from ..objects.bytestring import ByteString
from ..objects.dict import JythonDict
from ..objects.text import repr_


class Element(ElementTree.Element):
    """``ElementTree.Element``: its attributes are a dict of Jython."""

    def __init__(self, tag: Any, attrib: Any = None, **extra: Any) -> None:
        super().__init__(tag)
        self.attributes_ = JythonDict([*(attrib or {}).items(), *[(ByteString(name), value) for name, value in extra.items()]])

    @property
    def attrib(self) -> Any:
        """The attributes."""
        return self.attributes_

    @attrib.setter
    def attrib(self, values: Any) -> None:
        self.attributes_ = values

    def get(self, key: Any, default: Any = None) -> Any:
        """An attribute."""
        return self.attributes_.get(key, default)

    def set(self, key: Any, value: Any) -> None:
        """Set an attribute."""
        self.attributes_[key] = value

    def keys(self) -> Any:
        """The names of the attributes."""
        return self.attributes_.keys()

    def items(self) -> Any:
        """The attributes as pairs."""
        return self.attributes_.items()

    def getchildren(self) -> List[Any]:
        """The elements inside."""
        return list(self)

    def getiterator(self, tag: Any = None) -> List[Any]:
        """The element and every one below, as a list."""
        return list(self.iter(tag))

    def itertext(self) -> Any:
        """The texts, in their order."""
        if not isinstance(self.tag, str) and self.tag is not None:
            return
        if self.text:
            yield self.text
        for child in self:
            yield from child.itertext()
            if child.tail:
                yield child.tail

    def makeelement(self, tag: Any, attrib: Any) -> Any:
        """A new element of this kind."""
        return Element(tag, attrib)

    def copy(self) -> Element:
        """One with the same children."""
        new = Element(self.tag, self.attributes_)
        new.text, new.tail = self.text, self.tail
        new.extend(self)
        return new

    __copy__ = copy

    def clear(self) -> None:
        """Take everything out."""
        super().clear()
        self.attributes_.clear()

    def __deepcopy__(self, memo: Any) -> Element:
        new = Element(self.tag, self.attributes_)
        new.text, new.tail = self.text, self.tail
        new.extend([child.__deepcopy__(memo) for child in self])
        return new

    def __repr__(self) -> str:
        return f"<Element {repr_(self.tag)} at 0x{id(self) >> 4 & 0xFFFFFF:x}>"

    def __bool__(self) -> bool:
        return len(self) != 0


def SubElement(parent: Any, tag: Any, attrib: Any = None, **extra: Any) -> Element:  # noqa: N802
    """A new element at the end of another."""
    element = Element(tag, attrib, **extra)
    parent.append(element)
    return element


def Comment(text: Any = None) -> Element:  # noqa: N802
    """A comment."""
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target: Any, text: Any = None) -> Element:  # noqa: N802
    """A processing instruction."""
    element = Element(ProcessingInstruction)
    element.text = target if not text else target + ByteString(" ") + text
    return element


class QName:
    """A name with its namespace."""

    def __init__(self, text_or_uri: Any, tag: Any = None) -> None:
        self.text = ByteString("{%s}%s") % (text_or_uri, tag) if tag else text_or_uri

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        return bool(self.text == (other.text if isinstance(other, QName) else other))


Element.__module__ = QName.__module__ = "xml.etree.ElementTree"
