# Written by make build: edit processors/source/order/list_pks.py, or what it includes.
# List Pks: what belongs to an order, by id. Nothing to edit.
#
# Reads:  the content, Omnitron's answer to the list of an order's items or discounts: {"results": [...]} or a bare list;
#         keep:ledger.id, the order's pk
# Writes: the attribute that the property `attribute` names: the pks, separated by commas; '' when there are none. The list itself
#         never becomes an attribute.
# Properties: attribute (keep:order.items), what (items: the word for messages)
# Relationships: success; failure with the reason in log.omnitron.error: no list, a list that the server cut, one of another order
# Example: {"results": [{"pk": 7, "order": 1}, {"pk": 8, "order": 1}]} -> keep:order.items=7,8

import json
import sys
import traceback

def setting(name, default=''):
    # A dynamic property of this processor, its Expression Language evaluated; missing or empty gives the default.
    value = context.getProperty(name).evaluateAttributeExpressions().getValue()
    return (value or '').strip() or default

def read_text(flow_file):
    # The content as text.
    from java.nio.charset import StandardCharsets
    from org.apache.commons.io import IOUtils
    stream = session.read(flow_file)
    try:
        return IOUtils.toString(stream, StandardCharsets.UTF_8)
    finally:
        stream.close()

def error_text():
    # The error being handled, Python's or Java's, in one line: "ConnectException: java.net.ConnectException: refused".
    return traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip()

def pks(text, order):
    # The pks of a whole list, as texts in its order. Half a list is an error: an order is sent whole or not at all.
    answer = json.loads(text.lstrip(u'\ufeff'))
    rows = answer.get('results') if isinstance(answer, dict) else answer
    if not isinstance(rows, list):
        raise ValueError('it is neither a list nor an object with a list "results"')
    if isinstance(answer, dict) and (answer.get('next') or (answer.get('count') or 0) > len(rows)):
        raise ValueError('the server gives %d of %s at once and keeps the others back' % (len(rows), answer.get('count')))
    found = []
    for row in rows:
        if owner(row) not in (None, order):
            raise ValueError('it names order %s as well: does the path know order_id?' % owner(row))
        found.append('%d' % int(row['pk']))
    return found

def owner(row):
    # The pk of the order that a row belongs to, None when the row does not say.
    order = row.get('order')
    order = order.get('pk') if isinstance(order, dict) else order
    return None if order is None else '%s' % order

def trigger():
    attribute, what = setting('attribute', 'keep:order.items'), setting('what', 'items')
    for flow_file in session.get(100):
        try:
            session.putAttribute(flow_file, attribute, ','.join(pks(read_text(flow_file), flow_file.getAttribute('keep:ledger.id'))))
            session.transfer(flow_file, REL_SUCCESS)
        except:
            session.putAttribute(flow_file, 'log.omnitron.error', 'the list of %s cannot be used: %s' % (what, error_text()))
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
