"""What the tests of the command line share."""

import io
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOW = str(ROOT / "templates" / "json" / "order_cancellation_request.json")
PASS = "ff = session.get()\nif ff is not None:\n  session.transfer(ff, REL_SUCCESS)\n"
GENERATE = """<?xml version="1.0" encoding="UTF-8"?><template encoding-version="1.3"><name>t</name><snippet>
<processors><id>p</id><parentGroupId>g</parentGroupId><name>Make</name><type>org.apache.nifi.processors.standard.GenerateFlowFile</type><bundle><group>org.apache.nifi</group>
<artifact>nifi-standard-nar</artifact><version>1.16.3</version></bundle><state>STOPPED</state><config><properties>
<entry><key>generate-ff-custom-text</key><value>#{text}</value></entry></properties><schedulingPeriod>1 min</schedulingPeriod>
<schedulingStrategy>TIMER_DRIVEN</schedulingStrategy></config>
<relationships><name>success</name><autoTerminate>true</autoTerminate></relationships></processors></snippet></template>"""


def stdin(monkeypatch, data):
    """Standard input of a command that runs in this process."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
