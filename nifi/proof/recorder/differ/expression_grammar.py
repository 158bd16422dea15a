"""What single expressions are made of: literals beyond the ordinary, more of each type than ``grammar`` draws, and calls that are wrong.

A topic is forms with holes, as in ``grammar``: ``{any}`` takes any pool's literal, ``{text}`` a str's or unicode's, ``{wrong}`` what stands
where another type or nothing is wanted, ``{count}`` up to four arguments. ``{{`` is a brace.
"""

from __future__ import annotations

from typing import Dict, Tuple

Forms = Tuple[str, ...]

POOLS: Dict[str, Forms] = {
    "small": ("0", "1", "2", "-1", "3", "5", "True", "2L", "-3"),
    "int": ("0", "1", "-1", "7", "255", "-17", "100", "True", "False"),
    "large": ("10**9", "2147483647", "-2147483648", "2147483648", "10**20"),
    "long": ("0L", "1L", "5L", "-3L", "-17L"),
    "float": ("0.0", "-0.0", "1.0", "1.5", "-2.75", "0.1", "1e16", "1e-5", "1e300", "float('nan')", "float('inf')", "123456789.125"),
    "complex": ("1j", "(1+2j)", "complex(0, -0.0)"),
    "str": (
        "''", "'a'", "'abc'", "'Hello World'", "'a,b,,c'", "'\\t x\\n'", "'aaa'", "'\\xe9\\xe8'", "'123'", "'a=b=c'", "'10'", "'-1.5'",
        "'a\\r\\nb\\nc'", "'{0}'", "'%s'", "'0x1f'", "' 12 '", "'1e5'",
    ),
    "unicode": (
        "u''", "u'a'", "u'abc'", "u'a b  c'", "u'\\xe9\\u0131'", "u'\\u0130I'", "u'\\u20ac'", "u'12'", "u'\\u0661'", "u'a,b'",
        "u'\\xdf'",
    ),
    "list": (
        "[]", "[1, 2, 3]", "['a', u'b', 'a']", "[3, 'a', None, 1.5, u'z', (1,)]", "range(10)", "[[1], [2]]", "[True, 1, 1.0, 1L]",
        "[u'\\xe9', '\\xe9']",
    ),
    "tuple": ("()", "(1,)", "(1, 2, 3)", "('a', u'b')", "(1, 'a')"),
    "dict": (
        "{}", "{'a': 1}", "{1: 'a', 1.0: 'b', True: 'c'}", "{u'a': 1, 'b': [2]}", "{(1, 2): 3}", "dict(a=1, b=2)",
        "OrderedDict([('a', 1), ('b', 2)])", "Counter('abca')", "{'x': None, 'y': {'z': 1.5}}",
    ),
    "set": ("set()", "set([1, 2])", "set('abc')", "frozenset('ab')", "{1, 'a'}", "frozenset([1, 2.0, 3L])"),
    "bytearray": ("bytearray()", "bytearray('abc')", "bytearray([0, 255])"),
    "none": ("None",),
    "index": ("0", "1", "-1", "5", "None", "2L", "-3", "True", "1.5", "'a'"),
    "place": ("0", "1", "-1", "5", "None", "2L", "-3", "2147483647", "-2147483648", "True", "1.5", "'a'"),
    "codec": (
        "'utf-8'", "'ascii'", "'latin-1'", "'utf-16'", "'hex'", "'base64'", "'cp1252'", "'unicode_escape'", "'iso-8859-9'", "'idna'",
        "'no-such'", "u'utf8'",
    ),
    "errors": ("'strict'", "'ignore'", "'replace'", "'xmlcharrefreplace'", "'backslashreplace'"),
    "percent": (
        "'%s'", "'%r'", "'%d'", "'%5d'", "'%-5s|'", "'%05.1f'", "'%x'", "'%e'", "'%g'", "'%c'", "'%%'", "u'%s'", "'%s %s'", "'%(a)s'",
        "'%+d'", "'%.2s'", "'%*d'", "'%o'", "'%X'", "'%i'", "'%'", "'%z'",
    ),
    "spec": (
        "''", "'d'", "'5'", "'>5'", "'<5'", "'^7'", "'05d'", "'.2f'", "'e'", "'x'", "'#x'", "','", "'%'", "'s'", "'+d'", "' d'", "'b'",
        "'.3s'", "'*^9'", "'g'", "'n'", "'q'", "'c'",
    ),
    "template": (
        "'{}'", "'{} {}'", "'{0}-{0}'", "'{0!r}'", "'{0!s:>5}'", "'{0[0]}'", "'{a}'", "'{0:>6}'", "'{{{}}}'", "'{'", "'}'", "'{0.real}'",
        "u'{}'", "'{1}'", "'{:.1f}'",
    ),
    "pattern": (
        "'a'", "'[a-c]+'", "'(a)|(b)'", "'\\\\s*'", "'x*'", "'^'", "'$'", "'\\\\b'", "'(?i)HELLO'", "'\\\\w+'", "'(?P<n>.)'", "'(a'",
        "u'\\\\w'", "'(?u)\\\\w'", "'[^,=]+'",
    ),
    "replacement": ("''", "'z'", "'\\\\1'", "'\\\\g<0>'", "'\\\\g<n>'", "'$1'", "'\\\\\\\\'", "u'\\xe9'"),
    "document": (
        "'{\"b\": [1, 2.5, null], \"a\": \"\\\\u015f\"}'", "'[1, \"x\", true]'", "'\"s\"'", "'12'", "'{bad'", "''", "'[1,]'", "'nul'",
        "'{\"a\": 1, \"a\": 2}'", "'1e400'", "u'\"\\u20ac\"'", "'[NaN, -Infinity]'", "'{\"a\" 1}'",
    ),
    "type": ("int", "str", "unicode", "list", "basestring", "float", "dict", "long"),
}  # fmt: skip
ANY: Forms = (
    "int", "int", "long", "float", "str", "str", "unicode", "unicode", "list", "tuple", "dict", "set", "none", "bytearray", "complex",
)  # fmt: skip
GROUPS: Dict[str, Forms] = {
    "any": ANY,
    "text": ("str", "str", "unicode"),
    "number": ("int", "int", "large", "long", "float", "complex"),
    "sequence": ("list", "tuple", "str", "unicode", "bytearray"),
    "items": ("list", "tuple", "dict", "set", "str", "unicode"),
    "wrong": (*ANY, "type", "index"),
}  # fmt: skip

TOPICS: Dict[str, Forms] = {
    "operators": (
        "{any} {operator} {any}", "{number} {operator} {number}", "{sequence} {operator} {sequence}", "{items} {operator} {items}",
        "-{any}", "~{any}", "not {any}", "{any} {comparison} {any}", "{number} {comparison} {number} {comparison} {number}",
        "{any} in {items}", "{any} and {any}", "{any} if {any} else {any}", "{any} * {small}", "{number} * {number}",
        "{number} << {small}", "{number} >> {small}", "{number} ** {small}",
    ),
    "percent": ("{percent} % {any}", "{percent} % ({any},)", "{percent} % ({any}, {any})", "{percent} % {dict}"),
    "format": ("{template}.format({any})", "{template}.format({any}, a={any})", "format({any}, {spec})", "format({number}, {spec})"),
    "containers": (
        "{function}({items})", "{dict}.{of_dict}({any})", "{dict}.{of_dict}({any}, {any})", "{dict}.{view}()", "{set}.{of_set}({set})",
        "{set}.{of_set}({items})", "{list}.{of_list}({any})", "{list} + {list}", "zip({items}, {items})", "map({type}, {items})",
        "filter({type}, {items})", "cmp({any}, {any})", "dict(zip({sequence}, {sequence}))", "sorted({items}, reverse={small})",
        "sorted({items}, key=repr)", "reduce(lambda a, b: a + b, {items})",
    ),
    "slices": (
        "{sequence}[{place}]", "{sequence}[{place}:{place}]", "{sequence}[{place}:]", "{sequence}[:{place}]",
        "{sequence}[{place}:{place}:{place}]", "{sequence}[::{place}]", "{dict}[{any}]",
    ),
    "texts": (
        "{text}.{of_text}()", "{text}.{of_text}({text})", "{text}.{of_text}({text}, {index})", "{text}.{of_text}({text}, {text})",
        "{text}.{of_text}({small})", "{text}.{of_text}({wrong})", "{text}.{of_text}({text}, {index}, {index})",
        "{text}.join({items})", "{text}.replace({text}, {text}, {index})", "{text}.translate({any})", "{bytearray}.{of_text}({text})",
    ),
    "comprehensions": (
        "[{of_x} for x in {items}]", "[{of_x} for x in {items} if x]", "{{{of_x}: x for x in {items}}}", "{{{of_x} for x in {items}}}",
        "list({of_x} for x in {items} if x != {any})", "[(x, y) for x in {items} for y in {small_list}]",
        "sum({of_x} for x in {items})", "''.join([{of_x} for x in {items}])",
    ),
    "json": (
        "json.dumps({any})", "json.loads({document})", "json.loads(json.dumps({any}))", "json.dumps([{any}, {any}])",
        "json.dumps({any}, sort_keys=True)", "json.dumps({{{any}: {any}}})", "json.dumps({any}, indent={small})",
        "json.dumps({text}, ensure_ascii=False)",
    ),
    "re": (
        "re.{search}({pattern}, {text})", "re.sub({pattern}, {replacement}, {text})", "re.sub({pattern}, {replacement}, {text}, {small})",
        "re.split({pattern}, {text}, {small})", "[m.span() for m in re.finditer({pattern}, {text})]",
        "re.match({pattern}, {text}).groups()", "re.search({pattern}, {text}).group({index})", "re.compile({pattern}).{search}({wrong})",
    ),
    "conversions": (
        "{conversion}({any})", "{conversion}({text})", "{conversion}({number})", "{conversion}({text}, {any})", "int({text}, {small})",
        "isinstance({any}, {type})", "divmod({number}, {number})", "pow({number}, {small})", "round({number}, {small})",
        "getattr({any}, {text}, {any})", "range({index}, {index})", "pow({int}, {int}, {int})", "round({float})", "bytearray({any})",
    ),
    "codecs": (
        "{text}.encode({codec})", "{text}.decode({codec})", "{text}.encode({codec}, {errors})", "{text}.decode({codec}, {errors})",
        "unicode({text}, {codec})", "unicode({text}, {codec}, {errors})", "{bytearray}.decode({codec})", "str({text})", "unicode({text})",
        "urllib.quote({text})", "urllib.urlencode({{{any}: {any}}})", "base64.b64encode({text})", "hashlib.md5({text}).hexdigest()",
    ),
    "wrong calls": (
        "{text}.{of_text}({count})", "{list}.{of_list}({count})", "{tuple}.{of_tuple}({count})", "{dict}.{of_dict}({count})",
        "{dict}.{view}({count})", "{set}.{of_set}({count})", "({number}).conjugate({count})", "({float}).hex({count})",
        "{bytearray}.{of_text}({count})", "{conversion}({count})", "{function}({count})", "{text_type}.{of_bound}({count})",
        "{text}.{of_text}({wrong}, a={any})", "{text}.{of_text}(a={any})", "{list}.{of_list}(a={any})",
        "dict.{of_dict}({count})", "list.{of_list}({count})", "map({text_type}.{of_bound}, {items})",
    ),
}  # fmt: skip
WORDS: Dict[str, Forms] = {
    "operator": ("+", "-", "/", "//", "%", "&", "|", "^"),
    "comparison": ("==", "!=", "<", ">", "<=", ">="),
    "function": tuple("sorted sum min max list tuple set len any all reversed enumerate frozenset iter dict zip".split()),
    "conversion": tuple("int float long str unicode bool abs chr unichr ord hash hex oct bin complex repr len".split()),
    "of_dict": tuple("get has_key setdefault pop fromkeys update copy clear".split()),
    "view": tuple("keys values items copy popitem iteritems viewkeys viewitems clear itervalues".split()),
    "of_set": tuple("union intersection difference symmetric_difference issubset issuperset isdisjoint copy".split()),
    "of_list": tuple("index count append extend remove insert pop sort reverse".split()),
    "of_tuple": ("index", "count"),
    "of_text": tuple((
        "upper lower title capitalize swapcase isalpha isdigit isalnum isspace isupper islower istitle strip lstrip rstrip split rsplit"
        " splitlines partition rpartition find rfind index rindex count startswith endswith join replace center ljust rjust zfill"
        " expandtabs encode decode"
    ).split()),
    "text_type": ("str", "unicode"),
    "of_bound": tuple("upper title isdigit strip lstrip split partition find index count startswith replace center zfill".split()),
    "of_x": ("x", "x * 2", "str(x)", "(x, 1)", "repr(x)", "not x", "type(x).__name__", "x[0]", "[x]", "x + 1", "unicode(x)"),
    "search": ("match", "search", "findall", "split"),
    "small_list": ("(1, 2)", "'ab'", "[]"),
    "count": ("", "{wrong}", "{wrong}, {wrong}", "{wrong}, {wrong}, {wrong}", "{wrong}, {wrong}, {wrong}, {wrong}"),
}  # fmt: skip
WEIGHTS: Tuple[Tuple[str, int], ...] = (  # a topic and how often it is drawn
    ("operators", 4), ("percent", 2), ("format", 2), ("containers", 4), ("slices", 3), ("texts", 5), ("comprehensions", 2), ("json", 2),
    ("re", 2), ("conversions", 4), ("codecs", 2), ("wrong calls", 4),
)  # fmt: skip
