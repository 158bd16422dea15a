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
