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
