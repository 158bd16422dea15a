# Written by make build: edit processors/source/examples/soap_answer.py, or what it includes.
# Example, Custom Response Script: an ERP that answers with a SOAP envelope, a fault with HTTP 500.
#
# To edit: the names of the elements. The word that relation_of() returns goes into the attribute `relation`.
# Reads:  invokehttp.status.code; the content {"log.erp.request.body": "...", "log.erp.response.body": "<soap:Envelope ..."}
# Writes: the attributes relation, log.erp.result and log.erp.fault; the content stays as it is.
# Relationships: success; failure with the traceback in log.script.error (held: an answer that is no XML, or says nothing).
# Example: 500 <soap:Fault><faultcode>soap:Client</faultcode>... -> failure; a faultcode soap:Server -> do_nothing

import json
import traceback
import xml.etree.ElementTree as ElementTree

from java.nio.charset import StandardCharsets
from org.apache.commons.io import IOUtils
from org.apache.nifi.processor.io import StreamCallback

def by_status(status_code):
    # What an HTTP status says by itself; None: there was no answer.
    if not status_code or status_code in ('408', '425', '429') or status_code.startswith('5'):
        return 'do_nothing'
    if status_code in ('401', '403'):
        return 'auth_fail'
    return 'continue' if status_code.startswith('2') else 'failure'

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
        if not status_code or status_code[0] not in '25':
            return by_status(status_code)
        envelope = ElementTree.fromstring(response_body.encode('utf-8'))
        fault = self.text_of(envelope, 'faultcode')
        if fault is not None:
            self.attributes['log.erp.fault'] = u'%s %s' % (fault, self.text_of(envelope, 'faultstring'))
            return 'failure' if fault.split(':')[-1] == 'Client' else 'do_nothing'
        result = self.text_of(envelope, 'Result')
        if result is None:
            raise ValueError('the envelope has neither a Result nor a fault')
        self.attributes['log.erp.result'] = u'%s' % result
        return 'continue' if result == 'OK' else 'failure'

    def text_of(self, root, name):
        # Of the first element of that name, whatever its namespace; None without one.
        for each in root.iter():
            if each.tag.split('}')[-1] == name:
                return (each.text or '').strip()
        return None

if 'session' in globals():
    for flowFile in session.get(100):
        try:
            callback = TransformCallback(flowFile)
            flowFile = session.write(flowFile, callback)
            session.putAllAttributes(flowFile, callback.attributes)
            session.transfer(flowFile, REL_SUCCESS)
        except:
            session.putAttribute(flowFile, 'log.script.error', traceback.format_exc())
            session.transfer(flowFile, REL_FAILURE)
    session.commit()
