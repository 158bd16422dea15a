# Plan Writes: turns the output of the Check Response Script into the list of what is written to Omnitron. Nothing to edit.
#
# Reads:  the content (see check_response.py), ledger.id
# Writes: writes.plan  a JSON list of [method, URL, body], each of which may be sent twice: mappings of the items, changes of the items,
#                      the mapping of the order, and last of all the order itself, is_send. One that is there already is gone on with.
#         writes.next  0, the first that is not written yet
#         log.omnitron.unsent  what the script gave and no setting says where to; said as a warning once a batch
# Properties: base_url, mapping_path, items_path, orders_path; item_content_type, order_content_type (empty: no such mappings),
#         integration_type; the fields that carry item_status, item_extra, item_stock, order_status, order_extra (empty: not written)
# Relationships: success; failure with the traceback in log.script.error
# Example: [["PATCH", "https://demo.example/api/v1/orders/1/", {"is_send": true}]]

import json
import sys
import traceback
from collections import OrderedDict


# include: setting


# include: read_text


# include: run_each


def number(value):
    # A pk or content type as Omnitron spells it.
    text = ('%s' % value).strip()
    return int(text) if text.isdigit() else text


def pk(value):
    found = number(value)
    if not isinstance(found, (int, type(1 << 70))):
        raise ValueError('order_item_id is %r: it must be the pk of an item' % (value,))
    return found


class Plan(object):
    def __init__(self, settings):
        self.settings, self.writes, self.unsent = settings, [], []

    def url(self, path, identifier=None):
        found = '%s/%s/' % (self.settings['base_url'].rstrip('/'), self.settings[path].strip('/'))
        return found if identifier is None else '%s%s/' % (found, identifier)

    def map(self, kind, identifier, code):
        # What the ERP calls it.
        if code in (None, ''):
            return
        if not self.settings[kind + '_content_type']:
            self.leave_out('%s mapping' % kind)
            return
        self.writes.append(['POST', self.url('mapping_path'), OrderedDict([
            ('content_type', number(self.settings[kind + '_content_type'])), ('object_id', identifier),
            ('integration_type', self.settings['integration_type']), ('code', '%s' % code)])])

    def fields(self, kind, given):
        # Of (setting, value): the fields to be written, in this order.
        found = OrderedDict()
        for name, value in given:
            if value in (None, '', {}):
                continue
            if self.settings[name]:
                found[self.settings[name]] = value
            else:
                self.leave_out('%s of an %s' % (name.split('_')[1], kind))
        return found

    def leave_out(self, what):
        if what not in self.unsent:
            self.unsent.append(what)

    def make(self, order, output):
        items = output.get('orderitems') or []
        for item in items:
            self.map('item', pk(item.get('order_item_id')), item.get('item_mapping_code'))
        for item in items:
            body = self.fields('item', [('item_status', item.get('external_status')), ('item_extra', item.get('extra_field')),
                                        ('item_stock', item.get('update_stock'))])
            if body:
                self.writes.append(['PATCH', self.url('items_path', pk(item.get('order_item_id'))), body])
        self.map('order', order, output.get('order_mapping_value'))
        body = OrderedDict([('is_send', True)])
        body.update(self.fields('order', [('order_status', output.get('external_status')), ('order_extra', output.get('extra_field'))]))
        self.writes.append(['PATCH', self.url('orders_path', order), body])
        return self


SETTINGS = ('base_url', 'mapping_path', 'items_path', 'orders_path', 'item_content_type', 'order_content_type', 'integration_type',
            'item_status', 'item_extra', 'item_stock', 'order_status', 'order_extra')


NOWHERE = 'no setting says where to write: '
# What was said of the last batch stays between triggers (NiFi keeps an engine, and its global names, from one trigger to the next).
SAID = globals().get('SAID', {})


def plan(flow_file, settings):
    if flow_file.getAttribute('writes.plan'):
        return flow_file
    output = json.loads(read_text(flow_file), object_pairs_hook=OrderedDict)
    plan = Plan(settings).make(number(flow_file.getAttribute('ledger.id')), output)
    attributes = {'writes.plan': json.dumps(plan.writes), 'writes.next': '0'}
    if plan.unsent:
        attributes['log.omnitron.unsent'] = NOWHERE + ', '.join(plan.unsent)
        warn_once(flow_file.getAttribute('ledger.batch'), plan.unsent)
    return session.putAllAttributes(flow_file, attributes)


def warn_once(batch, unsent):
    # Each of them once a batch: a merchant who never wanted it is not told a thousand times.
    if SAID.get('batch') != batch:
        SAID.clear()
        SAID['batch'] = batch
    fresh = [what for what in unsent if what not in SAID]
    if fresh:
        SAID.update((what, True) for what in fresh)
        log.warn('Plan Writes: ' + NOWHERE + ', '.join(fresh))


def trigger():
    settings = dict((name, setting(name)) for name in SETTINGS)
    run_each(lambda flow_file: plan(flow_file, settings))


# include: run_safely
