# Example, Script of the Order Flow: an order that the ERP has already is not sent again, and is marked as sent in Omnitron.
#
# To edit: is_there(). Where it says so, order_exists = true leads past Mapping and Write Data to ERP.
# Reads:  the content, one order
# Writes: the attributes order_exists and log.script.exists; the content stays as it is, so that the response script finds the order's items
# Relationships: success; failure with the traceback in log.script.error (held, not sent).
# Example: {"number": "A-1", "mapping": [{"code": "ERP-9", ...}]} -> order_exists=true, log.script.exists=ERP-9

import json
import traceback

from java.nio.charset import StandardCharsets
from org.apache.commons.io import IOUtils
from org.apache.nifi.processor.io import StreamCallback


class TransformCallback(StreamCallback):
    def __init__(self, flowFile):
        self.flowFile = flowFile
        self.attributes = {}

    def process(self, inputStream, outputStream):
        input_obj = json.loads(IOUtils.toString(inputStream, StandardCharsets.UTF_8))
        output_obj = self.transform(input_obj)
        outputStream.write(bytearray(json.dumps(output_obj, indent=4).encode('utf-8')))

    def transform(self, output_obj):
        code = self.is_there(output_obj)
        if code:
            self.attributes['order_exists'] = 'true'
            self.attributes['log.script.exists'] = u'%s' % code
        return output_obj

    def is_there(self, order):
        # The ERP's number of the order, from a mapping that Omnitron has of it or from its extra_field; None without one.
        codes = [mapping.get('code') for mapping in order.get('mapping') or []] + [(order.get('extra_field') or {}).get('erp_number')]
        return ([code for code in codes if code] or [None])[0]


# include: transform_each
