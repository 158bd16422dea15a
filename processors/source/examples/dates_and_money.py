# Example, Script: dates and amounts as an ERP wants them.
#
# Omnitron writes moments in UTC (2023-02-07T08:35:33.392858Z) and amounts as texts with a point (1905.84). Never make a float of an amount.
# To edit: transform(), and OFFSET_HOURS: Turkey has been three hours ahead of UTC all year since 2016.
# Reads:  the content, one JSON object
# Writes: the content with date, day, amount_tr, amount_kurus and net_amount
# Relationships: success; failure with the traceback in log.script.error (held, not sent).
# Example: "2023-02-07T21:35:33.392858Z", "1905.84", 8% -> "08.02.2023 00:35", "1.905,84", 190584, "1764.67"

import json
import traceback
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from java.nio.charset import StandardCharsets
from org.apache.commons.io import IOUtils
from org.apache.nifi.processor.io import StreamCallback


OFFSET_HOURS = 3


def cents(amount):
    # To the cent, half a cent up. No Decimal may stand in a global name: Jython's engine makes a java.math.BigDecimal of it.
    return amount.quantize(Decimal('0.01'), ROUND_HALF_UP)


def local(text):
    # An ISO text in UTC, with or without microseconds -> the moment in local time.
    moment = datetime.strptime(text[:19], '%Y-%m-%dT%H:%M:%S')
    return moment + timedelta(hours=OFFSET_HOURS)


def turkish(amount):
    # 1905.84 -> 1.905,84
    whole, part = ('%s' % cents(abs(amount))).split('.')
    groups = []
    while whole:
        whole, groups = whole[:-3], [whole[-3:]] + groups
    return ('-' if amount < 0 else '') + '.'.join(groups) + ',' + part


class TransformCallback(StreamCallback):
    def __init__(self, flowFile):
        self.flowFile = flowFile
        self.attributes = {}

    def process(self, inputStream, outputStream):
        input_obj = json.loads(IOUtils.toString(inputStream, StandardCharsets.UTF_8))
        output_obj = self.transform(input_obj)
        outputStream.write(bytearray(json.dumps(output_obj, indent=4).encode('utf-8')))

    def transform(self, output_obj):
        amount, rate = Decimal(output_obj['amount']), Decimal(output_obj['tax_rate'])
        moment = local(output_obj['created_date'])
        output_obj['date'] = moment.strftime('%d.%m.%Y %H:%M')
        output_obj['day'] = moment.strftime('%Y%m%d')
        output_obj['amount_tr'] = turkish(amount)
        output_obj['amount_kurus'] = int((amount * 100).to_integral_value(ROUND_HALF_UP))
        output_obj['net_amount'] = '%s' % cents(amount / (1 + rate / 100))
        return output_obj


# include: transform_each
