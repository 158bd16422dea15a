# include: call_url


def call_json(method, url, headers, body=None, seconds=10):
    # (status code, the answer: parsed where it is JSON, else its text); (0, why) when there was none.
    from java.io import IOException
    fields, data = [(name, headers[name]) for name in sorted(headers)], None
    if body is not None:
        fields, data = fields + [('Content-Type', 'application/json')], json.dumps(body)
    try:
        status, text = call_url(url, method, fields, data, seconds, seconds)
    except IOException as error:
        return 0, error.getMessage() or error.getClass().getSimpleName()
    if status // 100 != 2:
        return status, text
    try:
        return status, json.loads(text)
    except ValueError:
        return status, text
