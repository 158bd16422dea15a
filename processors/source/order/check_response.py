# Check Response Script: decides from the ERP's answer what happens to the order, and what is written to Omnitron.
#
# To edit: relation_of() and output_of(). The relation goes into the attribute `relation`:
#   continue    the ERP has it: written to Omnitron, settled
#   failure     the ERP judged it and refused: tried again for failure.attempts batches, then only when it changes
#   do_nothing  nothing is known (no answer; 408, 425, 429 and 5xx judge nothing): tried again later, without limit
#   auth_fail   the ERP's token is refused: a new login and one resend (a setting), then as failure
#   any other word, or an error in this script: held, not sent again until an operator releases it
# A script that leaves `relation` out decides with is_send: "1" is continue, "0" is failure. One that says continue and no is_send
# settles the order, which stays unsent in Omnitron: a warning says so.
# Reads:  the content {"request_data": what the ERP was sent, "response_data": what it answered}: parsed where it was JSON, else text,
#         else null. Of an order that the query found: Omnitron's order and the query's answer; with order_exists: the script's output
#         and null. invokehttp.status.code (missing when there was no answer: this script is asked then
#         only with custom.response.without.answer), order.found, order_exists.
# Writes: the attribute relation; the content:
#         is_send              "1": written to Omnitron as sent; "0" with continue: settled, and nothing is written
#         order_mapping_value  the order's number in the ERP; empty: no mapping
#         external_status      of the order, null: not written; extra_field {}: not written
#         orderitems           [{order_item_id, item_mapping_code, external_status, extra_field, update_stock}]
#         data                 {"response_data", "request_data"}
# Relationships: success; failure with the traceback in log.script.error (held).
# Example: an ERP that gives its own number: 'order_mapping_value': response_data['erp_number']

import json
import traceback
from collections import OrderedDict

from java.nio.charset import StandardCharsets
from org.apache.commons.io import IOUtils
from org.apache.nifi.processor.io import StreamCallback


# include: get_attribute


class TransformCallback(StreamCallback):
    def __init__(self, flowFile):
        self.flowFile = flowFile
        self.erp_response_code = flowFile.getAttribute('invokehttp.status.code')
        self.order_exists = 'true' in (get_attribute(flowFile, 'order_exists'), get_attribute(flowFile, 'order.found'))
        self.relation = 'continue'

    def process(self, inputStream, outputStream):
        exchange = json.loads(IOUtils.toString(inputStream, StandardCharsets.UTF_8), object_pairs_hook=OrderedDict)
        request_data, response_data = exchange.get('request_data'), exchange.get('response_data')
        self.relation = self.relation_of(self.erp_response_code, request_data, response_data)
        output_obj = self.output_of(request_data, response_data)
        outputStream.write(bytearray(json.dumps(output_obj, indent=4).encode('utf-8')))

    def relation_of(self, status_code, request_data, response_data):
        if self.order_exists:
            return 'continue'
        if not status_code:
            return 'do_nothing'
        if status_code in ('401', '403'):
            return 'auth_fail'
        if status_code.startswith('2'):
            return 'continue'
        if status_code in ('408', '425', '429') or status_code.startswith('5'):
            return 'do_nothing'
        return 'failure'

    def output_of(self, request_data, response_data):
        # The request is taken to look like Omnitron's order. Where it does not, say here what the ERP calls the order and its items.
        order = request_data if isinstance(request_data, dict) else {}
        return OrderedDict([
            ('is_send', '1' if self.relation == 'continue' else '0'),
            ('data', OrderedDict([('response_data', response_data), ('request_data', request_data)])),
            ('order_mapping_value', order.get('number')),
            ('external_status', None),
            ('orderitems', [self.item_of(item) for item in order.get('orderitem_set') or []]),
            ('extra_field', {}),
        ])

    def item_of(self, item):
        return OrderedDict([('update_stock', True), ('external_status', None), ('order_item_id', item.get('pk')), ('extra_field', {}),
                            ('item_mapping_code', '%s' % item.get('pk'))])


# include: relation_each
