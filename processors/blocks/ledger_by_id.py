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
