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
