# Ledger of the Order Flow: the one component that knows which order was sent, what came back and what is due.
#
# Every FlowFile that comes in is an event (ledger.event); every one that goes out says where it goes (ledger.to):
#   tick         a source, on its schedule        -> query: a page to be read from Omnitron, its URL in ledger.url
#   page         the answer to a query (content)  -> work: one child a row, the row as content
#   page_failed  a query without a usable answer  -> nothing: the next tick goes on from the same place
#   accepted     the ERP has it                   -> writeback: the FlowFile itself goes on to Write Data to Omnitron;
#                                                    with order.is_send=0 it is settled without
#   outcome      ledger.outcome says what came of it (the table is in Ledger.OUTCOMES) -> park: a write-back that failed for good
#   operator     {"op": "release", "id": 7} as content: what is held is sent again; {"op": "done", "id": 7}: it never is
# The state (cluster scope) is stored first, then the FlowFiles are created and the session is committed. A crash in between
# brings the same FlowFiles back, and the step is repeated: what was in flight may be sent twice, nothing else, and nothing is lost.
# Clearing the state sends again whatever still matches, held ones included.
#
# Reads:  the attributes ledger.event, ledger.id, ledger.version, ledger.flight, ledger.outcome, ledger.written.version,
#         order.is_send; of pages ledger.scan, ledger.for, ledger.ask, ledger.limit; of failed ones log.login.error,
#         log.omnitron.error
# Writes: on queries ledger.to, ledger.url, ledger.limit, ledger.batch, ledger.scan or ledger.for and ledger.ask; on work
#         ledger.to, ledger.id, ledger.version, ledger.flight, ledger.since, ledger.batch, _order.id, _order.number, _order.status.
#         Children keep token.*, path and filename of the event's FlowFile.
# Properties: SETTINGS below, seconds and numbers
# Relationships: success (route on ledger.to); failure is never used
# Example: tick -> query {"ledger.url": "https://demo.example/api/v1/orders_integration/?is_send=false&id__gt=0&sort=id&limit=25
#          &status=400&status=450&modified_date__gt=2026-01-01T00%3A00%3A00.000000Z&channel__in=1%2C2"}

import datetime
import email.utils
import json
import random
import re
import time

try:
    from urllib import quote
except ImportError:
    from urllib.parse import quote

SETTINGS = {
    'base_url': '', 'path': '/api/v1/orders_integration/', 'writeback': 'true',
    'statuses': '400,450,500,510,540,550',              # of the orders that are fetched, separated by commas
    'channels': '',                                     # ids of channels, separated by commas; empty: every channel
    'days': 21,                 # orders that changed in so many days are fetched
    'limit': 25,                # rows a page
    'max_pages': 20,            # pages a batch: the next tick goes on
    'max_inflight': 500,        # sent, asked for or being written back: below the back pressure of every connection
    'max_asks': 50,             # queries a tick for single ones that are due
    'max_bytes': 512000,        # size of the state
    'overlap': 600,             # how long what was written back is remembered
    'lease': 86400,             # after that, what was sent and did not come back is open again
    'query_lease': 900,         # the same for queries
    'failure_attempts': 3, 'failure_wait': 300,         # tries, and the wait after the first (twice that after the second ...)
    'nothing_wait': 60, 'nothing_max': 3600,            # without an answer: first and longest wait
}


# --- block ledger_dates (one text for every script: processors/blocks/ledger_dates.py)
DATE = re.compile(r'(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|z|[+-]\d\d:?(?:\d\d)?)?$')


def moment(text):
    # ISO text -> the moment in UTC, without a zone; ValueError when it is no date. Without a zone it is taken for UTC.
    found = DATE.match((text or '').strip())
    if not found:
        raise ValueError('%r is no ISO date' % (text,))
    year, month, day, hour, minute, second = [int(part or 0) for part in found.groups()[:6]]
    micros = int((found.group(7) or '0').ljust(6, '0')[:6])
    return datetime.datetime(year, month, day, hour, minute, min(second, 59), micros) - zone(found.group(8))


def zone(text):
    # '+03:00', '-0330', '+03', 'Z' or None -> the distance from UTC.
    if not text or text in 'Zz':
        return datetime.timedelta(0)
    minutes = int(text[1:3]) * 60 + int(text[3:].lstrip(':') or 0)
    return datetime.timedelta(minutes=minutes if text[0] == '+' else -minutes)


def iso(text, seconds=0, micros=0):
    # ISO text, moved -> ISO text in UTC with microseconds. Two of these compare as text.
    try:
        when = moment(text) + datetime.timedelta(seconds=seconds, microseconds=micros)
    except OverflowError:
        raise ValueError('%r is out of range' % (text,))
    return '%04d-%02d-%02dT%02d:%02d:%02d.%06dZ' % (when.year, when.month, when.day, when.hour, when.minute, when.second, when.microsecond)


def iso_of(epoch):
    return iso('1970-01-01T00:00:00Z', seconds=epoch)


def epoch_of(text):
    past = moment(text) - datetime.datetime(1970, 1, 1)
    return past.days * 86400 + past.seconds


def http_date(text):
    # The server's Date header -> epoch seconds, None when it is none.
    found = email.utils.parsedate_tz(text or '')
    return email.utils.mktime_tz(found) if found else None


def in_words(seconds):
    # A length of time as an operator says it: '50 s', '12 min', '3 h', '2 d'.
    for size, name, up_to in ((1, 's', 120), (60, 'min', 7200), (3600, 'h', 172800)):
        if seconds < up_to:
            return '%d %s' % (seconds // size, name)
    return '%d d' % (seconds // 86400)
# --- end of block ledger_dates


# --- block json_text (one text for every script: processors/blocks/json_text.py)
DECODER = json.JSONDecoder()
SPACE = re.compile(r'[ \t\r\n]*')


def skip_space(text, at):
    return SPACE.match(text, at).end()


def skip_comma(text, at):
    at = skip_space(text, at)
    return skip_space(text, at + 1) if text[at] == ',' else at


def elements(text, at):
    # (value, its own text) of every element of the JSON array that begins at `at`: passing the text on keeps the order of the
    # keys and the spelling of the numbers.
    found, at = [], skip_space(text, at + 1)
    while text[at] != ']':
        value, end = DECODER.raw_decode(text, at)
        found.append((value, text[at:end]))
        at = skip_comma(text, end)
    return found


def member(text, name):
    # Where the value of that name begins in a JSON object.
    at = skip_space(text, skip_space(text, 0) + 1)
    while text[at] != '}':
        key, end = DECODER.raw_decode(text, at)
        at = skip_space(text, skip_space(text, end) + 1)
        if key == name:
            return at
        at = skip_comma(text, DECODER.raw_decode(text, at)[1])
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
    return re.sub(r'[^\x00-\x7f]', lambda letter: json.dumps(letter.group(0))[1:-1], text)
# --- end of block json_text


# --- block ledger_rows (one text for every script: processors/blocks/ledger_rows.py)
class Row(object):
    # One object of an answer: its id and version as the Ledger compares them, its value, and its own text.
    def __init__(self, identifier, version, value, text):
        self.id, self.version, self.value, self.text = identifier, version, value, text


class Page(object):
    # An answer: its good rows, how many rows came (bad ones too), and whether there may be more behind them.
    def __init__(self, rows, given, full):
        self.rows, self.given, self.full = rows, given, full

    def row(self, identifier):
        found = [row for row in self.rows if row.id == identifier]
        return found[0] if found else None


def at_path(value, *names):
    # value[name][name]..., None where there is nothing.
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value
# --- end of block ledger_rows


# --- block ledger_book (one text for every script: processors/blocks/ledger_book.py)
class Entry(object):
    # What is known of one id. In the state: status|version|seen|failures|waits|next|since|by
    #   status   flying    sent to the ERP, not back yet        asked   asked for again, not back yet
    #            accepted  the ERP has it, write-back under way parked  the write-back failed for good
    #            held      nobody knows: an operator decides    open    to be sent again when `next` has come
    #            done      settled at this version              written settled and written back
    #   version  the modified date it was sent with; seen: a newer one met meanwhile
    #   failures, waits   how often it failed, how often there was no answer
    #   next, since       epoch seconds; by: the FlowFile (12 hex digits of its uuid) that caused this
    FIELDS = ('status', 'version', 'seen', 'failures', 'waits', 'next', 'since', 'by')
    STATUSES = ('flying', 'asked', 'accepted', 'parked', 'held', 'open', 'done', 'written')

    def __init__(self, status='', version='', seen='', failures=0, waits=0, next=0, since=0, by=''):
        self.status, self.version, self.seen, self.failures, self.waits = status, version, seen, failures, waits
        self.next, self.since, self.by = next, since, by

    @classmethod
    def parse(cls, text):
        # An entry that cannot be read is held: nothing is sent on a guess.
        fields = text.split('|')[:len(cls.FIELDS)]
        try:
            failures, waits, next, since = [int(number) for number in fields[3:7]]
        except ValueError:                              # too few of them, or one that is no number
            return cls(status='held', version=''.join(fields[1:2]))
        if len(fields) < len(cls.FIELDS) or fields[0] not in cls.STATUSES:
            return cls(status='held')
        return cls(fields[0], fields[1], fields[2], failures, waits, next, since, fields[7])

    def text(self):
        return '|'.join('%s' % getattr(self, name) for name in self.FIELDS)


BUSY = ('flying', 'asked', 'accepted')          # a FlowFile of this id is somewhere in the loop
AT_REST = ('open', 'done', 'written')           # none is: a newer version may be sent


class Book(object):
    # The state map and what must be known of it: entries, the scan, the floor, counts. Every change can be taken back.
    def __init__(self, state):
        self.state, self.undo = dict(state), []
        self.count, self.bytes = {}, 0
        for key in self.state:
            self.tally(key, self.state[key], 1)

    def tally(self, key, text, sign):
        if key.startswith('i:'):
            status = text.split('|', 1)[0]
            self.count[status] = self.count.get(status, 0) + sign
            self.bytes += sign * (len(key) + len(text))

    def store(self, key, text):
        # Sets a key, None removes it.
        old = self.state.pop(key, None)
        self.undo.append((key, old))
        if old is not None:
            self.tally(key, old, -1)
        if text is not None:
            self.state[key] = text
            self.tally(key, text, 1)

    def take_back(self):
        # Undoes everything since `undo` was emptied.
        for key, old in reversed(self.undo[:]):
            self.store(key, old)

    def entry(self, identifier):
        text = self.state.get('i:' + identifier)
        return Entry.parse(text) if text is not None else None

    def entries(self, *statuses):
        # (id, entry) of every id in one of these, sorted by id.
        heads = tuple(status + '|' for status in statuses)
        found = [(key[2:], Entry.parse(self.state[key])) for key in sorted(self.state)
                 if key.startswith('i:') and self.state[key].startswith(heads)]
        return [(identifier, entry) for identifier, entry in found if entry.status in statuses]

    def save(self, identifier, entry, now, **change):
        # Stores an entry, changed. At rest with a newer version seen, it is open and due at once, its counters new.
        for name in change:
            setattr(entry, name, change[name])
        if entry.status in AT_REST and entry.seen > entry.version:
            entry.status, entry.version, entry.failures, entry.waits, entry.next = 'open', entry.seen, 0, 0, now
        if entry.seen <= entry.version:
            entry.seen = ''
        self.store('i:' + identifier, entry.text())

    def forget(self, identifier):
        self.store('i:' + identifier, None)

    def busy(self):
        return sum(self.count.get(status, 0) for status in BUSY)

    def scan(self):
        # One that cannot be read is none: the next tick begins at the floor.
        try:
            found = json.loads(self.state.get('0scan') or '{}')
        except ValueError:
            found = {}
        return found if isinstance(found, dict) and 'since' in found else {}

    def save_scan(self, scan):
        self.store('0scan', json.dumps(scan, sort_keys=True))

    def floor(self):
        return self.state.get('0floor') or ''

    def oldest(self):
        # Since when the oldest of each status waits. Every step asks this of every entry, so none is read in full.
        found = {}
        for key in self.state:
            fields = self.state[key].split('|') if key.startswith('i:') else ()
            if len(fields) > 6 and fields[6].isdigit():
                since = int(fields[6])
                if since < found.get(fields[0], since + 1):
                    found[fields[0]] = since
        return found

    def sum_up(self):
        # 0summary: what an operator reads first: how many of each status, since when the oldest waits, how full the state is.
        self.state['0summary'] = json.dumps({
            'format': 1, 'floor': self.floor(), 'bytes': self.bytes,
            'count': dict((status, number) for status, number in self.count.items() if number),
            'oldest': dict((status, iso_of(since)[:19] + 'Z') for status, since in self.oldest().items()),
        }, sort_keys=True)
# --- end of block ledger_book


# --- block ledger_core (one text for every script: processors/blocks/ledger_core.py)
class Ledger(object):
    # One step: takes events, changes the book, says what is to be emitted. It touches nothing but its own copy of the state, and
    # gives the same for the same input: a crash between storing the state and committing the session repeats a step, and the
    # repeated step emits again what entries with its `by` were about to emit.
    #
    # A flow is a subclass. It says what a row is (read_row) and carries to work (work_attributes), how a scan begins and goes on
    # (first_scan, advance, trouble_with), how one is asked for (cursor_before, is_past), which URL asks (url, required) and when a
    # settled entry is forgotten (is_forgotten). It may add events to EVENTS, each with its method on_<event>.
    EVENTS = ('accepted', 'outcome', 'operator', 'page', 'page_failed', 'tick')       # in the order in which a step takes them
    OUTCOMES = {'written': 'written', 'write_failed': 'write_failed', 'do_nothing': 'no_answer', 'expired': 'expired',
                'failure': 'failed', 'auth_fail': 'failed'}                           # any other word: held
    OPERATIONS = {'release': {'status': 'open', 'failures': 0, 'waits': 0}, 'done': {'status': 'done'}}
    MAX_LIMIT = 100000

    def __init__(self, state, settings, now):
        self.book, self.settings, self.now = Book(state), settings, int(now)
        self.emitted, self.notes = [], []

    # ---------------------------------------------------------------- one event

    def rank(self, event):
        name = event.get('ledger.event')
        return self.EVENTS.index(name) if name in self.EVENTS else len(self.EVENTS)

    def take(self, event):
        # An event that raises leaves no trace and is parked alone: the others go on.
        self.book.undo, emitted, notes = [], len(self.emitted), len(self.notes)
        try:
            if event.get('ledger.event') not in self.EVENTS:
                raise ValueError('ledger.event must be one of ' + ', '.join(self.EVENTS))
            getattr(self, 'on_' + event['ledger.event'])(event)
        except Exception as error:
            self.book.take_back()
            del self.emitted[emitted:], self.notes[notes:]
            self.note('error', 'event %s of %s cannot be taken and is parked: %s: %s' % (
                event.get('ledger.event'), event.get('ledger.id') or 'no id', type(error).__name__, error))
            self.forward(event, 'park')

    def note(self, level, text):
        self.notes.append((level, 'Ledger: ' + text))

    def emit(self, event, to, attributes, content=None):
        # A child of the event's FlowFile.
        self.emitted.append({'in': event['uuid'], 'to': to, 'forward': False, 'content': content,
                             'attributes': dict(attributes, **{'ledger.to': to})})

    def forward(self, event, to):
        # The event's own FlowFile goes on.
        self.emitted.append({'in': event['uuid'], 'to': to, 'forward': True, 'content': None, 'attributes': {'ledger.to': to}})

    def save(self, event, identifier, entry, **change):
        self.book.save(identifier, entry, self.now, by=short(event), **change)

    # ---------------------------------------------------------------- tick

    def on_tick(self, event):
        scan = self.book.scan()
        running = bool(scan.get('live')) and self.now - scan['since'] <= self.settings['query_lease']
        if not running:
            self.forget_settled()
        self.open_overdue(event)
        self.ask_again(event)
        if scan.get('by') == short(event):
            self.query_scan(event, scan)                            # died before the commit
        elif not running:
            self.begin_scan(event, scan)
        self.ask_due(event)

    def forget_settled(self):
        # Only with no scan's query out: an answer read earlier could bring a forgotten one back.
        for identifier, entry in self.book.entries('done', 'written'):
            if self.is_forgotten(entry):
                self.book.forget(identifier)

    def open_overdue(self, event):
        # A queue was emptied, or an answer got lost: what did not come back in its lease is open again.
        leases = {'flying': self.settings['lease'], 'asked': self.settings['query_lease']}
        for identifier, entry in self.book.entries('flying', 'asked'):
            away = self.now - entry.since
            if away > leases[entry.status]:
                self.note('error', '%s (%s) did not come back in %s: it is open again' % (identifier, entry.status, in_words(away)))
                self.save(event, identifier, entry, status='open', next=self.now, since=self.now)

    def ask_again(self, event):
        # Died before the commit: these were to be asked for.
        for identifier, entry in self.book.entries('asked'):
            if entry.by == short(event):
                self.query_one(event, identifier, entry, self.settings['limit'])

    def begin_scan(self, event, scan):
        if scan.get('live'):
            self.note('error', 'batch %s did not come back in %s: a new one begins' % (scan['id'], in_words(self.settings['query_lease'])))
        if not self.may_fetch():
            return
        if not scan.get('more'):
            scan = self.first_scan()
        scan.update(id=short(event), by=short(event), live=1, pages=0, since=self.now)
        self.query_scan(event, scan)

    def may_fetch(self):
        missing = [name for name in self.required() if not self.settings[name]]
        if missing:
            self.note('error', 'nothing is fetched: %s is not set. Give its parameter a value' % ', '.join(missing))
        elif self.book.bytes >= self.settings['max_bytes']:
            self.note('error', 'nothing new is fetched: the state holds %d bytes, max_bytes is %d. Release or settle what is held or '
                      'parked, and look why so much is open: %s' % (self.book.bytes, self.settings['max_bytes'], self.counts()))
        elif self.book.busy() >= self.settings['max_inflight']:
            self.note('warn', 'nothing new is fetched: %d are in flight, max_inflight is %d: %s' % (
                self.book.busy(), self.settings['max_inflight'], self.counts()))
        else:
            return True
        return False

    def required(self):
        return ('base_url',)

    def counts(self):
        return ', '.join('%d %s' % (self.book.count[status], status) for status in sorted(self.book.count) if self.book.count[status])

    def has_no_room(self):
        return self.book.busy() >= self.settings['max_inflight'] or self.book.bytes >= self.settings['max_bytes']

    def query_scan(self, event, scan):
        # Stores the scan and, while it is live, sends its query.
        self.book.save_scan(scan)
        if scan['live']:
            self.query(event, scan['cursor'], scan['limit'], {'ledger.scan': scan['id']})

    def query(self, event, cursor, limit, attributes):
        batch = attributes.get('ledger.scan') or attributes.get('ledger.ask')
        self.emit(event, 'query', dict(attributes, **{
            'ledger.url': self.url(cursor, limit), 'ledger.limit': '%d' % limit, 'ledger.batch': batch}))

    # ---------------------------------------------------------------- asking for one

    def ask_due(self, event):
        # What is open and due is asked for by a query of its own, the longest due first. An ask makes no new entry, so the size
        # of the state does not stop it.
        due = [(entry.next, identifier, entry) for identifier, entry in self.book.entries('open') if entry.next <= self.now]
        for _, identifier, entry in sorted(due, key=lambda each: each[:2])[:self.settings['max_asks']]:
            if self.book.busy() >= self.settings['max_inflight']:
                break
            self.save(event, identifier, entry, status='asked', since=self.now)
            self.query_one(event, identifier, entry, self.settings['limit'])

    def query_one(self, event, identifier, entry, limit):
        self.query(event, self.cursor_before(identifier, entry), limit, {'ledger.for': identifier, 'ledger.ask': entry.by})

    def answer_to_ask(self, event, page):
        identifier, me = event['ledger.for'], short(event)
        entry = self.book.entry(identifier)
        if entry is None or entry.by not in (me, event.get('ledger.ask')):
            return                                                  # an old answer: somebody was faster
        row = page.row(identifier)
        if row and (entry.status == 'asked' or entry.status == 'flying' and entry.by == me):
            self.send(event, entry, row, event.get('ledger.ask'))
        elif entry.status == 'asked':
            self.not_found(event, identifier, entry, page)

    def not_found(self, event, identifier, entry, page):
        limit = int(event['ledger.limit'])
        if not page.full or page.rows and self.is_past(identifier, entry, page.rows[-1]):
            self.save(event, identifier, entry, status='done', since=self.now)          # gone, or changed: then the scan meets it
        elif page.given >= limit and limit < self.MAX_LIMIT:
            self.save(event, identifier, entry, since=self.now)                         # a whole page of its date: a larger one
            self.query_one(event, identifier, entry, limit * 2)
        else:
            self.save(event, identifier, entry, status='open', since=self.now, next=self.now + self.settings['nothing_max'])
            self.note('error', '%s cannot be asked for: more than %d share its date and the server gives no more at once' % (
                identifier, page.given))

    # ---------------------------------------------------------------- pages

    def on_page(self, event):
        try:
            page = self.read_page(event)
        except ValueError as error:
            self.query_failed(event, 'the answer is no page: %s' % error)
        else:
            (self.answer_to_ask if event.get('ledger.for') else self.answer_to_scan)(event, page)

    def read_page(self, event):
        found, has_next = read_answer(event.get('content') or '')
        rows = []
        for value, text in found:
            try:
                identifier, version = self.read_row(value)
                rows.append(Row(identifier, version, value, text))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                self.note('error', 'a row without a usable id or date is left out: %s: %s' % (type(error).__name__, error))
        return Page(rows, len(found), self.is_full(len(found), int(event['ledger.limit']), has_next))

    def is_full(self, given, limit, has_next):
        # Whether there may be more behind a page of so many rows.
        return given >= limit or has_next and given >= self.settings['limit']

    def answer_to_scan(self, event, page):
        scan, me = self.book.scan(), short(event)
        again = scan.get('by') == me                                # died before the commit
        mine = bool(scan.get('live')) and scan['id'] == event.get('ledger.scan')
        trouble = self.trouble_with(page)
        if again:
            self.send_rows(event, page, False)
            self.query_scan(event, scan)
        elif not mine:
            self.send_rows(event, page, False)                      # a tick began another scan meanwhile
        elif trouble:
            self.query_failed(event, trouble)
        else:
            blocked = self.send_rows(event, page, True)
            scan.update(by=me, since=self.now, pages=scan['pages'] + 1, more=1)
            self.advance(event, scan, page, blocked)
            scan['live'] = int(scan['live'] and scan['pages'] < self.settings['max_pages'])
            self.query_scan(event, scan)

    def trouble_with(self, page):
        # Why a page must not be trusted, '' when it can be.
        return ''

    def send_rows(self, event, page, fresh):
        # Sends what is to be sent; returns the first row for which there was no room. Not fresh (it was taken before a crash, or
        # belongs to an older scan): only this page's own flights are emitted again.
        sent = set()
        for row in page.rows:
            entry = self.book.entry(row.id)
            own = entry is not None and entry.status == 'flying' and entry.by == short(event) and row.id not in sent
            if not own and not fresh:
                continue
            if own or self.is_wanted(entry, row):
                if not own and self.has_no_room():
                    return row
                sent.add(row.id)
                self.send(event, entry, row, event.get('ledger.scan'))
            elif row.version > max(entry.version, entry.seen):
                entry.seen = row.version                            # changed while we were at it: not to be lost
                self.book.save(row.id, entry, self.now)
        return None

    def is_wanted(self, entry, row):
        if entry is None:
            return True
        if entry.status not in AT_REST:
            return False
        return entry.version < row.version or entry.status == 'open' and entry.next <= self.now

    def send(self, event, entry, row, batch):
        # The row goes to work. An entry that flies already by this very event is only emitted again.
        entry = entry or Entry()
        if entry.status != 'flying':
            if entry.version < row.version:
                entry.version, entry.failures, entry.waits = row.version, 0, 0
            self.save(event, row.id, entry, status='flying', next=0, since=self.now)
        attributes = {'ledger.id': row.id, 'ledger.version': entry.version, 'ledger.flight': entry.by,
                      'ledger.since': '%d' % entry.since, 'ledger.batch': batch or entry.by}
        more = self.work_attributes(row)
        attributes.update((name, more[name]) for name in more if more[name] is not None)
        self.emit(event, 'work', attributes, ascii_json(row.text))

    def on_page_failed(self, event):
        self.query_failed(event, why_no_page(event))

    def query_failed(self, event, why):
        scan, identifier = self.book.scan(), event.get('ledger.for')
        if identifier:
            entry = self.book.entry(identifier)
            if entry is not None and entry.status == 'asked' and entry.by == event.get('ledger.ask'):
                self.save(event, identifier, entry, status='open', since=self.now, next=self.now + self.settings['nothing_wait'])
                self.note('info', '%s could not be asked for: %s' % (identifier, why))
        elif scan.get('live') and scan['id'] == event.get('ledger.scan'):
            self.book.save_scan(dict(scan, live=0))
            self.note('error', 'batch %s ended, the next one goes on from the same place: %s' % (scan['id'], why))

    # ---------------------------------------------------------------- accepted

    def on_accepted(self, event):
        # The ERP has it (or an operator lets a parked write-back go): written back, or settled when there is no write-back.
        identifier, me = event['ledger.id'], short(event)
        entry = self.book.entry(identifier) or Entry(status='flying', version=event['ledger.version'], by=event.get('ledger.flight') or '')
        if entry.status in ('accepted', 'done', 'written') and entry.by != me:
            return self.note('error', '%s was accepted a second time and is not written back again: the ERP may have it twice' % identifier)
        if entry.status in ('done', 'written'):
            return None
        if not self.writes_back(event):
            return self.save(event, identifier, entry, status='done', next=0, since=self.now)
        if entry.status != 'accepted':
            self.save(event, identifier, entry, status='accepted', next=0, since=self.now)
        return self.forward(event, 'writeback')

    def writes_back(self, event):
        return self.settings['writeback'].lower() == 'true'

    # ---------------------------------------------------------------- outcomes

    def on_outcome(self, event):
        identifier, word = event['ledger.id'], event.get('ledger.outcome') or ''
        entry = self.book.entry(identifier)
        if entry is None:                                           # the state was cleared meanwhile: the outcome still counts
            entry = Entry(status='flying', version=event['ledger.version'], by=event.get('ledger.flight') or '')
        writes_back = word in ('written', 'write_failed')
        if not writes_back and (entry.status != 'flying' or entry.by != event.get('ledger.flight')):
            return                                                  # applied before, or of an older flight
        getattr(self, self.OUTCOMES.get(word, 'held'))(event, identifier, entry)

    def written(self, event, identifier, entry):
        if entry.status in ('done', 'written'):
            return
        version = entry.version
        try:
            version = max(version, iso(event.get('ledger.written.version')))
        except ValueError:
            self.note('warn', 'the answer to the write-back of %s has no modified date: it may be sent again by an answer that is '
                      'read late' % identifier)
        self.save(event, identifier, entry, status='written', version=version, next=0, since=self.now)

    def write_failed(self, event, identifier, entry):
        if entry.status in ('done', 'written'):
            return
        if not (entry.status == 'parked' and entry.by == short(event)):
            self.save(event, identifier, entry, status='parked', since=self.now)
            self.note('error', 'the write-back of %s failed for good: the ERP has it, Omnitron does not know. It is parked; enable the '
                      'processor behind the parked queue to try again' % identifier)
        self.forward(event, 'park')

    def no_answer(self, event, identifier, entry):
        wait = min(self.settings['nothing_wait'] * 2 ** min(entry.waits, 20), self.settings['nothing_max'])
        self.note('info' if entry.waits < 2 else 'warn', '%s got no answer %d times, it is %s old: asked again in %s' % (
            identifier, entry.waits + 1, self.age(entry), in_words(wait)))
        self.save(event, identifier, entry, status='open', waits=entry.waits + 1, next=self.now + wait, since=self.now)

    def age(self, entry):
        try:
            return in_words(max(0, self.now - epoch_of(entry.version)))
        except ValueError:
            return 'unknown'

    def expired(self, event, identifier, entry):
        self.save(event, identifier, entry, status='open', next=self.now, since=self.now)

    def failed(self, event, identifier, entry):
        times = entry.failures + 1
        if times >= self.settings['failure_attempts']:
            self.note('error', '%s failed %d times and is given up until it changes' % (identifier, times))
            self.save(event, identifier, entry, status='done', failures=times, next=0, since=self.now)
        else:
            wait = self.settings['failure_wait'] * times
            self.save(event, identifier, entry, status='open', failures=times, next=self.now + wait, since=self.now)

    def held(self, event, identifier, entry):
        self.note('error', '%s is held, the ERP may have it (%s): look there, then let the operator release it or set it done' % (
            identifier, (event.get('ledger.outcome') or 'no outcome')[:60]))
        self.save(event, identifier, entry, status='held', next=0, since=self.now)

    # ---------------------------------------------------------------- operator

    def on_operator(self, event):
        # {"op": "release", "id": 7} or {"op": "done", "id": 7}; what is on its way only with "force": true.
        try:
            order = json.loads(event.get('content') or '')
            identifier, change = text_of(order['id']), self.OPERATIONS[order['op']]
        except (ValueError, KeyError, TypeError):
            return self.note('error', 'operator: not understood, it must read like {"op": "release", "id": 7}; op is one of %s' % (
                ', '.join(sorted(self.OPERATIONS))))
        entry = self.book.entry(identifier)
        if entry is None:
            return self.note('error', 'operator: %s is not known: it is settled and forgotten, or was never read' % identifier)
        if entry.status in BUSY + ('parked',) and order.get('force') is not True:
            return self.note('error', 'operator: %s is %s, nothing is changed; "force": true does it all the same, and may send it '
                             'twice' % (identifier, entry.status))
        self.note('info', 'operator: %s was %s: %s' % (identifier, entry.status, order['op']))
        return self.save(event, identifier, entry, next=self.now, since=self.now, **change)
# --- end of block ledger_core


# --- block ledger_texts (one text for every script: processors/blocks/ledger_texts.py)
def short(event):
    # The FlowFile that causes a change: 12 hex digits of its uuid.
    return event['uuid'].replace('-', '')[:12]


def text_of(value):
    # An id as text; a number must be whole.
    if isinstance(value, type(u'')) or isinstance(value, str):
        found = value.strip()
    elif isinstance(value, bool) or value != int(value):
        found = ''
    else:
        found = '%d' % value
    if not found:
        raise ValueError('%r is no id' % (value,))
    return found


def why_no_page(event):
    # The first of these that says something.
    if event.get('invokehttp.status.code'):
        event = dict(event, http='HTTP ' + event['invokehttp.status.code'])
    for name in ('log.login.error', 'log.omnitron.error', 'http', 'invokehttp.java.exception.message'):
        if event.get(name):
            return event[name]
    return 'no answer'


def url_text(text):
    return quote(text.encode('utf-8'), safe='')
# --- end of block ledger_texts


# --- block ledger_by_id (one text for every script: processors/blocks/ledger_by_id.py)
class ById(Ledger):
    # Reads by increasing id, what is not settled at the server: every scan begins at 0 and ends with a page that is not full.
    # What is settled drops out of the query by itself, so an entry is kept only while an answer that was read before may name it;
    # one that was given up, or is not written back, is kept as long as the query can return it: settings['days'].
    DAY = 86400

    def read_row(self, value):
        identifier = '%d' % int(text_of(value['pk'] if 'pk' in value else value['id']))
        return identifier, iso(value['modified_date'])

    def first_scan(self):
        return {'cursor': 0, 'limit': self.settings['limit']}

    def is_full(self, given, limit, has_next):
        # A server that cuts its pages shorter than asked names a next one.
        return given >= limit or has_next and given > 0

    def trouble_with(self, page):
        numbers = [int(row.id) for row in page.rows]
        return '' if numbers == sorted(numbers) else 'its rows are not sorted by id: is the path right?'

    def advance(self, event, scan, page, blocked):
        last = int(page.rows[-1].id) if page.rows else 0
        if blocked is not None:                                     # no room: on from here at the next tick
            scan.update(live=0, cursor=int(blocked.id) - 1)
        elif not page.full:
            scan.update(live=0, more=0)
        elif last > scan['cursor']:
            scan['cursor'] = last
        else:
            scan.update(live=0, more=0)
            self.note('error', 'after id %d comes a page without any usable row of a higher id, and nothing behind it is read: '
                      'does this path know id__gt?' % scan['cursor'])

    def cursor_before(self, identifier, entry):
        return int(identifier) - 1

    def is_past(self, identifier, entry, row):
        return int(row.id) > int(identifier)

    def is_forgotten(self, entry):
        if entry.status == 'written':
            return entry.since < self.now - self.settings['overlap']
        return entry.version < self.days_ago(self.settings['days'], self.settings['overlap'])

    def days_ago(self, days, seconds=0):
        return iso_of(self.now - days * self.DAY - seconds)

    def url(self, cursor, limit):
        pairs = self.filters(cursor, limit)
        query = '&'.join('%s=%s' % (url_text(name), url_text(value)) for name, value in pairs if value)
        return '%s/%s?%s' % (self.settings['base_url'].rstrip('/'), self.settings['path'].lstrip('/'), query)

    # ---------------------------------------------------------------- the edge: a day later the query does not return it any more

    def on_tick(self, event):
        Ledger.on_tick(self, event)
        self.tell_of_the_edge()

    def edge(self, now):
        return iso_of(now - (self.settings['days'] - 1) * self.DAY)

    def tell_of_the_edge(self):
        # Each one once, in the tick after it came there: what is not settled, and what was given up.
        before, edge = self.book.state.get('0edge') or '', self.edge(self.now)
        for identifier, entry in self.book.entries('flying', 'asked', 'accepted', 'parked', 'held', 'open', 'done'):
            if before < entry.version <= edge and (entry.status != 'done' or entry.failures):
                self.tell(identifier, 'given up' if entry.status == 'done' else entry.status)
        self.book.store('0edge', edge)

    def tell(self, identifier, status):
        self.note('error', '%s is %s and did not change for %d days: in a day the query will not return it any more' % (
            identifier, status, self.settings['days'] - 1))

    def send(self, event, entry, row, batch):
        if entry is None and row.version <= self.edge(self.now):
            self.tell(row.id, 'new')
        Ledger.send(self, event, entry, row, batch)
# --- end of block ledger_by_id


class Orders(ById):
    # What is special in this flow: which orders are asked for, and what the URLs of later cards may use.

    def work_attributes(self, row):
        found = {'_order.id': row.id, '_order.number': row.value.get('number'), '_order.status': row.value.get('status')}
        return dict((name, None if found[name] is None else u'%s' % found[name]) for name in found)

    def filters(self, cursor, limit):
        # (name, value), in the order of the documented query; what has no value is left out.
        pairs = [('is_send', 'false'), ('id__gt', '%d' % cursor), ('sort', 'id'), ('limit', '%d' % limit)]
        pairs += [('status', status) for status in words(self.settings['statuses'])]
        return pairs + [('modified_date__gt', self.days_ago(self.settings['days'])),
                        ('channel__in', ','.join(words(self.settings['channels'])))]

    def writes_back(self, event):
        # The check response script may say that the order is settled without being marked as sent.
        return Ledger.writes_back(self, event) and event.get('order.is_send') != '0'


def words(text):
    return [word.strip() for word in text.split(',') if word.strip()]


FLOW = Orders


# --- block ledger_shell (one text for every script: processors/blocks/ledger_shell.py)
class SettingError(Exception):
    pass


def configure(get):
    # The settings; get(name) gives the text of a property or None. Missing or empty: the default.
    settings = dict(SETTINGS)
    for name in SETTINGS:
        given = (get(name) or '').strip()
        if given:
            settings[name] = checked(name, given)
    return settings


def checked(name, given):
    # The value of one setting; SettingError says what it must be.
    try:
        if name == 'start_date':
            return iso(given)
        value = int(given) if isinstance(SETTINGS[name], int) else given
        if isinstance(value, int) and value < (1 if name in ('limit', 'days') else 0):
            raise ValueError(given)
        return value
    except ValueError:
        raise SettingError('%s is "%s": it must be %s' % (
            name, given, 'a date such as 2026-01-31T00:00:00Z' if name == 'start_date' else 'a whole number, not negative'))


def step(state, events, settings, now):
    # The whole Ledger: state (text -> text), events (attributes with uuid and content), settings, epoch seconds
    # -> (new state, what to emit, notes). It changes nothing that it is given.
    ledger = FLOW(state, settings, now)
    for event in sorted(events, key=ledger.rank):
        ledger.take(event)
    ledger.book.sum_up()
    return ledger.book.state, ledger.emitted, ledger.notes


def read_event(flow_file):
    from java.nio.charset import StandardCharsets
    from org.apache.commons.io import IOUtils
    event = dict(flow_file.getAttributes())
    event['content'] = ''
    if event.get('ledger.event') in ('page', 'operator'):
        stream = session.read(flow_file)
        try:
            event['content'] = IOUtils.toString(stream, StandardCharsets.UTF_8)
        finally:
            stream.close()
    return event


def stored_step(events, settings):
    # One step whose new state is stored: (what to emit, notes); None when it could not be, with the reason logged.
    # StateManager.replace wants the very object that getState gave. Another node may be faster: then all is read anew.
    from java.util import HashMap
    from org.apache.nifi.components.state import Scope
    manager = context.getStateManager()
    for _ in range(20):
        old = manager.getState(Scope.CLUSTER)
        if old.get('0summary') is None:                             # never set, or cleared by hand
            if not any(event.get('ledger.event') == 'tick' for event in events):
                log.error('Ledger: there is no state yet; outcomes wait for the next tick. Is the schedule running?')
                return None
            if old.getVersion() == -1:                              # replace is False for ever on a state that was never set
                manager.setState(HashMap(), Scope.CLUSTER)
                old = manager.getState(Scope.CLUSTER)
        state, emitted, notes = step(dict(old.toMap()), events, settings, time.time())
        new = HashMap()
        for key in state:
            new.put(key, state[key])
        if manager.replace(old, new, Scope.CLUSTER):
            return emitted, notes
        time.sleep(random.random() / 20)
    log.error('Ledger: the state could not be stored in 20 tries: others store all the time, or the state provider is down')
    return None


def put_out(flow_files, emitted):
    # Creates, forwards and removes FlowFiles as the step said. flow_files: uuid -> FlowFile.
    from java.util.regex import Pattern
    not_kept = Pattern.compile(r'(?!token\.|path$|filename$).*')
    gone_on = set()
    for each in emitted:
        flow_file = flow_files[each['in']]
        if each['forward']:
            gone_on.add(each['in'])
        else:
            flow_file = session.removeAllAttributes(session.create(flow_file), not_kept)
        if each['content'] is not None:
            stream = session.write(flow_file)
            try:
                stream.write(bytearray(each['content'].encode('ascii')))
            finally:
                stream.close()
        session.transfer(session.putAllAttributes(flow_file, each['attributes']), REL_SUCCESS)
    for uuid in flow_files:
        if uuid not in gone_on:
            session.remove(flow_files[uuid])


def trigger():
    files = session.get(100)
    if not files:
        return
    try:
        settings = configure(lambda name: context.getProperty(name).evaluateAttributeExpressions().getValue())
    except SettingError as error:
        log.error('Ledger: nothing is done: ' + error.args[0])
        session.rollback(True)
        return
    flow_files, events = {}, []
    for flow_file in files:
        events.append(read_event(flow_file))
        flow_files[events[-1]['uuid']] = flow_file
    result = stored_step(events, settings)
    if result is None:
        session.rollback(True)
        return
    put_out(flow_files, result[0])
    for level, text in result[1]:
        getattr(log, level)(text)
    session.commit()


if 'session' in globals():
    trigger()
# --- end of block ledger_shell
