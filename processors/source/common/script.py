# Script (card): changes one object on its way, for instance a cancellation request before it goes to the ERP.
#
# To edit: transform(). It gets the parsed content and returns what the content becomes.
# Reads:  the content (one JSON object); any attribute with get_attribute(flow_file, name): token.omnitron, token.erp, ...
# Writes: the content; the attributes put into self.attributes (texts); log.* ones are logged at the end.
# Relationships: success; failure with the traceback in log.script.error (the object is held and not sent).
# Example: output_obj['reason_subject'] = output_obj['reason']['subject']

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
        input_obj = json.loads(IOUtils.toString(inputStream, StandardCharsets.UTF_8))
        output_obj = self.transform(input_obj)
        outputStream.write(bytearray(json.dumps(output_obj, indent=4).encode('utf-8')))

    def transform(self, output_obj):
        # Change the object here. What is put into self.attributes becomes attributes.
        return output_obj


# include: transform_each
