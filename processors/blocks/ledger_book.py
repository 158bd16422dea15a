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
