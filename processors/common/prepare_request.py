# Written by make build: edit processors/source/common/prepare_request.py, or what it includes.
# Prepare Request: the last step before Write Data to ERP. Nothing to edit: everything is a setting.
#
# Reads:  the content (what the ERP will be sent), token.erp, ledger.id, _cancellation_request.uuid
# Writes: log.erp.request.body     the content, for the response script, the post script and the log
#         <id_attribute>           the id, for ${_cancellation_request.id} in the ERP's URL
#         <auth_header>            <auth_scheme> <token.erp>; removed when there is no token: a header must not come from elsewhere
#         <idempotency_header>     the value by which the ERP can see a repeat
# Properties: auth_header (Authorization; empty: none), auth_scheme (Bearer; empty: the bare token),
#         idempotency_header (Idempotency-Key; empty: none), idempotency_value (empty: the request's uuid, else its id),
#         id_attribute (_cancellation_request.id)
# Relationships: success; failure with the traceback in log.script.error
# Example: token.erp=abc -> Authorization: Bearer abc; Idempotency-Key: 0da0efc9-a828-4b5e-b4cd-5ffe03b8b7ac

import sys
import traceback

def header_setting(name, default):
    # Only a property that is missing has the default: an empty one means "none".
    value = context.getProperty(name).evaluateAttributeExpressions().getValue()
    return default if value is None else value.strip()

def read_text(flow_file):
    # The content as text.
    from java.nio.charset import StandardCharsets
    from org.apache.commons.io import IOUtils
    stream = session.read(flow_file)
    try:
        return IOUtils.toString(stream, StandardCharsets.UTF_8)
    finally:
        stream.close()

def run_each(work):
    # Up to 100 FlowFiles through work(flow_file), in one commit; one whose work fails goes to failure alone, its traceback in
    # log.script.error.
    for flow_file in session.get(100):
        try:
            session.transfer(work(flow_file), REL_SUCCESS)
        except:
            session.putAttribute(flow_file, 'log.script.error', traceback.format_exc())
            session.transfer(flow_file, REL_FAILURE)
    session.commit()

def authorization(scheme, token):
    # The header's value, None without a token.
    if not token:
        return None
    return scheme + ' ' + token if scheme else token

def idempotency(given, attributes):
    # The value by which the ERP sees a repeat: the setting, else the request's uuid, else its id.
    return given or attributes.get('_cancellation_request.uuid') or attributes.get('ledger.id')

def request_attributes(attributes, body, settings):
    # Attribute name -> value, None for one that must not be there.
    found = {'log.erp.request.body': body}
    found[settings['id_attribute']] = attributes.get('ledger.id') or attributes.get(settings['id_attribute'])
    if settings['auth_header']:
        found[settings['auth_header']] = authorization(settings['auth_scheme'], attributes.get('token.erp'))
    if settings['idempotency_header']:
        found[settings['idempotency_header']] = idempotency(settings['idempotency_value'], attributes)
    return found

def prepare(flow_file, settings):
    value = context.getProperty('idempotency_value').evaluateAttributeExpressions(flow_file).getValue()
    found = request_attributes(flow_file.getAttributes(), read_text(flow_file), dict(settings, idempotency_value=value))
    for name in sorted(found):
        if found[name] is None:
            session.removeAttribute(flow_file, name)
        else:
            session.putAttribute(flow_file, name, found[name])
    return flow_file

def trigger():
    settings = {
        'auth_header': header_setting('auth_header', 'Authorization'),
        'auth_scheme': header_setting('auth_scheme', 'Bearer'),
        'idempotency_header': header_setting('idempotency_header', 'Idempotency-Key'),
        'id_attribute': header_setting('id_attribute', '_cancellation_request.id') or '_cancellation_request.id',
    }
    run_each(lambda flow_file: prepare(flow_file, settings))

if 'session' in globals():
    # An exception that leaves a script costs NiFi a whole Jython engine (ExecuteScript.onTrigger): it is told, and tried again later.
    try:
        trigger()
    except:
        log.error('nothing is done, it is tried again: ' + traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip())
        session.rollback(True)
        getattr(context, 'yield')()
