# Written by make build: edit processors/source/common/read_page.py, or what it includes.
# Read the page: what Omnitron answered to a query becomes a page that the Ledger can take: one line a row, and where to read on.
#
# Reads:  the content, {"results": [...], "next": ...} or a bare list; of the query ledger.cursor, ledger.limit, ledger.cap, ledger.pin, or
#         ledger.for and ledger.version; ledger.date (the server's Date header)
# Writes: the content, a line a row: id, version (its modified date in UTC, with microseconds), the cursor that reads from it on,
#         attributes as JSON, and the row's own text, TAB between them; ledger.next, JSON: of a scan cursor, limit, cap (what the
#         server's clock said at its first page, less the overlap), pin (where rows were passed over) and more (0: it is through); of a
#         query for a single row more (1: it may stand behind this page) and limit (to ask with then; 0: no larger one helps).
#         A row without a usable id or date is left out, and told. An answer that is no page: ledger.event page_failed, log.omnitron.error
# Properties: order_by: date (modified date, strictly after the cursor) or id (increasing); limit: rows a page; overlap: seconds;
#         row_id: where the id stands, several names in the order of preference: pk, id; row_attributes: what the work that comes of a row
#         carries, and where it stands in the row: _order.number=order_item.order.number, _order.uuid=uuid; without = it is the id
# Relationships: success; failure is never used
# Example: {"results": [{"id": 7, "modified_date": "2026-01-31T12:00:00+03:00"}]}
#          -> 7 TAB 2026-01-31T09:00:00.000000Z TAB 2026-01-31T08:59:59.999999Z TAB {} TAB {"id": 7, "modified_date": ...}

import datetime
import json
import re
import sys
import time
import traceback

def setting(name, default=''):
    # A dynamic property of this processor, its Expression Language evaluated; missing or empty gives the default.
    value = context.getProperty(name).evaluateAttributeExpressions().getValue()
    return (value or '').strip() or default

def read_text(flow_file):
    # The content as text.
    from java.nio.charset import StandardCharsets
    from org.apache.commons.io import IOUtils
    stream = session.read(flow_file)
    try:
        return IOUtils.toString(stream, StandardCharsets.UTF_8)
    finally:
        stream.close()

def write_ascii(flow_file, text):
    # The content becomes this text. Jython cannot write bytes above 127 from Python: JSON escapes every other letter.
    stream = session.write(flow_file)
    try:
        stream.write(bytearray(text.encode('ascii')))
    finally:
        stream.close()
    return flow_file

DATE = re.compile(r'(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|z|[+-]\d\d:?(?:\d\d)?)?$')

def moment(text):
    # ISO text -> the moment in UTC, without a zone; ValueError when it is no date. Without a zone it is taken for UTC.
    match = DATE.match((text or '').strip())
    if not match:
        raise ValueError('%r is no ISO date' % (text,))
    year, month, day, hour, minute, second = [int(part or 0) for part in match.groups()[:6]]
    micros, zone = int((match.group(7) or '0').ljust(6, '0')[:6]), (match.group(8) or 'Z').replace(':', '')
    away = 0 if zone in 'Zz' else int(zone[0] + '1') * (int(zone[1:3]) * 60 + int(zone[3:] or 0))
    return datetime.datetime(year, month, day, hour, minute, min(second, 59), micros) - datetime.timedelta(minutes=away)

def iso(text, seconds=0, micros=0):
    # ISO text, moved -> ISO text in UTC with microseconds. Two of these compare as text.
    try:
        when = moment(text) + datetime.timedelta(seconds=seconds, microseconds=micros)
    except OverflowError:
        raise ValueError('%r is out of range' % (text,))
    return '%04d-%02d-%02dT%02d:%02d:%02d.%06dZ' % (when.year, when.month, when.day, when.hour, when.minute, when.second, when.microsecond)

def iso_of(epoch):
    return iso('1970-01-01T00:00:00Z', seconds=epoch)

DECODER = json.JSONDecoder()
SPACE = re.compile(r'[ \t\r\n]*')
COLON = re.compile(r'[ \t\r\n]*:[ \t\r\n]*')
COMMA = re.compile(r'[ \t\r\n]*,?[ \t\r\n]*')

def skip_space(text, at):
    return SPACE.match(text, at).end()

def elements(text, at):
    # (value, its own text) of every element of the JSON array that begins at `at`: passing the text on keeps the order of the
    # keys and the spelling of the numbers.
    found, at = [], skip_space(text, at + 1)
    while text[at] != ']':
        value, end = DECODER.raw_decode(text, at)
        found.append((value, text[at:end]))
        at = COMMA.match(text, end).end()
    return found

def member(text, name):
    # Where the value of that name begins in a JSON object.
    at = skip_space(text, skip_space(text, 0) + 1)
    while text[at] != '}':
        key, end = DECODER.raw_decode(text, at)
        at = COLON.match(text, end).end()
        if key == name:
            return at
        at = COMMA.match(text, DECODER.raw_decode(text, at)[1]).end()
    raise ValueError('it has no "%s"' % name)

def read_answer(text):
    # (the elements, whether the answer names a next page) of {"results": [...], "next": ...} or a bare list.
    text = text.lstrip(u'\ufeff')
    answer = json.loads(text)
    if isinstance(answer, list):
        return elements(text, skip_space(text, 0)), False
    if not isinstance(answer, dict) or not isinstance(answer.get('results'), list):
        raise ValueError('it is neither a list nor an object with a list "results"')
    return elements(text, member(text, 'results')), bool(answer.get('next'))

def ascii_json(text):
    # The same JSON with every letter above ASCII escaped: Jython cannot write other bytes.
    escapes = {}

    def escape(match):
        letter = match.group(0)
        if letter not in escapes:
            escapes[letter] = json.dumps(letter)[1:-1]
        return escapes[letter]

    return re.sub(r'[^\x00-\x7f]', escape, text)

MAX_LIMIT = 100000
MONTHS = ('jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec')
HTTP_DATE = re.compile(r'\w+, (\d\d)[ -](\w{3})[ -](\d{4}) (\d\d:\d\d:\d\d) GMT$')

class NoPage(ValueError):
    # Why an answer cannot be used.
    pass

def http_date(text):
    # A Date header -> the moment as ISO text; '' when it is none.
    match = HTTP_DATE.match((text or '').strip())
    if not match or match.group(2).lower() not in MONTHS:
        return ''
    day, month, year, clock = match.groups()
    return '%s-%02d-%sT%sZ' % (year, MONTHS.index(month.lower()) + 1, day, clock)

def at_path(value, path):
    # What stands there: a.b.c; None where there is nothing.
    for name in path.split('.'):
        value = value.get(name) if isinstance(value, dict) else None
    return value

def id_of(value, names):
    # An id as text; a number must be whole.
    found = [value[name] for name in names if name in value][0]
    if isinstance(found, (type(u''), str)):
        text = found.strip()
    else:
        text = '' if isinstance(found, bool) or found != int(found) else '%d' % found
    if not text or re.search(r'\s', text):
        raise ValueError('%r is no id' % (found,))
    return text

class Order(object):
    # How a flow reads: what a row's key is, and where a page that is full leads.
    def __init__(self, settings, query):
        self.by_id, self.base, self.overlap = settings['order_by'] == 'id', int(settings['limit']), int(settings['overlap'])
        self.names = [name.strip() for name in settings['row_id'].split(',')]
        pairs = [part.partition('=')[::2] for part in settings['row_attributes'].split(',')]
        self.wanted = [(name.strip(), path.strip()) for name, path in pairs if name.strip()]
        self.limit, self.query = int(query['ledger.limit']), query

    def key(self, identifier, version):
        return int(identifier) if self.by_id else version

    def before(self, key):
        return key - 1 if self.by_id else iso(key, micros=-1)

    def line(self, value, text):
        # -> (key, line) of a row.
        identifier, version = id_of(value, self.names), iso(value['modified_date'])
        identifier = '%d' % int(identifier) if self.by_id else identifier
        key = self.key(identifier, version)
        found = [(name, at_path(value, path) if path else identifier) for name, path in self.wanted]
        attributes = dict((name, u'%s' % part) for name, part in found if part is not None)
        parts = (identifier, version, '%s' % self.before(key), json.dumps(attributes, sort_keys=True))
        return key, '\t'.join(parts + (re.sub(r'[\t\r\n]', ' ', ascii_json(text)),))

    def is_full(self, given, more):
        # Whether there may be more behind a page of so many rows: a server that cuts its pages shorter than asked names a next one.
        return given >= self.limit or more and given >= (1 if self.by_id else self.base)

    def next_of_ask(self, keys, given, more):
        wanted = self.key(self.query['ledger.for'], self.query.get('ledger.version') or '')
        behind = self.is_full(given, more) and not (keys and keys[-1] > wanted)
        return {'more': int(behind), 'limit': self.limit * 2 if given >= self.limit and self.limit * 2 <= MAX_LIMIT else 0}

    def next_of_scan(self, keys, given, more, now):
        # -> (next, what is to be told of it or '').
        cursor = int(self.query['ledger.cursor']) if self.by_id else self.query['ledger.cursor']
        cap = self.query.get('ledger.cap') or '' if self.by_id else self.query.get('ledger.cap') or iso(now, seconds=-self.overlap)
        scan, told = {'cursor': cursor, 'limit': self.base, 'cap': cap, 'pin': self.query.get('ledger.pin') or '', 'more': 1}, ''
        if not self.is_full(given, more):
            scan.update(more=0, cursor=keys[-1] if keys else cursor)
        elif not keys and given >= self.limit < MAX_LIMIT:
            scan['limit'] = self.limit * 2                          # a page of unusable rows
        elif not keys:
            scan['more'], told = 0, 'a page without any usable row, nothing more is read'
        elif self.by_id and keys[-1] > cursor:
            scan['cursor'] = keys[-1]
        elif not self.by_id and keys[0] != keys[-1] and self.before(keys[-1]) > cursor:
            scan['cursor'] = self.before(keys[-1])                  # rows that share the last date may stand on the next page
        elif self.by_id or keys[0] != keys[-1]:
            scan['more'] = 0
            told = 'the server gives rows that are not behind %s, nothing more is read: does this path know %s?' % (
                cursor, 'id__gt' if self.by_id else 'modified_date__gt')
        elif given >= self.limit and self.limit < MAX_LIMIT:
            scan['limit'] = self.limit * 2                          # a page of one single date
        else:
            scan.update(cursor=keys[-1], pin=scan['pin'] or self.before(keys[0]))
            told = 'more than %d rows have the date %s and the server gives no more at once: the others are read when these are settled' % (
                given, keys[0])
        return scan, told

def page_of(content, settings, query, now):
    # -> (content, ledger.next, what is to be told); NoPage. query: the attributes; now: ISO text, the server's clock if it is known.
    try:
        values, more = read_answer(content)
    except (ValueError, RuntimeError) as error:
        raise NoPage('the answer is no page: %s' % error)
    if not query.get('ledger.cursor'):
        raise NoPage('it belongs to a query of an earlier version of this flow')
    order, rows, told = Order(settings, query), [], []
    for value, text in values:
        try:
            rows.append(order.line(value, text))
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError) as error:
            told.append('a row without a usable id or date is left out: %s: %s' % (type(error).__name__, error))
    keys = [key for key, _ in rows]
    unsorted = keys != sorted(keys)
    if unsorted:
        rows.sort(key=lambda row: row[0])
        told.append('its rows are not sorted by %s, they are read in order all the same: is the path right?' % (
            'id' if order.by_id else 'modified date'))
        keys.sort()
    if query.get('ledger.for'):
        scan = order.next_of_ask(keys, len(values), more)
    else:
        scan, why = order.next_of_scan(keys, len(values), more, now)
        told += [why] if why else []
        if unsorted and not order.by_id:                            # the floor stays here: what this page should have had is not lost
            scan['pin'] = scan['pin'] or order.before(keys[0])
    return '\n'.join(line for _, line in rows), json.dumps(scan, sort_keys=True), told

def trigger():
    settings = dict((name, setting(name, default)) for name, default in (
        ('order_by', 'date'), ('limit', '5'), ('overlap', '600'), ('row_id', 'id'), ('row_attributes', '')))
    for flow_file in session.get(100):
        query = dict(flow_file.getAttributes())
        now = http_date(query.get('ledger.date')) or iso('1970-01-01T00:00:00Z', seconds=int(time.time()))
        try:
            content, scan, told = page_of(read_text(flow_file), settings, query, now)
            flow_file = session.putAttribute(write_ascii(flow_file, content), 'ledger.next', scan)
        except NoPage as error:
            told = []
            flow_file = session.putAllAttributes(flow_file, {'ledger.event': 'page_failed', 'log.omnitron.error': '%s' % error})
        for sentence in told:
            log.error('Read the page: ' + sentence)
        session.transfer(flow_file, REL_SUCCESS)
    session.commit()

if 'session' in globals():
    # An exception that leaves a script costs NiFi a whole Jython engine (ExecuteScript.onTrigger): it is told, and tried again later.
    try:
        trigger()
    except:
        log.error('nothing is done, it is tried again: ' + traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip())
        session.rollback(True)
        getattr(context, 'yield')()
