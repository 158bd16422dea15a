"""What redaction makes of texts: JSON, JSON in texts, form bodies, tracebacks."""

import json

IBAN = "TR330006100519786457841326"
CASES = [
    ("plain words stay", "plain words stay"),
    ('"Yanl\\u0131\\u015f \\u00fcr\\u00fcn"', '"Yanl\\u0131\\u015f \\u00fcr\\u00fcn"'),
    ('{"iban": "%s", "a": 1}' % IBAN, '{"iban": "***", "a": 1}'),
    ('{"iban": null, "token": ""}', '{"iban": null, "token": ""}'),
    ('[{"holder_IBAN": "x", "b": [{"accessToken": {"deep": 1}}]}]', '[{"holder_IBAN": "***", "b": [{"accessToken": "***"}]}]'),
    ('{"raw_request": {"a": 1}, "Authorization": "Token abc"}', '{"raw_request": "***", "Authorization": "***"}'),
    ('{"body": "{\\"password\\": \\"p\\"}"}', '{"body": "{\\"password\\": \\"***\\"}"}'),
    ("user=a&password=geheim&b=1", "user=a&password=***&b=1"),
    ("Authorization: Bearer abcdef123", "Authorization: ***"),
    ("sent Bearer abcdef123 there", "sent Bearer *** there"),
    ("KeyError: {'token': u'abc def', 'a': 1}", "KeyError: {'token': ***, 'a': 1}"),
    ('bad line {"iban": "%s"' % IBAN, 'bad line {"iban": "***"'),
    ('in a text "{\\"iban\\": \\"x y\\", \\"a\\": 1}"', 'in a text "{\\"iban\\": \\"***\\", \\"a\\": 1}"'),
    ("cannot read %s" % IBAN, "cannot read ***"),
    ("cannot read TR33 0006 1005 1978 6457 8413 26", "cannot read ***"),
    ('{"a": [1, null, true, "password=x"], "secret": 7, "b": 1}', '{"a": [1, null, true, "password=***"], "secret": "***", "b": 1}'),
    ('{"a": "password=x\\nnext line"}', '{"a": "password=***\\nnext line"}'),
    ('{"password": "a\\"b\\\\", "c": "d"}', '{"password": "***", "c": "d"}'),
    ('{"secrets": ["]", {"a": "}"}], "c": 1}', '{"secrets": "***", "c": 1}'),
    ('{"IBAN No": "x", "token \\u015f": "y", "a": "z"}', '{"IBAN No": "***", "token \\u015f": "***", "a": "z"}'),
    ('{"\\u0069ban": "x", "a": "y"}', '{"iban": "***", "a": "y"}'),
    ('{"error": "the token expired", "a": "y"}', '{"error": "the token expired", "a": "y"}'),
    (json.dumps({"body": '{"iban": "TR33', "a": "y"}), json.dumps({"body": '{"iban": "***"', "a": "y"})),
    (
        json.dumps({"a": json.dumps({"b": json.dumps({"secret": 'p"q\\', "n": 2})})}),
        json.dumps({"a": json.dumps({"b": json.dumps({"secret": "***", "n": 2})})}),
    ),
    ("at line TR330006100519786457841326x", "at line TR330006100519786457841326x"),
]
