# Custom Response Script: decides from the ERP's answer what happens to the cancellation request.
#
# To edit: relation_of(). Its word goes into the attribute `relation`:
#   continue    the ERP has it: written to Omnitron, settled
#   failure     the ERP judged it and refused: tried again for failure.attempts batches, then only when it changes
#   do_nothing  nothing is known (no answer; 408, 425, 429 and 5xx judge nothing): tried again later, without limit
#   auth_fail   the ERP's token is refused: a new login and one resend (a setting), then as failure
#   any other word, or an error in this script: held, not sent again until an operator releases it
# Reads:  invokehttp.status.code (missing when the ERP gave no answer: this script is asked then only with
#         custom.response.without.answer, else it is do_nothing); the content
#         {"log.erp.request.body": "...", "log.erp.response.body": "..."}, texts, each also under a name with a leading space.
# Writes: the attribute relation; the content stays as it is.
# Relationships: success; failure with the traceback in log.script.error (held).
# Example: an ERP that says {"result": "busy"} with 200:
#          if json.loads(response_body).get('result') == 'busy': return 'do_nothing'

import json
import traceback

from java.nio.charset import StandardCharsets
from org.apache.commons.io import IOUtils
from org.apache.nifi.processor.io import StreamCallback


# include: response_callback


# include: relation_each
