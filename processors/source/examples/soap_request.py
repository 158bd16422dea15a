# Example, Script: an ERP that takes SOAP. The object becomes an envelope, and that is what Write Data to ERP sends.
#
# Set erp.content.type to text/xml; charset=utf-8 (SOAP 1.1) or application/soap+xml (1.2). Leave mapping.enabled at false: Jolt reads JSON.
# To edit: body_of(). It gets the parsed object and gives the element that stands in the envelope's body.
# Reads:  the content, one JSON object
# Writes: the content, XML in ASCII: every other letter as a reference, so that no encoding can harm it
# Relationships: success; failure with the traceback in log.script.error (held, not sent).
# Example: {"id": 1, "status": "approved"} -> <soap:Envelope ...><soap:Body><erp:Cancel id="1">...</erp:Cancel></soap:Body></soap:Envelope>

import json
import traceback

from java.nio.charset import StandardCharsets
from org.apache.commons.io import IOUtils
from org.apache.nifi.processor.io import StreamCallback


ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/'
ERP = 'urn:example:erp'


def escaped(value):
    # Text as it may stand in an element or attribute.
    text = u'%s' % (u'' if value is None else value)
    for letter, name in ((u'&', u'&amp;'), (u'<', u'&lt;'), (u'>', u'&gt;'), (u'"', u'&quot;')):
        text = text.replace(letter, name)
    return u''.join(letter if ord(letter) < 128 else u'&#%d;' % ord(letter) for letter in text)


def element(name, value):
    return u'<erp:%s>%s</erp:%s>' % (name, escaped(value), name)


class TransformCallback(StreamCallback):
    def __init__(self, flowFile):
        self.flowFile = flowFile
        self.attributes = {}

    def process(self, inputStream, outputStream):
        input_obj = json.loads(IOUtils.toString(inputStream, StandardCharsets.UTF_8))
        begin = u'<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="%s" xmlns:erp="%s"><soap:Body>' % (ENVELOPE, ERP)
        envelope = begin + self.body_of(input_obj) + u'</soap:Body></soap:Envelope>'
        outputStream.write(bytearray(envelope.encode('ascii')))

    def body_of(self, request):
        item = request['order_item']
        parts = [element('Order', item['order']['number']), element('Sku', item['product']['sku']), element('Price', item['price']),
                 element('Reason', request['reason']['subject'])]
        return u'<erp:Cancel id="%s">%s</erp:Cancel>' % (escaped(request['id']), u''.join(parts))


# include: transform_each
