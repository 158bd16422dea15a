# Written by make build: edit processors/source/examples/split_order_answer.py, or what it includes.
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

PARTS_URL = 'https://erp.example.com/orders'

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
