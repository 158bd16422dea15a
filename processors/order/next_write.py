# Written by make build: edit processors/source/order/next_write.py, or what it includes.
# Next Write: takes the next write to Omnitron out of the plan. Nothing to edit.
#
# Reads:  writes.plan, writes.next (see plan_writes.py); after the last one log.omnitron.response.body
# Writes: writes.method, writes.url and, as content, the body; after the last one writes.done=true and, when the answer says it,
#         ledger.written.version: the order's modified date after our own writes
# Relationships: success; failure with the traceback in log.script.error
# Example: writes.next=0 -> writes.method=PATCH, writes.url=https://demo.example/api/v1/orders/1/, content {"is_send": true}

import json
import sys
import traceback
from collections import OrderedDict

def as_json(text):
    # Parsed JSON where it parses, else the text itself, None for nothing. The order of the keys is kept.
    if not text:
        return None
    try:
        return json.loads(text.lstrip(u'\ufeff'), object_pairs_hook=OrderedDict)
    except ValueError:
        return text

def write_ascii(flow_file, text):
    # The content becomes this text. Jython cannot write bytes above 127 from Python: JSON escapes every other letter.
    stream = session.write(flow_file)
    try:
        stream.write(bytearray(text.encode('ascii')))
    finally:
        stream.close()
    return flow_file

def run_each(work):
    # Up to 100 FlowFiles through work(flow_file), in one commit; one whose work fails goes to failure alone, its traceback in
    # log.script.error.
    for flow_file in session.get(100):
        try:
            session.transfer(work(flow_file), REL_SUCCESS)
        except:
            session.putAttribute(flow_file, 'log.script.error', traceback.format_exc())
            session.transfer(flow_file, REL_FAILURE)
    session.commit()

def version(answer):
    # Of the order's own answer, None when it does not say.
    found = answer.get('modified_date') if isinstance(answer, dict) else None
    return found if isinstance(found, type(u'')) else None

def next_write(flow_file):
    writes = json.loads(flow_file.getAttribute('writes.plan'), object_pairs_hook=OrderedDict)
    index = int(flow_file.getAttribute('writes.next'))
    if index < len(writes):
        method, url, body = writes[index]
        session.putAllAttributes(flow_file, {'writes.method': method, 'writes.url': url})
        return write_ascii(flow_file, json.dumps(body))
    session.putAttribute(flow_file, 'writes.done', 'true')
    written = version(as_json(flow_file.getAttribute('log.omnitron.response.body')))
    if written:
        session.putAttribute(flow_file, 'ledger.written.version', written)
    return flow_file

def trigger():
    run_each(next_write)

if 'session' in globals():
    # An exception that leaves a script costs NiFi a whole Jython engine (ExecuteScript.onTrigger): it is told, and tried again later.
    try:
        trigger()
    except:
        log.error('nothing is done, it is tried again: ' + traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip())
        session.rollback(True)
        getattr(context, 'yield')()
