# Written by make build: edit processors/source/common/ask_later.py, or what it includes.
# Ask Later: an ERP that is busy says with the header Retry-After when it wants to be asked again. Nothing to edit.
#
# InvokeHTTP gives headers only to the Response, and there each may hide an attribute of ours: only what was kept as keep:..., a name
# that no header can have, is trusted. Everything else is deleted here.
#
# Reads:  Retry-After (in any case; seconds, or the date of HTTP), invokehttp.status.code; keep:ledger.id, keep:ledger.flight
# Writes: ledger.event=later, ledger.id, ledger.flight, ledger.retry.after: seconds, a day at most. What says nothing is removed:
#         another status than 408, 425, 429 and 5xx, a date that is none or is over
# Relationships: success; failure is never used
# Example: {"Retry-After": "120", "invokehttp.status.code": "429", "keep:ledger.id": "7"} -> ledger.retry.after=120, ledger.id=7

import re
import sys
import time
import traceback

BUSY = re.compile(r'(408|425|429|5\d\d)$')
HTTP_DATE = re.compile(r'\w{3}, (\d\d) (\w{3}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$')
MONTHS = ('jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec')
LONGEST = 86400

def days(year, month, day):
    # Days of the common calendar since 1970-01-01.
    year, month = (year, month) if month > 2 else (year - 1, month + 12)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month - 457) // 5 + day - 306 - 719163

def seconds_of(text, now):
    # What Retry-After says, in seconds from now; 0 when it says nothing.
    text = text.strip()
    if re.match(r'\d{1,9}$', text):
        return min(int(text), LONGEST)
    date = HTTP_DATE.match(text)
    if not date or date.group(2).lower() not in MONTHS:
        return 0
    day, year, hours, minutes, seconds = [int(date.group(part)) for part in (1, 3, 4, 5, 6)]
    moment = days(year, MONTHS.index(date.group(2).lower()) + 1, day) * 86400 + hours * 3600 + minutes * 60 + seconds
    return max(0, min(moment - now, LONGEST))

def later(attributes, now):
    # The attributes of the event, None when there is nothing to say.
    header = [attributes[name] for name in attributes if name.lower() == 'retry-after']
    identifier, flight = attributes.get('keep:ledger.id'), attributes.get('keep:ledger.flight')
    seconds = seconds_of(header[0], now) if header and BUSY.match(attributes.get('invokehttp.status.code') or '') else 0
    if not (seconds and identifier and flight):
        return None
    return {'ledger.event': 'later', 'ledger.id': identifier, 'ledger.flight': flight, 'ledger.retry.after': '%d' % seconds}

def trigger():
    from java.util.regex import Pattern
    every_name = Pattern.compile('.*')
    for flow_file in session.get(100):
        event = later(dict(flow_file.getAttributes()), int(time.time()))
        if event is None:
            session.remove(flow_file)
        else:
            session.transfer(session.putAllAttributes(session.removeAllAttributes(flow_file, every_name), event), REL_SUCCESS)
    session.commit()

if 'session' in globals():
    # An exception that leaves a script costs NiFi a whole Jython engine (ExecuteScript.onTrigger): it is told, and tried again later.
    try:
        trigger()
    except:
        log.error('nothing is done, it is tried again: ' + traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip())
        session.rollback(True)
        getattr(context, 'yield')()
