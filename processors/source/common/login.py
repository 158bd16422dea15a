# Login: fetches the tokens of Omnitron and, where a URL is given, of the ERP. Nothing to edit: everything is a setting.
#
# User and password stand in a ProxyConfigurationService (the only holder that keeps a secret encrypted and that a script can
# read). They are used here and nowhere else: only the tokens leave this script. NiFi evaluates what the service holds as
# Expression Language, so a password with $ and { changes on its way: give it as base64:<base64 of the UTF-8 text>.
#
# Reads:  login.scope: empty: whichever token is missing; omnitron or erp: that one only, anew; token.omnitron, token.erp
# Writes: token.omnitron, token.erp; log.login.error when a login failed, removed when all went well
# Properties: omnitron_login_url, omnitron_service (Omnitron credentials), omnitron_method (POST), omnitron_content_type,
#         omnitron_body, omnitron_token_path (key); erp_login_url (empty: no login to the ERP), erp_service (ERP credentials),
#         erp_method (POST), erp_content_type, erp_body, erp_token_path (token; `.`: the whole answer);
#         connect_timeout (5), read_timeout (15) seconds; token_ttl (240): for so many seconds one token serves every FlowFile that
#         asks for one, unless it is the very token that was refused; 0: each logs in.
#         A body holds @username@ and @password@, escaped as its content type wants it: JSON, form or XML.
#         A token path is the name in the answer, dotted when nested: data.access_token, data.tokens.0
# Relationships: success; failure with the reason in log.login.error
# Example: omnitron_body = {"username": "@username@", "password": "@password@"} -> {"key": "abc"} -> token.omnitron=abc

import base64
import json
import re
import sys
import time
import traceback


# include: setting


# include: error_text


JSON_BODY = '{"username": "@username@", "password": "@password@"}'
TOKEN = re.compile(r'[\x21-\x7e]+(?: [\x21-\x7e]+)*$')
LOGINS = {
    'omnitron': {'url': 'omnitron_login_url', 'service': 'Omnitron credentials', 'token_path': 'key'},
    'erp': {'url': 'erp_login_url', 'service': 'ERP credentials', 'token_path': 'token'},
}
ORDER = ('omnitron', 'erp')


# include: credentials


LoginError = CredentialsError


# ---------------------------------------------------------------- the body


def json_text(value):
    return json.dumps(value)[1:-1]


def form_text(value):
    plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~'
    return ''.join(chr(byte) if chr(byte) in plain else '%%%02X' % byte for byte in bytearray(value.encode('utf-8')))


def xml_text(value):
    for letter, name in (('&', '&amp;'), ('<', '&lt;'), ('>', '&gt;'), ('"', '&quot;')):
        value = value.replace(letter, name)
    return xml_ascii(value)


def each_letter(write):
    # Rewrites what is not ASCII in a template, letter by letter.
    return lambda text: ''.join(letter if ord(letter) < 128 else write(letter) for letter in text)


json_ascii = each_letter(json_text)
form_ascii = each_letter(form_text)
xml_ascii = each_letter(lambda letter: '&#%d;' % ord(letter))
KINDS = (('x-www-form-urlencoded', form_text, form_ascii), ('xml', xml_text, xml_ascii), ('', json_text, json_ascii))


def filled(template, content_type, username, password):
    # The body with user and password in it: escaped for the content type, ASCII only, both put in at once.
    escape, ascii_only = [kind[1:] for kind in KINDS if kind[0] in content_type.lower()][0]
    values = {'@username@': escape(username), '@password@': escape(password)}
    return re.sub('@username@|@password@', lambda match: values[match.group(0)], ascii_only(template))


# ---------------------------------------------------------------- the credentials


def credentials(name):
    # User and password from the enabled service of that name.
    found = configuration_of(name)
    return checked(name, found.getProxyUserName(), found.getProxyUserPassword())


def checked(name, username, password):
    for what, value in (('user name', username), ('password', password)):
        if not value:
            raise LoginError('the service "%s" has no %s: give its parameter a value' % (name, what))
    return decoded(username), decoded(password)


# ---------------------------------------------------------------- the call


# include: call_url


def post(url, method, content_type, body, connect_timeout, read_timeout):
    # (status code, text of a 2xx answer); a GET has no body.
    headers, data = [('Accept', 'application/json, */*')], None
    if method != 'GET':
        headers, data = headers + [('Content-Type', content_type)], body
    return call_url(url, method, headers, data, connect_timeout, read_timeout)


ADVICE = {400: 'user name or password are wrong, or the body is not what it expects', 401: 'user name or password are wrong',
          403: 'this user may not log in', 404: 'the URL is wrong', 405: 'the method is wrong'}


def advice(status):
    if status // 100 == 3:
        return 'redirects are not followed: give the URL it points to'
    return ADVICE.get(status, 'the server could not answer: it is tried again with the next batch')


def token_of(text, path):
    # The token in the answer.
    if path == '.':
        found = text.strip()
    else:
        found = at_path(text, path)
    found = found if isinstance(found, type(u'')) or isinstance(found, str) else json.dumps(found)
    if not TOKEN.match(found):
        raise LoginError('what stands at "%s" in the answer cannot be a token' % path)
    return found


def at_path(text, path):
    try:
        found = json.loads(text)
    except ValueError:
        raise LoginError('the answer is not JSON, so it has no "%s"' % path)
    for name in (path[2:] if path.startswith('$.') else path).split('.'):
        if isinstance(found, list) and name.isdigit() and int(name) < len(found):
            found = found[int(name)]
        elif isinstance(found, dict) and found.get(name) not in (None, ''):
            found = found[name]
        else:
            raise LoginError('the answer has no "%s": correct the token path' % path)
    return found


# ---------------------------------------------------------------- the flow


# The last token of each login: name -> (token, epoch seconds). NiFi keeps an engine, and its global names, from one trigger to the
# next: what got a 401 takes the new token that another one got already, so a thousand of them need one login.
KEPT = globals().get('KEPT', {})


def wanted(scope, tokens, configured):
    # Which tokens are to be fetched: the one asked for, else those that are missing.
    names = (scope,) if scope else [name for name in ORDER if not tokens.get(name)]
    return [name for name in names if name in configured]


def kept_token(name, refused, ttl, now):
    # A token that is not the one which was refused, and not older than ttl seconds; None without one.
    token, since = KEPT.get(name) or (None, 0)
    return token if token != refused and 0 <= now - since < ttl else None


def log_in(name):
    content_type = setting(name + '_content_type', 'application/json')
    url = setting(LOGINS[name]['url'])
    username, password = credentials(setting(name + '_service', LOGINS[name]['service']))
    body = filled(setting(name + '_body', JSON_BODY), content_type, username, password)
    status, text = post(url, setting(name + '_method', 'POST').upper(), content_type, body,
                        int(setting('connect_timeout', '5')), int(setting('read_timeout', '15')))
    if status // 100 != 2:
        raise LoginError('HTTP %d from %s: %s' % (status, url.split('?')[0], advice(status)))
    return token_of(text, setting(name + '_token_path', LOGINS[name]['token_path']))


def new_token(name, refusals):
    # Logs in; refusals: name -> why a login failed in this trigger, which no other FlowFile of it tries again.
    if name not in refusals:
        try:
            token = log_in(name)
            KEPT[name] = (token, time.time())
            return token
        except LoginError as error:
            refusals[name] = error.args[0]
        except:
            refusals[name] = error_text()
    raise LoginError('login to %s failed: %s' % (name, refusals[name]))


def configured_logins():
    # Omnitron is a must; the ERP is logged in to when its URL is set.
    if not setting('omnitron_login_url'):
        raise LoginError('login to omnitron failed: the login URL is not set: give omnitron.url a value')
    return ORDER if setting('erp_login_url') else ORDER[:1]


def tokens_for(flow_file, ttl, refusals):
    # Attributes with the tokens that a FlowFile asks for.
    scope = (flow_file.getAttribute('login.scope') or '').strip()
    if scope and scope not in LOGINS:
        raise LoginError('login to omnitron failed: login.scope is "%s": it must be empty, omnitron or erp' % scope)
    tokens, found = dict((name, flow_file.getAttribute('token.' + name)) for name in ORDER), {}
    for name in wanted(scope, tokens, configured_logins()):
        found['token.' + name] = kept_token(name, tokens[name], ttl, time.time()) or new_token(name, refusals)
    return found


def trigger():
    ttl, refusals = int(setting('token_ttl', '240')), {}
    for flow_file in session.get(100):
        try:
            session.putAllAttributes(flow_file, tokens_for(flow_file, ttl, refusals))
            session.removeAttribute(flow_file, 'log.login.error')
            session.transfer(flow_file, REL_SUCCESS)
        except LoginError as error:
            session.putAttribute(flow_file, 'log.login.error', error.args[0])
            session.transfer(flow_file, REL_FAILURE)
    session.commit()


# include: run_safely
