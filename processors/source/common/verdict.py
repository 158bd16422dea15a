# Verdict: what an outcome means: tried again when, given up, or held. The Ledger keeps the answer; other events pass unchanged.
#
#   failure, auth_fail  the ERP judged it: open again for failure_attempts tries, failure_wait seconds later, then twice that ...; then
#                       given up. 408, 425, 429 and 5xx judge nothing: for failure_patience seconds they use up no try and wait as below
#   do_nothing          no verdict: open again after nothing_wait seconds, twice that each time, nothing_max at most, without limit
#   expired             it waited too long before the ERP: open at once
#   written, write_failed  what the Ledger itself takes care of
#   any other word      held: the ERP may have it, an operator decides
#
# Reads:  ledger.event, ledger.outcome, ledger.id, ledger.version, invokehttp.status.code, and what the Ledger sent along: ledger.failures,
#         ledger.waits, ledger.trouble (since when there is no verdict, epoch seconds)
# Writes: of outcomes ledger.status (open, given up, held), ledger.failures, ledger.waits, ledger.trouble, ledger.due (epoch seconds),
#         ledger.answer
# Properties: SETTINGS below: seconds and numbers
# Relationships: success; failure is never used
# Example: {"ledger.outcome": "failure", "invokehttp.status.code": "422"} -> {"ledger.status": "open", "ledger.failures": "1", ...}

import re
import sys
import time
import traceback

SETTINGS = {'failure_attempts': 3, 'failure_wait': 300, 'failure_patience': 259200, 'nothing_wait': 60, 'nothing_max': 3600}
NO_VERDICT = re.compile('(408|425|429|5..)$')
KEPT = ('written', 'write_failed')


# include: setting


# include: in_words


def verdict(event, settings, now):
    # -> (attributes, level, what is said of it or '').
    word, code = event.get('ledger.outcome') or '', event.get('invokehttp.status.code') or ''
    counters = [event.get('ledger.' + name) or '' for name in ('failures', 'waits', 'trouble')]
    failures, waits, trouble = [int(counter) if counter.isdigit() else 0 for counter in counters]
    level, said, status, due = 'info', '', 'open', now
    silent = NO_VERDICT.match(code) and now - (trouble or now) < settings['failure_patience']
    if word == 'do_nothing' or word in ('failure', 'auth_fail') and silent:
        wait = min(settings['nothing_wait'] * 2 ** min(waits, 20), settings['nothing_max'])
        waits, trouble, due = waits + 1, trouble or now, now + wait
        level = 'info' if waits < 3 else 'warn'
        said = 'got no verdict %d times in %s (%s): asked again in %s' % (
            waits, in_words(now - trouble), 'HTTP ' + code if code else 'no answer', in_words(wait))
    elif word in ('failure', 'auth_fail'):
        failures, due = failures + 1, now + settings['failure_wait'] * (failures + 1)
        trouble = trouble if NO_VERDICT.match(code) else 0          # it was judged: a time without verdict is over
        if failures >= settings['failure_attempts']:
            status, due, level = 'given up', 0, 'error'
            said = 'failed %d times and is given up until it changes, or is released' % failures
    elif word != 'expired':
        status, due, level = 'held', 0, 'error'
        said = 'is held, the ERP may have it (%s): look there, then release it or set it done' % (word or 'no outcome')[:60]
    found = {'status': status, 'failures': failures, 'waits': waits, 'trouble': trouble, 'due': due,
             'answer': 'HTTP ' + code if code else ''}
    return dict(('ledger.' + name, '%s' % found[name]) for name in found), level, said


def trigger():
    settings = dict((name, int(setting(name, '%d' % SETTINGS[name]))) for name in SETTINGS)
    for flow_file in session.get(100):
        event = dict(flow_file.getAttributes())
        if event.get('ledger.event') == 'outcome' and event.get('ledger.outcome') not in KEPT:
            attributes, level, said = verdict(event, settings, int(time.time()))
            flow_file = session.putAllAttributes(flow_file, attributes)
            if said:
                getattr(log, level)('Verdict: %s %s' % (event.get('ledger.id'), said))
        session.transfer(flow_file, REL_SUCCESS)
    session.commit()


# include: run_safely
