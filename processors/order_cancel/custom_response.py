# Written by make build: edit processors/source/order_cancel/custom_response.py, or what it includes.
# Custom Response Script: decides from the ERP's answer what happens to the cancellation plan.
#
# To edit: relation_of(). Its word goes into the attribute `relation`:
#   continue    the ERP has it: written to Omnitron where that is wanted, settled
#   failure     the ERP judged it and refused: tried again for failure.attempts batches, then only when it changes
#   do_nothing  nothing is known (no answer; 408, 425, 429 and 5xx judge nothing): tried again later, without limit
#   auth_fail   the ERP's token is refused: a new login and one resend (a setting), then as failure
#   any other word, or an error in this script: held, not sent again until an operator releases it
# Reads:  invokehttp.status.code (missing when the ERP gave no answer: this script is asked then only with
#         custom.response.without.answer, else it is do_nothing); the content
#         {"log.erp.request.body": "...", "log.erp.response.body": "..."}, texts, each also under a name with a leading space.
# Writes: the attribute relation; the content stays as it is.
# Relationships: success; failure with the traceback in log.script.error (held).
# Example: an ERP that says {"result": "busy"} with 200:
#          if json.loads(response_body).get('result') == 'busy': return 'do_nothing'

import json
import traceback

from java.nio.charset import StandardCharsets
from org.apache.commons.io import IOUtils
from org.apache.nifi.processor.io import StreamCallback

class TransformCallback(StreamCallback):
    def __init__(self, flowFile):
        self.flowFile = flowFile
        self.erp_response_code = flowFile.getAttribute('invokehttp.status.code')
        self.relation = 'continue'

    def process(self, inputStream, outputStream):
        output_obj = json.loads(IOUtils.toString(inputStream, StandardCharsets.UTF_8))
        request_body = output_obj.get('log.erp.request.body')
        response_body = output_obj.get('log.erp.response.body')
        self.relation = self.relation_of(self.erp_response_code, request_body, response_body)
        outputStream.write(bytearray(json.dumps(output_obj).encode('utf-8')))

    def relation_of(self, status_code, request_body, response_body):
        if not status_code:
            return 'do_nothing'
        if status_code in ('401', '403'):
            return 'auth_fail'
        if status_code.startswith('2'):
            return 'continue'
        if status_code in ('408', '425', '429') or status_code.startswith('5'):
            return 'do_nothing'
        return 'failure'

if 'session' in globals():
    for flowFile in session.get(100):
        try:
            callback = TransformCallback(flowFile)
            flowFile = session.write(flowFile, callback)
            session.putAttribute(flowFile, 'relation', callback.relation)
            session.transfer(flowFile, REL_SUCCESS)
        except:
            session.putAttribute(flowFile, 'log.script.error', traceback.format_exc())
            session.transfer(flowFile, REL_FAILURE)
    session.commit()
