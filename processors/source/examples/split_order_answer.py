# Example, Check Response Script of the Order Flow: sends the other parts of an order that split_order.py cut into several.
#
# To edit: PARTS_URL (or give the processor a property parts_url). One part that the ERP does not take, and nothing is written back: the
# order comes again as a whole, and the ERP knows by the keys <number>/1, <number>/2 ... which parts it has.
# Reads:  the content {"request_data", "response_data"}; invokehttp.status.code, order.parts, token.erp
# Writes: the attributes relation, log.erp.parts; the content: is_send and data
# Relationships: success; failure with the traceback in log.script.error (held).
# Example: 201 and two more parts, both answered 201 -> continue, "is_send": "1"; one answered 503 -> do_nothing, "is_send": "0"

import json
import traceback

from java.nio.charset import StandardCharsets
from org.apache.commons.io import IOUtils
from org.apache.nifi.processor.io import StreamCallback


# include: get_attribute


# include: setting


# include: call_json


PARTS_URL = 'https://erp.example.com/orders'


# include: by_status


class TransformCallback(StreamCallback):
    def __init__(self, flowFile):
        self.flowFile = flowFile
        self.erp_response_code = flowFile.getAttribute('invokehttp.status.code')
        self.attributes = {}

    def process(self, inputStream, outputStream):
        exchange = json.loads(IOUtils.toString(inputStream, StandardCharsets.UTF_8))
        relation = by_status(self.erp_response_code)
        if relation == 'continue':
            relation = self.send(json.loads(get_attribute(self.flowFile, 'order.parts') or '[]'))
        self.attributes['relation'] = relation
        output_obj = {'is_send': '1' if relation == 'continue' else '0', 'data': exchange}
        outputStream.write(bytearray(json.dumps(output_obj, indent=4).encode('utf-8')))

    def send(self, parts):
        # One part after the other, until one is not taken.
        token, told = get_attribute(self.flowFile, 'token.erp'), []
        for part in parts:
            headers = {'Idempotency-Key': part['number']}
            if token:
                headers['Authorization'] = 'Bearer ' + token
            status, answer = call_json('POST', setting('parts_url', PARTS_URL), headers, part)
            told.append('%s: %s' % (part['number'], 'HTTP %d' % status if status else answer))
            self.attributes['log.erp.parts'] = ', '.join(told)
            relation = by_status('%d' % status if status else None)
            if relation != 'continue':
                return relation
        return 'continue'


# include: transform_each
