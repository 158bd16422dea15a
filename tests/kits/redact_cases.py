"""What redaction makes of values: JSON, JSON in texts, form bodies, tracebacks."""

IBAN = "TR330006100519786457841326"
CASES = [
    ("plain words stay", "plain words stay"),
    ("Yanl\u0131\u015f \u00fcr\u00fcn ald\u0131m.", "Yanl\u0131\u015f \u00fcr\u00fcn ald\u0131m."),
    ('{"iban": "%s", "a": 1}' % IBAN, '{"iban": "***", "a": 1}'),
    ('{"iban": null, "token": ""}', '{"iban": null, "token": ""}'),
    ('[{"holder_IBAN": "x", "b": [{"accessToken": {"deep": 1}}]}]', '[{"holder_IBAN": "***", "b": [{"accessToken": "***"}]}]'),
    ('{"raw_request": {"a": 1}, "Authorization": "Token abc"}', '{"raw_request": "***", "Authorization": "***"}'),
    ('{"body": "{\\"password\\": \\"p\\"}"}', '{"body": "{\\"password\\": \\"***\\"}"}'),
    ("user=a&password=geheim&b=1", "user=a&password=***&b=1"),
    ("Authorization: Bearer abcdef123", "Authorization: *** ***"),
    ("sent Bearer abcdef123 there", "sent Bearer *** there"),
    ("KeyError: {'token': u'abc def', 'a': 1}", "KeyError: {'token': ***, 'a': 1}"),
    ('bad line {"iban": "%s"' % IBAN, 'bad line {"iban": ***'),
    ('in a text "{\\"iban\\": \\"x y\\", \\"a\\": 1}"', 'in a text "{\\"iban\\": ***, \\"a\\": 1}"'),
    ("cannot read %s" % IBAN, "cannot read ***"),
    ("cannot read TR33 0006 1005 1978 6457 8413 26", "cannot read ***"),
    ({"a": [1, None, True, "password=x"], "secret": 7}, {"a": [1, None, True, "password=***"], "secret": "***"}),
]
