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


# include: as_json


# include: write_ascii


# include: run_each


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


# include: run_safely
