"""A small run that fails at one place, as a report shows it."""

import base64
import gzip
import json
import re

from emulator import Secret
from emulator.engine.run import start_flow
from emulator.flow.load import parse_flow
from emulator.picture import Summary, report_html
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


def finished_run(attributes=None):
    """``attributes``: more of them, of the FlowFile that fails."""
    shape = script("Shape", TEXT, ["failure"])
    flow = definition(
        [shape, processor("Hold", "PutSQL", terminate=["retry", "failure"])],
        [("Shape", "success", "Hold"), ("Hold", "success", "out")],
        [port("out")],
    )
    run = start_flow(parse_flow(flow.encode("utf-8")), stubs={"PutSQL": "success"}, keep_contents=True)
    run.feed("Shape", '{"id": 1}', {"kind": "good", "order.number": "A-1"})
    run.feed("Shape", '{"id": 2}', {"kind": "bad", "order.number": "A-2", "long": "x" * 300, **(attributes or {})})
    return run.run(0)


def page_of(run, secret=SECRET):
    summary = Summary("Küçük akış", "1 thing went wrong", ["Shape failed"], ["a note"], run.events[0].time_ms)
    return report_html(run, summary, {"secret": Secret(secret)})


def data_of(page):
    packed = re.search(r'id="data">([^<]*)<', page)[1]
    return json.loads(gzip.decompress(base64.b64decode(packed)))
