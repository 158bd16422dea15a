HIDDEN = '***'
SECRET_WORDS = ('iban', 'token', 'password', 'passwd', 'secret', 'authorization', 'cookie', 'raw_request')
IBAN = re.compile(r'\bTR\d{2}(?: ?\d{4}){5} ?\d{2}\b')
CREDENTIALS = re.compile(r'\b(Bearer|Basic|Token)(\s+)[A-Za-z0-9._~+/=-]{6,}')


def is_secret(name, words):
    # A key is secret when it holds one of the words, in any case: holder_iban, accessToken, X-Api-Password.
    name = name.lower()
    return any(word in name for word in words)


def secret_pair(words):
    # name=value, name: value, "name": "value" and \"name\": \"value\" in a text that is no JSON, such as a traceback.
    name = r'''([\w.-]*(?:%s)[\w.-]*\\*["']?\s*[:=]\s*)(?:u(?=["']))?''' % '|'.join(re.escape(word) for word in words)
    value = r'''(\\*"(?:[^"\\]|\\[^"])*\\*"|'(?:[^'\\]|\\.)*'|[^\s,;&"'}\]]+)'''
    return re.compile(name + value, re.IGNORECASE)


def redact_text(text, words):
    # JSON keeps its shape; anything else is searched for what looks like a secret.
    if text.lstrip()[:1] in ('{', '['):
        try:
            return json.dumps(redact(json.loads(text, object_pairs_hook=OrderedDict), words))
        except ValueError:
            pass
    text = CREDENTIALS.sub(r'\1\2' + HIDDEN, text)
    if '=' in text or ':' in text:                      # there is no pair without one
        text = secret_pair(words).sub(r'\1' + HIDDEN, text)
    return IBAN.sub(HIDDEN, text)


def redact(value, words=SECRET_WORDS):
    # The same value with every secret hidden; JSON inside texts is looked into as well. None stays None: it hides nothing.
    if isinstance(value, dict):
        return OrderedDict((name, HIDDEN if is_secret(name, words) and inner not in (None, '') else redact(inner, words))
                           for name, inner in value.items())
    if isinstance(value, list):
        return [redact(inner, words) for inner in value]
    if isinstance(value, type(u'')) or isinstance(value, str):
        return redact_text(value, words)
    return value
