# Written by make build: edit processors/source/common/exchange.py, or what it includes.
# Exchange: puts request and answer together for the Post Script (and the Check Response Script). Nothing to edit.
#
# Reads:  log.erp.request.body, log.erp.response.body
# Writes: the content {"request_data", "response_data"}: parsed where the text is JSON, else the text, null when there is none
# Relationships: success; failure with the traceback in log.script.error
# Example: {"request_data": {"id": 1}, "response_data": {"result": "ok"}}

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

def exchange(attributes):
    # response_data is the answer, whatever the names in other documents suggest.
    return OrderedDict([('request_data', as_json(attributes.get('log.erp.request.body'))),
                        ('response_data', as_json(attributes.get('log.erp.response.body')))])

def put_together(flow_file):
    return write_ascii(flow_file, json.dumps(exchange(flow_file.getAttributes()), indent=4))

def trigger():
    run_each(put_together)

if 'session' in globals():
    # An exception that leaves a script costs NiFi a whole Jython engine (ExecuteScript.onTrigger): it is told, and tried again later.
    try:
        trigger()
    except:
        log.error('nothing is done, it is tried again: ' + traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip())
        session.rollback(True)
        getattr(context, 'yield')()
