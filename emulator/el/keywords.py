"""The functions of 1.16.3 by how the grammar (AttributeExpressionParser.g) lets them be called: name → (least, most arguments)."""

from __future__ import annotations

from typing import Dict, FrozenSet, Tuple

Arity = Tuple[int, int]

MANY = 1 << 30


def _each(names: str, least: int, most: int) -> Dict[str, Arity]:
    return {name: (least, most) for name in names.split()}


# After a colon.
CALLS: Dict[str, Arity] = {
    **_each("toUpper toLower trim toString urlEncode urlDecode base64Encode base64Decode evaluateELString", 0, 0),
    **_each("escapeJson escapeXml escapeCsv escapeHtml3 escapeHtml4", 0, 0),
    **_each("unescapeJson unescapeXml unescapeCsv unescapeHtml3 unescapeHtml4", 0, 0),
    **_each("isNull notNull isEmpty not length toNumber toDecimal count", 0, 0),
    **_each("substringBefore substringBeforeLast substringAfter substringAfterLast replaceNull replaceEmpty prepend append", 1, 1),
    **_each("startsWith endsWith contains join jsonPath jsonPathDelete fromRadix UUID3 UUID5 hash", 1, 1),
    **_each("find matches equalsIgnoreCase gt lt ge le equals and or indexOf lastIndexOf mod plus minus multiply divide", 1, 1),
    **_each("toRadix substring format padLeft padRight repeat math", 1, 2),
    **_each("replace replaceFirst replaceAll ifElse jsonPathSet jsonPathAdd", 2, 2),
    **_each("jsonPathPut", 3, 3),
    **_each("getDelimitedField", 1, 5),
    **_each("in", 1, MANY),
    **_each("toDate", 0, 2),
}

# As the subject.
STANDALONE: Dict[str, Arity] = {
    **_each("ip UUID now nextInt thread random", 0, 0),
    **_each("hostname", 0, 1),
    **_each("literal math getStateValue", 1, 1),
}

SELECTIONS: Tuple[str, ...] = (
    "anyAttribute",
    "anyMatchingAttribute",
    "allAttributes",
    "allMatchingAttributes",
    "anyDelineatedValue",
    "allDelineatedValues",
)

# What anyArg and stringArg do not let in, of the calls.
NOT_IN_ARGUMENTS: FrozenSet[str] = frozenset({"jsonPathPut"})
_NUMBERS_AND_BOOLEANS: FrozenSet[str] = frozenset(
    {
        *_each("isNull notNull isEmpty not length toNumber toDecimal count find matches equalsIgnoreCase gt lt ge le equals and or", 0, 0),
        *_each("in indexOf lastIndexOf mod plus minus multiply divide math toDate getDelimitedField", 0, 0),
    }
)
STRING_ARGUMENTS: FrozenSet[str] = frozenset(CALLS) - NOT_IN_ARGUMENTS - _NUMBERS_AND_BOOLEANS

KEYWORDS: FrozenSet[str] = frozenset({*CALLS, *STANDALONE, *SELECTIONS, "true", "false"})
