"""The scripts and the mapping that the documentation of Script Testing and Mapping Testing shows, as they stand there."""

SCRIPT = """import json
import traceback
from java.nio.charset import StandardCharsets
from org.apache.commons.io import IOUtils
from org.apache.nifi.processor.io import StreamCallback

def get_attribute(flow_file, attr_name):
   all_var = flow_file.getAttribute("allVar")
   if all_var:
       all_attributes = json.loads(all_var)
       return all_attributes.get(attr_name, None)
   return flow_file.getAttribute(attr_name)

class TransformCallback(StreamCallback):
   def __init__(self, flowFile):
       self.flowFile = flowFile
       self.erpToken = get_attribute(flowFile, "token.erp")

   def process(self, inputStream, outputStream):
       input_text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)
       input_obj = json.loads(input_text)
       output_obj = self.transform(input_obj)
       outputStream.write(bytearray(json.dumps(output_obj, indent=4).encode('utf-8')))

   def transform(self, output_obj):
       # Transform content
       output_obj['token'] = self.erpToken
       return output_obj

flowFile = session.get()
if flowFile != None:
   try:
       flowFile = session.write(flowFile, TransformCallback(flowFile))
       session.transfer(flowFile, REL_SUCCESS)
   except:
       var = traceback.format_exc()
       session.putAttribute(flowFile, 'log.script.error', str(var))
       session.transfer(flowFile, REL_FAILURE)
   session.commit()
"""
RESPONSE_SCRIPT = """import json
import traceback
from java.nio.charset import StandardCharsets
from org.apache.nifi.processor.io import StreamCallback
from org.apache.commons.io import IOUtils


class TransformCallback(StreamCallback):
    def __init__(self, flowFile):
        self.flowFile = flowFile
        self.erp_response_code = flowFile.getAttribute("invokehttp.status.code")
        self.relation = 'continue'

    def process(self, inputStream, outputStream):
        input_text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)

        response_status = self.erp_response_code
        output_obj = json.loads(input_text)
        if response_status in ('401', '403'):
            self.relation = 'auth_fail'
        if not response_status.startswith('2') and response_status not in ('401', '403'):
            self.relation = 'failure'
        # Write output content
        outputStream.write(bytearray(json.dumps(output_obj).encode('utf-8')))


flowFile = session.get()
if flowFile is not None:
    try:
        content = TransformCallback(flowFile)
        flowFile = session.write(flowFile, content)
        session.putAttribute(flowFile, 'relation', str(content.relation))
        # Finish by transferring the FlowFile to an output relationship
        session.transfer(flowFile, REL_SUCCESS)
    except:
        var = traceback.format_exc()
        session.putAttribute(flowFile, 'log.script.error', str(var))
        session.transfer(flowFile, REL_FAILURE)
    session.commit()
"""
MAPPING = """[
  {
    "operation": "shift",
    "spec": {
      "id": "id",
      "status": "status",
      "reason": {
        "pk": "reason_id",
        "subject": "reason_subject"
      },
      "order_item": {
        "order": {
          "number": "order_number"
        }
      }
    }
  }
]
"""
