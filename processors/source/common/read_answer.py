# Read Answer: puts the ERP's answer before the response script. Nothing to edit.
#
# Reads:  log.erp.request.body, log.erp.response.body (missing when there was no answer), invokehttp.status.code
# Writes: the content {"log.erp.request.body", "log.erp.response.body", " log.erp.request.body", " log.erp.response.body"}: texts,
#         under both spellings that response scripts use.
#         A 2xx whose body has as many bytes as InvokeHTTP keeps was cut without a word; nobody can tell what it said:
#         relation=held and log.relation.invalid say so, and the response script must not be asked.
#         keep:ledger.id and keep:ledger.flight are deleted.
#         InvokeHTTP counts bytes and reads them in the charset that the answer names, which is not told here: UTF-8, UTF-16 and
#         charsets of one byte a letter are thought of.
# Properties: max_response_bytes (1048576, the same as InvokeHTTP's Max Length To Put In Attribute)
# Relationships: success; failure with the traceback in log.script.error
# Example: {"log.erp.request.body": "{\"id\": 1}", "log.erp.response.body": "{\"result\": \"ok\"}", ...}

import json
import sys
import traceback


# include: setting


# include: write_ascii


# include: run_each


KEPT = ('keep:ledger.id', 'keep:ledger.flight')           # only for what comes of Retry-After: see ask_later.py
BODIES = ('log.erp.request.body', 'log.erp.response.body')


def answer(attributes):
    # What the response script reads: both bodies as texts, under both spellings.
    found = {}
    for name in BODIES:
        found[name] = found[' ' + name] = attributes.get(name) or ''
    return found


def is_cut(status_code, body, limit):
    # Whether a 2xx may be the first bytes of a longer answer: as many as are kept, in a charset that it may have had.
    if not (status_code or '').startswith('2') or not body:
        return False
    length = len(body.encode('utf-8'))
    unreadable = body.count(u'\ufffd')  # each stands for one to three bytes, as a letter cut in two at the end does
    if length - 2 * unreadable <= limit <= length:
        return True
    units = len(body.encode('utf-16-be')) // 2
    other_charset = len(body) == limit or 2 * units - 1 <= limit <= 2 * units + 2
    return other_charset and not is_json(body)


def is_json(text):
    try:
        return isinstance(json.loads(text), (dict, list))
    except ValueError:
        return False


def read_answer(flow_file, limit):
    attributes = flow_file.getAttributes()
    if is_cut(attributes.get('invokehttp.status.code'), attributes.get('log.erp.response.body'), limit):
        session.putAttribute(flow_file, 'relation', 'held')
        session.putAttribute(flow_file, 'log.relation.invalid',
                             'the answer fills the %d bytes that are kept and may be cut: '
                             'raise erp.response.max.bytes, then release the request' % limit)
    for name in KEPT:
        session.removeAttribute(flow_file, name)
    return write_ascii(flow_file, json.dumps(answer(attributes), sort_keys=True))


def trigger():
    limit = int(setting('max_response_bytes', '1048576'))
    run_each(lambda flow_file: read_answer(flow_file, limit))


# include: run_safely
