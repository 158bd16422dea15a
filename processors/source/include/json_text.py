DECODER = json.JSONDecoder()
SPACE = re.compile(r'[ \t\r\n]*')


def skip_space(text, at):
    return SPACE.match(text, at).end()


def skip_comma(text, at):
    at = skip_space(text, at)
    return skip_space(text, at + 1) if text[at] == ',' else at


def elements(text, at):
    # (value, its own text) of every element of the JSON array that begins at `at`: passing the text on keeps the order of the
    # keys and the spelling of the numbers.
    found, at = [], skip_space(text, at + 1)
    while text[at] != ']':
        value, end = DECODER.raw_decode(text, at)
        found.append((value, text[at:end]))
        at = skip_comma(text, end)
    return found


def member(text, name):
    # Where the value of that name begins in a JSON object.
    at = skip_space(text, skip_space(text, 0) + 1)
    while text[at] != '}':
        key, end = DECODER.raw_decode(text, at)
        at = skip_space(text, skip_space(text, end) + 1)
        if key == name:
            return at
        at = skip_comma(text, DECODER.raw_decode(text, at)[1])
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
    return re.sub(r'[^\x00-\x7f]', lambda letter: json.dumps(letter.group(0))[1:-1], text)
