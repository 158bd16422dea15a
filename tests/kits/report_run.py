"""A small run that fails at one place, as a report shows it."""

import base64
import gzip
import json
import re

from emulator import Secret
from emulator.engine.run import start_flow
from emulator.flow.load import parse_flow
from emulator.picture import Summary, report_html
from emulator.picture.steps import GONE, NONE, SAME
from emulator.picture.tables import NEW, NEXT
from tests.kits.small_flow import definition, port, processor, script

TEXT = """from org.apache.nifi.processor.io import OutputStreamCallback
class Body(OutputStreamCallback):
  def process(self, stream):
    stream.write(bytearray(b'{"ad": "\\\\u00c7a\\\\u011fla"}'))
ff = session.get()
if ff is not None:
  if ff.getAttribute('kind') == 'bad':
    log.error('cannot shape it')
    session.transfer(session.putAttribute(ff, 'log.script.error', 'Traceback\\nKeyError: x'), REL_FAILURE)
  else:
    ff = session.write(ff, Body())
    session.transfer(session.putAttribute(ff, 'key', 'hidden-value'), REL_SUCCESS)
"""
SECRET = "hidden-value"


def finished_run(attributes=None, **options):
    """``attributes``: more of them, of the FlowFile that fails; ``options`` of the run."""
    shape = script("Shape", TEXT, ["failure"])
    flow = definition(
        [shape, processor("Hold", "PutSQL", terminate=["retry", "failure"])],
        [("Shape", "success", "Hold"), ("Hold", "success", "out")],
        [port("out")],
    )
    run = start_flow(parse_flow(flow.encode("utf-8")), stubs={"PutSQL": "success"}, keep_contents=True, **options)
    run.feed("Shape", '{"id": 1}', {"kind": "good", "order.number": "A-1"})
    run.feed("Shape", '{"id": 2}', {"kind": "bad", "order.number": "A-2", "long": "x" * 300, **(attributes or {})})
    return run.run(0)


FORK = """ff = session.get()
if ff is not None:
  child = session.putAttribute(session.create(ff), 'order.number', 'child')
  session.transfer(session.putAttribute(child, 'kind', 'made'), REL_SUCCESS)
  session.remove(ff)
"""


def forking_run():
    """A FlowFile that a script makes of another."""
    flow = definition([script("Fork", FORK, ["failure"])], [("Fork", "success", "out")], [port("out")])
    run = start_flow(parse_flow(flow.encode("utf-8")), keep_contents=True)
    run.feed("Fork", "{}", {"order.number": "A-1", "kind": "fed", "note": "kept"})
    return run.run(0)


def page_of(run, secret=SECRET):
    summary = Summary("Küçük akış", "1 thing went wrong", ["Shape failed"], ["a note"], run.events[0].time_ms)
    return report_html(run, summary, {"secret": Secret(secret)})


def data_of(page):
    """What a page holds, its numbers read: ``steps`` are rows of type, path, uuid, changes, attributes then, content."""
    packed = re.search(r'id="data">([^<]*)<', page)[1]
    data = json.loads(gzip.decompress(base64.b64decode(packed)))
    piece = reader()
    data["values"] = [whole(data, entry, piece) for entry in data["values"]]
    data["contents"] = [[whole(data, entry, piece), size] for entry, size in data["contents"]]
    data["flowfiles"] = [data["values"][number] for number in data["flowfiles"]]
    return {**data, "steps": list(steps_of(data))}


def whole(data, entry, piece):
    return entry if isinstance(entry, str) else "".join(data["pieces"][piece(code)] for code in entry)


def reader():
    """Reads the numbers that Codes wrote."""
    state = {"unsaid": 0, "last": -1}

    def read(code):
        state["last"] = state["unsaid"] if code == NEW else state["last"] + 1 if code == NEXT else code - 2
        state["unsaid"] += code == NEW
        return state["last"]

    return read


def steps_of(data):
    columns, words = data["steps"], data["words"]
    value, content, values, contents, now, made_with, own = reader(), reader(), iter(columns["values"]), {}, {}, {}, 0
    rows = zip(*[columns[name] for name in ("type", "component", "flowfile", "content", "names")])
    for index, (kind, component, further, code, names) in enumerate(rows):
        parents, children = data["links"].get(str(index), ([], []))
        own += further
        said = {words[name]: next(values) for name in data["names"][names]}
        changed = {name: None if code == GONE else data["values"][value(code)] for name, code in said.items()}
        contents[own] = contents.get(own) if code == SAME else None if code == NONE else content(code)
        if own not in now:
            hand_down(now, made_with, own, parents, children)
        attributes = {**now.get(own, made_with.get(own, {})), **changed}
        now[own] = {name: value for name, value in attributes.items() if value is not None}
        hand_down(now, made_with, own, parents, children)
        yield words[kind], words[component], data["flowfiles"][own], changed, now[own], contents[own]


def hand_down(now, made_with, own, parents, children):
    first = now.get(own - parents[0]) if parents else None
    for child in [own - back for back in children if first is not None]:
        if child not in now:
            made_with.setdefault(child, first)
