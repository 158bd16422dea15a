# Written by make build: edit processors/source/common/log_line.py, or what it includes.
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

def setting(name, default=''):
    # A dynamic property of this processor, its Expression Language evaluated; missing or empty gives the default.
    value = context.getProperty(name).evaluateAttributeExpressions().getValue()
    return (value or '').strip() or default

def error_text():
    # The error being handled, Python's or Java's, in one line: "ConnectException: java.net.ConnectException: refused".
    return traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip()

HIDDEN = '***'
SECRET_WORDS = ('iban', 'token', 'password', 'passwd', 'secret', 'authorization', 'cookie', 'raw_request')
# What stands between such a word in a name and the value: "holder_iban": , iban=, \"Iban No\": \"
NAME_END = re.compile(r"""(?:[\w.-]*\\*["']?|(?:[^"\\]|\\+u[0-9a-f]{4}){0,60}\\*")\s*[:=]\s*""")
STRING = re.compile(r"""u?'(?:[^'\\]|\\.)*'""")
BARE = re.compile(r"""(?:(?:Bearer|Basic|Token)\s+)?(?:[^\s,;&"'}\]\\]|\\\\)*""")
QUOTE = re.compile(r'(\\*)"')
BRACKET = re.compile(r'(\\*)"|[][{}]')
NAME_QUOTE = re.compile(r'(\\*)"\s*:\s*$')
IBAN = re.compile(r'TR\d{2}(?: ?\d{4}){5} ?\d{2}\b')
CREDENTIALS = re.compile(r'(?:Bearer|Basic|Token)\s+([A-Za-z0-9._~+/=-]{6,})')
LETTER = re.compile(r'\\+u00(4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])')

def level_of(backslashes):
    # JSON within a text of JSON escapes its quotes: "..." , \"...\" , \\\"...\\\" are level 0, 1, 3; further pairs of backslashes
    # before a quote are backslashes of the text itself. None: of a deeper level than these.
    for level in (0, 1, 3, 7):
        if backslashes % (2 * level + 2) == level:
            return level
    return None

def string_end(text, at, level):
    # Behind the closing quote; a text that was cut ends before the quote of the text around it.
    for quote in QUOTE.finditer(text, at):
        own = level_of(len(quote.group(1)))
        if own is not None and own <= level:
            return quote.end() if own == level else quote.start()
    return len(text)

def bracket_end(text, at, level):
    # Behind the object or list that begins here, or where the text around it ends.
    depth, match = 0, BRACKET.search(text, at)
    while match:
        end = match.end()
        if match.group(1) is None:
            depth += 1 if match.group(0) in '[{' else -1
            if depth == 0:
                return end
        else:
            own = level_of(len(match.group(1)))
            if own is not None and own < level:
                return match.start()
            end = string_end(text, end, level)
        match = BRACKET.search(text, end)
    return len(text)

def hidden_value(text, at):
    # (where the value that begins here ends, what stands for it); null and an empty text hide nothing, JSON keeps its shape.
    quote, name = QUOTE.match(text, at), NAME_QUOTE.search(text, max(0, at - 40), at)
    if quote:
        end, mark = string_end(text, quote.end(), len(quote.group(1))), quote.group(0)
        return end, text[at:end] if end - quote.end() == len(mark) else mark + HIDDEN + mark
    if text[at:at + 1] in ('{', '['):
        end = bracket_end(text, at, len(name.group(1)) if name else 0)
    else:
        end = (STRING.match(text, at) or BARE.match(text, at)).end()
    if text[at:end] in ('', 'null'):
        return end, text[at:end]
    return end, '%s"%s%s"' % (name.group(1), HIDDEN, name.group(1)) if name else HIDDEN

def places(text, words):
    # Where each of the words ends.
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at + len(word)
            at = text.find(word, at + 1)

def secrets_in(text, words):
    # (begin, end, what stands for it) of every secret; they may lie in one another.
    for end in places(text.lower(), words):
        name = NAME_END.match(text, end)
        if name:
            yield (name.end(),) + hidden_value(text, name.end())
    for pattern, starts, group in ((CREDENTIALS, ('Bearer', 'Basic', 'Token'), 1), (IBAN, ('TR',), 0)):
        for start in starts:
            for end in places(text, (start,)):
                match = pattern.match(text, end - len(start))
                if match:
                    yield match.start(group), match.end(group), HIDDEN

def redact(text, words=SECRET_WORDS):
    # An ASCII text with every secret hidden: the values of names that hold one of the words, in any case, in JSON, in texts of JSON
    # within it, in forms and tracebacks; IBANs and credentials wherever they stand. Nothing is parsed: most lines have no secret.
    if [True for digit in '4567' if '\\u00' + digit in text]:
        text = LETTER.sub(lambda match: chr(int(match.group(1), 16)), text)
    parts, done = [], 0
    for begin, end, instead in sorted(secrets_in(text, words)):
        if begin >= done:
            parts += [text[done:begin], instead]
            done = end
    return ''.join(parts) + text[done:]

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

if 'session' in globals():
    # An exception that leaves a script costs NiFi a whole Jython engine (ExecuteScript.onTrigger): it is told, and tried again later.
    try:
        trigger()
    except:
        log.error('nothing is done, it is tried again: ' + traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip())
        session.rollback(True)
        getattr(context, 'yield')()
