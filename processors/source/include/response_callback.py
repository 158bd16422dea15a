class TransformCallback(StreamCallback):
    def __init__(self, flowFile):
        self.flowFile = flowFile
        self.erp_response_code = flowFile.getAttribute('invokehttp.status.code')
        self.relation = 'continue'

    def process(self, inputStream, outputStream):
        output_obj = json.loads(IOUtils.toString(inputStream, StandardCharsets.UTF_8))
        request_body = output_obj.get('log.erp.request.body')
        response_body = output_obj.get('log.erp.response.body')
        self.relation = self.relation_of(self.erp_response_code, request_body, response_body)
        outputStream.write(bytearray(json.dumps(output_obj).encode('utf-8')))

    def relation_of(self, status_code, request_body, response_body):
        if not status_code:
            return 'do_nothing'
        if status_code in ('401', '403'):
            return 'auth_fail'
        if status_code.startswith('2'):
            return 'continue'
        if status_code in ('408', '425', '429') or status_code.startswith('5'):
            return 'do_nothing'
        return 'failure'
