# Fan Out: one FlowFile for each object that an order is built of. Nothing to edit.
#
# Reads:  keep:ledger.id, keep:order.items, keep:order.discounts (pks, separated by commas)
# Writes: fragment 0 is the order (the FlowFile itself), then come its items, then its discounts, as children:
#         keep:fragment.identifier  the same for all, new for each order; keep:fragment.index; keep:fragment.count
#         keep:fragment.url         what is to be read
#         Never an empty bundle: an order without items is one fragment. The contents are emptied.
# Properties: base_url, order_path, items_path, discounts_path, suffix (behind each pk)
# Relationships: success; failure with the traceback in log.script.error
# Example: order 1 with item 7 -> https://demo.example/api/v1/orders_integration/1/detailed_integration/ (0 of 2) and
#          https://demo.example/api/v1/order_items/7/detailed_integration/ (1 of 2)

import sys
import traceback


# include: setting


# include: write_ascii


def numbers(text):
    return [part for part in (text or '').split(',') if part]


def urls(order, items, discounts, settings):
    # What is read, in the order in which it is put together again.
    wanted = [(settings['order_path'], order)]
    wanted += [(settings['items_path'], pk) for pk in items] + [(settings['discounts_path'], pk) for pk in discounts]
    base, suffix = settings['base_url'].rstrip('/'), settings['suffix'].lstrip('/')
    return ['%s/%s/%s/%s' % (base, path.strip('/'), pk, suffix) for path, pk in wanted]


def wanted_urls(flow_file, settings):
    return urls(flow_file.getAttribute('keep:ledger.id'), numbers(flow_file.getAttribute('keep:order.items')),
                numbers(flow_file.getAttribute('keep:order.discounts')), settings)


def fan_out(flow_file, fragment_urls):
    flow_file = write_ascii(flow_file, '')
    common = {'keep:fragment.identifier': flow_file.getAttribute('uuid'), 'keep:fragment.count': '%d' % len(fragment_urls)}
    fragments = [flow_file] + [session.create(flow_file) for _ in fragment_urls[1:]]
    for index, fragment in enumerate(fragments):
        fragment = session.putAllAttributes(fragment, dict(common, **{
            'keep:fragment.index': '%d' % index, 'keep:fragment.url': fragment_urls[index]}))
        session.transfer(fragment, REL_SUCCESS)


def trigger():
    settings = dict((name, setting(name)) for name in ('base_url', 'order_path', 'items_path', 'discounts_path', 'suffix'))
    for flow_file in session.get(100):
        try:
            fragment_urls = wanted_urls(flow_file, settings)
        except:
            session.putAttribute(flow_file, 'log.script.error', traceback.format_exc())
            session.transfer(flow_file, REL_FAILURE)
        else:
            fan_out(flow_file, fragment_urls)
    session.commit()


# include: run_safely
