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


# include: as_json


# include: write_ascii


# include: run_each


def exchange(attributes):
    # response_data is the answer, whatever the names in other documents suggest.
    return OrderedDict([('request_data', as_json(attributes.get('log.erp.request.body'))),
                        ('response_data', as_json(attributes.get('log.erp.response.body')))])


def put_together(flow_file):
    return write_ascii(flow_file, json.dumps(exchange(flow_file.getAttributes()), indent=4))


def trigger():
    run_each(put_together)


# include: run_safely
