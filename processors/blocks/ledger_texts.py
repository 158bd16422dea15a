def short(event):
    # The FlowFile that causes a change: 12 hex digits of its uuid.
    return event['uuid'].replace('-', '')[:12]


def text_of(value):
    # An id as text; a number must be whole.
    if isinstance(value, type(u'')) or isinstance(value, str):
        found = value.strip()
    elif isinstance(value, bool) or value != int(value):
        found = ''
    else:
        found = '%d' % value
    if not found:
        raise ValueError('%r is no id' % (value,))
    return found


def why_no_page(event):
    # The first of these that says something.
    if event.get('invokehttp.status.code'):
        event = dict(event, http='HTTP ' + event['invokehttp.status.code'])
    for name in ('log.login.error', 'log.omnitron.error', 'http', 'invokehttp.java.exception.message'):
        if event.get(name):
            return event[name]
    return 'no answer'


def url_text(text):
    return quote(text.encode('utf-8'), safe='')
