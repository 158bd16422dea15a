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
