DECODER = json.JSONDecoder()
SPACE = re.compile(r'[ \t\r\n]*')
COLON = re.compile(r'[ \t\r\n]*:[ \t\r\n]*')
COMMA = re.compile(r'[ \t\r\n]*,?[ \t\r\n]*')


def skip_space(text, at):
    return SPACE.match(text, at).end()


def elements(text, at):
    # (value, its own text) of every element of the JSON array that begins at `at`: passing the text on keeps the order of the
    # keys and the spelling of the numbers.
    found, at = [], skip_space(text, at + 1)
    while text[at] != ']':
        value, end = DECODER.raw_decode(text, at)
        found.append((value, text[at:end]))
        at = COMMA.match(text, end).end()
    return found


def member(text, name):
    # Where the value of that name begins in a JSON object.
    at = skip_space(text, skip_space(text, 0) + 1)
    while text[at] != '}':
        key, end = DECODER.raw_decode(text, at)
        at = COLON.match(text, end).end()
        if key == name:
            return at
        at = COMMA.match(text, DECODER.raw_decode(text, at)[1]).end()
    raise ValueError('it has no "%s"' % name)


def read_answer(text):
    # (the elements, whether the answer names a next page) of {"results": [...], "next": ...} or a bare list.
    text = text.lstrip(u'\ufeff')
    answer = json.loads(text)
    if isinstance(answer, list):
        return elements(text, skip_space(text, 0)), False
    if not isinstance(answer, dict) or not isinstance(answer.get('results'), list):
        raise ValueError('it is neither a list nor an object with a list "results"')
    return elements(text, member(text, 'results')), bool(answer.get('next'))


def ascii_json(text):
    # The same JSON with every letter above ASCII escaped: Jython cannot write other bytes.
    escapes = {}

    def escape(match):
        letter = match.group(0)
        if letter not in escapes:
            escapes[letter] = json.dumps(letter)[1:-1]
        return escapes[letter]

    return re.sub(r'[^\x00-\x7f]', escape, text)
