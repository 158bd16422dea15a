"""``xml.etree.ElementTree``: ASCII texts are byte strings, others unicode, as Jython's expat gives them; attributes are written sorted."""

from __future__ import annotations

from types import ModuleType
from typing import Any
from xml.etree import ElementPath, ElementTree

from ..objects.bytestring import ByteString
from .catalog import python_module
from .xml_elements import Comment, Element, ProcessingInstruction, QName, SubElement
from .xml_parsing import ParseError, TreeBuilder, XMLParser, element_of, events_of
from .xml_writing import Namespaces, Writer


class Tree:
    """``ElementTree.ElementTree``."""

    namespaces: Namespaces

    def __init__(self, element: Any = None, file: Any = None) -> None:
        self._root = element
        if file:
            self.parse(file)

    def getroot(self) -> Any:
        """The outermost element."""
        return self._root

    def _setroot(self, element: Any) -> None:
        self._root = element

    def parse(self, source: Any, parser: Any = None) -> Any:
        """Read a path or a file."""
        self._root = element_of(_read(source), parser)
        return self._root

    def iter(self, tag: Any = None) -> Any:
        """Every element."""
        return self._root.iter(tag)

    def getiterator(self, tag: Any = None) -> Any:
        """Every element, as a list."""
        return list(self._root.iter(tag))

    def find(self, path: Any, namespaces: Any = None) -> Any:
        """The first element of a path."""
        return self._root.find(_inside(path), namespaces)

    def findtext(self, path: Any, default: Any = None, namespaces: Any = None) -> Any:
        """The text of the first element of a path."""
        return self._root.findtext(_inside(path), default, namespaces)

    def findall(self, path: Any, namespaces: Any = None) -> Any:
        """All elements of a path."""
        return self._root.findall(_inside(path), namespaces)

    def iterfind(self, path: Any, namespaces: Any = None) -> Any:
        """All elements of a path."""
        return self._root.iterfind(_inside(path), namespaces)

    def write(
        self, file_or_filename: Any, encoding: Any = None, xml_declaration: Any = None, default_namespace: Any = None, method: Any = None
    ) -> None:
        """Write it to a path or a file."""
        options = (type(self).namespaces.prefixes, encoding, method, xml_declaration, default_namespace)
        if isinstance(file_or_filename, str):
            with open(str.__str__(file_or_filename), "wb") as file:
                Writer(lambda text: file.write(str.encode(text, "latin-1")), *options).document(self._root)
        else:
            Writer(file_or_filename.write, *options).document(self._root)


def _inside(path: Any) -> Any:
    return ByteString(".") + path if path[:1] == "/" else path


def _read(source: Any) -> Any:
    if isinstance(source, str):
        try:
            with open(str.__str__(source), "rb") as file:
                return ByteString(file.read().decode("latin-1"))
        except FileNotFoundError as error:
            raise type(error)(error.errno, error.strerror, source) from None
    return source.read()


def _xml_id(text: Any, parser: Any = None) -> Any:
    from ..objects.dict import JythonDict

    tree = element_of(text, parser)
    return tree, JythonDict([(element.get("id"), element) for element in tree.iter() if element.get("id")])


def _from_list(sequence: Any, parser: Any = None) -> Any:
    return element_of(ByteString("").join(sequence), parser)


@python_module("xml.etree.ElementTree")
def build(interpreter: Any) -> ModuleType:
    namespaces = Namespaces()
    tree = type("ElementTree", (Tree,), {"namespaces": namespaces, "__module__": "xml.etree.ElementTree"})

    def dump(element: Any) -> None:
        root = element.getroot() if isinstance(element, Tree) else element
        interpreter.sys_module().stdout.write(namespaces.to_string(root))
        if not (root.tail and root.tail[-1] == "\n"):
            interpreter.sys_module().stdout.write(ByteString("\n"))

    module = ModuleType("xml.etree.ElementTree")
    module.__dict__.update(
        Element=Element, SubElement=SubElement, Comment=Comment, ProcessingInstruction=ProcessingInstruction, PI=ProcessingInstruction,
        QName=QName, ElementTree=tree, ParseError=ParseError, XMLParser=XMLParser, XMLTreeBuilder=XMLParser, TreeBuilder=TreeBuilder,
        fromstring=element_of, XML=element_of, XMLID=_xml_id, fromstringlist=_from_list,
        parse=lambda source, parser=None: tree(element_of(_read(source), parser)),
        iterparse=lambda source, events=None, parser=None: events_of(_read(source), events),
        tostring=namespaces.to_string,
        tostringlist=namespaces.pieces,
        iselement=lambda value: isinstance(value, Element), register_namespace=namespaces.register, dump=dump,
        VERSION=ByteString(ElementTree.VERSION), ElementPath=ElementPath,
    )  # fmt: skip
    return module
