# Example, Script: asks the ERP a second thing before the object is sent, here the customer's number.
#
# To edit: LOOKUP (or give the processor a property lookup_url) and transform().
# A call that fails holds nobody: the field stays null and log.lookup.error says why. Where the ERP cannot do without it, raise instead:
# the object is held then, until an operator releases it.
# Reads:  the content, one JSON object; the attribute token.erp
# Writes: the content with customer_code; log.lookup.error
# Relationships: success; failure with the traceback in log.script.error (held, not sent).
# Example: GET https://erp.example.com/customers?number=429452907 -> {"code": "C-1"} -> "customer_code": "C-1"

import json
import traceback

from java.nio.charset import StandardCharsets
from org.apache.commons.io import IOUtils
from org.apache.nifi.processor.io import StreamCallback


# include: get_attribute


# include: setting


# include: call_json


LOOKUP = 'https://erp.example.com/customers?number=%s'


class TransformCallback(StreamCallback):
    def __init__(self, flowFile):
        self.flowFile = flowFile
        self.attributes = {}

    def process(self, inputStream, outputStream):
        input_obj = json.loads(IOUtils.toString(inputStream, StandardCharsets.UTF_8))
        output_obj = self.transform(input_obj)
        outputStream.write(bytearray(json.dumps(output_obj, indent=4).encode('utf-8')))

    def transform(self, output_obj):
        token = get_attribute(self.flowFile, 'token.erp')
        url = setting('lookup_url', LOOKUP) % output_obj['order_item']['order']['number']
        status, answer = call_json('GET', url, {'Authorization': 'Bearer ' + token} if token else {})
        output_obj['customer_code'] = answer.get('code') if status == 200 and isinstance(answer, dict) else None
        if status != 200:
            self.attributes['log.lookup.error'] = 'HTTP %d' % status if status else '%s' % answer
        return output_obj


# include: transform_each
