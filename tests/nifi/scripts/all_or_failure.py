# ruff: noqa: F821
# A merchant's response script as they are often written: what is not 2xx is a failure, and a missing status code is not thought of.
import traceback

from org.apache.nifi.processor.io import StreamCallback


class Unchanged(StreamCallback):
    def __init__(self, status):
        self.relation = 'continue' if status.startswith('2') else 'failure'
        if status in ('401', '403'):
            self.relation = 'auth_fail'

    def process(self, inputStream, outputStream):
        while True:
            byte = inputStream.read()
            if byte < 0:
                break
            outputStream.write(byte)


flow_file = session.get()
if flow_file is not None:
    try:
        answer = Unchanged(flow_file.getAttribute('invokehttp.status.code'))
        flow_file = session.write(flow_file, answer)
        session.putAttribute(flow_file, 'relation', answer.relation)
        session.transfer(flow_file, REL_SUCCESS)
    except Exception:
        session.putAttribute(flow_file, 'log.script.error', traceback.format_exc())
        session.transfer(flow_file, REL_FAILURE)
    session.commit()
