# Log: the end of every path. One JSON line for each FlowFile, then the FlowFile is gone. Nothing to edit.
#
# Reads:  ledger.id, relation, ledger.outcome, ledger.batch, every log.* attribute, and the attributes of PLACES
# Writes: {"time", "flow", "id", "uuid", "pk", "order_number", "relation", "log....": "..."} to NiFi's log (as an error when the path
#         had one) and, with log_directory, to the file <log_directory>/<flow>-<ledger.batch>.log: one file a batch
#         id is what an operator's commands take; pk what Omnitron calls it; null where a path has none
#         relation is the page's word: held, write_failed or expired where it ended so, else what the response said
# Properties: flow (the flow's name), log_directory (empty: NiFi's log only), redact (more words, separated by commas, for keys
#         whose values are hidden, beside iban, token, password, passwd, secret, authorization, cookie, raw_request; also inside bodies)
# Relationships: none, the FlowFile is removed. A file that cannot be written is an error in NiFi's log and holds nothing up.
# Example: {"time": "2026-01-20T13:48:35Z", "flow": "...", "id": "1", ..., "log.erp.request.body": "{\"iban\": \"***\"}"}

import json
import os
import re
import sys
import time
import traceback
from collections import OrderedDict


# include: setting


# include: error_text


# include: redact


# member of a line -> the attributes that may hold it, the first one that is there
PLACES = (('id', ('ledger.id',)), ('uuid', ('_cancellation_request.uuid', '_cancellation_plan.uuid')),
          ('pk', ('_cancellation_request.id', '_cancellation_plan.id', '_order.id', 'ledger.id')), ('order_number', ('_order.number',)))
# an outcome that says more than the relation before it -> the word for it
ENDINGS = {'held': 'held', 'script_error': 'held', 'write_failed': 'write_failed', 'expired': 'expired'}


def secret_words(more):
    return SECRET_WORDS + tuple(word.strip().lower() for word in more.split(',') if word.strip())


def record(attributes, flow, now):
    # What is said of one FlowFile, in the order in which it is read best.
    line, outcome = OrderedDict([('time', now), ('flow', flow)]), attributes.get('ledger.outcome')
    for member, names in PLACES:
        line[member] = ([attributes[name] for name in names if attributes.get(name)] or [None])[0]
    line['relation'] = ENDINGS.get(outcome) or attributes.get('relation') or outcome
    for name in sorted(attributes):
        if name.startswith('log.'):
            line[name] = attributes[name]
    return line


def is_error(line):
    return line['relation'] in ('failure', 'auth_fail', 'held', 'write_failed') \
        or any(name.endswith('.error') or name.endswith('.invalid') for name in line)


def file_name(flow, batch):
    # Letters that a file name must not have become _; without a batch (a login that failed) the day stands for it.
    return re.sub(r'[^A-Za-z0-9._-]+', '_', '%s-%s' % (flow, batch or time.strftime('%Y-%m-%d', time.gmtime()))) + '.log'


def append(directory, name, lines):
    if not os.path.isdir(directory):
        os.makedirs(directory)
    stream = open(os.path.join(directory, name), 'a')
    try:
        stream.write(''.join(line + '\n' for line in lines))
    finally:
        stream.close()


def say(flow_file, flow, words):
    # Logs one line: (file that it belongs into, the line).
    attributes = flow_file.getAttributes()
    line = record(dict(attributes), flow, time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime()))
    text = redact(json.dumps(line), words)
    (log.error if is_error(line) else log.info)(text)
    return file_name(flow, attributes.get('ledger.batch')), text


def trigger():
    flow, words, directory = setting('flow', 'flow'), secret_words(setting('redact')), setting('log_directory')
    files = {}
    for flow_file in session.get(100):
        try:
            name, text = say(flow_file, flow, words)
            files.setdefault(name, []).append(text)
        except:
            log.error('a line could not be logged: ' + error_text())
        session.remove(flow_file)
    if directory:
        try:
            for name in sorted(files):
                append(directory, name, files[name])
        except:
            log.error('lines could not be written: ' + error_text() + ': check log_directory')
    session.commit()


# include: run_safely
