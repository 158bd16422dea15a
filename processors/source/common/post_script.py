# Post Script (card): more work after an object was processed, such as a call to a CRM service.
#
# To edit: after(). It runs when every earlier step succeeded; what it returns and what the content becomes is not used.
# Reads:  the content {"request_data": what the ERP was sent, "response_data": what it answered}: parsed where it was JSON,
#         else text, else null; any attribute with get_attribute(flow_file, name).
# Writes: the attributes put into self.attributes; log.* ones are logged at the end.
# Relationships: success; failure with the traceback in log.script.error, which is logged and changes nothing else.
# Example: self.attributes['log.crm.case'] = response_data['case_number']

import json
import traceback

from java.nio.charset import StandardCharsets
from org.apache.commons.io import IOUtils
from org.apache.nifi.processor.io import StreamCallback


# include: get_attribute


class TransformCallback(StreamCallback):
    def __init__(self, flowFile):
        self.flowFile = flowFile
        self.omnitronToken = get_attribute(flowFile, 'token.omnitron')
        self.erpToken = get_attribute(flowFile, 'token.erp')
        self.attributes = {}

    def process(self, inputStream, outputStream):
        exchange = json.loads(IOUtils.toString(inputStream, StandardCharsets.UTF_8))
        self.after(exchange.get('request_data'), exchange.get('response_data'))
        outputStream.write(bytearray(json.dumps(exchange, indent=4).encode('utf-8')))

    def after(self, request_data, response_data):
        # Work here. What is put into self.attributes (texts) becomes attributes.
        pass


# include: transform_each
