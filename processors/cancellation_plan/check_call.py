# Written by make build: edit processors/source/cancellation_plan/check_call.py, or what it includes.
# Check the call: decides what HandleHttpRequest is answered, and whether the call brings a plan. Nothing to edit: everything is a setting.
#
# In this order: path 404, caller 401, method 405, content type 415, size 413, fields 400. The secret stands in a
# ProxyConfigurationService (as its password; base64:... is accepted) and is compared in constant time; none configured refuses all.
#
# Reads:  the attributes of HandleHttpRequest (http.*, mime.type), the size, the content
#         {"event": {"type": "cancellation_plan.created", "uuid": "..."}, "payload": {"pk": 1, "cancellationplanorderitem_set": [...], ...}}
# Writes: webhook.status and webhook.answer, what the caller is told: 202 {"status": "accepted"}, 202 {"status": "ignored"} for
#         another event.type, else {"status": "refused", "reason": "..."}. webhook.allow with 405.
#         For a plan: ledger.event=plan, ledger.id and _cancellation_plan.uuid (event.uuid), ledger.version (when the plan was
#         changed last), _cancellation_plan.id (payload.pk), _order.number
#         For anything else: relation (ignored, refused), log.webhook.type or log.webhook.error, log.webhook.from
#         log.webhook.via: how the call came, as the proxy says it: "https, by X-Forwarded-Proto", "http, by Forwarded",
#         "http, without a proxy". The first good call that came by http is told at warn, once: the local state remembers it.
#         Every http.* attribute but http.context.identifier is deleted, the caller's secret among them. The content stays as it is.
# Properties: secret_service (Webhook secret), header (X-Webhook-Secret), path (/cancellation_plan/), max_bytes (1048576),
#         event_type (cancellation_plan.created)
# Relationships: success; failure with the traceback in log.script.error
# Example: no header -> webhook.status=401, webhook.answer={"reason": "the header X-Webhook-Secret ...", "status": "refused"}

import base64
import hashlib
import json
import re
import sys
import time
import traceback

def setting(name, default=''):
    # A dynamic property of this processor, its Expression Language evaluated; missing or empty gives the default.
    value = context.getProperty(name).evaluateAttributeExpressions().getValue()
    return (value or '').strip() or default

class CredentialsError(Exception):
    pass

def decoded(value):
    # base64:... gives the text that it stands for; anything else stands for itself.
    if not value.startswith('base64:'):
        return value
    letters = ''.join(value[7:].split())
    try:
        if not re.match('[A-Za-z0-9+/]+=*$', letters):              # b64decode would skip what it does not know
            raise ValueError(letters)
        return base64.b64decode(letters.encode('ascii')).decode('utf-8')
    except (TypeError, ValueError):
        raise CredentialsError('a value that begins with base64: is no base64 of a UTF-8 text')

def configuration_of(name):
    # What the enabled ProxyConfigurationService of that name holds.
    from org.apache.nifi.proxy import ProxyConfigurationService
    lookup = context.getControllerServiceLookup()
    for identifier in sorted(lookup.getControllerServiceIdentifiers(ProxyConfigurationService)):
        if lookup.getControllerServiceName(identifier) == name:
            if not lookup.isControllerServiceEnabled(identifier):
                raise CredentialsError('the service "%s" is not enabled: enable it' % name)
            return lookup.getControllerService(identifier).getConfiguration()
    raise CredentialsError('there is no ProxyConfigurationService named "%s" in this group: create it or correct the name' % name)

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

UUID = re.compile(r'[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$')
DATE = re.compile(r'\d{4}-\d\d-\d\d[T ]\d\d:\d\d')
ADDRESS = re.compile(r'[0-9A-Fa-f.:]{3,45}$')
PROTO = re.compile(r'(?:^|[;\s])proto="?(\w+)', re.IGNORECASE)
DIRECT = 'http, without a proxy'
DIRECT_ADVICE = ('one caller that sends half a body keeps all others waiting, and the secret can be read on its way; '
                 'put a proxy that reads whole calls before this (webhook_proxy.conf)')
HTTP_ADVICE = 'the secret can be read on its way; let the proxy take calls by https alone'

class Refused(Exception):
    # A status and a reason.
    def __init__(self, status, reason):
        Exception.__init__(self, reason)
        self.status, self.reason = status, reason

# ---------------------------------------------------------------- the caller

def same(given, secret):
    # Whether bytes are equal, in a time that depends on neither.
    one, other = [bytearray(hashlib.sha256(each).digest()) for each in (given, secret)]
    different = 0
    for left, right in zip(one, other):
        different |= left ^ right
    return different == 0

def as_sent(header):
    # The bytes of a header: NiFi reads them as ISO-8859-1.
    try:
        return header.encode('iso-8859-1')
    except UnicodeError:
        return header.encode('utf-8')

def header_of(attributes, name):
    # A header by its name in any case: the caller and what is between decide how it is spelled.
    wanted = ('http.headers.' + name).lower()
    values = [attributes[each] for each in attributes if each.lower() == wanted]
    return values[0] if values else None

def authenticate(attributes, header, secret):
    given = header_of(attributes, header)
    if not secret:
        raise Refused(401, 'no secret is configured here: every call is refused')
    if given is None:
        raise Refused(401, 'the header %s is missing' % header)
    if not same(as_sent(given), secret.encode('utf-8')):
        raise Refused(401, 'the header %s does not hold the secret' % header)

# ---------------------------------------------------------------- the way

def way_of(attributes):
    # How the call came, and by which header that is known. NiFi itself listens without TLS, so only a proxy can know better.
    scheme, known_by = None, 'X-Forwarded-Proto'
    forwarded = header_of(attributes, known_by)
    if forwarded:
        scheme = forwarded.split(',')[-1].strip().lower()
    elif header_of(attributes, 'Forwarded'):
        match = PROTO.search(header_of(attributes, 'Forwarded').split(',')[-1])
        scheme, known_by = match.group(1).lower() if match else 'http', 'Forwarded'
    if scheme is None:
        return DIRECT
    return '%s, by %s' % ('https' if scheme == 'https' else 'http', known_by)

def caller_of(attributes):
    # Who called: behind a proxy the address that the last one saw.
    seen = (header_of(attributes, 'X-Forwarded-For') or '').split(',')[-1].strip()
    return seen if ADDRESS.match(seen) else attributes.get('http.remote.addr') or ''

def say_once(way, caller):
    from java.util import HashMap
    from org.apache.nifi.components.state import Scope
    manager = context.getStateManager()
    said = HashMap(manager.getState(Scope.LOCAL).toMap())
    if said.get('by_http') is not None:
        return
    log.warn('a call of %s came by %s: %s. This is said once.' % (caller, way, DIRECT_ADVICE if way == DIRECT else HTTP_ADVICE))
    said.put('by_http', time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime()))
    manager.setState(said, Scope.LOCAL)

# ---------------------------------------------------------------- the call

def check_request(attributes, path, header, secret):
    # What can be said without looking at the content.
    if (attributes.get('http.request.uri') or '').rstrip('/') != path.rstrip('/'):
        raise Refused(404, 'nothing is here: the path is %s' % path)
    authenticate(attributes, header, secret)
    if attributes.get('http.method') != 'POST':
        raise Refused(405, 'the method must be POST')
    kind, _, more = (attributes.get('mime.type') or '').lower().partition(';')
    charset = more.partition('charset=')[2].partition(';')[0].strip(' "')
    if kind.strip() != 'application/json' or charset not in ('', 'utf-8'):
        raise Refused(415, 'the content type must be application/json, in UTF-8')

def check_size(size, limit):
    if size > limit:
        raise Refused(413, 'the content has %d bytes, at most %d are taken' % (size, limit))

def read_call(text, event_type):
    # (event.uuid, payload) of a plan, None of another event.
    try:
        call = json.loads(text.lstrip(u'\ufeff'))
    except ValueError:
        raise Refused(400, 'the content is not JSON')
    event = call.get('event') if isinstance(call, dict) else None
    if not isinstance(event, dict) or not is_text(event.get('type')) or not event['type']:
        raise Refused(400, 'event.type is missing')
    if event['type'] != event_type:
        return None
    if not is_text(event.get('uuid')) or not UUID.match(event['uuid']):
        raise Refused(400, 'event.uuid is missing, or is no text of 1 to 64 letters, digits and - . _ :')
    return event['uuid'], checked_plan(call.get('payload'))

def checked_plan(payload):
    if not isinstance(payload, dict):
        raise Refused(400, 'payload is missing, or is no object')
    if isinstance(payload.get('pk'), bool) or not (is_text(payload.get('pk')) or isinstance(payload.get('pk'), int)) or payload['pk'] == '':
        raise Refused(400, 'payload.pk is missing, or is no id')
    if not isinstance(payload.get('cancellationplanorderitem_set'), list):
        raise Refused(400, 'payload.cancellationplanorderitem_set is missing, or is no list')
    return payload

def is_text(value):
    return isinstance(value, type(u'')) or isinstance(value, str)

# ---------------------------------------------------------------- what comes of it

def accepted(uuid, payload, now):
    order = payload.get('order') if isinstance(payload.get('order'), dict) else {}
    dates = [payload.get(name) for name in ('modified_date', 'created_date')]
    dates = [each for each in dates if is_text(each) and DATE.match(each)] + [now]
    values = {'webhook.status': '202', 'webhook.answer': json.dumps({'status': 'accepted'}), 'ledger.event': 'plan', 'ledger.id': uuid,
             'ledger.version': dates[0], '_cancellation_plan.uuid': uuid, '_cancellation_plan.id': payload.get('pk'),
             '_order.number': order.get('number')}
    return dict((name, u'%s' % values[name]) for name in values if values[name] is not None)

def ignored(attributes):
    return {'webhook.status': '202', 'webhook.answer': json.dumps({'status': 'ignored'}), 'relation': 'ignored',
            'log.webhook.type': 'another event.type', 'log.webhook.from': caller_of(attributes)}

def refused(error, attributes):
    values = {'webhook.status': '%d' % error.status, 'relation': 'refused', 'log.webhook.from': caller_of(attributes),
             'webhook.answer': json.dumps({'status': 'refused', 'reason': error.reason}, sort_keys=True),
             'log.webhook.error': '%d: %s' % (error.status, error.reason)}
    if error.status == 405:
        values['webhook.allow'] = 'POST'
    return values

def secret_of(service):
    # '' when there is none, or none that can be read.
    try:
        return decoded(configuration_of(service).getProxyUserPassword() or '')
    except CredentialsError as error:
        log.error('every call is refused: ' + error.args[0])
        return ''

def outcome_of(flow_file, attributes, settings):
    try:
        check_request(attributes, settings['path'], settings['header'], settings['secret'])
        check_size(flow_file.getSize(), settings['max_bytes'])
        call = read_call(read_text(flow_file), settings['event_type'])
    except Refused as error:
        return refused(error, attributes)
    if call is None:
        return ignored(attributes)
    return accepted(call[0], call[1], time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime()))

def check(flow_file, settings, by_http):
    from java.util.regex import Pattern
    attributes = dict(flow_file.getAttributes())
    outcome = outcome_of(flow_file, attributes, settings)
    outcome['log.webhook.via'] = way_of(attributes)
    if outcome['webhook.status'] == '202' and not outcome['log.webhook.via'].startswith('https'):
        by_http.append((outcome['log.webhook.via'], caller_of(attributes)))
    session.removeAllAttributes(flow_file, Pattern.compile(r'http\.(?!context\.identifier$).*'))
    for name in sorted(outcome):
        session.putAttribute(flow_file, name, outcome[name])
    return flow_file

def trigger():
    settings = {'path': setting('path', '/cancellation_plan/'), 'header': setting('header', 'X-Webhook-Secret'),
                'secret': secret_of(setting('secret_service', 'Webhook secret')), 'max_bytes': int(setting('max_bytes', '1048576')),
                'event_type': setting('event_type', 'cancellation_plan.created')}
    by_http = []
    run_each(lambda flow_file: check(flow_file, settings, by_http))
    if by_http:
        say_once(*by_http[0])

if 'session' in globals():
    # An exception that leaves a script costs NiFi a whole Jython engine (ExecuteScript.onTrigger): it is told, and tried again later.
    try:
        trigger()
    except:
        log.error('nothing is done, it is tried again: ' + traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip())
        session.rollback(True)
        getattr(context, 'yield')()
