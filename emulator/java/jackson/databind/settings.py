"""The features that an ObjectMapper, its writers and readers share: set by configure, enable and disable, asked by isEnabled."""

from __future__ import annotations

from typing import Any, Dict, Iterable

from ....base.errors import NotEmulated
from ...lang.object import JavaObject
from ...lang.throwable import NullPointerException
from ..core.feature import Feature
from ..core.json_generator import JsonGenerator
from ..core.json_parser import JsonParser
from .features import DeserializationFeature, SerializationFeature

_CORE, _DATABIND = "com.fasterxml.jackson.core.", "com.fasterxml.jackson.databind."
_KINDS = (
    f"{_CORE}JsonParser$Feature, {_DATABIND}MapperFeature, {_DATABIND}SerializationFeature, {_CORE}JsonGenerator$Feature, "
    f"{_DATABIND}DeserializationFeature"
)
_ARGUMENTS = {  # method → what Jython says that it takes
    "isEnabled": f"{_CORE}JsonParser$Feature, {_DATABIND}MapperFeature, {_DATABIND}SerializationFeature, {_CORE}JsonGenerator$Feature, "
    f"{_CORE}StreamWriteFeature, {_CORE}StreamReadFeature, {_DATABIND}DeserializationFeature, {_CORE}JsonFactory$Feature",
    "enable": f"{_CORE}JsonGenerator$Feature[], {_DATABIND}DeserializationFeature, {_DATABIND}MapperFeature[], "
    f"{_DATABIND}SerializationFeature, {_CORE}JsonParser$Feature[]",
}
_NO_FEATURE = 'Cannot invoke "com.fasterxml.jackson.core.JsonGenerator$Feature.getMask()" because "f" is null'
_NOT_EMULATED = frozenset(("USE_JAVA_ARRAY_FOR_JSON_ARRAY",))


class Settings(JavaObject):
    """``_set``: the features that are not as they are by default."""

    def __init__(self, features: Iterable[Any] = ()) -> None:
        self._set: Dict[Feature, bool] = dict(features)

    def _on(self, feature: Any) -> bool:
        return bool(self._set.get(feature, feature._by_default))

    def _switch(self, features: Iterable[Any], state: bool) -> None:
        for feature in features:
            if state and feature._name in _NOT_EMULATED:
                raise NotEmulated(f"ObjectMapper with {feature._name}", "", "read the document without it")
            self._set[feature] = state

    def isEnabled(self, feature: Any) -> bool:
        checked("isEnabled", (feature,))
        return self._on(feature)


def checked(method: str, features: Iterable[Any]) -> None:
    """Jython's words for what is no feature."""
    for feature in features:
        if feature is None:
            raise NullPointerException(_NO_FEATURE)
        if not isinstance(feature, Feature):
            raise TypeError(f"{method}(): 1st arg can't be coerced to {_ARGUMENTS.get(method, _KINDS)}")


# their constants are set by define
PARSING: Any = JsonParser.Feature
GENERATING: Any = JsonGenerator.Feature
WRITING: Any = SerializationFeature
READING: Any = DeserializationFeature
