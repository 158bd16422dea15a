"""Which of its own frames Jython's library shows for an error: by the emulator's function that a script called, and the error's words.

A row: modules and functions of the emulator (``of:`` before what a closure was made for), how ``class: text`` begins, places.
"""

from __future__ import annotations

from typing import Dict, Tuple

_RE_LINES = {"match": 137, "search": 142, "sub": 151, "subn": 162, "split": 167, "findall": 177, "finditer": 186}
_REPLACED = (
    ("error: invalid group reference", "re:275 sre_parse:800"),
    ("IndexError: unknown group name", "re:270 re:255 re:255 sre_parse:748"),
)
_TEMPLATE = "re:270 re:255 re:255 sre_parse:705 sre_parse:182 sre_parse:184"
_JAVASAX = "xml/sax/drivers2/drv_javasax:171 xml/sax/drivers2/drv_javasax:171 xml/sax/drivers2/drv_javasax:83 xml/sax/handler:38"
_ELEMENT = "xml/etree/ElementTree:1667 xml/etree/ElementTree:1519"

_DATE_FIELDS, _TIME_FIELDS = (("year", 338), ("month", 340), ("day", 343)), (("hour", 352), ("minute", 354))

Rows = Tuple[Tuple[str, str], ...]

RULES: Dict[str, Rows] = {
    "base64_module.decodestring": (("Error: Incorrect padding", "base64:321"),),
    "base64_module.b64decode": (("TypeError: Incorrect padding", "base64:76"), ("TypeError: a2b", "base64:73 base64:73")),
    "base64_module.b64encode": (("TypeError: b2a|UnicodeEncodeError", "base64:53"),),
    "base64_module.urlsafe_b64decode": (("TypeError: Incorrect padding", "base64:112 base64:76"),),
    "base64_module.of:b32decode": (("TypeError: Incorrect padding", "base64:198"),),
    "base64_module.of:b16decode": (("TypeError: Non-base16", "base64:273"),),
    "re_module.compile_": (("error:", "re:190 re:242"), ("TypeError: first argument", "re:190 re:238")),
    "re_module.sub": (*_REPLACED, ("TypeError: object of type", _TEMPLATE)),
    **{
        f"re_module.of:{name}": (
            *((error, f"re:{line} {places}") for error, places in _REPLACED if name in ("sub", "subn")),
            ("error:", f"re:{line} re:242"),
            ("TypeError: first argument", f"re:{line} re:238"),
            ("TypeError: object of type", f"re:{line} {_TEMPLATE}"),
            ("", f"re:{line}"),
        )
        for name, line in _RE_LINES.items()
    },
    "re_module._escape": (("TypeError: .* is not iterable", "re:206"),),
    "csv_dicts.__init__": (("TypeError: argument 1 must be an iterator", "csv:79"),),
    "csv_dicts.writerow": (("ValueError: dict contains", "csv:148 csv:143"),),
    "xml_parsing.element_of": (("ParseError:", "xml/etree/ElementTree:1314 " + _ELEMENT),),
    "xml_etree_element_tree_module.<lambda>": (
        ("IOError:", "xml/etree/ElementTree:1184 xml/etree/ElementTree:647"),
        ("ParseError:", "xml/etree/ElementTree:1184 xml/etree/ElementTree:657 " + _ELEMENT),
    ),
    "xml_dom_minidom_module.parse_string": (
        ("SAXParseException:", "xml/dom/minidom:1933 xml/dom/minidom:1910 xml/dom/pulldom:275 " + _JAVASAX),
    ),
    "xml_dom_minidom_module.parse": (("IOError:", "xml/dom/minidom:1923 xml/dom/minidom:1909 xml/dom/pulldom:335"),),
    "urllib_quoting.quote": (("KeyError:", "urllib:1303"), ("TypeError: None", "urllib:1290"), ("AttributeError:", "urllib:1301")),
    "urllib_quoting.quote_plus": (("KeyError:", "urllib:1308 urllib:1303"), ("TypeError: 'NoneType'", "urllib:1307")),
    "urllib_quoting.unquote": (("AttributeError:", "urllib:1238"),),
    "urllib_quoting.unquote_plus": (("AttributeError:", "urllib:1255"),),
    "urllib_quoting.urlencode": (("UnicodeEncodeError:", "urllib:1347"), ("TypeError: not a valid non-string", "urllib:1332")),
    "random_module.choice": (("IndexError:|TypeError:", "random:274"),),
    "random_module.randint": (("ValueError:", "random:241 random:217"),),
    "random_module.randrange": ((r"ValueError: empty range for randrange\(\)$", "random:192"),),
    "random_module.sample": (("ValueError:", "random:320"),),
    "random.shuffle": (("TypeError:", "random:288"),),
    "string_module.substitute": (("KeyError:", "string:172 string:162"), ("ValueError: Invalid", "string:172 string:169 string:145")),
    "string_module._join": (("TypeError:", "string:318"),),
    "collections_module._namedtuple": (
        ("ValueError: Encountered duplicate", "collections:340"),
        ("ValueError: Type names and field names cannot start", "collections:332"),
    ),
    "collections_module.pop": (("KeyError:", "collections:143"),),
    "collections_module.popitem": (("KeyError:", "collections:159"),),
    "collections_module.__init__": (("TypeError: '[^']+' object is not iterable", "collections:446 collections:527"),),
    "codecs_module.open_": (("IOError:", "codecs:881"),),
    **dict.fromkeys(("codecs_module.<lambda>", "facades._make_unicode"), (("UnicodeDecodeError: 'utf-8'", "encodings/utf_8:16"),)),
    "utf_8.decode_bytes": (
        ("UnicodeDecodeError: 'utf-8'", "encodings/utf_8:16"),
        ("UnicodeDecodeError: 'utf-16'", "encodings/utf_16:16"),
        ("TypeError: Odd-length string", "encodings/hex_codec:42"),
        ("Error: Incorrect padding", "encodings/base64_codec:42 base64:321"),
    ),
    "facades._make_int": (("ValueError: Cannot convert NaN", "decimal:1595"),),
    "arithmetic.divide": (
        ("DivisionByZero: x / 0", "decimal:1322 decimal:3862"),
        ("InvalidOperation: 0 / 0", "decimal:1321 decimal:3862"),
    ),
    "arithmetic.modulo": (("InvalidOperation: x % 0", "decimal:1456 decimal:3862"),),
    "arithmetic.floor_divide": (("DivisionByZero: x // 0", "decimal:1567 decimal:3862"),),
    "urlparse_module.urlparse": (("AttributeError:", "urlparse:140 urlparse:179"),),
    "urlparse_module.urlsplit": (("AttributeError:", "urlparse:179"),),
    "urlparse_module.parse_qs": (("AttributeError:", "urlparse:358 urlparse:384"),),
    "urlparse_module.parse_qsl": (("AttributeError:", "urlparse:384"),),
    "decimal_module._make": (
        ("ValueError: Invalid tuple size", "decimal:616"),
        ("InvalidOperation: Invalid literal", "decimal:555 decimal:3862"),
        ("TypeError: Cannot convert", "decimal:666"),
    ),
    "uuid_module.__init__": (("ValueError: badly formed", "uuid:134"), ("TypeError: need one of", "uuid:129")),
    "config_parser_module.get": (("NoSectionError:", "ConfigParser:607"), ("NoOptionError:", "ConfigParser:618")),
    "config_parser_module.items": (("NoSectionError:", "ConfigParser:642"),),
    "config_parser_module.read": (("TypeError: 'NoneType' object is not iterable", "ConfigParser:300"),),
    "config_parser_module.readfp": (("MissingSectionHeaderError:", "ConfigParser:324 ConfigParser:512"),),
    "hashlib_module.new": (("ValueError: unsupported hash type", "hashlib:124 hashlib:91"),),
    "codecs_module.read": (("UnicodeDecodeError: 'utf-8'", "codecs:477"),),
    "queue.get_nowait": (("Empty", "Queue:190 Queue:165"),),
    "queue_module.get": (("Empty", "Queue:165"),),
    "datetime_module.strftime": (("TypeError: object of type", "datetime:867 datetime:239"),),
    "datetime_module.fromtimestamp": (("TypeError: unsupported operand", "datetime:1593"),),
    **{
        f"datetime_module.{function}": tuple((rf"ValueError: \('{field} must", f"{places} datetime:{line}") for field, line in lines)
        for function, places, lines in (
            ("new:date", "datetime:802", _DATE_FIELDS),
            ("new:time", "datetime:1208", _TIME_FIELDS),
            ("replace", "datetime:1704 datetime:1540", _DATE_FIELDS),
        )
    },
    "datetime_module.new:datetime": (
        *((rf"ValueError: \('{field} must", f"datetime:1540 datetime:{line}") for field, line in _DATE_FIELDS),
        *((rf"ValueError: \('{field} must", f"datetime:1541 datetime:{line}") for field, line in _TIME_FIELDS),
    ),
    "timedelta.new:timedelta": (("TypeError: cannot concatenate", "datetime:499"),),
}
