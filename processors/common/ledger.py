# Written by make build: edit processors/source/common/ledger.py, or what it includes.
# The Ledger: the one component that knows what was sent, what came back and what is due. One script for every flow that reads pages.
#
# Every FlowFile that comes in is an event (ledger.event); every one that goes out says where it goes (ledger.to):
#   tick         a source, on its schedule        -> query: a page to be read, from ledger.cursor on, ledger.limit rows at most
#   page         a page, as Read the page has it  -> work: one child a row, the row as content; and the query of the next page
#   page_failed  a query without a usable answer  -> nothing: the next tick goes on from the same place
#   accepted     the ERP has it                   -> writeback: the FlowFile itself goes on to Write Data to Omnitron
#   outcome      what Verdict made of it          -> park: a write-back that failed for good
#   later        the ERP wants no more of ledger.id for ledger.retry.after seconds
#   operator     {"op": "release", "id": 7} as content: what is held or given up is sent again; {"op": "done", "id": 7}: it never is
# A batch goes on until everything was read. When max_inflight are under way it waits, and goes on as soon as some have come back.
# The state (cluster scope) is stored first, then the session is committed. A crash in between brings the same FlowFiles back, and the
# step is repeated: what was in flight may be sent twice, nothing else, and nothing is lost. Clearing the state sends again what matches.
#
# Reads:  ledger.event, .id, .version, .flight, .outcome, .written.version, and what Verdict and Read the page write
# Writes: on queries ledger.cursor, .limit, .batch and what a page brings back; on work ledger.id, .version, .flight, .since, .batch,
#         .failures, .waits, .trouble and what the page says of the row. Children keep token.*, path and filename.
# Properties: SETTINGS below, seconds and numbers; start_date (ISO) is a must when order_by is date
# Relationships: success (route on ledger.to); failure is never used
# Example: tick -> query {"ledger.cursor": "2026-01-01T00:00:00.000000Z", "ledger.limit": "5", ...}

import datetime
import json
import random
import re
import sys
import time
import traceback

SETTINGS = {
    'order_by': 'date',         # how the rows are read: date (modified date, strictly after the cursor) or id (increasing)
    'start_date': '', 'writeback': 'true', 'leaves': 'false',       # leaves: what is written back drops out of the query by itself
    'limit': 5,                 # rows a page
    'max_inflight': 500,        # sent, asked for or being written back: below the back pressure of every connection
    'max_asks': 50, 'ask_again': 60,        # queries a step for single ones that are due; seconds until a failed one is asked again
    'max_bytes': 512000,        # size of the state
    'overlap': 600,             # how far before the floor a scan by date starts
    'settled': 30,              # how long the server may still show what was written back
    'lease': 86400, 'query_lease': 900,     # after that, what was sent or asked for and did not come back is open again
    'days': 0,                  # how long the query returns what does not change; 0: for ever
    'alarm_after': 10,          # answers in a row that are none or failures until it is said
}

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

class Entry(object):
    # What is known of one id. In the state: its FIELDS joined by |, what is empty at the end left out.
    #   status   flying: sent to the ERP, asked: asked for again, neither back yet; accepted: the ERP has it, write-back under way;
    #            parked: that failed for good; held: nobody knows, an operator decides; open: to be sent again when `next` has come;
    #            given up: failed as often as it may, until it changes or is released; done: settled at this version; written: told so
    #   version  the modified date it was sent with; seen: a newer one met meanwhile; failures: the ERP's refusals, waits: no verdict
    #   next, since, trouble  epoch seconds: due; in this status; without a verdict. by: the FlowFile (12 digits of its uuid) that did it
    FIELDS = ('status', 'version', 'seen', 'failures', 'waits', 'next', 'since', 'by', 'trouble', 'answer')
    NUMBERS = ('failures', 'waits', 'next', 'since', 'trouble')
    STATUSES = ('flying', 'asked', 'accepted', 'parked', 'held', 'open', 'done', 'written', 'given up')
    NEW = {'seen': '', 'failures': 0, 'waits': 0, 'next': 0, 'since': 0, 'by': '', 'trouble': 0, 'answer': ''}

    def __init__(self, status='', version='', **more):
        self.__dict__.update(self.NEW, status=status, version=version)
        self.__dict__.update(more)

    @classmethod
    def parse(cls, text):
        # An entry that cannot be read is held: nothing is sent on a guess.
        fields = dict(zip(cls.FIELDS, text.split('|')))
        try:
            fields.update((name, int(fields[name] or 0)) for name in cls.NUMBERS if name in fields)
        except ValueError:
            fields['status'] = ''
        return cls(**fields) if fields['status'] in cls.STATUSES and 'since' in fields else cls('held', fields.get('version', ''))

    def text(self):
        return '|'.join('%s' % (getattr(self, name) or '') for name in self.FIELDS).rstrip('|')

BUSY = ('flying', 'asked', 'accepted')                  # a FlowFile of this id is somewhere in the loop
AT_REST = ('open', 'done', 'written', 'given up')       # none is: a newer version may be sent

class Book(object):
    # The state map and what must be known of it: entries, the scan, counts.
    def __init__(self, state):
        self.state, self.count, self.bytes = dict(state), {}, 0
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
        if old is not None:
            self.tally(key, old, -1)
        if text is not None:
            self.state[key] = text
            self.tally(key, text, 1)

    def entry(self, identifier):
        text = self.state.get('i:' + identifier)
        return Entry.parse(text) if text is not None else None

    def entries(self, *statuses):
        # (id, entry) of every id in one of these, sorted by id.
        heads = tuple(status + '|' for status in statuses)
        entries = [(key[2:], Entry.parse(self.state[key])) for key in sorted(self.state)
                   if key.startswith('i:') and self.state[key].startswith(heads)]
        return [each for each in entries if each[1].status in statuses]

    def save(self, identifier, entry, now, **change):
        # Stores an entry, changed. At rest with a newer version seen, it is open and due at once, its counters new.
        entry.__dict__.update(change)
        if entry.status in AT_REST and entry.seen > entry.version:
            entry.__dict__.update(Entry.NEW, status='open', version=entry.seen, next=now, since=now, by=entry.by)
        if entry.seen <= entry.version:
            entry.seen = ''
        if entry.status == 'written':                   # what was is kept short
            entry = Entry('written', entry.version, since=entry.since)
        self.store('i:' + identifier, entry.text())

    def busy(self):
        return sum(self.count.get(status, 0) for status in BUSY)

    def sum_up(self):
        # 0summary: what an operator reads first: how many of each status, since when the oldest waits, how full the state is.
        oldest = {}
        for fields in [self.state[key].split('|') for key in self.state if key.startswith('i:')]:
            if len(fields) > 6 and fields[6].isdigit():
                oldest[fields[0]] = min(int(fields[6]), oldest.get(fields[0], int(fields[6])))
        self.state['0summary'] = json.dumps({
            'format': 2, 'floor': self.state.get('0floor') or '', 'bytes': self.bytes,
            'count': dict((status, number) for status, number in self.count.items() if number),
            'oldest': dict((status, iso_of(since)[:19] + 'Z') for status, since in oldest.items()),
        }, sort_keys=True)

def short(event):
    # The FlowFile that causes a change: 12 hex digits of its uuid.
    return event['uuid'].replace('-', '')[:12]

class Ledger(object):
    # One step: takes events, changes the book, says what is to be emitted. It touches nothing but its own copy of the state, and
    # gives the same for the same input: a crash between storing the state and committing the session repeats a step, and the
    # repeated step emits again what entries with its `by` were about to emit. EVENTS stand in the order in which a step takes them.
    OPERATIONS = {'release': {'status': 'open', 'failures': 0, 'waits': 0, 'trouble': 0}, 'done': {'status': 'done'}}

    def __init__(self, state, settings, now):
        self.book, self.settings, self.now = Book(state), settings, int(now)
        self.emitted, self.notes = [], []

    def take(self, event):
        # An event that raises leaves no trace and is parked alone: the others go on.
        state, emitted, notes = self.book.state.copy(), len(self.emitted), len(self.notes)
        try:
            if event.get('ledger.event') not in self.EVENTS:
                raise ValueError('ledger.event must be one of ' + ', '.join(self.EVENTS))
            getattr(self, 'on_' + event['ledger.event'])(event)
        except Exception as error:
            self.book = Book(state)
            del self.emitted[emitted:], self.notes[notes:]
            of = (event.get('ledger.event'), event.get('ledger.id') or 'no id', type(error).__name__, error)
            self.note('error', 'event %s of %s cannot be taken and is parked: %s: %s' % of)
            self.emit(event, 'park', {}, forward=True)

    def finish(self, events):
        pass

    def note(self, level, text):
        self.notes.append((level, 'Ledger: ' + text))

    def emit(self, event, to, attributes, content=None, forward=False):
        # A child of the event's FlowFile; forward: that FlowFile itself goes on.
        self.emitted.append({'in': event['uuid'], 'to': to, 'forward': forward, 'content': content,
                             'attributes': dict(attributes, **{'ledger.to': to})})

    def save(self, event, identifier, entry, **change):
        self.book.save(identifier, entry, self.now, by=short(event), **change)

    def counts(self):
        return ', '.join('%d %s' % (number, status) for status, number in sorted(self.book.count.items()) if number)

    def room(self):
        # How many more may be under way.
        return 0 if self.book.bytes >= self.settings['max_bytes'] else max(0, self.settings['max_inflight'] - self.book.busy())

    def known(self, event):
        # The entry of an event; the state may have been cleared since it was sent: what comes back still counts.
        version, flight = event.get('ledger.version') or '', event.get('ledger.flight') or ''
        return self.book.entry(event['ledger.id']) or Entry('flying', version, by=flight)

    def on_accepted(self, event):
        # The ERP has it (or an operator lets a parked write-back go): written back, or settled when there is no write-back.
        identifier, entry, me = event['ledger.id'], self.known(event), short(event)
        if entry.status in ('accepted', 'done', 'written') and entry.by != me:
            return self.note('error', '%s was accepted twice and is not written back again: the ERP may have it twice' % identifier)
        if entry.status in ('done', 'written'):
            return None
        if entry.status == 'flying':
            self.tell_of_trouble('')
        if self.settings['writeback'].lower() != 'true' or event.get('order.is_send') == '0':   # a script may say: not to be marked
            return self.save(event, identifier, entry, status='done', next=0, since=self.now)
        if entry.status != 'accepted':
            self.save(event, identifier, entry, status='accepted', next=0, since=self.now, trouble=0)
        return self.emit(event, 'writeback', {}, forward=True)

    def on_outcome(self, event):
        # Verdict has said what it means: the new status, the counters, and when it is due.
        identifier, word, entry = event['ledger.id'], event.get('ledger.outcome') or '', self.known(event)
        if word in ('written', 'write_failed'):
            if entry.status not in ('done', 'written'):
                getattr(self, 'on_' + word)(event, identifier, entry)
        elif entry.status == 'flying' and entry.by == event.get('ledger.flight'):
            number = dict((name, int(event.get('ledger.' + name) or 0)) for name in ('failures', 'waits', 'trouble'))
            status, answer = event.get('ledger.status') or 'held', event.get('ledger.answer') or ''
            self.save(event, identifier, entry, status=status, since=self.now, answer=answer,
                      next=max(entry.next, int(event.get('ledger.due') or 0)), **number)
            if word != 'expired' and status != 'held':
                self.tell_of_trouble(answer or 'no answer')

    def on_written(self, event, identifier, entry):
        try:
            entry.version = max(entry.version, iso(event.get('ledger.written.version')))
        except ValueError:
            self.note('warn', 'the answer to the write-back of %s has no modified date: a late page may send it again' % identifier)
        self.save(event, identifier, entry, status='written', next=0, since=self.now)

    def on_write_failed(self, event, identifier, entry):
        if not (entry.status == 'parked' and entry.by == short(event)):
            self.save(event, identifier, entry, status='parked', since=self.now)
            self.note('error', 'the write-back of %s failed for good and is parked: enable what stands behind it to try again' % identifier)
        self.emit(event, 'park', {}, forward=True)

    def on_later(self, event):
        # Retry-After, beside the answer: it comes before the outcome of a flight, or after it.
        entry = self.book.entry(event['ledger.id'])
        if entry is not None and (entry.by == event.get('ledger.flight') or entry.status == 'open' and entry.trouble):
            self.book.save(event['ledger.id'], entry, self.now, next=max(entry.next, self.now + int(event['ledger.retry.after'])))

    def tell_of_trouble(self, answer):
        # answer: '' for an accepted one. One sentence when alarm_after in a row were none or failures, one when it is over.
        count, alarm = int(self.book.state.get('0trouble') or 0), self.settings['alarm_after']
        if answer and count + 1 == alarm:
            self.note('error', '%d answers in a row were none or failures, the last one: %s. Is the ERP out of order? What got no verdict '
                      'is tried again and uses up no attempt' % (alarm, answer))
        elif count >= alarm and not answer:
            self.note('warn', 'the ERP takes requests again, after %d answers in a row that were none or failures' % count)
        if answer or count:
            self.book.store('0trouble', '%d' % (count + 1) if answer else None)

    def on_operator(self, event):
        # {"op": "release", "id": 7} or {"op": "done", "ids": [7, 8]}; what is on its way only with "force": true.
        try:
            order = json.loads(event.get('content') or '')
            change, ids = self.OPERATIONS[order['op']], order['ids'] if 'ids' in order else [order['id']]
            if not isinstance(ids, list) or [each for each in ids if isinstance(each, (list, dict))]:
                raise TypeError(ids)
        except (ValueError, KeyError, TypeError):
            ids = []
            self.note('error', 'operator: not understood, it must read like {"op": "release", "id": 7}; op is release or done')
        for identifier in ['%s' % identifier for identifier in ids]:
            entry = self.book.entry(identifier)
            if entry is None:
                self.note('error', 'operator: %s is not known: it is settled and forgotten, or was never read' % identifier)
            elif entry.status in BUSY + ('parked',) and order.get('force') is not True:
                self.note('error', 'operator: %s is %s, nothing is changed; "force": true does it all the same, and may send it '
                          'twice' % (identifier, entry.status))
            else:
                self.note('info', 'operator: %s was %s: %s' % (identifier, entry.status, order['op']))
                self.save(event, identifier, entry, next=self.now, since=self.now, **change)

class Row(object):
    # A row of a page: id, version, the cursor that reads from it on, what the flow wants to know of it, and its own text.
    def __init__(self, line, number):
        self.id, self.version, before, attributes, self.text = line.split('\t', 4)
        self.before, self.attributes = number(before), json.loads(attributes)

class Reader(Ledger):
    # Reads by modified date or by id. By date there is a floor, up to which everything is known: a scan starts at the floor less the
    # overlap (late commits, clocks that disagree). By id every scan starts at 0: what is settled drops out of the query by itself.
    EVENTS = ('accepted', 'outcome', 'later', 'operator', 'page', 'page_failed', 'tick')

    def __init__(self, state, settings, now):
        Ledger.__init__(self, state, settings, now)
        self.by_id = settings['order_by'] == 'id'

    def floor(self, seconds=0):
        floor = self.book.state.get('0floor') or ''
        return iso(floor, seconds=seconds) if floor else ''

    def scan(self):
        # One that cannot be read is none: the next tick begins at the floor.
        try:
            scan = json.loads(self.book.state['0scan'])
            return scan if scan['by'] and scan['since'] else {}
        except (KeyError, TypeError, ValueError):
            return {}

    def save_scan(self, scan, **change):
        self.book.store('0scan', json.dumps(dict(scan, **change), sort_keys=True))

    def on_tick(self, event):
        self.open_overdue(event)
        scan, me = self.scan(), short(event)
        if scan.get('live') and scan['by'] != me and self.now - scan['since'] > self.settings['query_lease']:
            self.note('error', 'batch %s did not come back in time: a new one begins' % scan['id'])
            scan['live'] = 0
        if not scan.get('live') and self.may_fetch() and not scan.get('wait'):
            if not scan.get('more'):
                start = iso(self.settings['start_date'], micros=-1) if self.settings['start_date'] else ''
                cursor = 0 if self.by_id else max(start, self.floor(-self.settings['overlap']))
                scan = {'cursor': cursor, 'limit': self.settings['limit'], 'cap': '', 'pin': ''}
            self.save_scan(scan, id=me, by=me, live=1, more=1, wait=0, pages=0, since=self.now)
        self.book.store('0due', '%d' % self.now)
        for identifier, entry in self.book.entries('flying', 'asked', 'accepted', 'parked', 'held', 'open', 'given up'):
            self.tell_of_the_edge(identifier, entry, self.book.state.get('0edge') or '')    # once, in the tick after it came there
        self.book.store('0edge', self.edge() or None)

    def may_fetch(self):
        if not (self.by_id or self.floor() or self.settings['start_date']):
            self.note('error', 'nothing is fetched: start_date is not set. Give its parameter a value')
        elif self.book.bytes >= self.settings['max_bytes']:
            self.note('error', 'nothing new is fetched: the state holds %d bytes, max_bytes is %d. Release or settle what is held, parked '
                      'or given up: %s' % (self.book.bytes, self.settings['max_bytes'], self.counts()))
        elif self.room() < min(self.settings['limit'], self.settings['max_inflight']):
            self.note('warn', 'nothing new is fetched until some have come back, max_inflight is %d: %s' % (
                self.settings['max_inflight'], self.counts()))
        else:
            return True
        return False

    def finish(self, events):
        # What this step decided to ask is asked by the FlowFile that caused it; a step that is repeated asks again.
        if '0due' in self.book.state:
            self.ask_due(([each for each in events if each.get('ledger.event') == 'tick'] or events)[0], int(self.book.state['0due']))
        scan, mine = self.scan(), dict((short(event), event) for event in events)
        if scan.get('wait') and self.room() >= min(self.settings['limit'], self.settings['max_inflight']):
            scan.update(live=1, wait=0, by=short(events[0]), since=self.now)
            self.save_scan(scan)
        if scan.get('live') and scan['by'] in mine:
            self.emit(mine[scan['by']], 'query', {
                'ledger.scan': scan['id'], 'ledger.batch': scan['id'], 'ledger.page': '%d' % scan['pages'],
                'ledger.cursor': '%s' % scan['cursor'], 'ledger.limit': '%d' % scan['limit'],
                'ledger.cap': scan.get('cap', ''), 'ledger.pin': scan.get('pin', '')})
        for identifier, entry in self.book.entries('asked'):
            if entry.by in mine:
                cursor = int(identifier) - 1 if self.by_id else iso(entry.version, micros=-1)
                self.emit(mine[entry.by], 'query', {
                    'ledger.for': identifier, 'ledger.ask': entry.by, 'ledger.batch': entry.by, 'ledger.version': entry.version,
                    'ledger.cursor': '%s' % cursor, 'ledger.limit': '%d' % (entry.next or self.settings['limit'])})
        self.forget_settled(scan['since'] if scan.get('live') else self.now)

    def forget_settled(self, asked):
        # What was written back and drops out of the query is known as long as a page that was asked for before may bring it back, and
        # a little longer; anything else as long as the query returns it.
        gone = iso_of(self.now - self.settings['days'] * 86400 - self.settings['overlap']) if self.settings['days'] else ''
        leaves, full = self.settings['leaves'].lower() == 'true', self.book.bytes > self.settings['max_bytes'] * 3 // 4
        known = {'given up': gone, 'done': gone or self.floor(-self.settings['overlap'])}
        for identifier, entry in self.book.entries('done', 'written', 'given up'):
            old = entry.version < known.get(entry.status, known['done'])
            if entry.status == 'written' and (leaves or full):
                old = old or entry.since < asked - self.settings['settled' if leaves else 'overlap']
            if old:
                self.book.store('i:' + identifier, None)

    def open_overdue(self, event):
        # A queue was emptied, or an answer got lost: what did not come back in its lease is open again.
        for identifier, entry in self.book.entries('flying', 'asked'):
            if entry.since < self.now - self.settings['lease' if entry.status == 'flying' else 'query_lease'] and entry.by != short(event):
                self.note('error', '%s (%s) did not come back since %s: it is open again' % (identifier, entry.status, iso_of(entry.since)))
                self.save(event, identifier, entry, status='open', next=self.now, since=self.now)

    def edge(self):
        # What did not change since then is told: a day later the query does not return it any more.
        return iso_of(self.now - (self.settings['days'] - 1) * 86400) if self.settings['days'] else ''

    def tell_of_the_edge(self, identifier, entry, before=''):
        if before < entry.version <= self.edge():
            self.note('error', '%s is %s and did not change for %d days: in a day the query will not return it any more' % (
                identifier, entry.status, self.settings['days'] - 1))

    def on_page(self, event):
        rows = [Row(line, int if self.by_id else str) for line in (event.get('content') or '').split('\n') if line]
        if event.get('ledger.for'):
            return self.answer_to_ask(event, rows)
        scan, me, page = self.scan(), short(event), (event.get('ledger.scan'), event.get('ledger.page'))
        if not scan.get('live') or (scan['id'], '%d' % scan['pages']) != page:
            return self.send_rows(event, rows, False)               # died before the commit; or a page of an older scan
        blocked, here = self.send_rows(event, rows, True), scan['cursor']
        scan.update(json.loads(event['ledger.next']))
        scan['live'] = scan['more']
        if blocked is not None:                                     # no room: from this row on, when there is some
            scan.update(live=0, wait=1, more=1, cursor=max(here, blocked.before), limit=self.settings['limit'])
        elif not scan['more']:
            self.book.store('0through', '%d' % self.now)
            self.note('info', 'batch %s is through, pages: %d; %s' % (scan['id'], scan['pages'] + 1, self.counts() or 'nothing is open'))
        floor = '' if self.by_id else min(each for each in (scan['cursor'], scan.get('cap'), scan.get('pin')) if each)
        if floor > (self.floor() or self.settings['start_date']):
            self.book.store('0floor', floor)
        return self.save_scan(scan, by=me, since=self.now, pages=scan['pages'] + 1)

    def send_rows(self, event, rows, fresh):
        # Sends what is to be sent; returns the first row for which there was no room. Not fresh (it was taken before a crash, or
        # belongs to an older scan): only this page's own flights are emitted again.
        sent = set()
        for row in rows:
            entry = self.book.entry(row.id)
            own = entry is not None and entry.status == 'flying' and entry.by == short(event) and row.id not in sent
            if own or fresh and self.is_wanted(entry, row):
                if not own and not self.room():
                    return row
                sent.add(row.id)
                self.send(event, entry or Entry(), row, event.get('ledger.scan'))
            elif fresh and row.version > max(entry.version, entry.seen):
                self.book.save(row.id, entry, self.now, seen=row.version)               # changed while we were at it: not to be lost
        return None

    def is_wanted(self, entry, row):
        if entry is None or entry.status not in AT_REST:
            return entry is None
        return entry.version < row.version or entry.status == 'open' and entry.next <= self.now

    def send(self, event, entry, row, batch):
        # The row goes to work. An entry that flies already by this very event is only emitted again.
        if entry.status != 'flying':
            if entry.version < row.version:
                entry = Entry('new', row.version)
                self.tell_of_the_edge(row.id, entry)
            self.save(event, row.id, entry, status='flying', next=0, since=self.now)
        number = dict(('ledger.' + name, '%d' % getattr(entry, name)) for name in ('since', 'failures', 'waits', 'trouble'))
        self.emit(event, 'work', dict(row.attributes, **dict(number, **{
            'ledger.id': row.id, 'ledger.version': entry.version, 'ledger.flight': entry.by, 'ledger.batch': batch})), row.text)

    def on_page_failed(self, event):
        scan, identifier = self.scan(), event.get('ledger.for')
        code, why = event.get('invokehttp.status.code'), event.get('log.login.error') or event.get('log.omnitron.error')
        why = why or ('HTTP ' + code if code else event.get('invokehttp.java.exception.message') or 'no answer')
        entry = self.book.entry(identifier) if identifier else None
        if entry is not None and entry.status == 'asked' and entry.by == event.get('ledger.ask'):
            self.save(event, identifier, entry, status='open', since=self.now, next=self.now + self.settings['ask_again'])
            self.note('info', '%s could not be asked for: %s' % (identifier, why))
            self.book.store('0due', None)                           # the next tick tries again
        elif scan.get('live') and scan['id'] == event.get('ledger.scan') and not identifier:
            self.save_scan(scan, live=0)
            self.note('error', 'batch %s ended, the next one goes on from the same place: %s' % (scan['id'], why))

    def ask_due(self, event, tick):
        # What is open and was due at the last tick (0due) is asked for by a query of its own, the longest due first, and on in each step
        # that makes room. An ask makes no new entry, so the size of the state does not stop it. Meanwhile `next` is the query's limit.
        due = sorted((entry.next, identifier) for identifier, entry in self.book.entries('open') if entry.next <= tick)
        free = min(self.settings['max_asks'], max(0, self.settings['max_inflight'] - self.book.busy()))
        for _, identifier in due[:free]:
            self.save(event, identifier, self.book.entry(identifier), status='asked', since=self.now, next=0)
        self.book.store('0due', '%d' % tick if len(due) > free else None)

    def answer_to_ask(self, event, rows):
        # ledger.next says whether it can stand behind the page: the query is asked again, larger, while the server gives what is asked.
        identifier, me, next = event['ledger.for'], short(event), json.loads(event['ledger.next'])
        entry = self.book.entry(identifier)
        if entry is None or entry.by not in (me, event.get('ledger.ask')):
            return                                                  # an old answer: somebody was faster
        row = ([each for each in rows if each.id == identifier] or [None])[0]
        asked = entry.status == 'asked' and entry.by != me
        if row and (asked or entry.status == 'flying' and entry.by == me):
            self.send(event, entry, row, event['ledger.ask'])
        elif asked and not next['more']:
            self.save(event, identifier, entry, status='done', since=self.now, next=0)  # gone, or changed: then the scan meets it
        elif asked and next['limit']:
            self.save(event, identifier, entry, since=self.now, next=next['limit'])
        elif asked:
            self.save(event, identifier, entry, status='open', since=self.now, next=self.now + self.settings['lease'])
            self.note('error', '%s cannot be asked for: too many share its date and the server gives no more at once' % identifier)

FLOW = Reader

def configure(get):
    # The settings; get(name) gives the text of a property or None. Missing or empty: the default.
    settings = dict(SETTINGS)
    for name in SETTINGS:
        text = (get(name) or '').strip()
        if isinstance(SETTINGS[name], int) and text and not (text.isdigit() and int(text) >= (name == 'limit')):
            raise ValueError('%s is "%s": it must be a whole number, %s' % (name, text, 'not 0' if name == 'limit' else 'not negative'))
        if text:
            settings[name] = int(text) if isinstance(SETTINGS[name], int) else iso(text) if name == 'start_date' else text
    return settings

def step(state, events, settings, now):
    # The whole Ledger: state (text -> text), events (attributes with uuid and content), settings, epoch seconds
    # -> (new state, what to emit, notes). It changes nothing that it is given.
    ledger, place = FLOW(state, settings, now), dict((name, number) for number, name in enumerate(FLOW.EVENTS))
    events = sorted(events, key=lambda event: place.get(event.get('ledger.event'), len(place)))
    for event in events:
        ledger.take(event)
    ledger.finish(events)
    ledger.book.sum_up()
    return ledger.book.state, ledger.emitted, ledger.notes

def stored_step(events, settings):
    # One step whose new state is stored: (what to emit, notes); it raises when it could not be.
    # StateManager.replace wants the very object that getState gave. Another node may be faster: then all is read anew.
    from java.util import HashMap
    from org.apache.nifi.components.state import Scope
    manager = context.getStateManager()
    for _ in range(20):
        old = manager.getState(Scope.CLUSTER)
        if old.get('0summary') is None:                             # never set, or cleared by hand: replace would be False for ever
            if 'tick' not in [event.get('ledger.event') for event in events]:
                raise RuntimeError('there is no state yet; outcomes wait for the next tick. Is the schedule running?')
            manager.setState(HashMap({'0summary': '{}'}), Scope.CLUSTER)
            old = manager.getState(Scope.CLUSTER)
        before = dict(old.toMap())
        state, emitted, notes = step(before, events, settings, time.time())
        if state == before or manager.replace(old, HashMap(state), Scope.CLUSTER):
            return emitted, notes
        time.sleep(random.random() / 20)
    raise RuntimeError('the state could not be stored in 20 tries: others store all the time, or the state provider is down')

def put_out(flow_files, emitted):
    # Creates, forwards and removes FlowFiles as the step said. flow_files: uuid -> FlowFile.
    from java.util.regex import Pattern
    not_kept = Pattern.compile(r'(?!token\.|path$|filename$).*')
    gone_on = set(each['in'] for each in emitted if each['forward'])
    for each in emitted:
        flow_file = flow_files[each['in']]
        if not each['forward']:
            flow_file = session.removeAllAttributes(session.create(flow_file), not_kept)
        if each['content'] is not None:
            flow_file = write_ascii(flow_file, each['content'])
        session.transfer(session.putAllAttributes(flow_file, each['attributes']), REL_SUCCESS)
    for uuid in flow_files:
        if uuid not in gone_on:
            session.remove(flow_files[uuid])

def trigger():
    flow_files, events = {}, []
    for flow_file in session.get(1000):
        event = dict(flow_file.getAttributes())
        if event.get('ledger.event') in ('page', 'operator'):
            event['content'] = read_text(flow_file)
        events.append(event)
        flow_files[event['uuid']] = flow_file
    emitted, notes = stored_step(events, configure(setting)) if events else ([], [])
    put_out(flow_files, emitted)
    for level, text in notes:
        getattr(log, level)(text)
    session.commit()

if 'session' in globals():
    # An exception that leaves a script costs NiFi a whole Jython engine (ExecuteScript.onTrigger): it is told, and tried again later.
    try:
        trigger()
    except:
        log.error('nothing is done, it is tried again: ' + traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip())
        session.rollback(True)
        getattr(context, 'yield')()
