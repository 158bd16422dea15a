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
