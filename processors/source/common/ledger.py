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


# include: setting


# include: read_text


# include: write_ascii


# include: ledger_dates


# include: ledger_book


# include: ledger_core


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


# include: ledger_shell
