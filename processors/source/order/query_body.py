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


# include: run_each


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


# include: run_safely
