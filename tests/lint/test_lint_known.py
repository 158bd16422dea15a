"""lint: what it knows for sure of FlowFiles, NiFi's objects and callbacks, and where it is not sure and says nothing."""

from __future__ import annotations

from typing import List

import pytest

import emulator

GET = "ff = session.get()\n"
TAKE = GET + "if ff is not None:\n"
CALLBACKS = "from org.apache.nifi.processor.io import InputStreamCallback, OutputStreamCallback, StreamCallback\n"


def lines_of(script: str, rule: str) -> List[int]:
    return [finding.line for finding in emulator.lint(script) if finding.rule == rule]


def advice(script: str, rule: str) -> str:
    return next(finding.advice for finding in emulator.lint(script) if finding.rule == rule)


@pytest.mark.parametrize("script, line", [
    (TAKE + "    log.info('x')\nsession.transfer(ff, REL_SUCCESS)\n", 4),
    (TAKE + "    log.info('x')\nsession.remove(ff)\n", 4),
    (TAKE + "    session.transfer(ff, REL_SUCCESS)\nelse:\n    session.transfer(ff, REL_FAILURE)\n", 5),
    (GET + "if ff is None:\n    log.info('none')\nsession.transfer(ff, REL_SUCCESS)\n", 4),
    (GET + "if ff and ff.size:\n    x = 1\nsession.transfer(ff, REL_SUCCESS)\n", 4),
    (GET + "ff = session.putAttribute(ff, 'a', 'b')\nsession.remove(ff)\n", 2),
    (GET + "while True:\n    session.transfer(ff, REL_SUCCESS)\n    break\n", 3),
    ("def work():\n    ff = session.get()\n    session.transfer(ff, REL_SUCCESS)\nwork()\n", 3),
    (GET + "with open('a') as file:\n    session.transfer(ff, REL_SUCCESS)\n", 3),
    (GET + "if ff.getAttribute('a') == 'b':\n    session.remove(ff)\n", 2),
    (GET + "log.info(ff.attributes['a'])\nif ff is not None:\n    session.remove(ff)\n", 2),
    (GET + "try:\n    name = ff.getAttribute('a')\n    session.remove(ff)\nexcept:\n    session.remove(ff)\n", 3),
])  # fmt: skip
def test_a_flowfile_that_may_not_be_there_is_found_outside_its_test(script: str, line: int) -> None:
    assert lines_of(script, "no-flowfile") == [line]


@pytest.mark.parametrize("script", [
    GET + "if ff is None:\n    raise ValueError('none')\nsession.remove(ff)\n",
    GET + "if ff is None:\n    ff = session.create()\nsession.remove(ff)\n",
    GET + "assert ff is not None\nsession.remove(ff)\n",
    GET + "ok = ff is not None\nif ok:\n    session.remove(ff)\n",
    GET + "if ff is None or not ff.size:\n    import sys\n    sys.exit()\nsession.remove(ff)\n",
    GET + "if not ff: exit()\nsession.remove(ff)\n",
    GET + "if ff is not None and ff.size:\n    session.remove(ff)\n",
    GET + "if not (ff is None or ff.size):\n    session.remove(ff)\n",
    GET + "def stop():\n    raise ValueError('none')\nif ff is None:\n    stop()\nsession.remove(ff)\n",
    GET + "ff and session.remove(ff)\n",
    GET + "if ff is None or ff.size == 0:\n    pass\n",
    GET + "name = ff.getAttribute('a') if ff else ''\n",
    GET + "later = lambda: ff.getAttribute('a')\n",
    GET + "while ff is not None:\n    session.remove(ff)\n    ff = session.get()\n",
    "while True:\n    ff = session.get()\n    if not ff: break\n    session.remove(ff)\n",
    "for number in range(3):\n    ff = session.get()\n    if ff is None: continue\n    session.remove(ff)\n",
    "batch = session.get(10)\nsession.transfer(batch, REL_SUCCESS)\n",
    "def work():\n    global ff\n    ff = session.create()\nff = session.get()\nif not ff:\n    work()\nsession.remove(ff)\n",
])  # fmt: skip
def test_every_way_to_make_sure_of_a_flowfile_is_known(script: str) -> None:
    assert lines_of(script, "no-flowfile") == []


@pytest.mark.parametrize("body, line", [
    ("    session.transfer(ff, REL_SUCCESS)\n    session.transfer(ff, REL_FAILURE)\n", 4),
    ("    session.transfer(ff, REL_SUCCESS)\n    session.remove(ff)\n", 4),
    ("    session.remove(ff)\n    session.transfer(ff, REL_SUCCESS)\n", 4),
    ("    session.transfer(ff, REL_SUCCESS)\n    ff = session.putAttribute(ff, 'a', 'b')\n", 4),
    ("    session.transfer(ff, REL_SUCCESS)\n    copy = session.clone(ff)\n    session.remove(copy)\n", 4),
    ("    if ff.size:\n        session.remove(ff)\n    session.transfer(ff, REL_SUCCESS)\n", 5),
    ("    session.transfer(ff, REL_SUCCESS)\n    if ff.size:\n        session.remove(ff)\n", 5),
    ("    try:\n        session.remove(ff)\n    except:\n        log.error('x')\n    session.transfer(ff, REL_SUCCESS)\n", 7),
    ("    try:\n        session.remove(ff)\n    finally:\n        session.transfer(ff, REL_SUCCESS)\n", 6),
    ("    for name in 'ab':\n        session.transfer(ff, REL_SUCCESS)\n", 4),
    ("    for name in 'ab':\n        if name == 'a':\n            session.remove(ff)\n            break\n    session.remove(ff)\n", 7),
    ("    session.transfer([ff], REL_SUCCESS)\n    session.transfer(ff, REL_SUCCESS)\n", 4),
])  # fmt: skip
def test_a_flowfile_that_was_settled_before_is_found(body: str, line: int) -> None:
    assert lines_of(TAKE + body, "settled-twice") == [line]


@pytest.mark.parametrize("body", [
    "    if ff.size:\n        session.remove(ff)\n    if not ff.size:\n        session.transfer(ff, REL_SUCCESS)\n",
    "    if ff.size:\n        session.remove(ff)\n        exit()\n    session.transfer(ff, REL_SUCCESS)\n",
    "    try:\n        session.transfer(ff, REL_SUCCESS)\n    except:\n        session.transfer(ff, REL_FAILURE)\n",
    "    session.transfer(ff, REL_SUCCESS)\n    session.rollback()\n    ff = session.get()\n    session.remove(ff)\n",
    "    session.transfer(ff, REL_SUCCESS)\n    ff = session.create()\n    session.remove(ff)\n",
    "    for name in 'ab':\n        copy = session.clone(ff)\n        session.transfer(copy, REL_SUCCESS)\n    session.remove(ff)\n",
    "    for name in 'ab':\n        session.transfer(ff, REL_SUCCESS)\n        break\n    else:\n        session.remove(ff)\n",
    "    for name in 'ab':\n        if name == 'a':\n            session.transfer(ff, REL_SUCCESS)\n",
    "    done = ff.size and session.remove(ff)\n    done or session.transfer(ff, REL_SUCCESS)\n",
    "    session.transfer(ff, REL_SUCCESS)\n    log.info(ff.getAttribute('a'))\n    session.remove(session.create(ff))\n",
    "    later = lambda: session.remove(ff)\n    session.transfer(ff, REL_SUCCESS)\n",
    "    out = [ff]\n    session.transfer(out, REL_SUCCESS)\n    del out[:]\n    session.transfer(out, REL_SUCCESS)\n",
])  # fmt: skip
def test_one_of_two_ways_settles_a_flowfile(body: str) -> None:
    assert lines_of(TAKE + body, "settled-twice") == []


@pytest.mark.parametrize("line, hint", [
    ("session.putAttributes(ff, {})", "the session has no putAttributes; did you mean putAttribute?"),
    ("ff.getAttribut('a')", "a FlowFile has no getAttribut; did you mean getAttribute?"),
    ("ff.attribute", "a FlowFile has no attribute; did you mean attributes?"),
    ("log.warning('x')", "log has no warning; did you mean warn?"),
    ("context.getPropery('x')", "the context has no getPropery; did you mean getProperty?"),
    ("context.getProperty('x').getvalue()", "a PropertyValue has no getvalue; did you mean getValue?"),
    ("context.stateManager.getstate(None)", "the StateManager has no getstate; did you mean getState?"),
    ("context.getStateManager().getState(None).tomap()", "a StateMap has no tomap; did you mean toMap?"),
    ("ff.transfer(REL_SUCCESS)", "a FlowFile has no transfer; the session has it"),
])  # fmt: skip
def test_a_misspelt_member_is_found_with_its_right_name(line: str, hint: str) -> None:
    assert advice(f"{TAKE}    {line}\n    session.remove(ff)\n", "missing-member") == hint


@pytest.mark.parametrize("script", [
    "def work(session):\n    session.putAttributes({})\nwork(1)\n",
    "import requests\nsession = requests.Session()\nsession.headers = {}\nx = session.headers\n",
    "from logging import getLogger\nlog = getLogger('x')\nlog.warning('x')\n",
    "class session(object):\n    attributes = {}\nx = session.attributes\n",
    "for ff in session.get(10):\n    ff.anything()\n    session.remove(ff)\n",
    "batch = session.get(10)\nbatch.isEmpty()\n",
    TAKE + "    x = ff.attributes\n    x = ff.size\n    x = ff.penalized\n    x = ff.class\n    x = ff.__class__\n    session.remove(ff)\n",
    "if hasattr(session, 'commitLater'):\n    session.commitLater()\n",
    "try:\n    session.commitLater()\nexcept AttributeError:\n    session.commit()\n",
    "x = session.read\nout = session.write(session.create())\nout.anything()\n",
])  # fmt: skip
def test_what_may_be_another_object_is_left_alone(script: str) -> None:
    assert lines_of(script, "missing-member") == []


@pytest.mark.parametrize("lines, argument, hint", [
    ("", "'text'", "'text' is a text: append calls the process of an OutputStreamCallback"),
    ("", "bytearray('a')", "bytearray('a') is a bytearray: append calls the process of an OutputStreamCallback"),
    ("", "{}", "{} is a dict: append calls the process of an OutputStreamCallback"),
    ("", "None", "None is nothing: append calls the process of an OutputStreamCallback"),
    ("class A(OutputStreamCallback):\n    def proces(self, out):\n        pass\n", "A()", "A has no method process"),
    ("class A(object):\n    def process(self, out):\n        pass\n", "A()", "A is no OutputStreamCallback"),
    ("class A(InputStreamCallback):\n    def process(self, stream):\n        pass\n", "A()", "A is no OutputStreamCallback"),
    ("class A(OutputStreamCallback):\n    def process(self):\n        pass\n", "A()", "A.process is called with one argument beside self"),
    ("class A(OutputStreamCallback):\n    def process(x, y, z): pass\n", "A()", "A.process is called with one argument beside self"),
    ("class B(OutputStreamCallback):\n    pass\nclass A(B):\n    pass\n", "A()", "A has no method process"),
    ("def f(a, b):\n    pass\n", "f", "f is called with one argument, the stream"),
    ("", "lambda: None", "this lambda is called with one argument, the stream"),
])  # fmt: skip
def test_what_cannot_be_called_back_is_found(lines: str, argument: str, hint: str) -> None:
    assert advice(f"{CALLBACKS}{lines}{TAKE}    ff = session.append(ff, {argument})\n    session.remove(ff)\n", "callback") == hint


@pytest.mark.parametrize("lines, call", [
    ("def f(out):\n    pass\n", "write(ff, f)"),
    ("def f(out, more=None):\n    pass\n", "append(ff, f)"),
    ("def f(*all):\n    pass\n", "read(ff, f)"),
    ("", "write(ff, lambda out: out.close())"),
    ("class A(StreamCallback):\n    def process(self, stream, out):\n        pass\n", "write(ff, A())"),
    ("class A(OutputStreamCallback):\n    def __init__(self):\n        self.process = len\n", "append(ff, A())"),
    ("class A(OutputStreamCallback):\n    @staticmethod\n    def process(out):\n        pass\n", "append(ff, A())"),
    ("class A(OutputStreamCallback):\n    process = lambda self, out: None\n", "append(ff, A())"),
    ("class A(OutputStreamCallback):\n    def process(self, *all):\n        pass\nclass B(A):\n    pass\n", "append(ff, B())"),
    ("from helpers import Base\nclass A(Base):\n    pass\n", "append(ff, A())"),
    ("import helpers\n", "append(ff, helpers.A)"),
    ("def made():\n    return 1\n", "append(ff, made())"),
    ("A = 'a'\ndef other(A):\n    session.append(session.create(), A)\n", "read(ff)"),
])  # fmt: skip
def test_every_callback_that_jython_takes_is_left_alone(lines: str, call: str) -> None:
    assert lines_of(f"{CALLBACKS}{lines}{TAKE}    x = session.{call}\n    session.remove(ff)\n", "callback") == []


SCOPE = "from org.apache.nifi.components.state import Scope\nfrom java.util import HashMap\n"


@pytest.mark.parametrize("lines", [
    "context.getStateManager().setState({'a': 1}, Scope.LOCAL)\n",
    "session.setState({'a': len('x')}, Scope.LOCAL)\n",
    "new = {'a': '1'}\nnew['b'] = 2\ncontext.stateManager.setState(new, Scope.LOCAL)\n",
    "new = HashMap()\nnew.put('a', 1)\ncontext.stateManager.setState(new, Scope.LOCAL)\n",
    "old = context.stateManager.getState(Scope.LOCAL)\ncontext.stateManager.replace(old, {'a': 1.5}, Scope.LOCAL)\n",
    "def work(manager):\n    manager.setState({'a': True}, Scope.CLUSTER)\n",
])  # fmt: skip
def test_a_number_in_the_state_is_found(lines: str) -> None:
    assert len(lines_of(SCOPE + lines, "number-state")) == 1


@pytest.mark.parametrize("lines", [
    "context.stateManager.setState({'a': str(1)}, Scope.LOCAL)\n",
    "new = {'a': 1}\nnew['a'] = str(new['a'])\ncontext.stateManager.setState(new, Scope.LOCAL)\n",
    "def work(light):\n    light.setState({'a': 1}, 'on')\n",
    "x = 'a'.replace('a', 'b')\n",
    "def work(values):\n    session.setState(values, Scope.LOCAL)\n",
])  # fmt: skip
def test_a_state_of_texts_is_left_alone(lines: str) -> None:
    assert lines_of(SCOPE + lines, "number-state") == []


@pytest.mark.parametrize("lines, value", [
    ("count = 0\nfor x in 'ab':\n    count += 1\n", "count"),
    ("import time\n", "time.time()"),
    ("from time import time as now\n", "int(now() * 1000)"),
    ("import uuid\n", "uuid.uuid4()"),
    ("from datetime import datetime\n", "datetime.now()"),
    ("from java.util import UUID\n", "UUID.randomUUID()"),
    ("", "ff.getSize()"),
    ("", "ff.size"),
    ("", "context.getProperty('x').asInteger()"),
    ("", "'a,b'.split(',')"),
    ("", "-1"),
    ("", "not ff"),
    ("", "1 > 2"),
    ("", "1 if ff else 0"),
    ("", "[1]"),
    ("", "{}"),
    ("", "(1, 2)"),
])  # fmt: skip
def test_an_attribute_that_is_no_text_is_found(lines: str, value: str) -> None:
    assert len(lines_of(f"{lines}{TAKE}    ff = session.putAttribute(ff, 'n', {value})\n    session.remove(ff)\n", "number-attribute")) == 1


@pytest.mark.parametrize("lines", [
    "    for number in range(3):\n        session.putAttribute(ff, 'n', number)\n",
    "    for number, part in enumerate('abc'):\n        session.putAttribute(ff, 'n', number)\n",
    "    session.putAttribute(ff, 1, 'x')\n",
    "    new = {}\n    new['n'] = 1\n    session.putAllAttributes(ff, new)\n",
    "    new = {'n': 1, 'a': 'b'}\n    session.putAllAttributes(ff, new)\n",
    "    from java.util import HashMap\n    new = HashMap()\n    new.put('n', 1)\n    session.putAllAttributes(ff, new)\n",
])  # fmt: skip
def test_a_number_among_attributes_is_found_wherever_it_comes_from(lines: str) -> None:
    assert len(lines_of(f"{TAKE}{lines}    session.remove(ff)\n", "number-attribute")) == 1


@pytest.mark.parametrize("lines", [
    "    session.putAttribute(ff, 'n', None)\n",
    "    session.putAttribute(ff, 'n', '%d' % 5)\n",
    "    session.putAttribute(ff, 'n', ff.getAttribute('a') or '0')\n",
    "    session.putAttribute(ff, 'n', 1 if ff.size else 'x')\n",
    "    def len(x): return 'x'\n    session.putAttribute(ff, 'n', len('a'))\n",
    "    import mine as time\n    session.putAttribute(ff, 'n', time.time())\n",
    "    new = {'n': 1}\n    for key in new: new[key] = str(new[key])\n    session.putAllAttributes(ff, new)\n",
    "    def work(new):\n        new['n'] = 1\n    new = {}\n    session.putAllAttributes(ff, new)\n",
    "    for number, part in enumerate('abc'):\n        session.putAttribute(ff, 'n', part)\n",
    "    for number in [1, '2']:\n        session.putAttribute(ff, 'n', number)\n",
])  # fmt: skip
def test_an_attribute_that_may_be_a_text_is_left_alone(lines: str) -> None:
    assert lines_of(f"{TAKE}{lines}    session.remove(ff)\n", "number-attribute") == []


WRITE = "from org.apache.nifi.processor.io import OutputStreamCallback\nimport json\n"


@pytest.mark.parametrize("script", [
    "def f(out, text):\n    out.write(bytearray(text.encode('utf-8')))\n",
    "def f(out, text):\n    data = bytearray(text, 'utf-8')\n    out.write(data)\n",
    "def f(out):\n    out.write(bytearray([200]))\n",
    "def f(out, text):\n    out.write(bytearray('%s' % text))\n",
    "def f(out, text):\n    text = json.dumps(text, ensure_ascii=False)\n    out.write(bytearray(text.encode('utf-8')))\n",
    "class A(OutputStreamCallback):\n    def __init__(self, text):\n        self.text = text\n    def process(self, out):\n"
    "        out.write(bytearray(self.text.encode('utf-8')))\nx = A(json.dumps(1))\ny = A(ff.getAttribute('a'))\n",
])  # fmt: skip
def test_a_bytearray_that_may_hold_other_than_ascii_is_found(script: str) -> None:
    assert len(lines_of(WRITE + script, "non-ascii-write")) == 1


@pytest.mark.parametrize("script", [
    "def f(out, values):\n    text = json.dumps(values)\n    out.write(bytearray(text.encode('utf-8')))\n",
    "def f(out, values):\n    text = json.dumps(values) if values else 'none'\n    out.write(bytearray(text))\n",
    "def f(out, values):\n    text = 'none'\n    if values:\n        text = json.dumps(values)\n    out.write(bytearray(text))\n",
    "def f(out, values):\n    out.write(bytearray('%d of %r' % (len(values), values)))\n",
    "def f(out, values):\n    out.write(bytearray(str(len(values))))\n",
    "def f(out):\n    out.write(bytearray([1, 2]))\n",
    "import base64\ndef f(out, text):\n    out.write(bytearray(base64.b64encode(text)))\n",
    "with open('a', 'wb') as file:\n    file.write(bytearray(u'\u015f'.encode('utf-8')))\n",
    "class A(OutputStreamCallback):\n    def __init__(self):\n        self.text = None\n    def process(self, out):\n"
    "        out.write(bytearray(self.text.encode('utf-8')))\nx = A()\nx.text = json.dumps(1)\n",
    "class A(OutputStreamCallback):\n    def __init__(self, text):\n        self.text = text\n    def process(self, out):\n"
    "        out.write(bytearray(self.text.encode('utf-8')))\nx = A(json.dumps(1))\n",
    "def send(text):\n    session.write(session.create(), lambda out: out.write(bytearray(text)))\nsend('abc')\n",
])  # fmt: skip
def test_a_bytearray_of_ascii_alone_is_left_alone(script: str) -> None:
    assert lines_of(WRITE + script, "non-ascii-write") == []


@pytest.mark.parametrize("script, rule", [
    ("text = 'değişti'\nraise ValueError(text)\n", "non-ascii-error"),
    ("raise ValueError, 'değişti'\n", "non-ascii-error"),
    ("assert 1 == 2, 'değişti'\n", "non-ascii-error"),
    ("log.error('değişti: %s' % 1)\nx = 1\n", "non-ascii-error"),
    ("log.warn('{}', ['değişti'])\nx = 1\n", "non-ascii-error"),
    ("log.info(session.get().getAttribute('a').encode('utf-8'))\nx = 1\n", "non-ascii-error"),
    ("session.putAttribute(session.get(), 'şehir', 'x')\nx = 1\n", "non-ascii-attribute"),
    ("session.putAttribute(session.get(), 'x', session.get().getAttribute('a').encode('utf-8'))\nx = 1\n", "non-ascii-attribute"),
    ("new = {'a': 'ş'}\nsession.putAllAttributes(session.get(), new)\n", "non-ascii-attribute"),
])  # fmt: skip
def test_a_byte_string_that_loses_its_letters_is_found(script: str, rule: str) -> None:
    assert len(lines_of(script, rule)) == 1


@pytest.mark.parametrize("script", [
    "text = 'değişti'.decode('utf-8')\nraise ValueError(text)\n",
    "texts = {}\nraise ValueError(texts['ş'])\n",
    "log.error(u'değişti')\nx = 1\n",
    "import json\nsession.putAttribute(session.get(), 'x', json.dumps({'ş': 1}).encode('utf-8'))\n",
    "session.putAttribute(session.get(), 'x', str(len('ş')))\nx = 1\n",
    "text = 'ş'\nsession.putAttribute(session.get(), 'x', unicode(text, 'utf-8'))\n",
])  # fmt: skip
def test_a_text_that_keeps_its_letters_is_left_alone(script: str) -> None:
    assert lines_of(script, "non-ascii-error") == lines_of(script, "non-ascii-attribute") == []


@pytest.mark.parametrize("script, line", [
    (TAKE + "    log.info('x')\n    session.commit()\n", 4),
    (TAKE + "    new = session.create(ff)\n    session.remove(ff)\n    session.commitAsync()\n", 5),
    ("class A(object):\n    def onTrigger(self, context, factory):\n        session = factory.createSession()\n        ff = session.get()\n"
     "        if ff is None:\n            return\n        session.commit()\n", 7),
])  # fmt: skip
def test_a_commit_settles_nothing(script: str, line: int) -> None:
    assert lines_of(script, "not-transferred") == [line]


def test_a_commit_behind_a_transfer_is_right() -> None:
    assert lines_of(TAKE + "    session.transfer(ff, REL_SUCCESS)\nsession.commit()\n", "not-transferred") == []


@pytest.mark.parametrize("argument, hint", [
    ("'success'", "'success' is a text, no Relationship: write REL_SUCCESS or REL_FAILURE"),
    ("None", "None is nothing, no Relationship: write REL_SUCCESS or REL_FAILURE"),
    ("rel", "rel is a text, no Relationship: write REL_SUCCESS or REL_FAILURE"),
])  # fmt: skip
def test_a_transfer_to_what_is_no_relationship_is_found(argument: str, hint: str) -> None:
    assert advice(f"{TAKE}    rel = 'success'\n    session.transfer(ff, {argument})\n", "transfer-argument") == hint


@pytest.mark.parametrize("lines", [
    "    rel = REL_SUCCESS\n    session.transfer(ff, rel)\n",
    "    rel = None\n    rel = REL_SUCCESS\n    session.transfer(ff, rel)\n",
    "    session.transfer(ff, self.REL)\n",
    "    session.transfer([ff], REL_SUCCESS)\n",
])  # fmt: skip
def test_a_transfer_to_what_may_be_a_relationship_is_left_alone(lines: str) -> None:
    assert lines_of(TAKE + lines, "transfer-argument") == lines_of(TAKE + lines, "back-to-queue") == []
