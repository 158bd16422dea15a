# Written by make build: edit processors/source/common/log_line.py, or what it includes.
# Log: the end of every path. One JSON line for each FlowFile, then the FlowFile is gone. Nothing to edit.
#
# Reads:  ledger.id, relation (else ledger.outcome), ledger.batch, every log.* attribute
# Writes: {"time", "flow", "id", "relation", "log....": "..."} to NiFi's log (as an error when the path had one) and, with
#         log_directory, to the file <log_directory>/<flow>-<ledger.batch>.log: one file a batch
# Properties: flow (the flow's name), log_directory (empty: NiFi's log only), redact (more words, separated by commas, for keys
#         whose values are hidden, beside iban, token, password, passwd, secret, authorization, cookie, raw_request; also inside bodies)
# Relationships: none, the FlowFile is removed. A file that cannot be written is an error in NiFi's log and holds nothing up.
# Example: {"time": "2026-01-20T13:48:35Z", "flow": "...", "id": "1", "relation": "continue", "log.erp.request.body": "{\"iban\": \"***\"}"}

import json
import os
import re
import sys
import time
import traceback
from collections import OrderedDict

def setting(name, default=''):
    # A dynamic property of this processor, its Expression Language evaluated; missing or empty gives the default.
    value = context.getProperty(name).evaluateAttributeExpressions().getValue()
    return (value or '').strip() or default

def error_text():
    # The error being handled, Python's or Java's, in one line: "ConnectException: java.net.ConnectException: refused".
    return traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip()

HIDDEN = '***'
SECRET_WORDS = ('iban', 'token', 'password', 'passwd', 'secret', 'authorization', 'cookie', 'raw_request')
IBAN = re.compile(r'\bTR\d{2}(?: ?\d{4}){5} ?\d{2}\b')
CREDENTIALS = re.compile(r'\b(Bearer|Basic|Token)(\s+)[A-Za-z0-9._~+/=-]{6,}')

def is_secret(name, words):
    # A key is secret when it holds one of the words, in any case: holder_iban, accessToken, X-Api-Password.
    name = name.lower()
    return any(word in name for word in words)

def secret_pair(words):
    # name=value, name: value, "name": "value" and \"name\": \"value\" in a text that is no JSON, such as a traceback.
    name = r'''([\w.-]*(?:%s)[\w.-]*\\*["']?\s*[:=]\s*)(?:u(?=["']))?''' % '|'.join(re.escape(word) for word in words)
    value = r'''(\\*"(?:[^"\\]|\\[^"])*\\*"|'(?:[^'\\]|\\.)*'|[^\s,;&"'}\]]+)'''
    return re.compile(name + value, re.IGNORECASE)

def redact_text(text, words):
    # JSON keeps its shape; anything else is searched for what looks like a secret.
    if text.lstrip()[:1] in ('{', '['):
        try:
            return json.dumps(redact(json.loads(text, object_pairs_hook=OrderedDict), words))
        except ValueError:
            pass
    text = CREDENTIALS.sub(r'\1\2' + HIDDEN, text)
    if '=' in text or ':' in text:                      # there is no pair without one
        text = secret_pair(words).sub(r'\1' + HIDDEN, text)
    return IBAN.sub(HIDDEN, text)

def redact(value, words=SECRET_WORDS):
    # The same value with every secret hidden; JSON inside texts is looked into as well. None stays None: it hides nothing.
    if isinstance(value, dict):
        return OrderedDict((name, HIDDEN if is_secret(name, words) and inner not in (None, '') else redact(inner, words))
                           for name, inner in value.items())
    if isinstance(value, list):
        return [redact(inner, words) for inner in value]
    if isinstance(value, type(u'')) or isinstance(value, str):
        return redact_text(value, words)
    return value

def secret_words(more):
    return SECRET_WORDS + tuple(word.strip().lower() for word in more.split(',') if word.strip())

def record(attributes, flow, now, words):
    # What is said of one FlowFile, secrets hidden, in the order in which it is read best.
    line = OrderedDict([('time', now), ('flow', flow), ('id', attributes.get('ledger.id')),
                        ('relation', attributes.get('relation') or attributes.get('ledger.outcome'))])
    for name in sorted(attributes):
        if name.startswith('log.'):
            line[name] = attributes[name]
    return redact(line, words)

def is_error(line):
    return line['relation'] in ('failure', 'auth_fail', 'held', 'write_failed', 'script_error') \
        or any(name.endswith('.error') or name.endswith('.invalid') for name in line)

def file_name(flow, batch):
    # Letters that a file name must not have become _; without a batch (a login that failed) the day stands for it.
    return re.sub(r'[^A-Za-z0-9._-]+', '_', '%s-%s' % (flow, batch or time.strftime('%Y-%m-%d', time.gmtime()))) + '.log'

def append(directory, name, text):
    if not os.path.isdir(directory):
        os.makedirs(directory)
    stream = open(os.path.join(directory, name), 'a')
    try:
        stream.write(text + '\n')
    finally:
        stream.close()

def say(flow_file):
    attributes = dict(flow_file.getAttributes())
    flow = setting('flow', 'flow')
    line = record(attributes, flow, time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime()), secret_words(setting('redact')))
    text = json.dumps(line)
    (log.error if is_error(line) else log.info)(text)
    directory = setting('log_directory')
    if directory:
        append(directory, file_name(flow, attributes.get('ledger.batch')), text)

def trigger():
    flow_files = session.get(100)
    for flow_file in flow_files:
        try:
            say(flow_file)
        except:
            log.error('a line could not be logged: ' + error_text() + ': check log_directory')
        session.remove(flow_file)
    if flow_files:
        session.commit()

if 'session' in globals():
    trigger()
