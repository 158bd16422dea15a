def in_words(seconds):
    # A length of time as an operator says it: '50 s', '12 min', '3 h', '2 d'.
    for size, name, up_to in ((1, 's', 120), (60, 'min', 7200), (3600, 'h', 172800)):
        if seconds < up_to:
            return '%d %s' % (seconds // size, name)
    return '%d d' % (seconds // 86400)
