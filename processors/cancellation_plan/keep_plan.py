# Written by make build: edit processors/source/cancellation_plan/keep_plan.py, or what it includes.
# Keep the plan: puts the content into an attribute, so that the plan can be sent again as it came, whatever the cards make of the content.
# Nothing to edit.
#
# Reads:  the content
# Writes: plan.body; it is turned into the content again, and deleted, where the plan waits for its next try
# Relationships: success; failure with the traceback in log.script.error
# Example: {"event": {...}, "payload": {...}} -> plan.body={"event": {...}, "payload": {...}}

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

def run_one(work):
    # One FlowFile through work(flow_file); an error goes to failure with its traceback in log.script.error.
    flow_file = session.get()
    if flow_file is None:
        return
    try:
        session.transfer(work(flow_file), REL_SUCCESS)
    except:
        session.putAttribute(flow_file, 'log.script.error', traceback.format_exc())
        session.transfer(flow_file, REL_FAILURE)
    session.commit()

def keep(flow_file):
    return session.putAttribute(flow_file, 'plan.body', read_text(flow_file))

if 'session' in globals():
    run_one(keep)
