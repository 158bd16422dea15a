# Example, Script of the Order Flow: one order becomes several writes, here one for each stock list. See split_order_answer.py.
#
# The flow sends one request an order, so the first part goes that way and the others are kept in an attribute; the response script sends
# them when the ERP has taken the first. Every part has an idempotency key of its own: after a failure all of them are sent again.
# To edit: part_of().
# Reads:  the content, one order
# Writes: the content, the first part; the attribute order.parts, the others as JSON
# Relationships: success; failure with the traceback in log.script.error (held, not sent).
# Example: items of the stock lists 1 and 2 -> content {"number": "A-1/1", ...}, order.parts [{"number": "A-1/2", ...}]

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
        items = {}
        for item in output_obj['orderitem_set']:
            items.setdefault((item.get('stock_list') or {}).get('pk') or 0, []).append(item)
        parts = [self.part_of(output_obj, number, items[stock]) for number, stock in enumerate(sorted(items), 1)]
        self.attributes['order.parts'] = json.dumps(parts[1:])
        return parts[0] if parts else output_obj

    def part_of(self, order, number, items):
        return {'pk': order['pk'], 'number': '%s/%d' % (order['number'], number), 'items': [
            {'id': item['pk'], 'sku': (item.get('product') or {}).get('sku'), 'price': item['price']} for item in items]}


# include: transform_each
