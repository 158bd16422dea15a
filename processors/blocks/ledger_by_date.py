class ByModifiedDate(Ledger):
    # Reads by modified date, strictly greater, and remembers how far everything is known: the floor.
    # A scan starts at the floor less the overlap (late commits, clocks that disagree), and its floor never passes what the
    # server's own clock said at its first page, less the overlap.

    def required(self):
        return ('base_url',) if self.book.floor() else ('base_url', 'start_date')

    def first_scan(self):
        start = iso(self.settings['start_date'], micros=-1) if self.settings['start_date'] else ''
        if self.book.floor():
            start = max(start, iso(self.book.floor(), seconds=-self.settings['overlap']))
        return {'cursor': start, 'limit': self.settings['limit'], 'cap': '', 'pin': ''}

    def cursor_before(self, identifier, entry):
        return iso(entry.version, micros=-1)

    def is_past(self, identifier, entry, row):
        return row.version > entry.version

    def trouble_with(self, page):
        versions = [row.version for row in page.rows]
        return '' if versions == sorted(versions) else 'its rows are not sorted by modified date: is the path right?'

    def advance(self, event, scan, page, blocked):
        if not scan['cap']:
            clock = http_date(event.get('ledger.date'))
            scan['cap'] = iso_of((self.now if clock is None else clock) - self.settings['overlap'])
        if blocked is not None:                                     # no room: on from here at the next tick
            scan.update(live=0, cursor=max(scan['cursor'], iso(blocked.version, micros=-1)))
        elif not page.full:
            scan.update(live=0, more=0, cursor=page.rows[-1].version if page.rows else scan['cursor'])
        elif page.rows and page.rows[0].version != page.rows[-1].version:
            self.next_page(scan, page.rows[-1])
        else:
            self.page_of_one_date(event, scan, page)
        self.raise_floor(scan)

    def next_page(self, scan, last):
        # From the last date on: rows that share it may stand on the next page.
        cursor = iso(last.version, micros=-1)
        if cursor <= scan['cursor']:
            scan.update(live=0, more=0)
            self.note('error', 'the server gives rows from before %s: does this path know modified_date__gt?' % scan['cursor'])
        else:
            scan.update(cursor=cursor, limit=self.settings['limit'])

    def page_of_one_date(self, event, scan, page):
        limit = int(event['ledger.limit'])
        if page.given >= limit and limit < self.MAX_LIMIT:
            scan['limit'] = limit * 2
        elif page.rows:                                             # the server cuts the page: past it, and here again next time
            self.note('error', 'more than %d rows have the date %s and the server gives no more at once: the others are read when '
                      'these are settled' % (page.given, page.rows[0].version))
            scan.update(cursor=page.rows[-1].version, limit=self.settings['limit'],
                        pin=scan['pin'] or iso(page.rows[0].version, micros=-1))
        else:
            scan.update(live=0, more=0)

    def raise_floor(self, scan):
        # After every page, so that a long backlog is forgotten as it goes. Never back.
        floor = min(each for each in (scan['cursor'], scan['cap'], scan['pin']) if each)
        if floor > (self.book.floor() or self.settings['start_date']):
            self.book.store('0floor', floor)

    def is_forgotten(self, entry):
        if entry.status == 'written':
            return entry.since < self.now - self.settings['overlap']
        return bool(self.book.floor()) and entry.version < iso(self.book.floor(), seconds=-self.settings['overlap'])

    def url(self, cursor, limit):
        pairs = self.filters() + [('sort', 'modified_date'), ('limit', '%d' % limit), ('modified_date__gt', cursor)]
        query = '&'.join('%s=%s' % (url_text(name), url_text(value)) for name, value in pairs)
        return '%s/%s?%s' % (self.settings['base_url'].rstrip('/'), self.settings['path'].lstrip('/'), query)

    def filters(self):
        # The setting `query` as (name, value): what has no value is left out.
        pairs = [part.partition('=')[::2] for part in self.settings['query'].split('&')]
        pairs = [(name.strip(), self.wire(name.strip(), value.strip())) for name, value in pairs]
        return [(name, value) for name, value in pairs if name and value]

    def wire(self, name, value):
        # A filter's value as the server spells it.
        return value
