# Written by make build: edit processors/source/order/build_order.py, or what it includes.
# Build Order: puts an order, its items and its discounts together again. Nothing to edit.
#
# Reads:  the content [order, item, ..., discount, ...], each as Omnitron gave it; ledger.id, order.items, order.discounts (pks),
#         _order.status (as the query gave it)
# Writes: the content: the order with its items as "orderitem_set" and its discounts as "discountitem_set". Everything else stays as
#         Omnitron wrote it, the order of the keys and the spelling of the numbers too (letters above ASCII are escaped).
#         _order.number from the order itself
# Properties: statuses: those that the query asks for, separated by commas; as the Ledger's
# Relationships: success; failure with the reason in log.omnitron.error: whole or not at all. Failure too for an order whose status
#         left those since the query (cancelled, say): the reason is in log.order.left then, and it is no error
# Example: [{"pk": 1, "number": "5"}, {"pk": 7}] -> {"pk": 1, "number": "5", "orderitem_set": [{"pk": 7}], "discountitem_set": []}

import json
import re
import sys
import traceback

DECODER = json.JSONDecoder()
SPACE = re.compile(r'[ \t\r\n]*')
COLON = re.compile(r'[ \t\r\n]*:[ \t\r\n]*')
COMMA = re.compile(r'[ \t\r\n]*,?[ \t\r\n]*')

def skip_space(text, at):
    return SPACE.match(text, at).end()

def elements(text, at):
    # (value, its own text) of every element of the JSON array that begins at `at`: passing the text on keeps the order of the
    # keys and the spelling of the numbers.
    found, at = [], skip_space(text, at + 1)
    while text[at] != ']':
        value, end = DECODER.raw_decode(text, at)
        found.append((value, text[at:end]))
        at = COMMA.match(text, end).end()
    return found

def member(text, name):
    # Where the value of that name begins in a JSON object.
    at = skip_space(text, skip_space(text, 0) + 1)
    while text[at] != '}':
        key, end = DECODER.raw_decode(text, at)
        at = COLON.match(text, end).end()
        if key == name:
            return at
        at = COMMA.match(text, DECODER.raw_decode(text, at)[1]).end()
    raise ValueError('it has no "%s"' % name)

def read_answer(text):
    # (the elements, whether the answer names a next page) of {"results": [...], "next": ...} or a bare list.
    text = text.lstrip(u'\ufeff')
    answer = json.loads(text)
    if isinstance(answer, list):
        return elements(text, skip_space(text, 0)), False
    if not isinstance(answer, dict) or not isinstance(answer.get('results'), list):
        raise ValueError('it is neither a list nor an object with a list "results"')
    return elements(text, member(text, 'results')), bool(answer.get('next'))

def ascii_json(text):
    # The same JSON with every letter above ASCII escaped: Jython cannot write other bytes.
    escapes = {}

    def escape(match):
        letter = match.group(0)
        if letter not in escapes:
            escapes[letter] = json.dumps(letter)[1:-1]
        return escapes[letter]

    return re.sub(r'[^\x00-\x7f]', escape, text)

def read_text(flow_file):
    # The content as text.
    from java.nio.charset import StandardCharsets
    from org.apache.commons.io import IOUtils
    stream = session.read(flow_file)
    try:
        return IOUtils.toString(stream, StandardCharsets.UTF_8)
    finally:
        stream.close()

def write_ascii(flow_file, text):
    # The content becomes this text. Jython cannot write bytes above 127 from Python: JSON escapes every other letter.
    stream = session.write(flow_file)
    try:
        stream.write(bytearray(text.encode('ascii')))
    finally:
        stream.close()
    return flow_file

def error_text():
    # The error being handled, Python's or Java's, in one line: "ConnectException: java.net.ConnectException: refused".
    return traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip()

def setting(name, default=''):
    # A dynamic property of this processor, its Expression Language evaluated; missing or empty gives the default.
    value = context.getProperty(name).evaluateAttributeExpressions().getValue()
    return (value or '').strip() or default

SETS = ('orderitem_set', 'discountitem_set')
STATUSES = '400,450,500,510,540,550'            # of the Ledger: asked for when the setting is empty

class Left(Exception):
    pass

def numbers(text):
    return [part for part in (text or '').split(',') if part]

def members(text):
    # (name, its own text, its value's own text) of everything in a JSON object.
    found, at = [], skip_space(text, skip_space(text, 0) + 1)
    while text[at] != '}':
        name, end = DECODER.raw_decode(text, at)
        begin = COLON.match(text, end).end()
        after = DECODER.raw_decode(text, begin)[1]
        found.append((name, text[at:end], text[begin:after]))
        at = COMMA.match(text, after).end()
    return found

def checked(parts, pks):
    # The parts are the objects that were asked for, in this order; anything else is not built.
    if len(parts) != len(pks):
        raise ValueError('%d parts came, there must be %d' % (len(parts), len(pks)))
    for (value, _), pk in zip(parts, pks):
        if not isinstance(value, dict) or '%s' % value.get('pk') != pk:
            raise ValueError('what came for pk %s is something else' % pk)
    return parts

def build(text, order, items, discounts):
    # (the order's text, the order's own fields)
    json.loads(text)
    parts = checked(elements(text, skip_space(text, 0)), [order] + items + discounts)
    texts = [own for _, own in parts]
    sets = (texts[1:1 + len(items)], texts[1 + len(items):])
    pairs = ['%s: %s' % (name, value) for plain, name, value in members(texts[0]) if plain not in SETS]
    pairs += ['"%s": [%s]' % (name, ', '.join(found)) for name, found in zip(SETS, sets)]
    return ascii_json('{' + ', '.join(pairs) + '}'), parts[0][0]

def spelled(status):
    # By label or by code: 'Shipped and informed' and shipped_and_informed are one, 400 and '400' too.
    return re.sub(r'[ _-]+', '_', (u'%s' % status).strip().lower())

def look_whether_left(order, before, asked):
    # Raises Left for a status that no query would find: neither one that is asked for, nor the one that it was found with.
    own = [order.get(name) for name in ('status', 'status_display')]
    own = [status for status in own if status not in (None, '') and not isinstance(status, (dict, list))]
    wanted = [spelled(status) for status in asked.split(',') + [before] if status]
    if own and not [status for status in own if spelled(status) in wanted]:
        raise Left(u'its status is %s by now: the query does not ask for it' % u', '.join([u'%s' % status for status in own]))

def put_together(flow_file, statuses):
    attributes = flow_file.getAttributes()
    text, order = build(read_text(flow_file).replace(u'\ufeff', u''), attributes.get('ledger.id'),
                        numbers(attributes.get('order.items')), numbers(attributes.get('order.discounts')))
    look_whether_left(order, attributes.get('_order.status'), statuses)
    if order.get('number') is not None:
        session.putAttribute(flow_file, '_order.number', u'%s' % order['number'])
    return write_ascii(flow_file, text)

def trigger():
    statuses = setting('statuses', STATUSES)
    for flow_file in session.get(100):
        try:
            session.transfer(put_together(flow_file, statuses), REL_SUCCESS)
        except Left as left:
            session.putAttribute(flow_file, 'log.order.left', left.args[0])
            session.transfer(flow_file, REL_FAILURE)
        except:
            session.putAttribute(flow_file, 'log.omnitron.error', 'the order cannot be put together: ' + error_text())
            session.transfer(flow_file, REL_FAILURE)
    session.commit()

if 'session' in globals():
    # An exception that leaves a script costs NiFi a whole Jython engine (ExecuteScript.onTrigger): it is told, and tried again later.
    try:
        trigger()
    except:
        log.error('nothing is done, it is tried again: ' + traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip())
        session.rollback(True)
        getattr(context, 'yield')()
