"""Random programs of session calls: a strategy, and the script that runs one and prints what every call gave or threw."""

from __future__ import annotations

from hypothesis import strategies as st

SCRIPT = r"""
import java.lang.Throwable
from java.util import HashMap, HashSet
from java.util.regex import Pattern
from org.apache.commons.io import IOUtils
from java.nio.charset import StandardCharsets
from org.apache.nifi.processor import Relationship
from org.apache.nifi.processor.io import InputStreamCallback, OutputStreamCallback, StreamCallback

PROGRAM = %r
KNOWN = globals().get('KNOWN', [])
DONE = globals().get('DONE', [])


class Write(OutputStreamCallback):
    def __init__(self, text, inner=None):
        self.text, self.inner = text, inner

    def process(self, stream):
        stream.write(bytearray(self.text))
        if self.inner:
            self.inner()


class Upper(StreamCallback):
    def process(self, taken, given):
        given.write(bytearray(IOUtils.toString(taken, StandardCharsets.UTF_8).upper().encode('ascii')))


class Read(InputStreamCallback):
    def __init__(self, inner=None):
        self.text, self.inner = None, inner

    def process(self, stream):
        self.text = IOUtils.toString(stream, StandardCharsets.UTF_8)
        if self.inner:
            self.inner()


def pick(number):
    return KNOWN[number %% len(KNOWN)] if KNOWN else None


def keep(found):
    if found is not None and found not in KNOWN:
        KNOWN.append(found)
    return found


def keep_all(found):
    for each in found:
        keep(each)
    return len(found)


def read(number, inner=None):
    taken = Read(inner)
    session.read(pick(number), taken)
    return taken.text


def read_stream(number, close):
    stream = session.read(pick(number))
    text = IOUtils.toString(stream, StandardCharsets.UTF_8)
    if close:
        stream.close()
    return text


def write_stream(number, text, close):
    stream = session.write(pick(number))
    stream.write(bytearray(text))
    if close:
        stream.close()


def upper(number):
    return keep(session.write(pick(number), Upper()))


def merge_new(first, second):
    sources = [pick(first), pick(second)]
    return keep(session.merge(sources, keep(session.create(sources)), bytearray('<'), bytearray('>'), bytearray('|')))


def java_map(pairs):
    found = HashMap()
    for name, value in pairs:
        found.put(name, value)
    return found


RELATIONSHIPS = {'success': REL_SUCCESS, 'failure': REL_FAILURE, 'nowhere': Relationship.Builder().name('nowhere').build()}

CALLS = {
    'get': lambda: keep(session.get()),
    'get_many': lambda n: keep_all(session.get(n)),
    'create': lambda: keep(session.create()),
    'create_child': lambda i: keep(session.create(pick(i))),
    'create_joined': lambda i, j: keep(session.create([pick(i), pick(j)])),
    'clone': lambda i: keep(session.clone(pick(i))),
    'clone_part': lambda i, a, n: keep(session.clone(pick(i), a, n)),
    'put': lambda i, k, v: keep(session.putAttribute(pick(i), k, v)),
    'put_all': lambda i, pairs: keep(session.putAllAttributes(pick(i), java_map(pairs))),
    'remove_attribute': lambda i, k: keep(session.removeAttribute(pick(i), k)),
    'remove_matching': lambda i, p: keep(session.removeAllAttributes(pick(i), Pattern.compile(p))),
    'remove_names': lambda i, names: keep(session.removeAllAttributes(pick(i), set(names))),
    'write': lambda i, t: keep(session.write(pick(i), Write(t))),
    'write_and_put': lambda i, t: keep(session.write(pick(i), Write(t, lambda: session.putAttribute(pick(i), 'in', 'side')))),
    'upper': upper,
    'append': lambda i, t: keep(session.append(pick(i), Write(t))),
    'write_stream': write_stream,
    'read': read,
    'read_and_transfer': lambda i: read(i, lambda: session.transfer(pick(i), REL_FAILURE)),
    'read_inside_read': lambda i, j: read(i, lambda: read(j)),
    'read_stream': read_stream,
    'merge': lambda i, j, t: keep(session.merge([pick(i), pick(j)], pick(t))),
    'merge_new': merge_new,
    'transfer': lambda i, r: session.transfer(pick(i), RELATIONSHIPS[r]),
    'transfer_two': lambda i, j, r: session.transfer([pick(i), pick(j)], RELATIONSHIPS[r]),
    'transfer_back': lambda i: session.transfer(pick(i)),
    'remove': lambda i: session.remove(pick(i)),
    'remove_two': lambda i, j: session.remove([pick(i), pick(j)]),
    'penalize': lambda i: keep(session.penalize(pick(i))),
    'commit': lambda: session.commit(),
    'rollback': lambda p: session.rollback(p),
    'count': lambda n, now: session.adjustCounter('c', n, now),
    'queue': lambda: session.getQueueSize().getObjectCount(),
    'route': lambda i: session.getProvenanceReporter().route(pick(i), REL_SUCCESS),
    'report_send': lambda i: session.getProvenanceReporter().send(pick(i), 'http://x'),
    'report_fork': lambda i, j: session.getProvenanceReporter().fork(pick(i), [pick(j)]),
    'look': lambda i: [pick(i).getSize(), pick(i).isPenalized(), pick(i).getAttribute('a')],
    'fail': lambda: 1 / 0,
}


def said(found):
    if hasattr(found, 'getAttributes'):
        return '%%s %%s' %% (found.getSize(), sorted((k, v) for k, v in found.getAttributes().items()))
    return repr(found)


def run(steps):
    for number, (name, arguments) in enumerate(steps):
        if name == 'throw':
            pick(0).noSuchMethod()  # nobody catches it
        try:
            print('%%d %%s: %%s' %% (number, name, said(CALLS[name](*arguments))))
        except java.lang.Throwable as thrown:
            print('%%d %%s threw %%s: %%s' %% (number, name, thrown.getClass().getName(), thrown.getMessage()))
        except Exception as error:
            print('%%d %%s raised %%s: %%s' %% (number, name, type(error).__name__, error))


DONE.append(1)
run(PROGRAM[len(DONE) - 1])
"""

INDEX = st.integers(0, 5)
TEXT = st.sampled_from(["", "x", "hello", "two\nlines"])
NAME = st.sampled_from(["a", "b", "filename", "uuid", "path", "new"])
VALUE = st.sampled_from(["", "1", "two", "x" * 40])
PLACE = st.sampled_from(["success", "success", "failure", "nowhere"])

# what a call takes, by name; the first ones are drawn more often, so that programs get somewhere
ARGUMENTS = {
    "get": (), "get_many": (st.integers(0, 3),), "create": (), "create_child": (INDEX,), "create_joined": (INDEX, INDEX),
    "clone": (INDEX,), "clone_part": (INDEX, st.integers(0, 3), st.integers(0, 4)), "put": (INDEX, NAME, VALUE),
    "put_all": (INDEX, st.lists(st.tuples(NAME, VALUE), max_size=3)), "remove_attribute": (INDEX, NAME),
    "remove_matching": (INDEX, st.sampled_from(["a|b", ".*", "file.*"])), "remove_names": (INDEX, st.lists(NAME, max_size=2)),
    "write": (INDEX, TEXT), "write_and_put": (INDEX, TEXT), "upper": (INDEX,), "append": (INDEX, TEXT),
    "write_stream": (INDEX, TEXT, st.booleans()), "read": (INDEX,), "read_and_transfer": (INDEX,), "read_inside_read": (INDEX, INDEX),
    "read_stream": (INDEX, st.booleans()), "merge": (INDEX, INDEX, INDEX), "merge_new": (INDEX, INDEX), "transfer": (INDEX, PLACE),
    "transfer_two": (INDEX, INDEX, PLACE), "transfer_back": (INDEX,), "remove": (INDEX,), "remove_two": (INDEX, INDEX),
    "penalize": (INDEX,), "commit": (), "rollback": (st.booleans(),), "count": (st.integers(-2, 2), st.booleans()), "queue": (),
    "route": (INDEX,), "report_send": (INDEX,), "report_fork": (INDEX, INDEX), "look": (INDEX,), "fail": (), "throw": (),
}  # fmt: skip
OFTEN = ("get", "get", "create_child", "clone", "put", "write", "transfer", "transfer", "transfer", "remove")

NAMES = st.sampled_from([*OFTEN, *(name for name in ARGUMENTS if name != "throw")])
CALL = NAMES.flatmap(lambda name: st.tuples(st.just(name), st.tuples(*ARGUMENTS[name]))).map(list)
LAST = st.one_of(st.just([]), st.just([]), st.just([["throw", ()]]))
STEPS = st.tuples(st.lists(CALL, min_size=1, max_size=12), LAST).map(lambda parts: [["get", ()], *parts[0], *parts[1]])
PROGRAMS = st.lists(STEPS, min_size=1, max_size=2)
FLOWFILES = [
    {"attributes": {"uuid": name, "filename": name, "a": name, "b": "two"}, "content": text}
    for name, text in (("first", "hello"), ("second", ""), ("third", "AA"))
]


def question(program):
    """The question that a program is."""
    return {"script": SCRIPT % (program,), "flowfiles": FLOWFILES, "triggers": len(program)}
