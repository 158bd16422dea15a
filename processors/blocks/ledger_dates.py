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
