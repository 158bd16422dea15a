# Written by make build: edit processors/source/common/exchange.py, or what it includes.
# Exchange: puts request and answer together for the Post Script (and the Check Response Script). Nothing to edit.
#
# Reads:  log.erp.request.body, log.erp.response.body
# Writes: the content {"request_data", "response_data"}: parsed where the text is JSON, else the text, null when there is none
# Relationships: success; failure with the traceback in log.script.error
# Example: {"request_data": {"id": 1}, "response_data": {"result": "ok"}}

import json
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

def run_one(work):
    # One FlowFile through work(flow_file); an error goes to failure with its traceback in log.script.error.
    flow_file = session.get()
    if flow_file is None:
        return
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

if 'session' in globals():
    run_one(put_together)
