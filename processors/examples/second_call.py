# Written by make build: edit processors/source/examples/second_call.py, or what it includes.
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

def get_attribute(flow_file, attr_name):
    # With the attribute allVar (a JSON object, set by some users' own flows) every name is looked up there and only there:
    # a name that it lacks is None, even when the FlowFile has an attribute of that name.
    all_var = flow_file.getAttribute('allVar')
    if all_var:
        return json.loads(all_var).get(attr_name, None)
    return flow_file.getAttribute(attr_name)

def setting(name, default=''):
    # A dynamic property of this processor, its Expression Language evaluated; missing or empty gives the default.
    value = context.getProperty(name).evaluateAttributeExpressions().getValue()
    return (value or '').strip() or default

def call_url(url, method, headers, body, connect_seconds, read_seconds):
    # (status code, text of a 2xx answer), by Java's own classes: Jython's urllib keeps a script engine alive for ever. headers: (name,
    # value) in order; body: ASCII text, None for none. Redirects are not followed.
    from java.net import URL
    from java.nio.charset import StandardCharsets
    from org.apache.commons.io import IOUtils
    connection = URL(url).openConnection()
    connection.setConnectTimeout(connect_seconds * 1000)
    connection.setReadTimeout(read_seconds * 1000)
    connection.setInstanceFollowRedirects(False)
    connection.setRequestMethod(method)
    for name, value in headers:
        connection.setRequestProperty(name, value)
    if body is not None:
        connection.setDoOutput(True)
        stream = connection.getOutputStream()
        stream.write(bytearray(body.encode('ascii')))
        stream.close()
    status = connection.getResponseCode()
    if status // 100 != 2:
        return status, ''
    stream = connection.getInputStream()
    try:
        return status, IOUtils.toString(stream, StandardCharsets.UTF_8)
    finally:
        stream.close()

def call_json(method, url, headers, body=None, seconds=10):
    # (status code, the answer: parsed where it is JSON, else its text); (0, why) when there was none.
    from java.io import IOException
    fields, data = [(name, headers[name]) for name in sorted(headers)], None
    if body is not None:
        fields, data = fields + [('Content-Type', 'application/json')], json.dumps(body)
    try:
        status, text = call_url(url, method, fields, data, seconds, seconds)
    except IOException as error:
        return 0, error.getMessage() or error.getClass().getSimpleName()
    if status // 100 != 2:
        return status, text
    try:
        return status, json.loads(text)
    except ValueError:
        return status, text

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
