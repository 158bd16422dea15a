"""What stands in the Ledger for a moment while its state is read or written: REST shows 500 entries of a state and sets none."""

from __future__ import annotations

NOTICE = "# In place of the Ledger's own script while its state is moved."
SCRIPT = (
    NOTICE
    + """
# {"op": "export"} as content changes nothing, {"op": "import", "state": {...}} fills a state that is empty; the state that there is then
# goes to success as JSON. Anything else stays in its queue. Still here? python -m nifi upgrade puts the Ledger's own script back.
import json

from java.nio.charset import StandardCharsets
from java.util import HashMap
from org.apache.commons.io import IOUtils
from org.apache.nifi.components.state import Scope


def order_of(flowFile):
    stream = session.read(flowFile)
    try:
        return json.loads(IOUtils.toString(stream, StandardCharsets.UTF_8))
    finally:
        stream.close()


def state():
    return dict(context.getStateManager().getState(Scope.CLUSTER).toMap())


flowFile = session.get()
if flowFile is not None:
    order = order_of(flowFile)
    if order['op'] not in ('export', 'import'):
        raise ValueError('the state is being moved; python -m nifi upgrade puts the script of the Ledger back')
    if order['op'] == 'import' and not state():
        context.getStateManager().setState(HashMap(order['state']), Scope.CLUSTER)
    stream = session.write(flowFile)
    try:
        stream.write(bytearray(json.dumps(state()).encode('ascii')))
    finally:
        stream.close()
    session.transfer(flowFile, REL_SUCCESS)
"""
)
