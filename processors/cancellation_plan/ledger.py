# Written by make build: edit processors/source/cancellation_plan/ledger.py, or what it includes.
# Ledger of the Run Cancellation Plan Service: the one component that knows which plans came, where each is and when it is due.
#
# Every FlowFile that comes in is an event (ledger.event); every one that goes out says where it goes (ledger.to). A plan is one
# FlowFile from the webhook to its end, and its content the plan as it came; the Ledger itself keeps no content.
#   plan      a call that was checked             -> accept: to work, and the caller is answered 202, in one commit
#                                                 -> answer: the caller alone, for a plan that is known, or when there is no room (503)
#   again     a plan that waited                  -> work, when it is due; wait and hold, when it is not
#   accepted  the ERP has it                      -> writeback: the FlowFile itself goes on to Write Data to Omnitron, if that is wanted
#   outcome   what Verdict made of it             -> wait: until ledger.due; hold: until an operator decides; park: a write-back that
#                                                    failed for good
#   later     the ERP wants no more of ledger.id for ledger.retry.after seconds
#   operator  {"op": "release", "id": "..."}: what is held may be sent again; {"op": "done", "id": "..."}: it never is. Then let the
#             processors behind the held queues run: each plan asks the Ledger, and those that are still held wait again
#   tick      a source, on its schedule           -> nothing: what is settled is forgotten after keep seconds
# The state (cluster scope) is stored first, then the session is committed. A crash in between brings the same FlowFiles back, and the
# step is repeated: what was in flight may be sent twice, nothing else, and nothing is lost.
# Clearing the state forgets which plans came: one that is sent again is processed again.
#
# Reads:  ledger.event, ledger.id (event.uuid), ledger.version, ledger.flight, ledger.outcome, what Verdict writes
# Writes: ledger.to; on work ledger.flight, ledger.since, ledger.failures, ledger.waits, ledger.trouble; on wait ledger.due (epoch
#         seconds); webhook.status, webhook.answer with 503
# Properties: SETTINGS below, seconds and numbers
# Relationships: success (route on ledger.to); failure is never used
# Example: plan {"ledger.id": "4e7ab202..."} -> accept; the same again -> answer

import datetime
import json
import random
import re
import sys
import time
import traceback

SETTINGS = {
    'writeback': 'false',
    'max_inflight': 500,        # at the ERP or being written back: below the back pressure of every connection
    'max_bytes': 512000,        # size of the state
    'keep': 604800,             # how long a settled plan is known, so that the same webhook is not processed again
    'lease': 86400,             # after that, what was sent or was due and did not come back is forgotten
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

def in_words(seconds):
    # A length of time as an operator says it: '50 s', '12 min', '3 h', '2 d'.
    for size, name, up_to in ((1, 's', 120), (60, 'min', 7200), (3600, 'h', 172800)):
        if seconds < up_to:
            return '%d %s' % (seconds // size, name)
    return '%d d' % (seconds // 86400)

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

class Plans(Ledger):
    # It fetches nothing, and the FlowFile itself waits for its next try.
    EVENTS = ('accepted', 'outcome', 'later', 'again', 'operator', 'plan', 'tick')
    NO_ROOM = json.dumps({'status': 'refused', 'reason': 'too much is under way: send it again later'}, sort_keys=True)

    def send_on(self, event, to, **attributes):
        # The event's own FlowFile goes on, with these attributes (ledger_due is ledger.due).
        self.emit(event, to, dict((name.replace('_', '.'), attributes[name]) for name in attributes), forward=True)

    def save(self, event, identifier, entry, **change):
        # A settled entry keeps what tells a repeat, nothing else: it stays for days. A plan never changes, so none is given up.
        if change.get('status') in ('done', 'written'):
            entry, change = Entry(), {'status': change['status'], 'since': self.now}
        if change.get('status') == 'given up':
            change['status'] = 'held'
        Ledger.save(self, event, identifier, entry, **change)

    def on_tick(self, event):
        settled = sorted(self.book.entries('done', 'written'), key=lambda each: each[1].since)
        for identifier, entry in settled:
            old = entry.since < self.now - self.settings['keep']
            if old or self.book.bytes > self.settings['max_bytes'] * 9 // 10:
                self.book.store('i:' + identifier, None)
                if not old:
                    self.note('warn', '%s is forgotten early, the state is nearly full: it would be processed again' % identifier)
        # A queue was emptied. Where its FlowFile is still somewhere it goes on, known or not.
        for identifier, entry in self.book.entries('flying', 'open'):
            away = self.now - max(entry.since, entry.next)
            if away > self.settings['lease']:
                self.note('error', '%s (%s) did not come back in %s: its FlowFile is gone or stands still. It is forgotten, so that '
                          'Omnitron can send it again' % (identifier, entry.status, in_words(away)))
                self.book.store('i:' + identifier, None)

    def on_plan(self, event):
        identifier = event['ledger.id']
        entry = self.book.entry(identifier)
        if entry is not None and not self.is_mine(event, entry):
            self.note('info', '%s came again and is not processed again: it is %s' % (identifier, entry.status))
            self.send_on(event, 'answer')
        elif entry is None and not self.room():
            self.note('error', '%s is refused with 503, there is no room: %s' % (identifier, self.counts()))
            self.send_on(event, 'answer', webhook_status='503', webhook_answer=self.NO_ROOM)
        else:
            self.fly(event, identifier, entry or Entry(version=event.get('ledger.version') or ''), 'accept')

    def is_mine(self, event, entry):
        # Died before the commit: this very FlowFile was about to fly.
        return entry.status == 'flying' and entry.by == short(event)

    def fly(self, event, identifier, entry, to):
        if not self.is_mine(event, entry):
            self.save(event, identifier, entry, status='flying', next=0, since=self.now)
        self.send_on(event, to, ledger_flight=entry.by, **dict(
            ('ledger_' + name, '%d' % getattr(entry, name)) for name in ('since', 'failures', 'waits', 'trouble')))

    def on_again(self, event):
        identifier = event['ledger.id']
        entry = self.book.entry(identifier)
        if entry is None:                                           # the state was cleared meanwhile: the plan still counts
            entry = Entry('open', event.get('ledger.version') or '', since=self.now)
            self.save(event, identifier, entry)
        due = entry.status == 'open' and entry.next <= self.now and self.book.busy() < self.settings['max_inflight']
        if due or self.is_mine(event, entry):
            self.fly(event, identifier, entry, 'work')
        else:
            self.place(event, identifier)

    def place(self, event, identifier):
        # Where a plan waits that is not under way; one that is settled, or is somewhere else too, ends here.
        entry = self.book.entry(identifier)
        if entry is not None and entry.status == 'open':
            self.send_on(event, 'wait', ledger_due='%d' % max(entry.next, self.now))
        elif entry is not None and entry.status == 'held':
            self.send_on(event, 'hold')
        elif entry is not None and entry.status not in ('done', 'written'):
            self.note('error', 'a second FlowFile of %s ends here: it is %s already' % (identifier, entry.status))

    def on_outcome(self, event):
        Ledger.on_outcome(self, event)
        if event.get('ledger.outcome') not in ('written', 'write_failed'):
            self.place(event, event['ledger.id'])

    def on_written(self, event, identifier, entry):
        self.save(event, identifier, entry, status='written')

FLOW = Plans

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
