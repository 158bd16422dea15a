# ruff: noqa: F821
# A stand-in for the Ledger: counts ticks, remembers releases, in the keys and under the events of the real one.
import json

from java.util import HashMap
from org.apache.nifi.components.state import Scope

flowfile = session.get()
if flowfile is not None:
    manager = context.getStateManager()
    state = HashMap(manager.getState(Scope.CLUSTER).toMap())
    event = flowfile.getAttribute('ledger.event')
    to = 'work'
    if event == 'tick':
        ticks = int(state.get('ticks') or '0') + 1
        state.put('ticks', str(ticks))
        if not state.containsKey('i:park-7'):
            state.put('i:park-7', 'held|v|||||1')
        state.put('0floor', context.getProperty('start_date').evaluateAttributeExpressions().getValue() or '')
        state.put('0summary', json.dumps({'count': {'open': ticks, 'done': 2}, 'oldest': {'open': '2024-01-02T00:00:00.000000Z'}}))
    else:
        stream = session.read(flowfile)
        text = ''
        while True:
            byte = stream.read()
            if byte < 0:
                break
            text += chr(byte)
        stream.close()
        released = json.loads(text)['id']
        state.put('released', released)
        state.put('i:' + released, 'open|v|||||1')
        to = 'park' if released.startswith('park') else 'work'
    manager.setState(state, Scope.CLUSTER)
    flowfile = session.putAttribute(flowfile, 'ledger.to', to)
    session.transfer(flowfile, REL_SUCCESS)
