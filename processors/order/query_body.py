# Written by make build: edit processors/source/order/query_body.py, or what it includes.
# Query Body: may the Custom Response Path look into the answer of the query? Nothing to edit.
#
# NiFi's jsonPath() ends with an error on what is no JSON, and the FlowFile would come back for ever: so it is asked first.
#
# Reads:  query.body
# Writes: query.json  yes: the path may look; null: JSON, but nothing is in it; no: it is no JSON
#         query.body  without a byte order mark
# Relationships: success; failure is never used
# Example: query.body=<html>... -> query.json=no

import json
import sys
import traceback

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

def no_number(word):
    # Python takes NaN and Infinity for JSON, NiFi does not.
    raise ValueError(word)

def kind_of(text):
    try:
        return 'null' if json.loads(text, parse_constant=no_number) is None else 'yes'
    except Exception:
        return 'no'

def look(flow_file):
    body = (flow_file.getAttribute('query.body') or u'').lstrip(u'\ufeff')
    return session.putAllAttributes(flow_file, {'query.body': body, 'query.json': kind_of(body)})

def trigger():
    run_each(look)

if 'session' in globals():
    # An exception that leaves a script costs NiFi a whole Jython engine (ExecuteScript.onTrigger): it is told, and tried again later.
    try:
        trigger()
    except:
        log.error('nothing is done, it is tried again: ' + traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip())
        session.rollback(True)
        getattr(context, 'yield')()
