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
