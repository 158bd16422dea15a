# Example, Custom Response Script: an ERP that answers 200 to everything and says in the body what it thinks of it.
#
# To edit: BUSY and where the answer has its code. The word that relation_of() returns goes into the attribute `relation`.
# Reads:  invokehttp.status.code; the content {"log.erp.request.body": "...", "log.erp.response.body": "..."}
# Writes: the attributes relation, log.erp.code and log.erp.reason; the content stays as it is.
# Relationships: success; failure with the traceback in log.script.error (held: an answer that nobody understands).
# Example: 200 {"status": "ERROR", "code": "E-17", "message": "unknown product"} -> failure; with the code BUSY -> do_nothing

import json
import traceback

from java.nio.charset import StandardCharsets
from org.apache.commons.io import IOUtils
from org.apache.nifi.processor.io import StreamCallback


BUSY = ('BUSY', 'LOCKED', 'TIMEOUT')        # codes that say nothing about the request: it is tried again later


# include: by_status


class TransformCallback(StreamCallback):
    def __init__(self, flowFile):
        self.flowFile = flowFile
        self.erp_response_code = flowFile.getAttribute('invokehttp.status.code')
        self.attributes = {}

    def process(self, inputStream, outputStream):
        output_obj = json.loads(IOUtils.toString(inputStream, StandardCharsets.UTF_8))
        request_body = output_obj.get('log.erp.request.body')
        response_body = output_obj.get('log.erp.response.body')
        self.attributes['relation'] = self.relation_of(self.erp_response_code, request_body, response_body)
        outputStream.write(bytearray(json.dumps(output_obj).encode('utf-8')))

    def relation_of(self, status_code, request_body, response_body):
        if not (status_code or '').startswith('2'):
            return by_status(status_code)
        answer = json.loads(response_body)
        if answer['status'] == 'OK':
            return 'continue'
        self.attributes['log.erp.code'] = '%s' % answer.get('code')
        self.attributes['log.erp.reason'] = u'%s' % answer.get('message', '')
        return 'do_nothing' if answer.get('code') in BUSY else 'failure'


# include: transform_each
