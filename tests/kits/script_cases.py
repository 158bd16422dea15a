"""What each script does with one FlowFile: one table, run by the emulator and, where there is a Java, by the real Jython.

A case: script, attributes, properties, content (text); then what comes out: relationship (None: removed), `has` (attributes and their
values), `lacks` (attributes that must not be there), `like` (attributes and a part of their value), `json` (the content, parsed).
"""

import json
from pathlib import Path

SAMPLE_TEXT = (Path(__file__).resolve().parents[1] / "fixtures" / "cancellation_request.json").read_text(encoding="utf-8")
SAMPLE = json.loads(SAMPLE_TEXT)
RESPONSE = "order_cancellation_request/custom_response.py"
ERROR = {"log.script.error": "Traceback (most recent call last)"}
BODIES = {"log.erp.request.body": '{"id": 1}', "log.erp.response.body": '{"result": "tamam \u0131\u015f"}'}
ANSWER = {**BODIES, **{" " + name: body for name, body in BODIES.items()}}


def case(name, script, content="", attributes=None, properties=None, relationship="success", **expected):
    return {
        "name": name,
        "script": script,
        "content": content,
        "attributes": attributes or {},
        "properties": properties or {},
        "relationship": relationship,
        **expected,
    }


def response(name, code, relation):
    attributes = {"invokehttp.status.code": code} if code else {}
    return case(name, RESPONSE, json.dumps(ANSWER), attributes, has={"relation": relation}, lacks=["log.script.error"], json=ANSWER)


def later(name, headers, seconds):
    attributes = {"invokehttp.status.code": "429", "keep:ledger.id": "7", "keep:ledger.flight": "f", **headers}
    event = {"ledger.event": "later", "ledger.id": "7", "ledger.flight": "f", "ledger.retry.after": seconds}
    if seconds is None:
        return case(name, "common/ask_later.py", "x", attributes, relationship=None)
    return case(name, "common/ask_later.py", "x", attributes, has=event, lacks=["keep:ledger.id", "invokehttp.status.code", *headers][:3])


CASES = [
    case(
        "the script card passes the object on, Turkish letters unharmed",
        "common/script.py",
        SAMPLE_TEXT,
        {"token.erp": "t"},
        json=SAMPLE,
        has={"token.erp": "t"},
        lacks=["log.script.error", "allVar"],
    ),
    case(
        "the script card sends an object that is no JSON to failure",
        "common/script.py",
        "no JSON",
        relationship="failure",
        like=ERROR,
        text="no JSON",
    ),
    case(
        "the script card with an allVar that is no JSON fails",
        "common/script.py",
        "{}",
        {"allVar": "x"},
        relationship="failure",
        like=ERROR,
    ),
    response("200 is continue", "200", "continue"),
    response("201 is continue", "201", "continue"),
    response("204 is continue", "204", "continue"),
    response("401 is auth_fail", "401", "auth_fail"),
    response("403 is auth_fail", "403", "auth_fail"),
    response("302 is failure", "302", "failure"),
    response("404 is failure", "404", "failure"),
    *(response("%s is no verdict" % code, code, "do_nothing") for code in ("408", "425", "429", "500", "503", "599")),
    response("no status code is do_nothing", None, "do_nothing"),
    case(
        "the response script on content that is no JSON fails",
        RESPONSE,
        "{",
        {"invokehttp.status.code": "200"},
        relationship="failure",
        like=ERROR,
        lacks=["relation"],
    ),
    case(
        "the ERP's headers are attributes",
        "common/prepare_request.py",
        SAMPLE_TEXT,
        {"token.erp": "abc", "ledger.id": "1", "_cancellation_request.uuid": "u-1"},
        has={"Authorization": "Bearer abc", "Idempotency-Key": "u-1", "_cancellation_request.id": "1", "log.erp.request.body": SAMPLE_TEXT},
        text=SAMPLE_TEXT,
    ),
    case(
        "names and scheme of the headers are settings",
        "common/prepare_request.py",
        "{}",
        {"token.erp": "abc", "ledger.id": "1", "_order.number": "77"},
        {"auth_header": "X-Auth", "auth_scheme": "", "idempotency_header": "X-Key", "idempotency_value": "${_order.number}"},
        has={"X-Auth": "abc", "X-Key": "77"},
        lacks=["Authorization", "Idempotency-Key"],
    ),
    case(
        "a header that came from elsewhere does not stay without a token",
        "common/prepare_request.py",
        "{}",
        {"Authorization": "forged", "ledger.id": "9"},
        lacks=["Authorization"],
        has={"Idempotency-Key": "9"},
    ),
    case(
        "no header where its name is empty",
        "common/prepare_request.py",
        "{}",
        {"token.erp": "abc", "ledger.id": "9"},
        {"auth_header": "", "idempotency_header": ""},
        lacks=["Authorization", "Idempotency-Key"],
    ),
    case(
        "the response script gets both bodies under both spellings",
        "common/read_answer.py",
        "x",
        {**BODIES, "invokehttp.status.code": "200"},
        json=ANSWER,
        lacks=["relation", "log.relation.invalid"],
    ),
    case(
        "what was kept for Retry-After leaves the request again",
        "common/read_answer.py",
        "x",
        {"keep:ledger.id": "7", "keep:ledger.flight": "f", "ledger.id": "7"},
        lacks=["keep:ledger.id", "keep:ledger.flight"],
        has={"ledger.id": "7"},
    ),
    later("seconds are told to the Ledger", {"Retry-After": "120"}, "120"),
    later("the header is read in any case", {"retry-AFTER": " 7 "}, "7"),
    later("more than a day is a day", {"Retry-After": "999999"}, "86400"),
    later("a date that is over says nothing", {"Retry-After": "Sat, 31 Jan 2015 00:00:00 GMT"}, None),
    later("a word says nothing", {"Retry-After": "soon"}, None),
    later("a date far away is a day", {"Retry-After": "Fri, 31 Jan 2110 00:00:00 GMT"}, "86400"),
    later("an answer that judges is not asked again", {"Retry-After": "120", "invokehttp.status.code": "422"}, None),
    later("headers that look like ours are not believed", {"Retry-After": "5", "ledger.id": "8", "ledger.event": "accepted"}, "5"),
    case(
        "no answer is an empty text",
        "common/read_answer.py",
        "x",
        {"log.erp.request.body": "r"},
        json={"log.erp.request.body": "r", " log.erp.request.body": "r", "log.erp.response.body": "", " log.erp.response.body": ""},
    ),
    case(
        "a 2xx as long as what is kept is held",
        "common/read_answer.py",
        "x",
        {"invokehttp.status.code": "200", "log.erp.response.body": "\u0131" * 5},
        {"max_response_bytes": "10"},
        has={"relation": "held"},
        like={"log.relation.invalid": "erp.response.max.bytes"},
    ),
    case(
        "a 2xx one byte shorter is not",
        "common/read_answer.py",
        "x",
        {"invokehttp.status.code": "200", "log.erp.response.body": "123456789"},
        {"max_response_bytes": "10"},
        lacks=["relation"],
    ),
    case(
        "a letter cut in two at the end counts as what is left of it",
        "common/read_answer.py",
        "x",
        {"invokehttp.status.code": "200", "log.erp.response.body": "12345678\ufffd"},
        {"max_response_bytes": "10"},
        has={"relation": "held"},
    ),
    case(
        "a cut UTF-16 answer is held",
        "common/read_answer.py",
        "x",
        {"invokehttp.status.code": "200", "log.erp.response.body": '{"a'},
        {"max_response_bytes": "8"},
        has={"relation": "held"},
    ),
    case(
        "a UTF-16 answer cut in the middle of a letter is held",
        "common/read_answer.py",
        "x",
        {"invokehttp.status.code": "200", "log.erp.response.body": '{"a\ufffd'},
        {"max_response_bytes": "9"},
        has={"relation": "held"},
    ),
    case(
        "an answer half as long as what is kept is whole when it is JSON",
        "common/read_answer.py",
        "x",
        {"invokehttp.status.code": "200", "log.erp.response.body": '{"a":1}'},
        {"max_response_bytes": "14"},
        lacks=["relation"],
    ),
    case(
        "a cut answer of one byte a letter is held",
        "common/read_answer.py",
        "x",
        {"invokehttp.status.code": "200", "log.erp.response.body": '{"\u015f'},
        {"max_response_bytes": "3"},
        has={"relation": "held"},
    ),
    case(
        "an answer of one byte a letter that is shorter is not",
        "common/read_answer.py",
        "x",
        {"invokehttp.status.code": "200", "log.erp.response.body": '{"\u015f\u015f": 1}'},
        {"max_response_bytes": "10"},
        lacks=["relation"],
    ),
    case(
        "another code at full length goes by its code",
        "common/read_answer.py",
        "x",
        {"invokehttp.status.code": "500", "log.erp.response.body": "1234567890"},
        {"max_response_bytes": "10"},
        lacks=["relation"],
    ),
    case(
        "the exchange is parsed where it is JSON",
        "common/exchange.py",
        "x",
        BODIES,
        json={"request_data": {"id": 1}, "response_data": {"result": "tamam \u0131\u015f"}},
    ),
    case(
        "the exchange is text where it is none, null where there is nothing",
        "common/exchange.py",
        "x",
        {"log.erp.request.body": "<a>\u015f</a>"},
        json={"request_data": "<a>\u015f</a>", "response_data": None},
    ),
    case(
        "the post script passes the exchange on",
        "common/post_script.py",
        '{"request_data": {"id": 1}, "response_data": null}',
        json={"request_data": {"id": 1}, "response_data": None},
        lacks=["log.script.error"],
    ),
    case("the post script's error is logged", "common/post_script.py", "[]", relationship="failure", like=ERROR),
    case("the log removes its FlowFile", "common/log_line.py", "x", {"ledger.id": "7", "relation": "continue"}, relationship=None),
]


def differences(expected, relationship, attributes, content):
    """What is not as the case says: a list of sentences."""
    found = []
    if relationship != expected["relationship"]:
        found.append("went to %s, not to %s: %s" % (relationship, expected["relationship"], attributes.get("log.script.error")))
    for name, value in expected.get("has", {}).items():
        if attributes.get(name) != value:
            found.append("%s is %r, not %r" % (name, attributes.get(name), value))
    for name, part in expected.get("like", {}).items():
        if part not in (attributes.get(name) or ""):
            found.append("%s is %r, without %r" % (name, attributes.get(name), part))
    found.extend("%s is there: %r" % (name, attributes[name]) for name in expected.get("lacks", ()) if name in attributes)
    if "json" in expected:
        if any(byte > 127 for byte in content):
            found.append("the content is not ASCII")
        if json.loads(content) != expected["json"]:
            found.append("the content is %r" % content)
    if "text" in expected and content.decode("utf-8") != expected["text"]:
        found.append("the content is %r" % content)
    return found
