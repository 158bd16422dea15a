# Written by make build: edit processors/source/cancellation_plan/keep_plan.py, or what it includes.
# Keep the plan: puts the content into an attribute, so that the plan can be sent again as it came, whatever the cards make of the content.
# Nothing to edit.
#
# Reads:  the content
# Writes: plan.body; it is turned into the content again, and deleted, where the plan waits for its next try
# Relationships: success; failure with the traceback in log.script.error
# Example: {"event": {...}, "payload": {...}} -> plan.body={"event": {...}, "payload": {...}}

import sys
import traceback

def read_text(flow_file):
    # The content as text.
    from java.nio.charset import StandardCharsets
    from org.apache.commons.io import IOUtils
    stream = session.read(flow_file)
    try:
        return IOUtils.toString(stream, StandardCharsets.UTF_8)
    finally:
        stream.close()

def run_each(work):
    # Up to 100 FlowFiles through work(flow_file), in one commit; one whose work fails goes to failure alone, its traceback in
    # log.script.error.
    for flow_file in session.get(100):
        try:
            session.transfer(work(flow_file), REL_SUCCESS)
        except:
            session.putAttribute(flow_file, 'log.script.error', traceback.format_exc())
            session.transfer(flow_file, REL_FAILURE)
    session.commit()

def keep(flow_file):
    return session.putAttribute(flow_file, 'plan.body', read_text(flow_file))

def trigger():
    run_each(keep)

if 'session' in globals():
    # An exception that leaves a script costs NiFi a whole Jython engine (ExecuteScript.onTrigger): it is told, and tried again later.
    try:
        trigger()
    except:
        log.error('nothing is done, it is tried again: ' + traceback.format_exception_only(*sys.exc_info()[:2])[-1].strip())
        session.rollback(True)
        getattr(context, 'yield')()
