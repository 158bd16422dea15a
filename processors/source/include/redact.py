HIDDEN = '***'
SECRET_WORDS = ('iban', 'token', 'password', 'passwd', 'secret', 'authorization', 'cookie', 'raw_request')
# What stands between such a word in a name and the value: "holder_iban": , iban=, \"Iban No\": \"
NAME_END = re.compile(r"""(?:[\w.-]*\\*["']?|(?:[^"\\]|\\+u[0-9a-f]{4}){0,60}\\*")\s*[:=]\s*""")
STRING = re.compile(r"""u?'(?:[^'\\]|\\.)*'""")
BARE = re.compile(r"""(?:(?:Bearer|Basic|Token)\s+)?(?:[^\s,;&"'}\]\\]|\\\\)*""")
QUOTE = re.compile(r'(\\*)"')
BRACKET = re.compile(r'(\\*)"|[][{}]')
NAME_QUOTE = re.compile(r'(\\*)"\s*:\s*$')
IBAN = re.compile(r'TR\d{2}(?: ?\d{4}){5} ?\d{2}\b')
CREDENTIALS = re.compile(r'(?:Bearer|Basic|Token)\s+([A-Za-z0-9._~+/=-]{6,})')
LETTER = re.compile(r'\\+u00(4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])')


def level_of(backslashes):
    # JSON within a text of JSON escapes its quotes: "..." , \"...\" , \\\"...\\\" are level 0, 1, 3; further pairs of backslashes
    # before a quote are backslashes of the text itself. None: of a deeper level than these.
    for level in (0, 1, 3, 7):
        if backslashes % (2 * level + 2) == level:
            return level
    return None


def string_end(text, at, level):
    # Behind the closing quote; a text that was cut ends before the quote of the text around it.
    for quote in QUOTE.finditer(text, at):
        own = level_of(len(quote.group(1)))
        if own is not None and own <= level:
            return quote.end() if own == level else quote.start()
    return len(text)


def bracket_end(text, at, level):
    # Behind the object or list that begins here, or where the text around it ends.
    depth, match = 0, BRACKET.search(text, at)
    while match:
        end = match.end()
        if match.group(1) is None:
            depth += 1 if match.group(0) in '[{' else -1
            if depth == 0:
                return end
        else:
            own = level_of(len(match.group(1)))
            if own is not None and own < level:
                return match.start()
            end = string_end(text, end, level)
        match = BRACKET.search(text, end)
    return len(text)


def hidden_value(text, at):
    # (where the value that begins here ends, what stands for it); null and an empty text hide nothing, JSON keeps its shape.
    quote, name = QUOTE.match(text, at), NAME_QUOTE.search(text, max(0, at - 40), at)
    if quote:
        end, mark = string_end(text, quote.end(), len(quote.group(1))), quote.group(0)
        return end, text[at:end] if end - quote.end() == len(mark) else mark + HIDDEN + mark
    if text[at:at + 1] in ('{', '['):
        end = bracket_end(text, at, len(name.group(1)) if name else 0)
    else:
        end = (STRING.match(text, at) or BARE.match(text, at)).end()
    if text[at:end] in ('', 'null'):
        return end, text[at:end]
    return end, '%s"%s%s"' % (name.group(1), HIDDEN, name.group(1)) if name else HIDDEN


def places(text, words):
    # Where each of the words ends.
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at + len(word)
            at = text.find(word, at + 1)


def secrets_in(text, words):
    # (begin, end, what stands for it) of every secret; they may lie in one another.
    for end in places(text.lower(), words):
        name = NAME_END.match(text, end)
        if name:
            yield (name.end(),) + hidden_value(text, name.end())
    for pattern, starts, group in ((CREDENTIALS, ('Bearer', 'Basic', 'Token'), 1), (IBAN, ('TR',), 0)):
        for start in starts:
            for end in places(text, (start,)):
                match = pattern.match(text, end - len(start))
                if match:
                    yield match.start(group), match.end(group), HIDDEN


def redact(text, words=SECRET_WORDS):
    # An ASCII text with every secret hidden: the values of names that hold one of the words, in any case, in JSON, in texts of JSON
    # within it, in forms and tracebacks; IBANs and credentials wherever they stand. Nothing is parsed: most lines have no secret.
    if [True for digit in '4567' if '\\u00' + digit in text]:
        text = LETTER.sub(lambda match: chr(int(match.group(1), 16)), text)
    parts, done = [], 0
    for begin, end, instead in sorted(secrets_in(text, words)):
        if begin >= done:
            parts += [text[done:begin], instead]
            done = end
    return ''.join(parts) + text[done:]
