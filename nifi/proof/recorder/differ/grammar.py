"""What programs are made of: for each type, forms with holes. ``{int}`` is filled with an expression of that type, drawn anew."""

from __future__ import annotations

from typing import Dict, Tuple

Forms = Tuple[str, ...]

LITERALS: Dict[str, Forms] = {
    "int": ("0", "1", "-1", "3", "-7", "10", "255", "2147483647", "-2147483648", "2147483648L", "5L", "10**12"),
    "small": ("0", "1", "2", "3", "-1", "-2", "5"),
    "float": ("0.0", "0.1", "1.5", "-2.25", "3.0", "1e16", "1e-5", "100.0", "1234567.891", "1e300"),
    "bool": ("True", "False"),
    "str": (
        "''", "'a'", "'abc'", "' aB1 '", "'x,y;z'", "'12'", "'-7'", "'3.5'", "'\\xc5\\x9f'", "'a\\nb'", "'%s'", "'{}'", "'\"q\"'",
        "'2023-02-07'",
    ),
    "unicode": ("u''", "u'a'", "u'abc'", "u' aB1 '", "u'x,y'", "u'12'", "u'\\u015f'", "u'\\xe9t\\xe9'", "u'a\\tb'"),
    "list": ("[]", "[1]", "[3, 1, 2]", "['b', 'a']", "[1, 'a', None]", "[1.5, 2]", "[u'a', 'a']", "[[1], [2]]"),
    "dict": ("{}", "{'a': 1}", "{'b': 2, 'a': 1}", "{1: 'x', 2: 'y'}", "{u'k': None}", "{'list': [1, 2], 'n': {'m': 1.5}}"),
    "tuple": ("()", "(1,)", "(1, 'a')", "('x', u'y', None)"),
    "none": ("None",),
    "datetime": ("datetime(2023, 2, 7, 8, 35, 33)", "datetime(2020, 2, 29)", "datetime(1999, 12, 31, 23, 59, 59, 999999)"),
    "date": ("date(2023, 2, 7)", "date(2020, 2, 29)", "date(2000, 1, 1)"),
    "delta": ("timedelta(1)", "timedelta(hours=5)", "timedelta(-1, 30)", "timedelta(0, 0, 5)", "timedelta(weeks=2, minutes=1)"),
    "format": ("'%Y-%m-%d'", "'%d/%m/%y %H:%M:%S'", "'%A %B %j'", "'%I %p'", "'%Y%m%dT%H%M%S'", "'%a, %d %b %Y'", "'%%'", "'x'"),
    "pattern": (
        "'a'", "'[a-z]+'", "'(\\\\w)(\\\\d)?'", "'\\\\s*'", "'x*'", "'^.'", "'(?P<n>\\\\d+)'", "'[^,;]+'", "'b$'", "'(a)|b'", "','",
    ),
    "template": ("''", "'-'", "'<\\\\g<0>>'", "'[\\\\1]'", "'\\\\n'"),
    "pack": ("'>i'", "'<h'", "'>q'", "'B'", "'>I'", "'<d'", "'>f'", "'?'", "'c'", "'4s'", "'>hh'"),
    "json": (
        "'{\"b\": [1, 2.5, null], \"a\": \"\\\\u015f\"}'", "'[1, \"x\", true]'", "'\"s\"'", "'12'", "'{bad'", "''", "'[1,]'",
        "'{\"a\": 1e400}'",
    ),
    "csv": ("['a,b', '1,2']", "['x;y', '\"q\"\"r\";2']", "['a,\"b', 'c\",d']", "['']", "['a,,', ' b , c']"),
}  # fmt: skip

FORMS: Dict[str, Forms] = {
    "int": (
        "({int} + {int})", "({int} - {int})", "({int} * {int})", "({int} / {int})", "({int} % {int})", "({int} // {int})",
        "({int} & {int})", "({int} | {int})", "({int} ^ {int})", "(~{int})", "({int} << {small})", "({int} >> {small})",
        "({small} ** {small})", "len({any})", "{text}.find({text})", "{text}.count({text})", "int({text})", "int({float})", "int({any})",
        "ord({text})", "cmp({any}, {any})", "sum({list})", "{list}.index({any})", "{list}.count({any})", "long({any})", "abs({int})",
        "{date}.weekday()", "{datetime}.year", "{delta}.days", "divmod({int}, {int})[1]", "hash({text})", "max({int}, {small})",
        "min({list})", "int({text}, 16)", "{dict}.get({any}, {int})", "struct.calcsize({pack})", "reduce(lambda a, b: a + b, {list})",
        "round({float})",
    ),
    "float": (
        "({float} + {float})", "({float} * {int})", "({float} / {float})", "({float} % {float})", "({float} - {int})",
        "({float} ** {small})", "({int} / {float})", "float({text})", "float({int})", "round({float}, {small})", "abs({float})",
        "math.sqrt({float})", "math.floor({float})", "math.ceil({float})", "math.pow({float}, {small})", "{delta}.total_seconds()",
        "float({any})", "math.log10({float})", "math.fmod({float}, {float})",
    ),
    "bool": (
        "({any} < {any})", "({any} == {any})", "({any} >= {any})", "({any} != {any})", "({any} in {list})", "({text} in {text})",
        "({any} in {dict})", "(not {any})", "{text}.isdigit()", "{text}.isalpha()", "{text}.startswith({text})",
        "{text}.endswith({text})", "{text}.isupper()", "bool({any})", "isinstance({any}, (int, str))", "isinstance({any}, basestring)",
        "({any} is None)", "all({list})", "any({list})", "({int} < {int} < {float})", "{dict}.has_key({any})",
        "({datetime} < {datetime})", "({any} and {any})", "({any} or {any})", "callable({any})", "hasattr({any}, 'upper')",
    ),
    "str": (
        "({str} + {str})", "{str}.upper()", "{str}.lower()", "{str}.strip()", "{str}.replace({str}, {str})", "{str}[{small}]",
        "{str}[{small}:{small}]", "{str}[::-1]", "({str} * {small})", "('%s' % ({any},))", "('%d' % {int})", "('%5.2f|' % {float})",
        "('%r' % ({any},))", "('%x' % {int})", "('%-8s|' % {text})", "('%e' % {float})", "('%s %s' % ({any}, {any}))",
        "('%(a)s' % {{'a': {any}}})", "','.join({list})", "str({any})", "repr({any})", "{str}.center(9, '*')", "{str}.zfill(5)",
        "{str}.ljust(6)", "{str}.title()", "{str}.capitalize()", "{str}.swapcase()", "{str}.encode('hex')", "json.dumps({any})",
        "json.dumps({any}, indent=2)", "json.dumps({any}, sort_keys=True, separators=(',', ':'))", "{unicode}.encode('utf-8')",
        "'{{0}}-{{1}}'.format({any}, {any})", "'{{:>8}}'.format({text})", "'{{:.2f}}'.format({float})", "'{{:05d}}'.format({int})",
        "'{{:,}}'.format({int})", "{datetime}.isoformat()", "{datetime}.strftime({format})", "{date}.strftime({format})",
        "{date}.isoformat()", "str({delta})", "str({datetime})", "{str}.partition(',')[0]", "{str}.rstrip('z')", "{str}.expandtabs()",
        "hex({int})", "oct({int})", "bin({int})", "chr({int})", "{str}.translate(None, 'a')", "struct.pack({pack}, {int})",
        "struct.pack({pack}, {any})", "base64.b64encode({str})", "hashlib.md5({str}).hexdigest()", "type({any}).__name__",
        "urllib.quote({str})", "urllib.urlencode({dict})", "string.capwords({str})", "written({list})", "''.join(sorted({str}))",
        "{str}.decode('utf-8').encode('latin-1')",
    ),
    "unicode": (
        "({unicode} + {text})", "({text} + {unicode})", "{unicode}.upper()", "{unicode}.replace({text}, {text})",
        "{unicode}[{small}:{small}]", "{str}.decode('utf-8')", "unicode({any})", "(u'%s' % ({any},))", "u','.join({list})",
        "u'{{}}'.format({any})", "{unicode}.strip()", "unichr({int})", "{unicode}.title()", "json.loads({json})", "{unicode}.lower()",
        "({unicode} * {small})", "{unicode}[{small}]", "re.sub({pattern}, {template}, {unicode})",
    ),
    "text": ("{str}", "{unicode}"),
    "list": (
        "({list} + {list})", "({list} * {small})", "{list}[{small}:{small}]", "sorted({list})", "list(reversed({list}))",
        "[x for x in {list} if x]", "[x * 2 for x in {list}]", "{text}.split()", "{text}.split(',')", "{text}.splitlines()",
        "range({small})", "range({small}, {small}, {small})", "zip({list}, {text})", "map(str, {list})", "filter(None, {list})",
        "{dict}.keys()", "{dict}.items()", "{dict}.values()", "list({any})", "re.findall({pattern}, {text})",
        "re.split({pattern}, {text})", "list(csv.reader({csv}))", "list(csv.DictReader({csv}))", "list(csv.reader({csv}, delimiter=';'))",
        "list(enumerate({list}))", "sorted({dict}.items())", "sorted({list}, key=str, reverse=True)", "list(set({list}))",
        "[(k, v) for k, v in {dict}.items()]", "{text}.rsplit(',', 1)", "map(lambda x: (x, x), {list})",
        "list(itertools.chain({list}, {text}))", "sorted({list}, cmp=lambda a, b: cmp(b, a))", "[{any}, {any}]", "list({tuple})",
        "json.loads({json})",
    ),
    "dict": (
        "dict(zip({text}, {list}))", "dict({list})", "json.loads({json})", "{dict}.copy()", "dict({dict}, a={any})", "dict([(1, {any})])",
        "{{{text}: {any}}}", "{{1: {any}, {any}: 2}}", "dict(Counter({text}))", "re.match({pattern}, {text}).groupdict()",
        "dict.fromkeys({list}, {any})", "OrderedDict(sorted({dict}.items()))", "defaultdict(int, {dict})", "Counter({text})",
    ),
    "tuple": (
        "({any}, {any})", "tuple({list})", "({tuple} + {tuple})", "divmod({int}, {int})", "divmod({float}, {float})",
        "re.match({pattern}, {text}).groups()", "re.search({pattern}, {text}).span()", "struct.unpack({pack}, {str})",
        "{text}.partition({text})", "{datetime}.timetuple()[:6]", "math.modf({float})",
        "struct.unpack({pack}, struct.pack({pack}, {int}))", "{date}.isocalendar()", "os.path.split({str})",
    ),
    "datetime": (
        "({datetime} + {delta})", "({datetime} - {delta})", "{datetime}.replace(hour={small})", "datetime.strptime({text}, {format})",
        "datetime.strptime('2023-02-07', '%Y-%m-%d')", "datetime.strptime({datetime}.strftime({format}), {format})",
        "datetime.utcfromtimestamp({int})", "datetime({int}, {small}, {small})", "max({datetime}, {datetime})",
    ),
    "date": (
        "{datetime}.date()", "({date} + {delta})", "date({int}, {small}, {small})", "date.fromordinal({int})",
        "{date}.replace(day={small})",
    ),
    "delta": (
        "({delta} + {delta})", "({delta} * {small})", "({datetime} - {datetime})", "({date} - {date})", "({delta} / {small})",
        "(-{delta})", "timedelta(days={float})", "abs({delta})", "timedelta(seconds={int})",
    ),
    "none": ("{list}.sort()", "{list}.append({any})", "{dict}.update({dict})", "re.match('zzz', {text})"),
}  # fmt: skip
ANY: Tuple[Tuple[str, int], ...] = (  # a type and how often it is drawn
    ("int", 6), ("float", 4), ("bool", 3), ("str", 8), ("unicode", 5), ("list", 5), ("dict", 4), ("tuple", 2), ("none", 1),
    ("datetime", 2), ("date", 1), ("delta", 1),
)  # fmt: skip

STATEMENTS: Forms = (
    "v{n} += {any}", "v{n} = v{n} * {small}", "v{n}.append({any})", "v{n}.sort()", "v{n}[{any}] = {any}", "del v{n}[{any}]",
    "v{n}.update({any})", "v{n}.extend({any})", "v{n}.insert({small}, {any})", "v{n} = v{n}.pop()", "v{n} -= {any}",
    "v{n}.setdefault({any}, {any})", "v{n} = v{n}[{small}]", "for x in v{n}: v0 = x", "if v{n}: v0 = {any}", "v{n} = [x for x in v{n}]",
    "v{n} = str(v{n})", "v{n} = unicode(v{n})", "v{n} %= {small}", "v{n}, v0 = {any}, v{n}", "v0 = lambda x={any}: x\n    v0 = v0()",
    "v0, v{n} = v{n}", "assert v{n}, {any}", "v0 = getattr(v{n}, 'upper', {any})()",
    "try: v0 = {any}\n    except Exception, e: v0 = type(e).__name__, str(e)", "while len(v{n}) > 3: v{n} = v{n}[1:]",
    "raise ValueError({any})", "v{n} = v{n}.upper()", "v{n} = json.loads(json.dumps(v{n}))", "print v{n}, {any}", "print '%s' % (v{n},)",
    "v{n} = sorted(v{n})", "v{n} = v{n}.items()",
)  # fmt: skip
SESSION: Forms = (
    "ff = session.putAttribute(ff, {any}, {any})", "ff = session.putAttribute(ff, 'a', {text})",
    "ff = session.putAttribute(ff, 'b', str({any}))", "ff = session.putAllAttributes(ff, {dict})",
    "ff = session.removeAttribute(ff, {text})", "v0 = ff.getAttribute({text})", "v0 = ff.getAttribute({any})",
    "ff = session.write(ff, Write({text}))", "ff = session.write(ff, Write({any}))", "v0 = ff.size, ff.getSize()", "v0 = content(ff)",
    "ff = session.penalize(ff)", "log.info({any})", "log.warn({text} + {text})", "log.error('%s' % ({any},))",
    "session.adjustCounter({text}, {small}, False)", "v0 = sorted(k for k in ff.attributes.keySet() if k not in ('uuid', 'filename'))",
    "v0 = ff.isPenalized()", "ff = session.append(ff, Write({str}))",
)  # fmt: skip
